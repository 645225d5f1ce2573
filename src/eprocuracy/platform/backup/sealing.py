"""Sealing what leaves for the backup: gzip, then the age format (age-encryption.org/v1), which other programs open too.

The running system holds public keys alone. The private one lies elsewhere, and opens a backup on whatever machine it is brought to.
"""

from __future__ import annotations

import os
import subprocess
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any, Protocol

import pyrage

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.folder import DataFolder, write_private

ENDING = ".gz.age"
BASE = f"base.tar{ENDING}"
_GZIP = 31  # zlib's number for a stream with gzip's head and sum
_FAST = 1


class Readable(Protocol):
    def read(self, size: int = ..., /) -> bytes: ...


def recipients_file(folder: DataFolder) -> Path:
    return folder.path / "backup" / "recipients"


def recipients(folder: DataFolder) -> list[Any]:
    """The public keys for which backups of this installation are sealed."""
    path = recipients_file(folder)
    lines = path.read_text(encoding="ascii").split() if path.exists() else []
    if not lines:
        raise Refused(
            Label("Chưa có khóa nào để niêm phong bản sao lưu.", "There is no key yet to seal backups for."),
            Label(
                "Hãy tạo một lần, vào chỗ ở ngoài máy này: bin/eprocuracy backup key TỆP",
                "Make one once, into a place off this machine: bin/eprocuracy backup key FILE",
            ),
        )
    return [pyrage.x25519.Recipient.from_str(line) for line in lines]


def make_key(file: Path, folder: DataFolder) -> str:
    """Write a new private key to `file` and have backups sealed for it from now on; returns its public key.

    Refuses a place that would be lost, or stolen, together with what the key is to open.
    """
    file = file.absolute()
    inside = [one for one in (folder.path, backup_place()) if one and file.resolve().is_relative_to(one.resolve())]
    if inside or file.exists():
        raise Refused(
            Label(
                f"{file} đã có, hoặc nằm trong thư mục dữ liệu hay thư mục sao lưu.",
                f"{file} exists, or lies in the data folder or the folder of backups.",
            ),
            Label(
                "Hãy chọn một tệp mới ở chỗ khác (đĩa rời, két), rồi giữ thêm một bản.",
                "Choose a new file elsewhere (a removable disk, a safe), and keep a second copy of it.",
            ),
        )
    key = pyrage.x25519.Identity.generate()
    public = str(key.to_public())
    write_private(file, f"# e-Procuracy\n# public key: {public}\n{key}\n")
    path = recipients_file(folder)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    known = path.read_text(encoding="ascii") if path.exists() else ""
    write_private(path, f"{known}{public}\n")
    return public


def backup_place() -> Path | None:
    """Where backups go, by the variable `EPROCURACY_BACKUP`."""
    named = os.environ.get("EPROCURACY_BACKUP")
    return Path(named).absolute() if named else None


def keys_of(file: Path | None) -> list[Any]:
    """The private keys of a file, or of the one that `EPROCURACY_BACKUP_KEY` names."""
    named = file or (Path(os.environ["EPROCURACY_BACKUP_KEY"]) if "EPROCURACY_BACKUP_KEY" in os.environ else None)
    if named is None or not named.is_file():
        raise Refused(
            Label("Chưa có khóa để mở bản sao lưu.", "The key that opens backups is not here."),
            Label(
                "Hãy chỉ tệp khóa bằng --key hoặc biến EPROCURACY_BACKUP_KEY.",
                "Name its file with --key or in EPROCURACY_BACKUP_KEY.",
            ),
        )
    try:
        lines = [line for line in named.read_text(encoding="ascii").split("\n") if line and not line.startswith("#")]
        return [pyrage.x25519.Identity.from_str(line.strip()) for line in lines]
    except (UnicodeDecodeError, pyrage.IdentityError) as fault:
        raise Refused(
            Label(f"{named} không phải tệp khóa.", f"{named} is no file of keys."),
            Label("Hãy chỉ tệp mà lệnh backup key đã tạo.", "Name the file that the command backup key made."),
        ) from fault


class _Compressing:
    """Reads as the gzip of what is read from `source`."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self._packer = zlib.compressobj(_FAST, zlib.DEFLATED, _GZIP)
        self._ready, self._ended = bytearray(), False

    def read(self, size: int = 65536, /) -> bytes:
        while len(self._ready) < size and not self._ended:
            content = self._source.read(1 << 20)
            self._ended = not content
            self._ready += self._packer.compress(content) if content else self._packer.flush()
        taken = bytes(self._ready[:size])
        del self._ready[:size]
        return taken


class _Expanding:
    """Writes the content of a gzip stream to `target`."""

    def __init__(self, target: IO[bytes]) -> None:
        self._target, self._unpacker = target, zlib.decompressobj(_GZIP)

    def write(self, content: bytes) -> int:
        self._target.write(self._unpacker.decompress(content))
        return len(content)

    def flush(self) -> None:
        self._target.flush()


def seal(source: Readable, target: IO[bytes], to: Sequence[Any]) -> None:
    """Write what `source` holds, compressed and encrypted."""
    pyrage.encrypt_io(_Compressing(source), target, to)


def unseal(path: Path, target: IO[bytes], keys: Sequence[Any]) -> None:
    """Write the content of a sealed file; refuses one that these keys do not open, or of which a byte was changed."""
    with open(path, "rb") as sealed:
        try:
            pyrage.decrypt_io(sealed, _Expanding(target), keys)
        except (pyrage.DecryptError, zlib.error, OSError) as fault:
            raise _not_opened(path, fault) from fault


class _EnoughError(Exception):
    """The first bytes came: the key fits."""


class _FirstBytes:
    def write(self, content: bytes) -> int:
        raise _EnoughError


def opens(path: Path, keys: Sequence[Any]) -> bool:
    """Whether these keys open a sealed file; only its beginning is read."""
    with open(path, "rb") as sealed:
        try:
            pyrage.decrypt_io(sealed, _FirstBytes(), keys)
        except _EnoughError:
            return True
        except (pyrage.DecryptError, OSError):
            return False
    return True


def unseal_archive(path: Path, folder: Path, keys: Sequence[Any], *, drop: dict[str, Any] | None = None) -> None:
    """Unpack a sealed tar into a folder, without a copy of it in between; `drop` names the account that does it."""
    with open(path, "rb") as sealed:
        unpacking = subprocess.Popen(
            ["tar", "-xzf", "-", "-C", str(folder)], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, **(drop or {})
        )
        assert unpacking.stdin
        try:
            pyrage.decrypt_io(sealed, unpacking.stdin, keys)
            unpacking.stdin.close()
            if unpacking.wait():
                raise OSError("tar")
        except (pyrage.DecryptError, OSError) as fault:
            unpacking.kill()
            raise _not_opened(path, fault) from fault


def _not_opened(path: Path, fault: BaseException) -> Refused:
    return Refused(
        Label(
            f"Không mở được {path.name}: sai khóa, hoặc tệp đã bị thay đổi ({type(fault).__name__}).",
            f"{path.name} could not be opened: another key, or the file was changed ({type(fault).__name__}).",
        ),
        Label("Hãy dùng khóa khác hoặc bản sao khác.", "Use another key, or another copy."),
    )
