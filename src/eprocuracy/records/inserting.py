"""Writing rows of one table at once by COPY, from plain values: no model is made only to be written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import AutoField, Field, JSONField, Model
from msgspec.json import encode
from psycopg.types.json import Jsonb

from .models.json_columns import JsonText

Row = Mapping[str, Any]
"""The values of one row by column, named as Django names the attribute; a column left out takes its default."""


def insert_rows(table: type[Model], rows: Sequence[Row]) -> None:
    """Insert new rows of one table; ids that the database gives are not read back."""
    if not rows:
        return
    statement, columns = _columns(table)
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row([way(row[name]) if name in row else way(default()) for name, way, default in columns])


@cache
def _columns(table: type[Model]) -> tuple[str, tuple[tuple[str, Callable[[Any], Any], Callable[[], Any]], ...]]:
    fields = [field for field in table._meta.concrete_fields if not isinstance(field, AutoField)]
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    statement = f"COPY {connection.ops.quote_name(table._meta.db_table)} ({names}) FROM STDIN"
    return statement, tuple((field.attname, _way(field), field.get_default) for field in fields)


def _way(field: Field[Any, Any]) -> Callable[[Any], Any]:
    return _as_json if isinstance(field, JSONField) and not isinstance(field, JsonText) else _as_it_is


def _as_json(value: Any) -> Any:
    return None if value is None else Jsonb(value, encode)


def _as_it_is(value: Any) -> Any:
    return value
