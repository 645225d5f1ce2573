from __future__ import annotations

import pytest
from django.db import DatabaseError, connections, transaction

from eprocuracy.platform.ground.access import APP
from eprocuracy.platform.ground.append_only import append_only_tables, protect

CHANGES = ("UPDATE {table} SET {column} = {column}", "DELETE FROM {table}", "TRUNCATE {table} CASCADE")
both = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def execute(alias: str, statement: str) -> list[tuple[object, ...]]:
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def a_growing_table() -> None:
    """An append-only table of this test's own, one of whose rows lies in a partition, beside an ordinary one."""
    execute("owner", "CREATE TABLE growing (day date, word text) PARTITION BY RANGE (day)")
    execute("owner", "CREATE TABLE growing_2026 PARTITION OF growing FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')")
    execute("owner", "CREATE TABLE ordinary (word text)")
    protect(connections["owner"], {*append_only_tables(), "growing"}, app=APP)
    execute("default", "INSERT INTO growing VALUES ('2026-11-22', 'kháng nghị')")


@both
@pytest.mark.parametrize("alias", ["default", "owner"])
@pytest.mark.parametrize("table", ["growing", "growing_2026"])
def test_an_append_only_table_refuses_every_change_to_everyone(alias: str, table: str) -> None:
    a_growing_table()

    for change in CHANGES:
        with pytest.raises(DatabaseError):
            execute(alias, change.format(table=table, column="word"))

    assert execute("default", "SELECT word FROM growing") == [("kháng nghị",)]


@both
def test_an_ordinary_table_may_be_changed_but_never_emptied_or_owned() -> None:
    a_growing_table()

    execute("default", "INSERT INTO ordinary VALUES ('a')")
    execute("default", "UPDATE ordinary SET word = 'b'")
    execute("default", "DELETE FROM ordinary")

    for forbidden in ("TRUNCATE ordinary", "DROP TABLE ordinary", "ALTER TABLE ordinary ADD more text"):
        with pytest.raises(DatabaseError):
            execute("default", forbidden)
    with pytest.raises(DatabaseError):
        execute("default", "CREATE TABLE mine (word text)")


@both
def test_protecting_again_changes_nothing_and_a_table_no_longer_declared_is_freed() -> None:
    a_growing_table()

    protect(connections["owner"], {*append_only_tables(), "growing"}, app=APP)
    with pytest.raises(DatabaseError):
        execute("owner", "DELETE FROM growing")

    protect(connections["owner"], append_only_tables(), app=APP)
    execute("default", "DELETE FROM growing")


@both
def test_every_declared_table_of_the_product_is_protected() -> None:
    connection = connections["owner"]
    with connection.cursor() as cursor:
        columns = {
            table: cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} LIMIT 0")
            and cursor.description[0].name
            for table in append_only_tables()
        }

    for table, column in columns.items():
        for alias in ("default", "owner"):
            for change in CHANGES:
                with pytest.raises(DatabaseError):
                    execute(alias, change.format(table=connection.ops.quote_name(table), column=f'"{column}"'))


@both
def test_the_app_role_cannot_tell_the_database_that_it_is_up_to_date() -> None:
    for table in ("ground_schema", "django_migrations"):
        with pytest.raises(DatabaseError):
            execute("default", f"DELETE FROM {table}")
