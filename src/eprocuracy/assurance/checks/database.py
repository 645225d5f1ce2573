"""What the database itself refuses, read from its catalogue: roles, rights, triggers, views, policies."""

from __future__ import annotations

from django.contrib.auth import get_user_model

from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.append_only import TRIGGER, append_only_tables

from ..installation import Installation
from .registry import Parameter, Verdict, check, named, verdict

LOOKS_AT = Label("danh mục và quyền của cơ sở dữ liệu", "catalogue and grants of the database")


@check("AUZ-11")
def views_ask_as_the_asker(there: Installation, parameter: Parameter) -> Verdict:
    """Views are `security_invoker`; no function that runs with its owner's rights, but those reviewed, hands rows to the web's role."""
    views = [
        row[0]
        for row in there.ask(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'v'"
            " AND NOT coalesce('security_invoker=true' = ANY(reloptions) OR 'security_invoker=on' = ANY(reloptions), false)"
            " ORDER BY 1"
        )
    ]
    functions = [
        row[0]
        for row in there.ask(
            "SELECT p.proname FROM pg_proc p JOIN pg_type t ON t.oid = p.prorettype"
            " WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef AND (p.proretset OR t.typtype = 'c')"
            " AND has_function_privilege(%(role)s, p.oid, 'EXECUTE') ORDER BY 1",
            role=there.role,
        )
    ]
    bad = [one for one in (*views, *functions) if one not in parameter["reviewed"]]
    return verdict(
        not bad,
        f"khung nhìn, hàm chạy bằng quyền chủ: {named(bad)}" if bad else "không có khung nhìn hay hàm nào lách quyền",
        f"views and functions with their owner's rights: {named(bad)}"
        if bad
        else "no view or function goes around rights",
    )


@check("TLG-09", "LOG-08", "DOC-04")
def what_only_grows(there: Installation, parameter: Parameter) -> Verdict:
    """Acts, log and digests: the role of the web may read and add, and a trigger that always fires stops everyone else."""
    tables = sorted(append_only_tables())
    changeable = [row[0] for row in there.ask(_CHANGEABLE, tables=tables, role=there.role, trigger=TRIGGER)]
    return verdict(
        not changeable,
        f"có thể bị sửa, xóa: {named(changeable)}"
        if changeable
        else f"{len(tables)} bảng chỉ ghi thêm: vai trò {there.role} không có UPDATE, DELETE, TRUNCATE; bẫy ở trạng thái A",
        f"can be changed: {named(changeable)}"
        if changeable
        else f"{len(tables)} tables only grow: {there.role} has no UPDATE, DELETE, TRUNCATE; triggers in state A",
    )


# Append-only tables, partitions included, without the trigger in state A on update, delete and truncate, or with a right to change.
_CHANGEABLE = """
    SELECT   part.relid::regclass::text
    FROM     unnest(%(tables)s::text[]) AS name
    CROSS JOIN LATERAL (SELECT relid FROM pg_partition_tree(name::regclass) UNION SELECT name::regclass) AS part
    WHERE NOT EXISTS (
        SELECT FROM pg_trigger t
        WHERE t.tgrelid = part.relid AND t.tgname = %(trigger)s AND t.tgenabled = 'A' AND t.tgtype & 58 = 58
    )
    OR has_table_privilege(%(role)s, part.relid, 'UPDATE') OR has_table_privilege(%(role)s, part.relid, 'DELETE')
    OR has_table_privilege(%(role)s, part.relid, 'TRUNCATE')
    ORDER BY 1
"""


@check("LOG-05")
def the_log_is_kept(there: Installation, parameter: Parameter) -> Verdict:
    """Nothing is ever taken out of the log: the web's role may not, and every partition hangs in its table."""
    ((deletes, oldest, loose),) = there.ask(
        "SELECT has_table_privilege(%(role)s, 'audit_entry', 'DELETE'), (SELECT min(at) FROM audit_entry),"
        " (SELECT count(*) FROM pg_class c WHERE c.relname LIKE 'audit\\_entry\\_%%' AND c.relkind = 'r'"
        "  AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = c.oid))",
        role=there.role,
    )
    since = oldest.date().strftime("%d/%m/%Y") if oldest else "–"
    return verdict(
        not deletes and not loose,
        f"không có lệnh xóa, {loose} phần bị tách; dòng cũ nhất: {since}",
        f"no right to delete, {loose} partitions detached; oldest entry: {since}",
    )


@check("AUZ-09", "IAM-02")
def administrators_do_nothing_else(there: Installation, parameter: Parameter) -> Verdict:
    """The database refuses an account that administers and holds another duty."""
    found = there.ask(
        "SELECT pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE conrelid = %(table)s::regclass AND contype = 'c' AND convalidated AND pg_get_constraintdef(oid) LIKE '%%administrator%%'",
        table=get_user_model()._meta.db_table,
    )
    exclusive = any(
        "array_length" in text or "cardinality" in text or "CASE" in text
        for (text,) in found
        if "duties" in text and "@>" in text
    )
    return verdict(
        exclusive,
        "ràng buộc của cơ sở dữ liệu: quản trị không kiêm nghiệp vụ"
        if exclusive
        else "cơ sở dữ liệu không cấm kiêm nhiệm",
        "a constraint of the database: administrators have no other duty"
        if exclusive
        else "the database does not exclude other duties",
    )


@check("IAM-16")
def no_default_accounts(there: Installation, parameter: Parameter) -> Verdict:
    """No active account bears a name that attackers try first, no made-up account is in use, and the web is no superuser."""
    forbidden = [name.partition("(")[0] for name in parameter["forbidden_usernames"]]
    rows = there.ask(
        "SELECT account, illustrative FROM identity_account WHERE is_active AND (account = ANY(%(names)s) OR illustrative)"
        " ORDER BY 1",
        names=forbidden,
    )
    ((superuser,),) = there.ask("SELECT rolsuper FROM pg_roles WHERE rolname = %(role)s", role=there.role)
    names = [row[0] for row in rows]
    kept = not names and not superuser and there.role not in forbidden
    return verdict(
        kept,
        f"tài khoản mặc định hoặc minh họa đang dùng: {named(names)}"
        if names
        else f"không có; vai trò cơ sở dữ liệu: {there.role}",
        f"default or illustrative accounts in use: {named(names)}"
        if names
        else f"none; role of the database: {there.role}",
    )


@check("IAM-01")
def one_person_each(there: Installation, parameter: Parameter) -> Verdict:
    """Every account in use names one person and belongs to a unit that exists; no two in use bear the same name in a unit."""
    ((nameless, shared, total),) = there.ask(
        "SELECT count(*) FILTER (WHERE btrim(name) = ''), (SELECT count(*) FROM"
        " (SELECT 1 FROM identity_account WHERE is_active GROUP BY unit_id, lower(name) HAVING count(*) > 1) AS twice), count(*)"
        " FROM identity_account WHERE is_active"
    )
    return verdict(
        not nameless and not shared,
        f"{total} tài khoản đang dùng; không tên người: {nameless}; trùng người trong đơn vị: {shared}",
        f"{total} accounts in use; without a person's name: {nameless}; the same name twice in a unit: {shared}",
    )
