"""Law impact: which open matters an amended statute would move. It reads and folds; nothing is written.

Only families are folded that the amendment can reach: those with a running deadline of a clock that it touches (or of the one
such a clock is counted back from), unless it ended before the amendment begins; where limitation is touched, those with a
suspension; where offences are changed, those with an act that cites one; where competence is, every open matter with an offence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from eprocuracy.workstreams.amended import Amendment, Move, moves

from .models import DeadlineRow, MatterRow, SuspensionRow
from .processes import over
from .queries import of_units
from .storing import acts_of

BATCH = 100
Made = TypeVar("Made")


def impact(
    amendment: Amendment,
    families: Sequence[UUID],
    made: Callable[[list[Move]], Made],
    *,
    units: Collection[str] | None = None,
    workers: int = 1,
) -> Iterator[tuple[int, Made]]:
    """How many families are done, and what is made of what would move in them, batch by batch: nothing is kept here.

    With more than one worker the families are folded in processes of their own, and made there into what is wanted.
    """

    def one(batch: Sequence[UUID]) -> Made:
        return made([move for move in moves_of(amendment, batch) if units is None or move.unit in units])

    done = 0
    batches = [families[start : start + BATCH] for start in range(0, len(families), BATCH)]
    for batch, found in zip(batches, over(batches, one, workers=workers), strict=True):
        done += len(batch)
        yield done, found


def moves_of(amendment: Amendment, families: Sequence[UUID]) -> list[Move]:
    """What the amendment would move in the open matters of these families."""
    known = acts_of(amendment.rules.catalogue, families)
    return [one for acts in known.values() for one in moves(amendment, acts)]


def reached(amendment: Amendment, *, units: Collection[str] | None = None) -> list[UUID]:
    """The families that the amendment can reach, as far as what is stored tells: never too few of them."""
    found: set[UUID] = set()
    for matters in _matters(amendment):
        rows = (
            open_matters(units).filter(matter__in=matters)
            if matters is not None
            else open_matters(units).exclude(offences=[])
        )
        found.update(rows.values_list("family_id", flat=True).distinct())
    if amendment.change.offences:
        citing = _citing(amendment.change.offences)
        found.update(open_matters(units).filter(family__in=citing).values_list("family_id", flat=True).distinct())
    return sorted(found)


def _matters(amendment: Amendment) -> Iterator[QuerySet[Any, Any] | None]:
    """The matters of each ground for looking; None for every one with an offence."""
    if amendment.clocks and not amendment.change.offences:
        rows = DeadlineRow.objects.filter(live=True, clock__in=amendment.asked)
        if amendment.ends_from is not None:
            rows = rows.filter(Q(ends_at=None) | Q(ends_at__date__gte=amendment.ends_from))
        yield rows.values("matter")
    if amendment.limitation and not amendment.change.offences:
        yield SuspensionRow.objects.values("matter")
    if amendment.change.competence:
        yield None


def _citing(articles: Collection[str]) -> list[UUID]:
    """Families with any act that cites one of the articles, in a field or for somebody whom it names."""
    one = "|".join(re.escape(article) for article in sorted(articles))
    with connection.cursor() as cursor:
        cursor.execute(_CITING, {"content": f'"({one})(/[^"]*)?"', "cited": f"^({one})(/|$)"})
        return [family for (family,) in cursor.fetchall()]


_CITING = """
    select distinct matter.family_id
      from records_matter matter
      join records_actrow act on act.matter_id = matter.id
     where act.content::text ~ %(content)s
        or exists (
             select from records_actlink link, unnest(link.offences) cited
              where link.act_id = act.id and cited ~ %(cited)s
           )
"""


def open_matters(units: Collection[str] | None) -> QuerySet[MatterRow]:
    rows = MatterRow.objects.filter(closed_on=None)
    return rows if units is None else rows.filter(of_units(units))
