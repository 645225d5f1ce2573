"""The keys of an installation: what each is for, by which algorithm, until when it serves, and where it lies."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatch

from eprocuracy.kernel.words import Label

from .folder import DataFolder

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a secret of the data folder is. `serves` None: it is never changed, and `why` says so."""

    label: Label
    algorithm: str
    serves: timedelta | None = YEAR
    why: Label | None = None


_FOR_EVER = Label("đổi thì mất đối chứng", "with another one nothing could be compared")
KINDS: Mapping[str, Kind] = {
    "secret-key": Kind(
        Label("Khóa của phiên và của bí mật yếu tố thứ hai", "Key of sessions and of secrets of second factors"),
        "HMAC-SHA-256; HKDF-SHA-256, AES-128-CBC + HMAC-SHA-256 (Fernet)",
    ),
    "log-signing": Kind(Label("Khóa ký điểm chốt nhật ký", "Key that signs checkpoints of the log"), "Ed25519"),
    "log-stamping": Kind(
        Label("Khóa đóng dấu dòng nhật ký", "Key that stamps entries of the log"), "HMAC-SHA-256", None, _FOR_EVER
    ),
    "log-naming": Kind(
        Label("Khóa bí danh trong nhật ký công bố", "Key of pseudonyms in the published log"),
        "HMAC-SHA-256",
        None,
        _FOR_EVER,
    ),
    "erasures": Kind(
        Label("Khóa chứng minh việc xóa dữ liệu", "Key that proves erasures"), "HMAC-SHA-256", None, _FOR_EVER
    ),
    "database-wall": Kind(
        Label("Khóa nói với cơ sở dữ liệu ai đang hỏi", "Key that tells the database who asks"), "HMAC-SHA-256"
    ),
    "database-postgres": Kind(
        Label("Mật khẩu quản trị máy chủ dữ liệu kèm theo", "Password of the embedded server's superuser"),
        "SCRAM-SHA-256",
        None,
        Label("không ra khỏi máy", "never leaves the machine"),
    ),
    "database-*": Kind(Label("Mật khẩu vai trò cơ sở dữ liệu", "Password of a database role"), "SCRAM-SHA-256"),
    "single-sign-on": Kind(Label("Bí mật đăng nhập một lần", "Secret of single sign-on"), "OpenID Connect"),
    "signing-*": Kind(
        Label("Khóa ký số minh họa", "Signing key of the demonstration"),
        "RSA / ECDSA",
        None,
        Label("chỉ ở bản minh họa", "of the demonstration alone"),
    ),
    "demo-password": Kind(
        Label("Mật khẩu tài khoản minh họa", "Password of demo accounts"),
        "Argon2id",
        None,
        Label("chỉ ở bản minh họa", "of the demonstration alone"),
    ),
}


@dataclass(frozen=True, slots=True)
class Held:
    """One key: never its content, only a fingerprint of it. `kind` None: nobody said what this file is."""

    name: str
    kind: Kind | None
    made: datetime
    fingerprint: str

    @property
    def rotate_by(self) -> datetime | None:
        return self.made + self.kind.serves if self.kind and self.kind.serves else None

    def is_overdue(self, at: datetime) -> bool:
        """Whether it serves longer than it should."""
        return self.rotate_by is not None and self.rotate_by < at


def held(folder: DataFolder) -> tuple[Held, ...]:
    """Every secret that lies in the data folder, by its name; when it was made is when its file was written."""
    place = folder.path / "secrets"
    found = sorted(one for one in place.rglob("*") if one.is_file()) if place.exists() else []
    return tuple(
        Held(
            str(one.relative_to(place)),
            next((kind for name, kind in KINDS.items() if fnmatch(one.relative_to(place).parts[0], name)), None),
            datetime.fromtimestamp(one.stat().st_mtime, UTC),
            fingerprint(one.read_bytes()),
        )
        for one in found
    )


def fingerprint(secret: bytes) -> str:
    """By which a key is named where it must not be told."""
    return hashlib.sha256(b"eprocuracy key\0" + secret.strip()).hexdigest()[:16]
