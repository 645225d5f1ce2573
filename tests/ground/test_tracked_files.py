"""Promises about every file that is kept."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from eprocuracy.platform.ground.folder import CHECKOUT

LOCKS = ("requirements.lock", "requirements-test.lock")
# written in two halves, so that this file does not find itself
REGISTRIES = [
    f"{host}.{end}" for host, end in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))
]
MACHINE_PATH = re.compile(r"""(?<![\w.$~/-])/(?:home|root|work|farm|Users)/[\w.-]+/""")


def tracked() -> list[Path]:
    if shutil.which("git") is None or not (CHECKOUT / ".git").exists():
        pytest.skip("not run: needs a git checkout")
    ask = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(ask, cwd=CHECKOUT, capture_output=True, check=True)
    paths = [CHECKOUT / name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file()]


def texts() -> dict[str, str]:
    found = {}
    for path in tracked():
        content = path.read_bytes()
        if b"\0" not in content:
            found[str(path.relative_to(CHECKOUT))] = content.decode("utf-8")
    return found


def test_no_file_names_a_package_registry() -> None:
    assert [(name, host) for name, text in texts().items() for host in REGISTRIES if host in text] == []


def test_no_file_names_a_place_on_someones_machine() -> None:
    found = {
        name: MACHINE_PATH.search(text)
        for name, text in texts().items()
        if name != "tests/ground/test_tracked_files.py"
    }

    assert {name: match.group() for name, match in found.items() if match} == {}


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_of_a_lock_has_hashes_and_no_address(name: str) -> None:
    text = (CHECKOUT / name).read_text(encoding="utf-8")
    entries = [entry for entry in re.split(r"\n(?=\S)", text) if entry and not entry.startswith("#")]

    assert len(entries) > 20
    assert "://" not in text
    for entry in entries:
        assert re.match(r"[\w.-]+==[\w.]+", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


def test_the_lock_for_tests_contains_the_lock_for_running() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^[\w.-]+==[\w.]+", (CHECKOUT / name).read_text(encoding="utf-8"), re.MULTILINE))

    assert pins("requirements.lock") <= pins("requirements-test.lock")
