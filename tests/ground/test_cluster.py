from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform.ground.access import embedded_accesses
from eprocuracy.platform.ground.cluster import Cluster, free_port
from eprocuracy.platform.ground.folder import DataFolder

from .places import installation


@pytest.fixture(scope="module")
def folder() -> Iterator[DataFolder]:
    with installation() as made:
        yield made


def test_it_starts_by_itself_once_and_keeps_what_it_was_told(folder: DataFolder) -> None:
    assert Cluster(folder).ensure()
    owner = embedded_accesses(folder).owner
    assert owner
    with owner.connect() as connection:
        connection.execute("create table kept as select 'Đặng Thị Ước' as name")

    assert not Cluster(folder).ensure()
    assert Cluster(folder).stop()
    assert not Cluster(folder).stop()
    assert Cluster(folder).ensure()

    with owner.connect() as connection:
        assert connection.execute("select lower(name) from kept").fetchone() == ("đặng thị ước",)


def test_nobody_comes_in_without_the_password(folder: DataFolder) -> None:
    Cluster(folder).ensure()
    ways = embedded_accesses(folder)
    assert ways.superuser

    for user in (ways.app.user, ways.superuser.user):
        for password in ("", user):
            with pytest.raises(psycopg.OperationalError):
                psycopg.connect(
                    host="127.0.0.1", port=ways.app.port, user=user, password=password, dbname="postgres", passfile="/"
                )
    hba = (folder.postgres / "data" / "pg_hba.conf").read_text()
    assert "trust" not in [word for line in hba.splitlines() if not line.startswith("#") for word in line.split()]


def test_secrets_are_for_their_owner_alone(folder: DataFolder) -> None:
    Cluster(folder).ensure()

    secrets = list((folder.path / "secrets").iterdir())

    assert len(secrets) >= 3
    assert {path.stat().st_mode & 0o777 for path in secrets} == {0o600}
    assert (folder.path / "secrets").stat().st_mode & 0o777 == 0o700


def test_it_listens_to_this_machine_alone(folder: DataFolder) -> None:
    Cluster(folder).ensure()
    superuser = embedded_accesses(folder).superuser
    assert superuser

    with superuser.connect() as connection:
        assert connection.execute("show listen_addresses").fetchone() == ("127.0.0.1",)
        assert connection.execute("show unix_socket_directories").fetchone() == ("",)


def test_it_recovers_from_being_killed(folder: DataFolder) -> None:
    Cluster(folder).ensure()
    pid_file = folder.postgres / "data" / "postmaster.pid"
    pid = int(pid_file.read_text().splitlines()[0])

    os.kill(pid, signal.SIGKILL)
    while Cluster(folder).answers():
        time.sleep(0.05)

    assert pid_file.exists()
    assert Cluster(folder).ensure()


def test_a_server_whose_programs_an_update_has_removed_is_started_anew(folder: DataFolder) -> None:
    cluster = Cluster(folder)
    cluster.ensure()
    started_by = folder.postgres.resolve() / "data" / "postmaster.opts"
    started_by.write_text('/gone/with/the/old/environment/bin/postgres "-D" "data"\n')

    assert cluster.ensure()
    assert not cluster.ensure()
    assert cluster.answers()


def test_a_pid_that_now_belongs_to_another_program_is_no_obstacle(folder: DataFolder) -> None:
    Cluster(folder).ensure()
    Cluster(folder).stop()
    pid_file = folder.postgres / "data" / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n{folder.postgres / 'data'}\n1\n1\n\n127.0.0.1\n")

    assert Cluster(folder).ensure()


def test_a_remembered_port_that_is_taken_is_exchanged(folder: DataFolder) -> None:
    Cluster(folder).ensure()
    Cluster(folder).stop()
    before = int(folder.read_note("database")["port"])

    with socket.create_server(("127.0.0.1", before)):
        assert Cluster(folder).ensure()

        assert folder.read_note("database")["port"] != before


def test_a_chosen_port_that_is_taken_is_a_sentence(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    Cluster(folder).stop()
    port = free_port()
    monkeypatch.setenv("EPROCURACY_DATABASE_PORT", str(port))

    with socket.create_server(("127.0.0.1", port)), pytest.raises(Refused, match=str(port)):
        Cluster(folder).ensure()


def test_files_of_another_version_are_not_opened(folder: DataFolder) -> None:
    Cluster(folder).ensure()
    Cluster(folder).stop()
    version = folder.postgres / "data" / "PG_VERSION"
    version.write_text("17\n")

    with pytest.raises(Refused, match="PostgreSQL 17"):
        Cluster(folder).ensure()
    version.write_text("18\n")

    assert Cluster(folder).ensure()


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("")

    with pytest.raises(Refused, match="Không ghi được") as refusal:
        Cluster(DataFolder(blocked / "data")).ensure()

    assert "EPROCURACY_DATA" in refusal.value.say("en")
