"""The commands `check` and `test`: what must hold before a change is kept."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from .chromium import install_chromium
from .folder import CHECKOUT, DataFolder
from .programs import install_programs
from .ready import prepare_server

# two workers take a file each, in the order in which conftest.py puts them; of itself xdist would begin with the files
# that have many tests, and leave the longest test of all to the end
WHOLE_SUITE = ("-q", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")


def check(arguments: list[str]) -> int:
    """Run every checker, whatever the others said; print each verdict; 0 if all are content."""
    parser = argparse.ArgumentParser(prog="eprocuracy check")
    parser.add_argument("--fix", action="store_true", help="sửa những gì máy sửa được / mend what a machine can mend")
    fix = parser.parse_args(arguments).fix
    cache = DataFolder.of_environment().path / "cache"
    tools = Path(sys.executable).parent
    ruff = [str(tools / "ruff")]
    checks = {
        "ruff check": [*ruff, "check", "--quiet", "--cache-dir", str(cache / "ruff"), *(["--fix"] if fix else [])],
        "ruff format": [*ruff, "format", "--quiet", "--cache-dir", str(cache / "ruff"), *([] if fix else ["--check"])],
        "mypy": [sys.executable, "-m", "mypy", "--no-error-summary", "--cache-dir", str(cache / "mypy")],
        "lint-imports": [sys.executable, str(tools / "lint-imports"), "--no-cache"],
    }
    verdicts = {name: _run(name, command) for name, command in checks.items()}
    for name, content in verdicts.items():
        print(f"{name:<14} {'đạt / passed' if content else 'KHÔNG ĐẠT / FAILED'}", flush=True)
    return 0 if all(verdicts.values()) else 1


def test(arguments: list[str]) -> int:
    """Run `check` and the whole suite, or with arguments just what pytest is asked for.

    Pytest speaks last. With CI=true, a test that could not be run counts as failed.
    """
    whole = not arguments
    checked = check([]) if whole else 0
    if whole or any("browser" in part for part in arguments):
        install_chromium()
    if whole:
        install_programs()
    with prepare_server() as server:
        try:
            command = [
                sys.executable,
                "-m",
                "pytest",
                *(WHOLE_SUITE if whole else arguments),
            ]
            tested = subprocess.run(command, cwd=CHECKOUT, check=False, env=_for_tests()).returncode
        finally:
            server.stop_if_started_here()
    return tested or checked


def _for_tests() -> dict[str, str]:
    """Tests use the embedded server of the data folder, never a real one."""
    return {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DATABASE_OWNER_URL")}


def _run(name: str, command: Sequence[str]) -> bool:
    """Run one checker in the checkout; what it says is shown only if it objects."""
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT / "src")}
    done = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"--- {name}", (done.stdout + done.stderr).strip(), sep="\n", flush=True)
    return done.returncode == 0
