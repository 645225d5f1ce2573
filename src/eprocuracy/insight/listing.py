"""The facts behind a number: exactly those that a term counts, less those of matters that the reader may not see."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL

from eprocuracy.kernel.actors import Actor
from eprocuracy.records.models import FactRow
from eprocuracy.records.queries import matters_visible_to
from eprocuracy.workstreams.accounts import IN, OUT

from .declared import At, Term
from .periods import DAY, Period

STILL_IN = """
    (select coalesce(sum(case when other.code = %s then other.amount else -other.amount end), 0) from records_factrow other
     where other.matter_id = records_factrow.matter_id and other.participant is not distinct from records_factrow.participant
       and other.unit = records_factrow.unit and other.code in (%s, %s) and other."on" <= %s and other.known_to is null)
    > (select count(*) from records_factrow later
     where later.matter_id = records_factrow.matter_id and later.participant is not distinct from records_factrow.participant
       and later.unit = records_factrow.unit and later.code = %s and later."on" <= %s and later.known_to is null
       and (later."on", later.id) > (records_factrow."on", records_factrow.id))
"""


def facts_behind(term: Term, period: Period, *, units: Collection[str], actor: Actor) -> QuerySet[FactRow]:
    """The current facts that the term counts; of a stock, the latest comings in, as many as are still there on the day."""
    found = FactRow.objects.filter(
        known_to__isnull=True, unit__in=sorted(units), matter__row__in=matters_visible_to(actor)
    )
    found = taken(found, term)
    if term.at is At.DURING:
        return found.filter(code=term.fact, on__gte=period.first, on__lte=period.last)
    last = period.last if term.at is At.CLOSING else period.first - DAY
    return found.filter(code=f"{term.fact}{IN}", on__lte=last).filter(_still_in(term.fact, last))


def taken(found: QuerySet[FactRow], term: Term) -> QuerySet[FactRow]:
    """Those of the facts whose outcome and article the term counts."""
    if term.outcome:
        found = found.filter(outcome__in=sorted(term.outcome))
    if term.without:
        found = found.exclude(outcome__in=sorted(term.without))
    if term.articles:
        within = Q(offence__in=sorted(term.articles))
        for article in sorted(term.articles):
            within |= Q(offence__startswith=f"{article}/")
        found = found.filter(within)
    return found


def _still_in(account: str, last: date) -> RawSQL:
    come, gone = f"{account}{IN}", f"{account}{OUT}"
    return RawSQL(STILL_IN, (come, come, gone, last, come, last), output_field=BooleanField())  # noqa: S611  # a constant
