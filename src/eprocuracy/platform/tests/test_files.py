"""Files by their digest: stored once, read as stored, and a damaged one is said to be damaged."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from eprocuracy.platform import files


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def stored(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_same_content_lies_there_once_under_its_digest(folder: Path) -> None:
    digest = files.keep(b"mot cuon so")

    assert files.keep(b"mot cuon so") == digest == hashlib.sha256(b"mot cuon so").hexdigest()
    assert [path.name for path in stored(folder)] == [digest]
    assert files.read(digest) == b"mot cuon so"


def test_nobody_else_on_the_machine_reads_it(folder: Path) -> None:
    files.keep(b"ten nguoi")

    assert stored(folder)[0].stat().st_mode & 0o077 == 0


def test_a_changed_file_is_not_read_and_is_replaced_when_it_comes_again(folder: Path) -> None:
    digest = files.keep(b"dung")
    stored(folder)[0].chmod(0o600)
    stored(folder)[0].write_bytes(b"sai")

    with pytest.raises(files.Damaged):
        files.read(digest)
    assert files.keep(b"dung") == digest
    assert files.read(digest) == b"dung"


def test_a_file_that_is_gone_is_said_to_be_gone() -> None:
    with pytest.raises(files.Damaged):
        files.read("0" * 64)


def test_what_is_no_digest_leads_nowhere() -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        files.read("../../etc/passwd")
