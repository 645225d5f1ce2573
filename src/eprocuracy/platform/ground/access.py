"""Who connects to which database: the owner of the tables, and the role that owns none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

from .folder import DataFolder

OLDEST_SERVER = 180000
NAME = "eprocuracy"
SUPERUSER, OWNER, APP, WORKER = "postgres", "eprocuracy_owner", "eprocuracy_app", "eprocuracy_worker"


PLANS = "-c jit=off -c max_parallel_workers_per_gather=0"
"""Every question here reads little and is asked often. At the size of the country the planner would rather start further
processes to read a whole table than a hundred families by their index, which takes ten times as long."""


@dataclass(frozen=True, slots=True)
class Access:
    """One way into a database: everything a connection needs."""

    host: str
    port: int
    name: str
    user: str
    password: str = field(repr=False)
    options: Mapping[str, Any] = field(default_factory=dict)
    behind_wall: bool = False  # whether the database shows this role only what whoever asks may see

    @classmethod
    def parse(cls, url: str, *, variable: str) -> Access:
        """Read a `postgresql://user:password@host:port/name?sslmode=…` address."""
        try:
            parts = {key: str(value) for key, value in conninfo_to_dict(url).items() if value is not None}
        except psycopg.ProgrammingError as problem:
            raise Refused(
                Label(f"Biến {variable} không phải địa chỉ PostgreSQL.", f"{variable} is not a PostgreSQL address."),
                Label(
                    "Dạng đúng: postgresql://người_dùng:mật_khẩu@máy:5432/tên",
                    "It looks like postgresql://user:password@host:5432/name",
                ),
            ) from problem
        known = {key: parts.pop(key, "") for key in ("host", "port", "dbname", "user", "password")}
        return cls(
            host=known["host"],
            port=int(known["port"] or 5432),
            name=known["dbname"] or NAME,
            user=known["user"],
            password=known["password"],
            options=parts,
        )

    def to(self, name: str) -> Access:
        """The same way in, to another database of the same server."""
        return replace(self, name=name)

    def connect(self, *, autocommit: bool = True, timeout: int = 10) -> psycopg.Connection[tuple[Any, ...]]:
        """An open connection."""
        return psycopg.connect(
            host=self.host,
            port=self.port,
            dbname=self.name,
            user=self.user,
            password=self.password,
            autocommit=autocommit,
            connect_timeout=timeout,
            application_name="eprocuracy",
            **self.options,
        )

    def for_django(self) -> dict[str, Any]:
        """An entry of Django's DATABASES."""
        return {
            "ENGINE": "eprocuracy.platform.wall",
            "BEHIND_WALL": self.behind_wall,
            "HOST": self.host,
            "PORT": str(self.port),
            "NAME": self.name,
            "USER": self.user,
            "PASSWORD": self.password,
            "OPTIONS": {"application_name": "eprocuracy", "connect_timeout": 10, "options": PLANS, **self.options},
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
        }


@dataclass(frozen=True, slots=True)
class Accesses:
    """The ways in that the product uses; `superuser` exists only on the embedded server.

    `app` is the role of the web, `worker` that of commands and jobs, which no wall stands before.
    """

    app: Access
    owner: Access | None
    superuser: Access | None = None
    worker: Access | None = None

    @property
    def default(self) -> Access:
        """The way of this process: web processes, and what is measured in their place, go behind the wall."""
        serves = os.environ.get("EPROCURACY_SERVING") == "1" and os.environ.get("EPROCURACY_WORKING") != "1"
        asked_for = os.environ.get("EPROCURACY_ROLE") == "app"
        return self.app if serves or asked_for or self.worker is None else self.worker


def uses_embedded_server() -> bool:
    return not os.environ.get("DATABASE_URL")


def accesses(folder: DataFolder) -> Accesses:
    """As the environment says: a real server by `DATABASE_URL` (and `DATABASE_OWNER_URL`), else the embedded one."""
    if not uses_embedded_server():
        owner, worker = os.environ.get("DATABASE_OWNER_URL"), os.environ.get("DATABASE_WORKER_URL")
        return Accesses(
            app=replace(Access.parse(os.environ["DATABASE_URL"], variable="DATABASE_URL"), behind_wall=True),
            owner=Access.parse(owner, variable="DATABASE_OWNER_URL") if owner else None,
            worker=Access.parse(worker, variable="DATABASE_WORKER_URL") if worker else None,
        )
    return embedded_accesses(folder)


def embedded_accesses(folder: DataFolder) -> Accesses:
    """The ways into the embedded server of a data folder; port 0 until it has been started once."""
    port = int(folder.read_note("database").get("port", 0))

    def way(user: str) -> Access:
        password = folder.secret(f"database-{user}")
        return Access("127.0.0.1", port, NAME, user, password, behind_wall=user == APP)

    return Accesses(way(APP), way(OWNER), way(SUPERUSER).to("postgres"), way(WORKER))


def check_server(access: Access) -> None:
    """Refuse a server that cannot be reached, is older than PostgreSQL 18, or lets the app role own anything."""
    try:
        with access.connect() as connection:
            version = connection.info.server_version
            owning = connection.execute(
                "select r.rolsuper or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                " where c.relowner = r.oid and c.relkind in ('r', 'p') and n.nspname not like 'pg\\_temp%%')"
                " from pg_roles r where r.rolname = current_user"
            ).fetchone()
    except psycopg.OperationalError as problem:
        raise Refused(
            Label(
                f"Không kết nối được cơ sở dữ liệu {access.name} tại {access.host}:{access.port}: {problem}",
                f"The database {access.name} at {access.host}:{access.port} cannot be reached: {problem}",
            ),
            Label("Hãy kiểm tra DATABASE_URL và máy chủ.", "Check DATABASE_URL and the server."),
        ) from problem
    if version < OLDEST_SERVER:
        raise Refused(
            Label(
                f"Máy chủ là PostgreSQL {version // 10000}; cần PostgreSQL 18 trở lên.",
                f"The server is PostgreSQL {version // 10000}; PostgreSQL 18 or newer is needed.",
            ),
            Label("Hãy nâng cấp máy chủ, hoặc bỏ DATABASE_URL.", "Upgrade the server, or unset DATABASE_URL."),
        )
    if owning and owning[0]:
        raise Refused(
            Label(
                f"Vai trò {access.user} trong DATABASE_URL sở hữu bảng hoặc là siêu quản trị.",
                f"The role {access.user} of DATABASE_URL owns tables or is a superuser.",
            ),
            Label(
                "Hãy dùng một vai trò thường cho DATABASE_URL và để DATABASE_OWNER_URL cho chủ sở hữu bảng.",
                "Use an ordinary role in DATABASE_URL and leave DATABASE_OWNER_URL to the owner of the tables.",
            ),
        )
