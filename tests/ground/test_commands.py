from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from eprocuracy.platform.ground.access import embedded_accesses
from eprocuracy.platform.ground.cluster import Cluster, free_port, is_free
from eprocuracy.platform.ground.commands import usage
from eprocuracy.platform.ground.folder import CHECKOUT, DataFolder

from .places import command_line, environment, installation, run, serving

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def folder() -> Iterator[DataFolder]:
    with installation() as made:
        yield made


def status_of(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as problem:
        return problem.code


def test_the_web_server_brings_its_database_and_takes_it_along(folder: DataFolder) -> None:
    with serving(folder) as (process, address):
        assert status_of(address + "static/django_htmx/no-such-file.js") == 404
        assert Cluster(folder).answers()

        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)

    assert not Cluster(folder).answers()


def test_a_database_that_was_there_before_stays(folder: DataFolder) -> None:
    Cluster(folder).ensure()

    with serving(folder):
        assert Cluster(folder).answers()

    assert Cluster(folder).answers()


def test_a_second_web_server_is_shown_the_first(folder: DataFolder) -> None:
    with serving(folder) as (_process, address):
        second = run(folder, "serve", "--port", "0")

    assert second.code == 1
    assert address in second.err


def test_a_busy_port_is_a_sentence_in_both_languages(folder: DataFolder) -> None:
    port = free_port()
    with socket.create_server(("127.0.0.1", port)):
        refused = run(folder, "serve", "--port", str(port))

    assert refused.code == 1
    assert f"Cổng {port} đang được chương trình khác dùng" in refused.err
    assert f"Port {port} is in use" in refused.err
    assert "Traceback" not in refused.err


def test_stop_stops_the_pages_and_the_database(folder: DataFolder) -> None:
    with serving(folder) as (process, _address):
        stopped = run(folder, "stop")
        process.wait(timeout=60)

    assert stopped.code == 0
    assert not Cluster(folder).answers()
    assert run(folder, "stop").code == 0


def test_after_a_web_server_was_killed_the_next_one_takes_its_place(folder: DataFolder) -> None:
    with serving(folder) as (killed, first):
        killed.kill()
        killed.wait(timeout=60)
        while not is_free(int(first.rsplit(":", 1)[1].strip("/"))):
            time.sleep(0.1)  # its workers notice within moments

        with serving(folder) as (_next, second):
            assert status_of(second + "static/none") == 404


def test_the_web_processes_do_not_know_the_owner_of_the_tables(folder: DataFolder) -> None:
    code = "from django.conf import settings; import django; django.setup(); print(sorted(settings.DATABASES))"
    variables = {"DJANGO_SETTINGS_MODULE": "eprocuracy.config.settings", "EPROCURACY_SERVING": "1"}

    said = subprocess.run(
        [sys.executable, "-P", "-c", code], env=environment(folder, **variables), capture_output=True, text=True
    )

    assert said.stdout.strip() == "['default']"


def test_a_command_nobody_knows_is_refused_with_a_way_on(folder: DataFolder) -> None:
    refused = run(folder, "no-such-command")

    assert refused.code == 1
    assert "bin/eprocuracy --help" in refused.err


def test_a_migrated_database_is_not_migrated_again(folder: DataFolder) -> None:
    assert run(folder, "migrate").code == 0
    app = embedded_accesses(folder).app
    with app.connect() as connection:
        before = connection.execute("select xmin::text from ground_schema").fetchone()

    assert run(folder, "showmigrations").code == 0

    with app.connect() as connection:
        assert connection.execute("select xmin::text from ground_schema").fetchone() == before


def test_a_real_server_is_reached_by_its_address_and_an_app_role_that_owns_is_refused(folder: DataFolder) -> None:
    Cluster(folder).ensure()
    ways = embedded_accesses(folder)
    assert ways.owner

    def url(user: str, password: str) -> str:
        return f"postgresql://{user}:{password}@127.0.0.1:{ways.app.port}/eprocuracy"

    app, owner = url(ways.app.user, ways.app.password), url(ways.owner.user, ways.owner.password)
    with installation() as other:
        assert run(other, "migrate", DATABASE_URL=app, DATABASE_OWNER_URL=owner).code == 0
        assert run(other, "showmigrations", DATABASE_URL=app).code == 0
        swapped = run(other, "showmigrations", DATABASE_URL=owner)

        assert swapped.code == 1
        assert "sở hữu bảng" in swapped.err
        assert not other.postgres.exists()


def test_every_command_has_a_line_in_both_languages() -> None:
    lines = [line for line in usage().splitlines() if line.startswith("  ")]

    assert len(lines) >= 6
    assert [line for line in lines if " / " not in line] == []


def test_the_script_names_its_commands_without_installing_anything(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, str(CHECKOUT / "bin" / "eprocuracy"), "--help"],
        env={"PATH": os.environ["PATH"], "EPROCURACY_DATA": str(tmp_path / "none")},
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )

    assert said.returncode == 0
    assert "demo" in said.stdout
    assert not (tmp_path / "none").exists()


def test_two_first_runs_at_once_share_one_database() -> None:
    with installation() as folder:
        runs = [
            subprocess.Popen(command_line("showmigrations"), env=environment(folder), stdout=subprocess.DEVNULL)
            for _ in range(2)
        ]
        begun = time.monotonic()

        assert [process.wait(timeout=60) for process in runs] == [0, 0]
        assert time.monotonic() - begun < 60
