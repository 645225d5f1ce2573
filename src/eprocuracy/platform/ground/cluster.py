"""The embedded PostgreSQL of a data folder: made on first use, started when needed, stopped when asked."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.wall import leakproof

from .access import APP, NAME, OWNER, SUPERUSER, Accesses, embedded_accesses
from .binaries import Account, binaries_for, database_home, version_of
from .folder import DataFolder, write_private

ATTEMPTS = 10
SETTINGS = """\
# written at every start; a lasting change belongs in postgresql.conf
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 100
shared_buffers = '256MB'
timezone = 'UTC'
log_timezone = 'UTC'
# nothing about a person may reach the log: no statements, no parameters, no key values
log_statement = 'none'
log_min_error_statement = 'panic'
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_error_verbosity = 'terse'
"""


@dataclass(frozen=True, slots=True)
class Cluster:
    """The server of one data folder."""

    folder: DataFolder

    def ensure(self) -> bool:
        """Have the server running, with its roles and database; says whether this call started it."""
        self.folder.prepare()
        data = self.folder.postgres.resolve() / "data"
        if self.answers() and not _outlived_its_programs(data):
            return False
        with self.folder.locked("database"):
            account = Account.for_database(self.folder.postgres)
            home = self._home(account)
            tools = binaries_for(account)
            if not (home / "data").exists():
                self._make(tools, account, home)
            refuse_other_version(tools, home / "data")
            started = not self._is_running(tools, account, home)
            if not started and _outlived_its_programs(data):
                self.stop()
                started = True
            if started:
                self._start(tools, account, home)
            self._make_roles()
        return started

    def stop(self) -> bool:
        """Stop the server; says whether it was running."""
        account = Account.for_database(self.folder.postgres)
        home = self.folder.postgres.resolve()
        if not (home / "data").exists():
            return False
        tools = binaries_for(account)
        if not self._is_running(tools, account, home):
            return False
        code, said = account.run([tools / "pg_ctl", "-D", home / "data", "-m", "fast", "-w", "-t", "60", "stop"])
        if code and self._is_running(tools, account, home):
            raise Refused(
                Label(f"Không dừng được PostgreSQL: {said}", f"PostgreSQL could not be stopped: {said}"),
                Label("Hãy thử lại sau giây lát.", "Try again in a moment."),
            )
        return True

    def answers(self) -> bool:
        """Whether this folder's own server lets the workers' role in, the last that was made; another would not know its password."""
        access = embedded_accesses(self.folder).worker
        assert access
        if not access.port or is_free(access.port):
            return False
        try:
            access.connect(timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def _home(self, account: Account) -> Path:
        home = database_home(self.folder, account)
        if not account.reaches(home):
            raise Refused(
                Label(
                    f"Dữ liệu của cơ sở dữ liệu ở {home} thuộc về một người dùng khác.",
                    f"The database files in {home} belong to another user.",
                ),
                Label(
                    "Hãy chạy bằng người dùng đã tạo ra chúng, hoặc đặt EPROCURACY_DATA tới thư mục khác.",
                    "Run as the user who made them, or set EPROCURACY_DATA to another folder.",
                ),
            )
        return home

    def _is_running(self, tools: Path, account: Account, home: Path) -> bool:
        forget_stale_pid(home / "data")
        return account.run([tools / "pg_ctl", "-D", home / "data", "status"])[0] == 0

    def _make(self, tools: Path, account: Account, home: Path) -> None:
        """A fresh cluster: passwords from the first moment, text by the rules of C.UTF-8 on every machine."""
        fresh, password = home / "data.new", home / "password"
        if fresh.exists():
            shutil.rmtree(fresh)
        write_private(password, embedded_accesses(self.folder).superuser.password)  # type: ignore[union-attr]
        account.own(password)
        try:
            code, said = account.run(
                [
                    *(tools / "initdb", "-D", fresh, "-U", SUPERUSER),
                    *("--auth=scram-sha-256", f"--pwfile={password}"),
                    *("--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"),
                ]
            )
        finally:
            password.unlink()
        if code:
            raise Refused(
                Label(f"Không tạo được cơ sở dữ liệu: {said}", f"The database could not be made: {said}"),
                Label("Hãy kiểm tra chỗ trống trên đĩa.", "Check the free space on the disk."),
            )
        with open(fresh / "postgresql.conf", "a", encoding="utf-8") as settings:
            settings.write("\ninclude_if_exists = 'eprocuracy.conf'\n")
        fresh.rename(home / "data")

    def _start(self, tools: Path, account: Account, home: Path) -> None:
        data, log = home / "data", home / "log"
        (data / "eprocuracy.conf").write_text(SETTINGS, encoding="utf-8")
        account.own(data / "eprocuracy.conf")
        if log.exists() and log.stat().st_size > 10_000_000:
            log.replace(home / "log.1")
        pinned = int(os.environ.get("EPROCURACY_DATABASE_PORT") or 0)
        port = pinned or int(self.folder.read_note("database").get("port", 0))
        for _ in range(ATTEMPTS):
            if not port or not is_free(port):
                if pinned:
                    raise port_in_use(pinned)
                port = free_port()
            at = log.stat().st_size if log.exists() else 0
            code, _said = account.run(
                [tools / "pg_ctl", "-D", data, "-l", log, "-w", "-t", "60", "-o", f"-p {port}", "start"],
                stdout=subprocess.DEVNULL,  # the server would keep a pipe open for ever
            )
            if code == 0:
                self.folder.write_note("database", {"port": port})
                return
            said = log.read_bytes()[at:].decode("utf-8", "replace") if log.exists() else ""
            if "could not bind" in said and pinned:
                raise port_in_use(pinned)
            if "could not bind" in said:
                port = 0
            elif "pre-existing shared memory" in said or "already exists" in said:
                time.sleep(0.5)  # the processes of a killed server are still going away
            else:
                break
        raise Refused(
            Label(f"PostgreSQL không khởi động được:\n{said[-1500:]}", f"PostgreSQL did not start:\n{said[-1500:]}"),
            Label(f"Nhật ký đầy đủ: {log}", f"The whole log: {log}"),
        )

    def _make_roles(self) -> None:
        """The roles, with the passwords of this folder, and the database; safe to repeat."""
        ways = embedded_accesses(self.folder)
        assert ways.superuser
        assert ways.owner
        assert ways.worker
        roles = (
            (ways.owner, "CREATEDB NOBYPASSRLS"),
            (ways.app, "NOCREATEDB NOBYPASSRLS"),
            (ways.worker, "NOCREATEDB BYPASSRLS"),
        )
        with ways.superuser.connect() as connection:
            for way, rights in roles:
                known = connection.execute("select 1 from pg_roles where rolname = %s", [way.user]).fetchone()
                connection.execute(
                    sql.SQL("{} ROLE {} LOGIN NOSUPERUSER NOCREATEROLE {} PASSWORD {}").format(
                        sql.SQL("ALTER" if known else "CREATE"),
                        sql.Identifier(way.user),
                        sql.SQL(rights),
                        sql.Literal(way.password),
                    )
                )
            if not connection.execute("select 1 from pg_database where datname = %s", [NAME]).fetchone():
                connection.execute(
                    sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(NAME), sql.Identifier(OWNER))
                )
            close_to_strangers(connection, NAME, ways)
            # what one session of the web asks, another finds in `pg_stat_activity`: nothing
            connection.execute(sql.SQL("ALTER ROLE {} SET track_activities = off").format(sql.Identifier(APP)))
        with ways.superuser.to(NAME).connect() as connection:
            leakproof.declare(connection)


def close_to_strangers(connection: psycopg.Connection[Any], name: str, ways: Accesses) -> None:
    """Who may connect to a database; nobody but its owner makes anything there, temporary things neither."""
    assert ways.worker
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(name)))
    roles = map(sql.Identifier, (name, ways.app.user, ways.worker.user))
    connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}, {}").format(*roles))


def _outlived_its_programs(data: Path) -> bool:
    """Whether the running server was started from an environment that an update has replaced: it could load nothing more."""
    with contextlib.suppress(FileNotFoundError, IndexError):
        return not Path((data / "postmaster.opts").read_text(encoding="utf-8").split(' "')[0]).exists()
    return False


def refuse_other_version(tools: Path, data: Path) -> None:
    """Files of another major version of PostgreSQL are never opened."""
    made_by, ours = (data / "PG_VERSION").read_text(encoding="ascii").strip(), version_of(tools)
    if made_by != ours.split(".")[0]:
        raise Refused(
            Label(
                f"Dữ liệu ở {data} do PostgreSQL {made_by} tạo, còn bản đi kèm là {ours}.",
                f"The files in {data} were made by PostgreSQL {made_by}, and the one at hand is {ours}.",
            ),
            Label(
                "Hãy dùng lại phiên bản cũ để sao lưu (pg_dump), rồi khôi phục vào một thư mục dữ liệu mới.",
                "Dump them with the old version (pg_dump) and restore into a new data folder.",
            ),
        )


def forget_stale_pid(data: Path) -> None:
    """Remove the pid file of a server that died: its number may by now belong to another program, or to nothing."""
    path = data / "postmaster.pid"
    with contextlib.suppress(FileNotFoundError, ValueError, IndexError):
        pid = int(path.read_text(encoding="utf-8").splitlines()[0])
        with contextlib.suppress(FileNotFoundError):
            if os.fsencode(data) in Path(f"/proc/{pid}/cmdline").read_bytes():
                return
        if Path("/proc/self").exists():
            path.unlink()


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Whether nothing listens on `port`."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def free_port(host: str = "127.0.0.1") -> int:
    with socket.socket() as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def port_in_use(port: int) -> Refused:
    return Refused(
        Label(f"Cổng {port} đang được chương trình khác dùng.", f"Port {port} is in use by another program."),
        Label(
            "Hãy dừng chương trình đó, hoặc chọn cổng khác (--port; 0 để tự chọn).",
            "Stop that program, or choose another port (--port; 0 picks one).",
        ),
    )
