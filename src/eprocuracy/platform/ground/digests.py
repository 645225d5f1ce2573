"""Which algorithm a column of digests was made with, said in the catalogue of the database itself, beside the column.

A model says so with `digests = {"column": "SHA-256"}`; the columns of its `stored_files` are SHA-256. Another algorithm is another column.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

OF_FILES = "SHA-256"


def algorithms() -> Mapping[tuple[str, str], str]:
    """The algorithm of every declared column, by table and column."""
    found = {("ground_schema", "fingerprint"): "SHA-256"}
    for model in apps.get_models():
        declared = {**dict.fromkeys(getattr(model, "stored_files", ()), OF_FILES), **getattr(model, "digests", {})}
        found |= {(model._meta.db_table, column): algorithm for column, algorithm in declared.items()}
    return found


def name_algorithms(connection: BaseDatabaseWrapper) -> None:
    """Write the algorithms beside their columns."""
    with connection.cursor() as cursor:
        for (table, column), algorithm in sorted(algorithms().items()):
            statement = sql.SQL("COMMENT ON COLUMN {table}.{column} IS {algorithm}").format(
                table=sql.Identifier(table), column=sql.Identifier(column), algorithm=sql.Literal(algorithm)
            )
            cursor.execute(statement.as_string(cursor.connection))
