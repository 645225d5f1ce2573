"""Which tables stand behind the second wall, and the rules by which the database shows their rows. `docs/adr` says why.

A model says so with the class attribute `walled`: `BY_ITS_KEYS` where the row itself carries unit, secrecy and procurator of its
matter, `of_account` where it is one person's own, else what it hangs on, as `Through`s. One that hangs on several is seen by whoever
sees all of them, or with `any_of` one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

POLICY = "wall"
CLOSED = 2  # from this level of secrecy on only those assigned, and the heads, may look


@dataclass(frozen=True, slots=True)
class Through:
    """A row is seen by whoever sees the row of `table` whose `key` stands in its `column`."""

    column: str
    table: str
    key: str

    def condition(self, of: str) -> str:
        # a scalar question, which the planner can neither flatten nor answer from the whole of the other table
        return f"(select true from {self.table} t where t.{self.key} = {of}.{self.column} limit 1)"  # noqa: S608 - own names


@dataclass(frozen=True, slots=True)
class Walled:
    """How rows of a table are shown."""

    through: tuple[Through, ...] = ()
    any_of: bool = False
    besides: str = ""  # rows that hang on nothing yet: by keys of their own
    account: str = ""  # the column that names the one person to whom a row is shown
    unveiled_by: str = ""  # the table of places that says of which participants only some may know

    def condition(self, of: str) -> str:
        if self.account:
            return f"(select wall_sees()) ?| array['*', 'p:' || {of}.{self.account}]"
        if not self.through:
            return _seldom_false(_BY_KEYS)
        shown = (" or " if self.any_of else " and ").join(one.condition(of) for one in self.through)
        besides = f" or {self.besides}" if self.besides else ""
        told = f"coalesce({shown}, false){besides}"
        if self.unveiled_by:
            told = f"({told}) and {_unveiled(of, self.unveiled_by)}"
        return _seldom_false(f"(select wall_sees() ? '*') or {told}")


def _unveiled(of: str, places: str) -> str:
    """Whether a participant is veiled in none of the matters that one sees, or in one of them by name for who asks."""
    known = f"select bool_or(t.veiled is null or {_KNOWS}) from {places} t where t.participant = {of}.participant"  # noqa: S608 - own names
    return f"coalesce(({known}), true)"


# who knows the veiled of a matter: whoever it is, or stands in for; the team; who leads the office or opened the matter
_KNOWS = """(select wall_sees()) ?| array[
    'p:' || t.procurator, 's:' || t.procurator, 'm:' || t.matter_id, 'k:' || t.unit
]"""


# what nearly every row answers first stands first: whoever sees each unit is asked nothing further of what is not closed
_BY_KEYS = f"""case when secrecy < {CLOSED}
    then (select wall_sees() ? 'o') or (select wall_sees()) ? unit or (select wall_sees()) ? ('v:' || left(unit, 2))
    else (select wall_sees()) ? ('l:' || unit) end
or (select wall_sees()) ?| array['*', 'p:' || procurator, 'm:' || matter_id]"""


def _seldom_false(condition: str) -> str:
    """The same condition as the planner takes it to hold of nearly every row: what it thinks rare it would read first, and whole."""
    return f"nullif({condition}, false) is not null"


BY_ITS_KEYS = Walled()


def of_matter(column: str = "matter_id") -> Walled:
    """Shown to whoever sees the matter."""
    return Walled((Through(column, "records_matterrow", "matter_id"),))


def walled_tables() -> Mapping[str, Walled]:
    """The tables of every installed model that stands behind the wall."""
    found = {model._meta.db_table: getattr(model, "walled", None) for model in apps.get_models()}
    return {table: how for table, how in sorted(found.items()) if how is not None}


def of_account(column: str = "account") -> Walled:
    """Shown to the one person whom the row names, whatever else is seen."""
    return Walled(account=column)


_SEES = """
CREATE OR REPLACE FUNCTION wall_sees() RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    token text := current_setting('wall.token', true);
    said text;
