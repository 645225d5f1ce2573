"""The keys of the log. They lie in the data folder, readable by its owner alone; never in the database, never in a log."""

from __future__ import annotations

import os
from functools import lru_cache
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.folder import DataFolder

from .leaves import EntryKeys
from .notes import LOG, NAME, Signer


def entry_keys() -> EntryKeys:
    """The keys of this installation, made when first asked for."""
    return _entry_keys(os.environ.get("EPROCURACY_DATA", ""))


@lru_cache(maxsize=4)
def _entry_keys(_place: str) -> EntryKeys:
    folder = DataFolder.of_environment()
    return EntryKeys(*(sha256(folder.secret(name).encode()).digest() for name in ("log-stamping", "log-naming")))


def signer() -> Signer:
    """Who signs the checkpoints of this log. `EPROCURACY_LOG_NAME` names the log; it goes on being the name for ever."""
    return _signer(DataFolder.of_environment(), os.environ.get("EPROCURACY_LOG_NAME", ""))


@lru_cache(maxsize=4)
def _signer(folder: DataFolder, name: str) -> Signer:
    key = Ed25519PrivateKey.from_private_bytes(sha256(folder.secret("log-signing").encode()).digest())
    # two installations that nobody named must not be taken for one log
    if name and not NAME.fullmatch(name):
        raise Refused(
            Label("EPROCURACY_LOG_NAME không phải tên của nhật ký.", "EPROCURACY_LOG_NAME is no name of a log."),
            Label("Dạng đúng: vks.example/nhat-ky", "It looks like vks.example/log"),
        )
    own = f"eprocuracy.local/log/{sha256(key.public_key().public_bytes_raw()).hexdigest()[:16]}"
    return Signer(name or own, LOG, key)
