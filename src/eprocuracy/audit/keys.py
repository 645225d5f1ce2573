"""The keys of the log. They lie in the data folder, readable by its owner alone; never in the database, never in a log."""

from __future__ import annotations

import hmac
import os
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from eprocuracy.platform.ground.folder import DataFolder

from .notes import LOG, Signer

PSEUDONYM_BYTES = 16


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


def entry_keys() -> EntryKeys:
    """The keys of this installation, made when first asked for."""
    return _entry_keys(DataFolder.of_environment())


@lru_cache(maxsize=4)
def _entry_keys(folder: DataFolder) -> EntryKeys:
    return EntryKeys(*(sha256(folder.secret(name).encode()).digest() for name in ("log-stamping", "log-naming")))


def signer() -> Signer:
    """Who signs the checkpoints of this log. `EPROCURACY_LOG_NAME` names the log; it goes on being the name for ever."""
    return _signer(DataFolder.of_environment(), os.environ.get("EPROCURACY_LOG_NAME", ""))


@lru_cache(maxsize=4)
def _signer(folder: DataFolder, name: str) -> Signer:
    key = Ed25519PrivateKey.from_private_bytes(sha256(folder.secret("log-signing").encode()).digest())
    # two installations that nobody named must not be taken for one log
    own = f"eprocuracy.local/log/{sha256(key.public_key().public_bytes_raw()).hexdigest()[:16]}"
    return Signer(name or own, LOG, key)
