"""A body of acts copied by SQL until it has the size of the country: new ids, units and persons, unchanged dates.

Only for measuring, in a data folder of its own: the copies did not come through the door. What refers to what stays true, also
inside JSON, so that a copied matter is opened, recorded in and replayed like any other. A copied id is of version 8 with the
number of the copy at its end; those of the register are of version 7, and never meet it.
"""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import BigAutoField, Field, ForeignKey, JSONField, Model, UUIDField
from psycopg import sql

from eprocuracy.identity.models import Unit
from eprocuracy.platform.ground.access import accesses
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.records.models import (
    ActLink,
    ActRow,
    CrossingRow,
    Family,
    Matter,
    MatterRow,
    PersonVersion,
)
from eprocuracy.records.projections import COMPUTED

COPIED: tuple[type[Model], ...] = (
    Family, Matter, ActRow, ActLink, PersonVersion, MatterRow, *(one for one in COMPUTED if one is not MatterRow), CrossingRow,
)  # fmt: skip
REGIONS = 355
BATCH = 5  # copies made in one statement
FUNCTIONS = """
create or replace function pg_temp.id_of(one uuid, n int) returns uuid language sql immutable parallel safe as
  $$ select overlay(overlay(one::text placing '8' from 15) placing lpad(to_hex(n), 5, '0') from 32)::uuid $$;
create or replace function pg_temp.ids_in(one text, n int) returns text language sql immutable parallel safe as
  $$ select regexp_replace(one, '([0-9a-f]{8}-[0-9a-f]{4}-)[0-9a-f]([0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{7})[0-9a-f]{5}',
                           '\\18\\2' || lpad(to_hex(n), 5, '0'), 'g') $$;
create or replace function pg_temp.unit_of(one text, n int) returns text language sql stable parallel safe as
  $$ select coalesce((select becomes from pg_temp.bench_unit u where u.unit = one and u.n = unit_of.n), one) $$;
create or replace function pg_temp.content_of(one jsonb, n int) returns jsonb language sql stable parallel safe as
  $$ select pg_temp.ids_in(one::text, n)::jsonb
       || case when one ? 'unit' then jsonb_build_object('unit', pg_temp.unit_of(one ->> 'unit', n)) else '{}' end $$;
create or replace function pg_temp.name_of(one text, who uuid, n int) returns text language sql stable parallel safe as
  $$ select case when one = '' then one else regexp_replace(one, '[^ ]+$', '') ||
       (select given from pg_temp.bench_given g
         where g.place = (hashtext(who::text) + n * 97) & 4095) end $$;
create or replace function pg_temp.version_of(one bigint, n int) returns bigint language sql stable as
  $$ select c.id from records_personversion o join records_personversion c on c.act_id = pg_temp.id_of(o.act_id, n)
       and c.participant = pg_temp.id_of(o.participant, n) where o.id = one $$;
create or replace function pg_temp.names_of(version bigint, who uuid, matter uuid) returns text language sql stable as
  $$ select coalesce(string_agg(said.key, '|' order by said.place), '') from (
       select one.key, min(one.place) as place from (
         select v.name_key as key, -1::bigint as place from records_personversion v where v.id = version
         union all
         select v.name_key, a.position from records_personversion v join records_actrow a on a.id = v.act_id
         where v.participant = who and a.matter_id = matter
           and not exists (select from records_actrow s where s.supersedes_id = a.id)
       ) one where one.key <> '' group by one.key
     ) said $$;
create or replace function pg_temp.number_of(one text, n int) returns text language sql immutable parallel safe as
  $$ select case when one ~ '^[0-9]{12}$' then left(one, 6) || lpad(((right(one, 6)::int + n * 7919) % 1000000)::text, 6, '0')
       else one end $$;
"""


def allow() -> None:
    """Let the app role make temporary tables in this database of measurements: in earnest it may not, and need not."""
    owner = accesses(DataFolder.of_environment()).owner
    name, role = str(connection.settings_dict["NAME"]), str(connection.settings_dict["USER"])
    if owner is not None:
        with owner.to(name).connect() as there:
            names = sql.Identifier(name), sql.Identifier(role)
            there.execute(sql.SQL("GRANT TEMPORARY ON DATABASE {} TO {}").format(*names))


