"""Pulling the plug in the middle of an import: nothing confirmed is lost, nothing is doubled, and the work goes on by itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from eprocuracy.platform.ground.access import embedded_accesses
from eprocuracy.platform.ground.folder import DataFolder

from .places import environment, installation, run, serving

ROWS = 1000
PATIENCE = 60  # seconds; on a machine with nothing else to do a fifth of it is enough


@pytest.fixture(scope="module")
def folder() -> Iterator[DataFolder]:
    with installation() as made:
        yield made


def test_killing_the_web_server_and_then_the_database_costs_no_row_of_an_import(folder: DataFolder) -> None:
    with serving(folder) as (web, _):
        one = a_confirmed_import(folder)
        wait_until(lambda: rows_done(folder, one) > 0)
        family = descendants(web.pid)
        assert len(family) >= 4  # two web processes, the keeper, the worker

        web.kill()

        wait_until(lambda: not any(lives(pid) for pid in family))
        done = rows_done(folder, one)
        assert 0 < done < ROWS

    with serving(folder):
        wait_until(lambda: rows_done(folder, one) > done)

        os.kill(postmaster(folder), signal.SIGKILL)

        wait_until(lambda: state(folder, one) == "recorded")

        assert rows_done(folder, one) == ROWS
        assert asked(folder, "select count(*), count(distinct (sheet, row)) from exchange_importedrow") == (ROWS, ROWS)
        assert asked(folder, "select count(*) from records_matterrow") == (ROWS,)
        assert asked(
            folder,
            "select count(*) = count(distinct act) and count(*) = (select count(*) from records_actrow)"
            " from exchange_importedrow, unnest(acts) as act",
        ) == (True,)
        assert run(folder, "replay", "--json").code == 0


def a_confirmed_import(folder: DataFolder) -> str:
    script = Path(__file__).with_name("an_import.py")
    done = subprocess.run(
        [sys.executable, str(script), str(ROWS), "thu"],
        env=environment(folder, DJANGO_SETTINGS_MODULE="eprocuracy.config.settings"),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def asked(folder: DataFolder, question: str, *values: object) -> Any:
    with embedded_accesses(folder).app.connect(timeout=5) as connection:
        return connection.execute(question, values).fetchone()  # type: ignore[call-overload]


def rows_done(folder: DataFolder, one: str) -> int:
    return int(asked(folder, "select done from exchange_import where id = %s", one)[0])


def state(folder: DataFolder, one: str) -> str:
    return str(asked(folder, "select state from exchange_import where id = %s", one)[0])


def postmaster(folder: DataFolder) -> int:
    return int((folder.postgres / "data" / "postmaster.pid").read_text().splitlines()[0])


def descendants(pid: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rsplit(")", 1)[1].split()[1])
        except FileNotFoundError:
            continue
        if parent == pid:
            child = int(path.parent.name)
            found += [child, *descendants(child)]
    return found


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until(came_true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if came_true():
                return
        except psycopg.OperationalError:
            pass  # the database is just being started again
        time.sleep(0.05)
    raise AssertionError("it did not come to that in time")
