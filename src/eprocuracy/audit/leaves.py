"""An entry as a leaf of the tree: what an outsider may see of it, with nothing in it that names a person. Pure.

The leaf says when and which deed, and holds keyed pseudonyms of the account and of the things, and the hash of a random salt and
the whole entry. The entry and its salt stay in the database: with them anyone can show what stood behind a leaf, without them nobody.
"""

from __future__ import annotations

import hmac
import json
from binascii import b2a_base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

VERSION = 1
# a list may name thousands; its leaf names the first of them and says how many there were
NAMED = 64
PSEUDONYM_BYTES = 16
_WRITE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode
_quoted = json.encoder.encode_basestring  # as the writer of JSON quotes a text

COLUMNS = """e.sequence, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.account, e.unit, e.deed, e.about,
    e.detail::text, host(e.address), e.request, e.salt, e.stamp"""
"""An entry as the database hands it out, in the order of `Written`."""


@dataclass(frozen=True, slots=True)
class EntryKeys:
    """What stamps an entry as written by us, and what turns accounts and things into pseudonyms."""

    stamping: bytes
    naming: bytes

    def __repr__(self) -> str:
        return "EntryKeys()"

    def stamp(self, digest: bytes) -> bytes:
        """Shows that an entry of this digest was written by the application: who has the database alone cannot make it."""
        return hmac.digest(self.stamping, digest, "sha256")

    def pseudonym(self, thing: str) -> bytes:
        """The same for the same account or thing, and meaningless without the key."""
        return hmac.digest(self.naming, thing.encode(), "sha256")[:PSEUDONYM_BYTES]


@dataclass(frozen=True, slots=True)
class Written:
    """One entry as it stands in the database."""

    sequence: int
    at: str
    account: str
    unit: str
    deed: str
    about: Sequence[str]
    detail: str
    address: str | None
    request: str
    salt: bytes
    stamp: bytes

    def payload(self) -> bytes:
        return payload(
            at=self.at,
            account=self.account,
            unit=self.unit,
            deed=self.deed,
            about=self.about,
            detail=json.loads(self.detail) if self.detail != "{}" else {},
            address=self.address,
            request=self.request,
        )

    def digest(self) -> bytes:
        return sha256(self.salt + self.payload()).digest()

    def leaf(self, digest: bytes, keys: EntryKeys) -> bytes:
        return leaf(self.at, self.account, self.deed, self.about, digest, keys)


def payload(
    *,
    about: Sequence[str],
    account: str,
    address: str | None,
    at: str,
    deed: str,
    detail: Mapping[str, Any],
    request: str,
    unit: str,
) -> bytes:
    """The whole entry in the one way of writing it: JSON in UTF-8, keys sorted, no spaces.

    Put together by hand: a log is checked by the hundred million entries, and the writer of JSON took a third of that.
    """
    things = ",".join([_quoted(one) for one in about])
    from_where = "null" if address is None else _quoted(address)
    said = _WRITE(detail) if detail else "{}"
    return (
        f'{{"about":[{things}],"account":{_quoted(account)},"address":{from_where},"at":{_quoted(at)},'
        f'"deed":{_quoted(deed)},"detail":{said},"request":{_quoted(request)},"unit":{_quoted(unit)}}}'
    ).encode()


def leaf(at: str, account: str, deed: str, about: Sequence[str], digest: bytes, keys: EntryKeys) -> bytes:
    """The bytes that the tree holds for an entry: JSON as above."""
    naming = keys.naming
    named = ",".join([f'"{_alias(naming, one)}"' for one in about[:NAMED]])
    return (
        f'{{"a":"{_alias(naming, f"account:{account}")}","d":{_quoted(deed)},"n":{len(about)},"o":[{named}],'
        f'"p":"{_text(digest)}","t":{_quoted(at)},"v":{VERSION}}}'
    ).encode()


@lru_cache(maxsize=1 << 16)
def _alias(naming: bytes, thing: str) -> str:
    """Of the same things much is written within an hour: they are not hashed again."""
    return _text(hmac.digest(naming, thing.encode(), "sha256")[:PSEUDONYM_BYTES])


def _text(content: bytes) -> str:
    return b2a_base64(content, newline=False).decode()
