"""Tables that only grow: the database itself refuses to change or remove what they hold.

A model says so with the class attribute `append_only = True`. The app role then holds SELECT and INSERT only, and a
trigger refuses UPDATE, DELETE and TRUNCATE to everyone, the owner of the tables included. Where the law demands that something
be blanked, `changed_only_by = "function_name"` names the one function of the database whose UPDATE the trigger lets through.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

TRIGGER = "append_only_refuses_change"
FUNCTION = "append_only_refuse_change"


def append_only_tables() -> frozenset[str]:
    """The tables of every installed model that declares itself append-only."""
    models = apps.get_models(include_auto_created=True)
    return frozenset(
        model._meta.db_table for model in models if getattr(model, "append_only", False) and model._meta.managed
    )


def changing_functions() -> Mapping[str, str]:
    """The append-only tables that one function may change, each with that function."""
    models = apps.get_models(include_auto_created=True)
    named = {model._meta.db_table: getattr(model, "changed_only_by", "") for model in models}
    return {table: named[table] for table in sorted(append_only_tables()) if named.get(table)}


def protect(connection: BaseDatabaseWrapper, tables: Iterable[str], *, app: str) -> None:
    """Grant the app role its rights and put the triggers where they belong; safe to repeat, one transaction.

    Partitions of an append-only table are protected with it. A table no longer declared loses its trigger.
    """
    changed_by = changing_functions()
    wanted = sorted(tables)
    with connection.cursor() as cursor:

        def run(statement: str, **names: sql.Composable) -> None:
            cursor.execute(sql.SQL(statement).format(**names).as_string(cursor.connection))

        role = sql.Identifier(app)
        run("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}", role=role)
        run("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        run("GRANT USAGE ON SCHEMA public TO {role}", role=role)
        run("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}", role=role)
        run("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}", role=role)
        cursor.execute(
            f"""
            CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE
                calls text;
            BEGIN
                GET DIAGNOSTICS calls = PG_CONTEXT;
                -- who called is read off the stack: nothing that a session could set opens this door
                IF TG_OP = 'UPDATE' AND TG_NARGS = 1 AND calls ~ ('(^|\\s)(public\\.)?' || TG_ARGV[0] || '\\(') THEN
                    RETURN NULL;
                END IF;
                RAISE EXCEPTION 'table % only grows: % is refused', TG_TABLE_NAME, TG_OP
                    USING ERRCODE = 'insufficient_privilege';
            END $$
            """
        )
        # which relations hold the rows of the append-only tables, partitions included
        cursor.execute(
            """
            SELECT part.relid::regclass::text, name
            FROM unnest(%s::text[]) AS name
            JOIN pg_class c ON c.relname = name AND c.relnamespace = 'public'::regnamespace
            CROSS JOIN LATERAL (
                SELECT relid FROM pg_partition_tree(c.oid) UNION SELECT c.oid
            ) AS part
            """,
            [wanted],
        )
        protected = {row[0]: changed_by.get(row[1], "") for row in cursor.fetchall()}
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgargs, tgenabled = 'A' FROM pg_trigger WHERE tgname = %s AND NOT tgisinternal",
            [TRIGGER],
        )
        found = cursor.fetchall()
        triggered = {table: bytes(argument).rstrip(b"\0").decode() for table, argument, _ in found}
        always = {table for table, _, fires_always in found if fires_always}
        trigger = sql.Identifier(TRIGGER)
        # regclass prints a name already quoted where it must be, so it stands in the statement as it is
        for table in sorted(table for table, function in triggered.items() if protected.get(table) != function):
            run("DROP TRIGGER {trigger} ON {table}", trigger=trigger, table=sql.SQL(table))
        for table in sorted(protected):
            name = sql.SQL(table)
            run("REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {role}", table=name, role=role)
            if triggered.get(table) != protected[table]:
                # by statement, so that a change that meets no row is refused too
                run(
                    "CREATE TRIGGER {trigger} BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
                    " FOR EACH STATEMENT EXECUTE FUNCTION {function}({argument})",
                    trigger=trigger,
                    table=name,
                    function=sql.Identifier(FUNCTION),
                    argument=sql.Literal(protected[table]) if protected[table] else sql.SQL(""),
                )
            if table not in always or triggered.get(table) != protected[table]:
                # also for a session that calls itself a replica
                run("ALTER TABLE {table} ENABLE ALWAYS TRIGGER {trigger}", table=name, trigger=trigger)
        for function in sorted(set(changed_by.values())):
            run("REVOKE ALL ON FUNCTION {function} FROM PUBLIC", function=sql.Identifier(function))
            run("GRANT EXECUTE ON FUNCTION {function} TO {role}", function=sql.Identifier(function), role=role)
        run("REVOKE INSERT, UPDATE, DELETE ON django_migrations, ground_schema FROM {role}", role=role)