BEGIN
    IF token IS NULL OR token = '' THEN
        RETURN '{}';
    END IF;
    said := substr(token, 65);
    IF NOT EXISTS (
        SELECT FROM public.ground_wall_key
        WHERE encode(sha256(outer_pad || sha256(inner_pad || convert_to(said, 'UTF8'))), 'hex') = left(token, 64)
    ) THEN
        RAISE EXCEPTION 'the token of who asks is not genuine' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF split_part(said, '|', 1)::bigint < extract(epoch FROM clock_timestamp())
        OR split_part(said, '|', 2)::int <> pg_backend_pid()
    THEN
        RAISE EXCEPTION 'the token of who asks does not count here and now' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN substr(said, length(split_part(said, '|', 1)) + length(split_part(said, '|', 2)) + 3);
END $$
"""


def raise_walls(connection: BaseDatabaseWrapper, *, app: str, workers: Collection[str], key: str) -> None:
    """Put the rules where they belong, as the owner of the tables; safe to repeat, within one transaction.

    `app` is the role of the web, to which the wall applies; the owner and the roles of workers see everything.
    """
    tables = walled_tables()
    everything = sql.SQL(", ").join([sql.SQL("CURRENT_USER"), *(sql.Identifier(one) for one in sorted(workers))])
    with connection.cursor() as cursor:

        def run(statement: str, **names: sql.Composable) -> None:
            cursor.execute(sql.SQL(statement).format(**names).as_string(cursor.connection))

        cursor.execute(
            "CREATE TABLE IF NOT EXISTS ground_wall_key (inner_pad bytea NOT NULL, outer_pad bytea NOT NULL)"
        )
        cursor.execute("DELETE FROM ground_wall_key")
        cursor.execute("INSERT INTO ground_wall_key VALUES (%s, %s)", list(_pads(key)))
        cursor.execute(_SEES)
        run("REVOKE ALL ON FUNCTION wall_sees() FROM PUBLIC")
        for one in sorted({app, *workers}):
            role = sql.Identifier(one)
            run("REVOKE ALL ON ground_wall_key FROM {role}", role=role)
            run("GRANT EXECUTE ON FUNCTION wall_sees() TO {role}", role=role)
        cursor.execute(
            "SELECT tablename FROM pg_policies WHERE schemaname = 'public' AND policyname LIKE %s", [f"{POLICY}%"]
        )
        for table in sorted({row[0] for row in cursor.fetchall()} | set(tables)):
            name = sql.Identifier(table)
            for policy in (POLICY, f"{POLICY}_whole"):
                run("DROP POLICY IF EXISTS {policy} ON {table}", policy=sql.Identifier(policy), table=name)
            if table not in tables:
                run("ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY", table=name)
                run("ALTER TABLE {table} DISABLE ROW LEVEL SECURITY", table=name)
                continue
            condition = sql.SQL(tables[table].condition(table))
            run("ALTER TABLE {table} ENABLE ROW LEVEL SECURITY", table=name)
            run("ALTER TABLE {table} FORCE ROW LEVEL SECURITY", table=name)
            run(
                "CREATE POLICY {policy} ON {table} TO {role} USING ({condition}) WITH CHECK ({condition})",
                policy=sql.Identifier(POLICY),
                table=name,
                role=sql.Identifier(app),
                condition=condition,
            )
            run(
                "CREATE POLICY {policy} ON {table} TO {roles} USING (true) WITH CHECK (true)",
                policy=sql.Identifier(f"{POLICY}_whole"),
                table=name,
                roles=everything,
            )


def _pads(key: str) -> tuple[bytes, bytes]:
    """The key as HMAC-SHA-256 uses it, so that the database needs nothing but `sha256`."""
    raw = key.encode()
    block = (sha256(raw).digest() if len(raw) > 64 else raw).ljust(64, b"\0")
    return bytes(one ^ 0x36 for one in block), bytes(one ^ 0x5C for one in block)