def prepare() -> int:
    """The regions of the country, made up where no list names them, and where each office of the body goes in each copy.

    What there is now is what later copies of this connection are of; returns how many matters that are.
    """
    provinces = sorted(Unit.objects.filter(level="province", dissolved_on=None).values_list("code", flat=True))
    there = set(Unit.objects.values_list("code", flat=True))
    wanted = [f"{province}-KV{place}" for place in range(1, 12) for province in provinces][:REGIONS]
    Unit.objects.bulk_create(
        Unit(
            code=code,
            name_vi=f"VKSND khu vực {code[5:]} - {code[:2]}",
            name_en=f"Regional People's Procuracy {code[5:]} - {code[:2]}",
            level="region",
            parent_id=code[:2],
            province=code[:2],
            illustrative=True,
        )
        for code in wanted
        if code not in there
    )
    regions = sorted(Unit.objects.filter(level="region").values_list("code", flat=True))
    offices = list(MatterRow.objects.values_list("unit", flat=True).distinct().order_by("unit"))
    with connection.cursor() as cursor:
        cursor.execute("create temp table bench_unit (unit text, n int, becomes text, primary key (unit, n))")
        cursor.execute(
            "create temp table bench_given as select place, given[1 + place % cardinality(given)] as given"
            " from generate_series(0, 4095) place, (select array_agg(substring(name from '[^ ]+$') order by md5(name)) as given"
            " from records_personversion where name <> '') names"
        )
        cursor.execute("create index on bench_given (place)")
        cursor.execute(FUNCTIONS)
        with cursor.copy("copy pg_temp.bench_unit from stdin") as copy:
            for place, unit in enumerate(offices):
                likes = regions if "-" in unit else provinces
                for n in range(1, 1000):
                    copy.write_row((unit, n, likes[(place + n * 7) % len(likes)]))
        cursor.execute("create temp table bench_base as select id from records_matter")
        cursor.execute("analyze bench_base; analyze bench_unit")
    return MatterRow.objects.count()


def copy(first: int, last: int) -> None:
    """Make the copies numbered `first` to `last` of what was there when `prepare` was called."""
    with connection.cursor() as cursor:
        for start in range(first, last + 1, BATCH):
            for table in COPIED:
                cursor.execute(statement(table), {"first": start, "last": min(last, start + BATCH - 1)})
        cursor.execute("analyze")


def statement(table: type[Model]) -> str:
    """The copying of one table, over the rows that belong to the matters of the base."""
    fields = [one for one in table._meta.concrete_fields if not isinstance(one, BigAutoField)]
    names = ", ".join(connection.ops.quote_name(str(one.column)) for one in fields)
    values = ", ".join(_value(table, one) for one in fields)
    own = table._meta.db_table
    order = " order by n, t.position" if table is ActRow else ""
    copies = "cross join generate_series(%(first)s, %(last)s) n"
    return f"insert into {own} ({names}) select {values} from {own} t {copies} where {_of_base(table)}{order}"  # noqa: S608 - own names


def _of_base(table: type[Model]) -> str:
    if table in (ActLink, PersonVersion):
        return "t.act_id in (select a.id from records_actrow a join pg_temp.bench_base b on b.id = a.matter_id)"
    column = {Family: "id", Matter: "id", CrossingRow: "one_id"}.get(table, "matter_id")
    base = "select m.family_id from records_matter m join pg_temp.bench_base b using (id)" if table is Family else (
        "select id from pg_temp.bench_base"
    )  # fmt: skip
    return f"t.{column} in ({base})"


def _value(table: type[Model], field: Field[Any, Any]) -> str:
    column = f"t.{connection.ops.quote_name(str(field.column))}"
    if table is PersonVersion and field.name in ("name", "name_key", "id_no"):
        name = "pg_temp.name_of(t.name, t.participant, n)"
        return {
            "name": name,
            "name_key": f"lower(unaccent({name} || ' ' || t.other_names))",
            "id_no": "pg_temp.number_of(t.id_no, n)",
        }[field.name]
    if field.name == "names_key":
        version, who, matter = (
            f"pg_temp.{of}"
            for of in ("version_of(t.version_id, n)", "id_of(t.participant, n)", "id_of(t.matter_id, n)")
        )
        return f"pg_temp.names_of({version}, {who}, {matter})"
    if field.is_relation and field.related_model is PersonVersion:
        return f"pg_temp.version_of({column}, n)"
    if field.name == "position" and table is ActRow:
        return "nextval('records_act_position')"
    if field.name == "content":
        return f"pg_temp.content_of({column}, n)"
    if field.name == "unit":
        return f"pg_temp.unit_of({column}, n)"
    if field.name == "cells":  # a book names its office in one cell
        unit = "(select m.unit from records_matterrow m where m.matter_id = t.matter_id)"
        cells = f"pg_temp.ids_in({column}::text, n)"
        return f"replace({cells}, '\"' || {unit} || '\"', '\"' || pg_temp.unit_of({unit}, n) || '\"')::jsonb"
    if isinstance(field, JSONField):
        return f"pg_temp.ids_in({column}::text, n)::{field.db_type(connection)}"
    if isinstance(field, UUIDField) or (isinstance(field, ForeignKey) and isinstance(field.target_field, UUIDField)):
        return f"pg_temp.id_of({column}, n)"
    return column
