"""Whether the database still protects the log as declared: triggers that fire always, and rights that were never widened."""

from __future__ import annotations

from django.apps import apps
from django.db import connections

from eprocuracy.platform.ground.append_only import TRIGGER

from .faults import Fault, Finding


def drifted(using: str = "default") -> list[Finding]:
    """The tables of the log, partitions included, that someone could change now; a trigger switched off and on again counts."""
    tables = [
        model._meta.db_table
        for model in apps.get_app_config("audit").get_models()
        if getattr(model, "append_only", False)
    ]
    with connections[using].cursor() as cursor:
        cursor.execute(_DRIFTED, {"tables": tables, "trigger": TRIGGER})
        return [Finding(Fault.UNPROTECTED, table=row[0]) for row in cursor.fetchall()]


# Tables and partitions without the trigger in state A, or where the asking role may do more than read and add.
_DRIFTED = """
    SELECT   part.relid::regclass::text
    FROM     unnest(%(tables)s::text[]) AS name
    CROSS JOIN LATERAL (
        SELECT relid FROM pg_partition_tree(name::regclass) UNION SELECT name::regclass
    ) AS part
    WHERE NOT EXISTS (
        SELECT FROM pg_trigger t
        WHERE t.tgrelid = part.relid AND t.tgname = %(trigger)s AND t.tgenabled = 'A' AND t.tgtype & 58 = 58
    )
    OR has_table_privilege(part.relid, 'UPDATE') OR has_table_privilege(part.relid, 'DELETE')
    OR has_table_privilege(part.relid, 'TRUNCATE')
    ORDER BY 1
"""
