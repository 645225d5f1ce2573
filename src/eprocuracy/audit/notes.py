"""Signed notes: a checkpoint of the log, the log's signature under it, and the witnesses'. Pure.

C2SP signed-note, tlog-checkpoint and tlog-cosignature; every signature is Ed25519. A *verifier key* is one line of text, such as
`example.vn/log+1a2b3c4d+AV…`, that may be printed, published and compared by eye.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

LOG, WITNESS = 1, 4
DASH = "\u2014"
NAME = re.compile(r"[^\s+]+")


class NotANoteError(ValueError):
    """Bytes that are not a note, a checkpoint or a key of the form asked for."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How large the log was and what the head of its tree was."""

    origin: str
    size: int
    root: bytes

    def body(self) -> str:
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


@dataclass(frozen=True, slots=True)
class Verifier:
    """Whose signature is looked for: a name, the kind of signature, and the public key."""

    name: str
    kind: int
    public: bytes

    @classmethod
    def parse(cls, text: str) -> Verifier:
        name, _, rest = text.strip().partition("+")
        number, _, key = rest.partition("+")
        content = _from_base64(key)
        if not name or len(content) != 33 or content[0] not in (LOG, WITNESS):
            raise NotANoteError("not a verifier key of the form name+number+key")
        found = cls(name, content[0], content[1:])
        if found.number.hex() != number:
            raise NotANoteError("the number of the verifier key does not fit its name and key")
        return found

    @property
    def number(self) -> bytes:
        return sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:4]

    def line(self) -> str:
        """The verifier key as it is published."""
        return f"{self.name}+{self.number.hex()}+{base64.b64encode(bytes([self.kind]) + self.public).decode()}"

    def signed(self, note: str) -> int | None:
        """The moment of this verifier's signature under a note (seconds; 0 for a log's); None: there is none that holds."""
        body, lines = parts(note)
        for line in lines:
            content = signature_of(line, self)
            if content is None:
                continue
            moment = int.from_bytes(content[:8], "big") if self.kind == WITNESS else 0
            signature = content[8:] if self.kind == WITNESS else content
            if self._holds(signature, _signed_bytes(self.kind, body, moment)):
                return moment
        return None

    def _holds(self, signature: bytes, content: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, content)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Signer:
    """A name with a private key; it never shows the key."""

    name: str
    kind: int
    key: Ed25519PrivateKey

    def __repr__(self) -> str:
        return f"Signer({self.name})"

    @property
    def verifier(self) -> Verifier:
        return Verifier(self.name, self.kind, self.key.public_key().public_bytes_raw())

    def line(self, body: str, *, seconds: int = 0) -> str:
        """The line of signature under a body; `seconds` is the moment that a witness states."""
        signature = self.key.sign(_signed_bytes(self.kind, body, seconds))
        moment = seconds.to_bytes(8, "big") if self.kind == WITNESS else b""
        content = base64.b64encode(self.verifier.number + moment + signature).decode()
        return f"{DASH} {self.name} {content}\n"


def note(body: str, lines: Iterable[str]) -> str:
    """A body with its lines of signature."""
    return body + "\n" + "".join(lines)


def parts(text: str) -> tuple[str, list[str]]:
    """The body of a note, and its lines of signature."""
    body, found, lines = text.rpartition("\n\n")
    signatures = lines.splitlines()
    if not found or not signatures or not all(one.startswith(f"{DASH} ") for one in signatures):
        raise NotANoteError("not a signed note")
    return body + "\n", signatures


def checkpoint(text: str) -> Checkpoint:
    """What a note says of the log; who signed it is another question."""
    lines = parts(text)[0].split("\n")
    if len(lines) < 4 or not lines[0] or not lines[1].isdecimal() or str(int(lines[1])) != lines[1]:
        raise NotANoteError("not a checkpoint")
    root = _from_base64(lines[2])
    if len(root) != 32:
        raise NotANoteError("the head in a checkpoint has 32 bytes")
    return Checkpoint(lines[0], int(lines[1]), root)


def signature_of(line: str, verifier: Verifier) -> bytes | None:
    """What follows the key's number in a line of signature; None where the line is another's."""
    match line.split(" "):
        case [_, name, text] if name == verifier.name:
            content = _from_base64(text)
            return content[4:] if content[:4] == verifier.number else None
    return None


def _signed_bytes(kind: int, body: str, seconds: int) -> bytes:
    head = f"cosignature/v1\ntime {seconds}\n" if kind == WITNESS else ""
    return (head + body).encode()


def _from_base64(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as problem:
        raise NotANoteError("not base64") from problem
