"""The second wall: which tables stand behind it, and that nobody but the pages can tell the database who asks."""

from __future__ import annotations

import time

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connections, transaction

from eprocuracy.kernel.words import Label
from eprocuracy.platform.wall.base import LASTS, signed
from eprocuracy.platform.wall.sight import WHOLE

from ..installation import Installation
from .registry import Parameter, Verdict, check, named, verdict

LOOKS_AT = Label("bảng, chính sách dòng, khóa của cơ sở dữ liệu", "tables, row policies and key of the database")

CONTENT = ("records", "casefile", "issuing")
"""Rooms whose tables hold what matters are about."""


@check("AUZ-10")
def rows_are_walled(there: Installation, parameter: Parameter) -> Verdict:
    """Row-level security is forced on every table of content but those reviewed, and the web's role cannot step around it."""
    tables = [one for one in content_tables() if one not in parameter["without_content"]]
    open_ = [
        name
        for name, forced in there.ask(
            "SELECT relname, relrowsecurity AND relforcerowsecurity FROM pg_class"
            " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname = ANY(%(tables)s)"
            " ORDER BY 1",
            tables=tables,
        )
        if not forced
    ]
    ((superuser, bypasses, owns),) = there.ask(
        "SELECT rolsuper, rolbypassrls, EXISTS (SELECT FROM pg_class WHERE relowner = r.oid)"
        " FROM pg_roles r WHERE rolname = %(role)s",
        role=there.role,
    )
    kept = not open_ and not (superuser or bypasses or owns)
    walled = len(tables) - len(open_)
    return verdict(
        kept,
        f"{walled}/{len(tables)} bảng nội dung có chính sách dòng bắt buộc"
        + (f"; chưa có: {named(open_, 3)}" if open_ else "")
        + f"; vai trò {there.role}: {'có đặc quyền' if superuser or bypasses or owns else 'không sở hữu bảng, không vượt chính sách'}",
        f"{walled} of {len(tables)} tables of content force row policies"
        + (f"; not: {named(open_, 3)}" if open_ else "")
        + f"; role {there.role}: {'privileged' if superuser or bypasses or owns else 'owns nothing, bypasses nothing'}",
    )


def content_tables() -> list[str]:
    """The tables of the rooms that hold content."""
    return sorted(
        model._meta.db_table
        for room in CONTENT
        if apps.is_installed(f"eprocuracy.{room}")
        for model in apps.get_app_config(room).get_models(include_auto_created=True)
        if model._meta.managed
    )


@check("AUZ-12")
def who_asks_is_proven(there: Installation, parameter: Parameter) -> Verdict:
    """The database believes no token that the key did not write for this connection and moment, and the web's role has no way to the key."""
    ((reaches, as_owner, makes),) = there.ask(
        "SELECT has_table_privilege(%(role)s, 'ground_wall_key', 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE'),"
        " p.prosecdef AND 'search_path=pg_catalog, pg_temp' = ANY (p.proconfig) AND NOT pg_has_role(%(role)s, p.proowner, 'MEMBER'),"
        " has_database_privilege(%(role)s, current_database(), 'TEMP, CREATE') OR has_schema_privilege(%(role)s, 'public', 'CREATE')"
        " FROM pg_proc p WHERE p.oid = 'public.wall_sees()'::regprocedure",
        role=there.role,
    )
    believed = [] if there.answers else [name for name, token in _forged().items() if _is_believed(token)]
    kept = as_owner and not (reaches or makes or believed) and parameter["ttl_seconds_max"] >= LASTS
    return verdict(
        kept,
        f"vai trò {there.role} {'với tới' if reaches else 'không với tới'} khóa, {'tạo được' if makes else 'không tạo được'} đối tượng trong cơ sở dữ liệu;"
        f" mã giả được tin: {named(believed) or 'không'}; mã có hiệu lực {LASTS} giây",
        f"role {there.role} {'reaches' if reaches else 'does not reach'} the key, {'can make' if makes else 'can make no'} objects in the database;"
        f" forged tokens believed: {named(believed) or 'none'}; a token counts for {LASTS} seconds",
    )


def _forged() -> dict[str, str]:
    """What somebody might try who can smuggle statements in, each but for one thing like a genuine token."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        here = cursor.fetchone()[0]
    later = int(time.time()) + LASTS
    return {
        "unsigned": WHOLE.text,
        "another key": signed("guessed", f"{later}|{here}|{WHOLE.text}"),
        "another connection": signed(settings.WALL_KEY, f"{later}|{here + 1}|{WHOLE.text}"),
        "over": signed(settings.WALL_KEY, f"{later - 2 * LASTS}|{here}|{WHOLE.text}"),
    }


def _is_believed(token: str) -> bool:
    try:
        with transaction.atomic(), connections["default"].cursor() as cursor:
            cursor.execute("SELECT set_config('wall.token', %s, true)", [token])
            cursor.execute("SELECT wall_sees()")
    except DatabaseError:
        return False
    return True
