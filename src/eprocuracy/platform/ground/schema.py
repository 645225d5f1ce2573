"""Bringing the tables up to date as their owner, and handing the app role just what it needs."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

import django
import psycopg
from django.core.management import call_command
from django.db import connections, transaction
from psycopg import sql

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.wall.policies import raise_walls

from .access import Access, Accesses, accesses, check_server
from .append_only import append_only_tables, protect
from .digests import name_algorithms
from .folder import SOURCE, DataFolder, wall_key

EXTENSIONS = ("unaccent", "pg_trgm", "btree_gist")
READ_ONLY = ", read only"
"""Stands behind the fingerprint of a database whose web role was left no right to write."""


def fingerprint() -> str:
    """Changes whenever a migration, a model, the data that come with tables, or the way tables are protected changes."""
    package = SOURCE / "eprocuracy"
    others = (version("procrastinate"), version("django-allauth"))
    digest = hashlib.sha256("\0".join((django.get_version(), *others)).encode())
    # the data beside migrations, such as the units, are loaded when tables are brought up to date
    for path in sorted(one for room in package.rglob("migrations") for one in room.parent.glob("data/*.yaml")):
        digest.update(str(path.relative_to(package)).encode() + b"\0" + path.read_bytes())
    for path in sorted({*package.rglob("migrations/*"), *package.rglob("*models.py"), *package.rglob("models/*.py")}):
        if path.suffix in {".py", ".sql"}:
            digest.update(str(path.relative_to(package)).encode() + b"\0" + path.read_bytes())
    ground, wall = Path(__file__).parent, Path(__file__).parents[1] / "wall"
    for path in (ground / "schema.py", ground / "append_only.py", ground / "digests.py", wall / "policies.py"):
        digest.update(path.read_bytes())
    # the database holds the key as well: with another one nobody could tell it who asks
    digest.update(hashlib.sha256(wall_key().encode()).digest())
    return digest.hexdigest()


def is_up_to_date(access: Access) -> bool:
    """Whether the database was last brought up to date by exactly these files; needs no Django."""
    return _stands_at(access).removesuffix(READ_ONLY) == fingerprint()


def _stands_at(access: Access) -> str:
    try:
        with access.connect() as connection:
            found = connection.execute("select fingerprint from ground_schema").fetchone()
    except (psycopg.errors.UndefinedTable, psycopg.errors.InsufficientPrivilege):
        return ""
    return str(found[0]) if found else ""


def take_writing_away(ways: Accesses) -> None:
    """Leave the role of the web nothing but looking; commands keep their own role."""
    assert ways.owner
    role = sql.Identifier(ways.app.user)
    with ways.owner.connect(autocommit=False) as owner:
        owner.execute(
            sql.SQL("REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA public FROM {}").format(role)
        )
        owner.execute(sql.SQL("REVOKE USAGE, UPDATE ON ALL SEQUENCES IN SCHEMA public FROM {}").format(role))
        owner.execute("UPDATE ground_schema SET fingerprint = %s", [fingerprint() + READ_ONLY])


def give_writing_back(ways: Accesses) -> None:
    """What `take_writing_away` took, where it did."""
    if _stands_at(ways.app).endswith(READ_ONLY):
        migrate_and_grant(ways)


def ensure_schema(app: Access) -> bool:
    """Migrate unless that was done already; says whether anything ran. Django must be set up."""
    if is_up_to_date(app):
        return False
    migrate_and_grant()
    return True


def migrate_and_grant(ways: Accesses | None = None) -> None:
    """Run the migrations as the owner, then grant and protect. Two at once wait for each other."""
    if "owner" not in connections.settings:
        raise Refused(
            Label(
                "Cơ sở dữ liệu cần được nâng cấp bằng vai trò chủ sở hữu.",
                "The database must be brought up to date by the owner of its tables.",
            ),
            Label("Hãy đặt biến DATABASE_OWNER_URL rồi chạy lại.", "Set DATABASE_OWNER_URL and run again."),
        )
    owner = connections["owner"]
    ways = ways or accesses(DataFolder.of_environment())
    workers = [ways.worker.user] if ways.worker else []
    with owner.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext('eprocuracy: migrate'))")
    try:
        with owner.cursor() as cursor:
            for extension in EXTENSIONS:
                cursor.execute(f"CREATE EXTENSION IF NOT EXISTS {extension} WITH SCHEMA public")
            cursor.execute("CREATE TABLE IF NOT EXISTS ground_schema (fingerprint text NOT NULL)")
        call_command("migrate", database="owner", interactive=False, verbosity=0)
        with transaction.atomic(using="owner"), owner.cursor() as cursor:
            for role in (ways.app.user, *workers):
                protect(owner, append_only_tables(), app=role)
            name_algorithms(owner)
            raise_walls(owner, app=ways.app.user, workers=workers, key=wall_key())
            cursor.execute("DELETE FROM ground_schema")
            cursor.execute("INSERT INTO ground_schema VALUES (%s)", [fingerprint()])
    finally:
        with owner.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(hashtext('eprocuracy: migrate'))")
        owner.close()


__all__ = ["check_server", "ensure_schema", "fingerprint", "is_up_to_date", "migrate_and_grant"]
