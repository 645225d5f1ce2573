"""Writing rows of one table at once, from plain values: no model is made only to be written.

By COPY where the database lets us. Behind the wall it takes none; there the rows travel as one JSON text, which costs about as little.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec
from django.db import connection
from django.db.models import AutoField, Field, JSONField, Model
from msgspec.json import encode
from psycopg.types.json import Jsonb
from psycopg.types.range import Range

from .models.json_columns import JsonText

AT_ONCE = 500  # rows in one statement

Row = Mapping[str, Any]
"""The values of one row by column, named as Django names the attribute; a column left out takes its default."""


def insert_rows(table: type[Model], rows: Sequence[Row]) -> None:
    """Insert new rows of one table; ids that the database gives are not read back."""
    if not rows:
        return
    written = _written(table)
    if connection.settings_dict.get("BEHIND_WALL"):
        for start in range(0, len(rows), AT_ONCE):
            some = [written.as_object(row) for row in rows[start : start + AT_ONCE]]
            connection.execute_bound(written.insert, [encode(some, enc_hook=_range).decode()])  # type: ignore[attr-defined]
        return
    with connection.cursor() as cursor, cursor.copy(written.copy) as copy:
        for row in rows:
            copy.write_row(written.as_line(row))


@dataclass(frozen=True, slots=True)
class _Written:
    """How rows of one table are written: the statements, and of each column the name, what it takes for a missing value, and the two ways."""

    copy: str
    insert: str
    columns: tuple[tuple[str, str, Callable[[], Any], Callable[[Any], Any], Callable[[Any], Any]], ...]

    def as_line(self, row: Row) -> list[Any]:
        return [way(row[name] if name in row else default()) for _, name, default, way, _ in self.columns]

    def as_object(self, row: Row) -> dict[str, Any]:
        return {column: way(row[name] if name in row else default()) for column, name, default, _, way in self.columns}


@cache
def _written(table: type[Model]) -> _Written:
    fields = [field for field in table._meta.concrete_fields if not isinstance(field, AutoField)]
    place = connection.ops.quote_name(table._meta.db_table)
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    return _Written(
        copy=f"COPY {place} ({names}) FROM STDIN",
        insert=f"INSERT INTO {place} ({names}) SELECT {names} FROM json_populate_recordset(null::{place}, %s)",  # noqa: S608 - own names
        columns=tuple((str(one.column), one.attname, one.get_default, *_ways(one)) for one in fields),
    )


def _ways(field: Field[Any, Any]) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    if isinstance(field, JsonText):
        return _as_it_is, _to_the_letter
    return (_as_json if isinstance(field, JSONField) else _as_it_is), _as_it_is


def _as_json(value: Any) -> Any:
    return None if value is None else Jsonb(value, encode)


def _to_the_letter(value: Any) -> Any:
    return None if value is None else msgspec.Raw(value.encode())


def _as_it_is(value: Any) -> Any:
    return value


def _range(value: Any) -> str:
    """The one kind of value that JSON has no way of its own for."""
    if not isinstance(value, Range):
        raise TypeError(f"{type(value).__name__} is not written into rows")
    if value.isempty:
        return "empty"
    lower, upper = (end.isoformat() if end is not None else "" for end in (value.lower, value.upper))
    return f"{value.bounds[0]}{lower},{upper}{value.bounds[1]}"
