"""Pulling the plug: nothing confirmed is lost, nothing is doubled, the work goes on by itself, and a page says what is the matter."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from eprocuracy.platform.ground.access import embedded_accesses
from eprocuracy.platform.ground.folder import DataFolder

from .places import environment, installation, run, serving

pytestmark = pytest.mark.long

ROWS = 700
ENTRIES = 600
BUSY = 5  # how many times slower the machine may be than one with nothing else to do
SIGNED_IN = "sessionid=" + "s" * 32  # enough for a page to ask the database who that is
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
    with embedded_accesses(folder).worker.connect(timeout=5) as connection:  # type: ignore[union-attr]
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


def test_a_page_says_that_the_database_is_starting_and_comes_back_by_itself(folder: DataFolder) -> None:
    with serving(folder) as (_web, address):
        assert page_of(address, "GET")[0] == 302  # to the sign-in page

        with the_database_away(folder):
            status, again, vietnamese = page_of(address, "GET")
            _, _, english = page_of(address, "GET", language="en")
            sent = page_of(address, "POST")

        assert (status, again) == (503, "15")
        assert "Cơ sở dữ liệu đang khởi động lại" in vietnamese
        assert 'href="/tim/?q=45"' in vietnamese
        assert "The database is starting again" in english
        assert sent[0] == 503
        assert "Gửi lại cùng biểu mẫu không ghi thành hai lần." in sent[2]
        assert 'href="/tim/?q=45"' not in sent[2]
        wait_until(lambda: page_of(address, "GET")[0] == 302)


def test_a_log_killed_between_its_steps_loses_no_entry_and_gives_none_two_places(folder: DataFolder) -> None:
    with serving(folder):
        writer = started(folder, "write", str(ENTRIES))
        for _ in range(3):
            keeper = started(folder, "keep")
            before = places(folder)
            wait_until(lambda before=before: places(folder) > before or writer.poll() is not None)
            keeper.kill()
            keeper.wait()
        assert writer.wait(timeout=120) == 0

        verdict = json.loads(run(folder, "audit", "verify", "--json").out)

        assert (verdict["intact"], verdict["waiting"]) == (True, 0)
        entries = verdict["entries"]
        assert entries >= ENTRIES
        assert asked(folder, "select count(*) from audit_entry") == (entries,)
        question = "select min(index), max(index) + 1, count(*), count(distinct sequence) from audit_leaf"
        assert asked(folder, question) == (0, entries, entries, entries)


def started(folder: DataFolder, *words: str) -> subprocess.Popen[bytes]:
    """A process that writes entries, or gives them their places without pause."""
    script = Path(__file__).with_name("a_log.py")
    variables = environment(folder, DJANGO_SETTINGS_MODULE="eprocuracy.config.settings")
    return subprocess.Popen([sys.executable, str(script), *words], env=variables)


def places(folder: DataFolder) -> int:
    return int(asked(folder, "select count(*) from audit_leaf")[0])


def test_an_entry_has_its_place_within_two_seconds_while_the_server_runs(folder: DataFolder) -> None:
    with serving(folder):
        wait_until(lambda: asked(folder, "select exists (select from procrastinate_workers)")[0])
        assert started(folder, "write", "1").wait(timeout=60) == 0
        began = time.monotonic()

        wait_until(lambda: asked(folder, "select count(*) from audit_entry") == (places(folder),))

        assert time.monotonic() - began < 2 * BUSY


@contextmanager
def the_database_away(folder: DataFolder) -> Iterator[None]:
    """The server is killed, and what starts it again cannot, until the end of the block."""
    data = folder.postgres.resolve() / "data"
    settings = data / "postgresql.auto.conf"
    before = settings.read_bytes()
    settings.write_bytes(b"no such setting\n")
    try:
        os.kill(postmaster(folder), signal.SIGKILL)
        time.sleep(1)
        yield
    finally:
        settings.write_bytes(before)


def page_of(address: str, method: str, *, language: str = "vi") -> tuple[int, str | None, str]:
    """Status, when to ask again, and the page."""
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=30)
    connection.request(method, "/tim/?q=45", headers={"Cookie": f"{SIGNED_IN}; language={language}"})
    answer = connection.getresponse()
    page = answer.read().decode()
    connection.close()
    return answer.status, answer.getheader("Retry-After"), page
