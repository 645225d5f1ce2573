"""Writing many rows of one table at once: by COPY where they are many, which is several times faster than INSERT."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import AutoField, Field, Model

MANY = 8


def insert(rows: Sequence[Model]) -> None:
    """Insert new rows of one table; ids that the database gives are not read back."""
    if not rows:
        return
    table = type(rows[0])
    if len(rows) < MANY:
        table._default_manager.bulk_create(rows)
        return
    fields = [field for field in table._meta.concrete_fields if not isinstance(field, AutoField)]
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    statement = f"COPY {connection.ops.quote_name(table._meta.db_table)} ({columns}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row([_value(field, row) for field in fields])


def _value(field: Field[Any, Any], row: Model) -> Any:
    return field.get_db_prep_save(field.pre_save(row, add=True), connection)
