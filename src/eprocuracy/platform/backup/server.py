"""The way in by which the database is copied: a role that may replicate."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from contextlib import closing
from typing import IO, Any

from psycopg.conninfo import make_conninfo

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.access import Access, embedded_accesses, uses_embedded_server
from eprocuracy.platform.ground.binaries import Account, binaries_for, version_of
from eprocuracy.platform.ground.folder import DataFolder

SLOT = "eprocuracy_backup"


def copying_access(folder: DataFolder) -> Access:
    """The superuser of the embedded server; on a real one the role of `DATABASE_BACKUP_URL`."""
    if uses_embedded_server():
        superuser = embedded_accesses(folder).superuser
        assert superuser
        return superuser
    if "DATABASE_BACKUP_URL" not in os.environ:
        raise Refused(
            Label("Thiếu biến DATABASE_BACKUP_URL.", "DATABASE_BACKUP_URL is missing."),
            Label(
                "Hãy đặt địa chỉ của một vai trò có quyền REPLICATION.", "Set the address of a role with REPLICATION."
            ),
        )
    return Access.parse(os.environ["DATABASE_BACKUP_URL"], variable="DATABASE_BACKUP_URL")


def tool(name: str) -> str:
    """The path of one of PostgreSQL's own programs."""
    return str(binaries_for(Account()) / name)


def version() -> str:
    """The version of these programs."""
    return version_of(binaries_for(Account()))


def refuse_other_major(server: str, tools: str) -> None:
    """Files of one major version of PostgreSQL are copied and put together by programs of the same one alone."""
    if server.split(".")[0] != tools.split(".")[0]:
        raise Refused(
            Label(
                f"Cơ sở dữ liệu là PostgreSQL {server}, còn công cụ sao lưu là {tools}.",
                f"The database is PostgreSQL {server}, and the programs that copy it are {tools}.",
            ),
            Label("Hãy dùng công cụ cùng số phiên bản chính.", "Use programs of the same major version."),
        )


def start(access: Access, words: Sequence[str], *, stdout: int | IO[bytes]) -> subprocess.Popen[bytes]:
    """Start a program that connects to the server; the password is in its environment alone."""
    address = make_conninfo(
        host=access.host, port=access.port, user=access.user, application_name="eprocuracy backup", **access.options
    )
    return subprocess.Popen(
        [tool(words[0]), "-d", address, "-w", *words[1:]],
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "PGPASSWORD": access.password},
    )


def ask(access: Access, question: str, *values: object) -> tuple[Any, ...]:
    """The only row that answers."""
    with closing(access.connect()) as connection:
        found = connection.execute(question, values).fetchone()
    return tuple(found or ())


def prepare(folder: DataFolder) -> None:
    """Refuse a server that these programs do not fit; have it note what changes, for copies of changes alone, and keep its log for us, but not until the disk is full."""
    access = copying_access(folder)
    wanted = {"summarize_wal": "on", "max_slot_wal_keep_size": "10GB"}
    (present,) = ask(access, "select current_setting('server_version')")
    refuse_other_major(present, version())
    with closing(access.connect()) as connection:
        for name, value in wanted.items():
            if connection.execute("select current_setting(%s)", [name]).fetchone() == (value,):
                continue
            if not uses_embedded_server():
                raise Refused(
                    Label(
                        f"Máy chủ PostgreSQL chưa đặt {name} = {value}.",
                        f"The PostgreSQL server is not set to {name} = {value}.",
                    ),
                    Label("Hãy đặt trong postgresql.conf.", "Set it in postgresql.conf."),
                )
            connection.execute(f"ALTER SYSTEM SET {name} = '{value}'")
        connection.execute("select pg_reload_conf()")


def failed(words: str, said: bytes) -> Refused:
    """What one of PostgreSQL's programs could not do, in its own words."""
    text = said.decode("utf-8", "replace").strip()[-800:]
    return Refused(Label(f"{words} không làm được: {text}", f"{words} failed: {text}"))
