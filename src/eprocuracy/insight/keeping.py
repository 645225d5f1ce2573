"""Adding up what triggers wrote beside the facts, so that the sums of months stay short to read."""

from __future__ import annotations

from django.db import connection, transaction

ADD_UP = """
    with taken as (
        delete from insight_monthchange where id in (select id from insight_monthchange order by id limit %(most)s)
        returning unit, code, outcome, month, amount
    ), added as (
        insert into insight_monthsum as kept (unit, code, outcome, month, amount)
        select unit, code, outcome, month, sum(amount) from taken group by 1, 2, 3, 4 order by 1, 2, 3, 4
        on conflict (unit, code, outcome, month) do update set amount = kept.amount + excluded.amount
    )
    select count(*) from taken
"""
ONE_AT_A_TIME = 0x1E9A


@transaction.atomic
def add_up(*, most: int = 200_000) -> bool:
    """Add up to `most` changes to the sums, and say whether more may be waiting; whoever comes second leaves it to the first."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        if not cursor.fetchone()[0]:
            return False
        cursor.execute(ADD_UP, {"most": most})
        return bool(cursor.fetchone()[0] == most)
