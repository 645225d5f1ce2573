"""What is asked of the calendar of hearings: read from the address; without one, the week of the person who asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.http import QueryDict

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Word
from eprocuracy.office.queries import StandingIn
from eprocuracy.records.queries import mine

from ..day.asking import ASKED, HANDLE_MATTERS, ME, NOBODY
from ..units import Branch, units_of

FROM, SPAN = "tu", "xem"


class Span(Word):
    """How much of the calendar is shown."""

    WEEK = "tuan", "Tuần", "Week"
    MONTH = "thang", "Tháng", "Month"

    def around(self, day: date) -> tuple[date, date]:
        """The first and last day of the week or month in which a day lies."""
        if self is Span.WEEK:
            first = day - timedelta(days=day.weekday())
            return first, first + timedelta(days=6)
        first = day.replace(day=1)
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The filters of one address."""

    first: date
    last: date
    span: Span = Span.WEEK
    units: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    courts: tuple[str, ...] = ()
    standing_in: tuple[StandingIn, ...] = ()

    @classmethod
    def read(cls, query: QueryDict, actor: Actor, *, today: date, standing_in: tuple[StandingIn, ...] = ()) -> Asked:
        """Whoever handles matters sees their own, and those of a desk stood in for, unless they ask for others'."""
        who = tuple(query.getlist("who"))
        if not who and ASKED not in query and actor.duties & HANDLE_MATTERS:
            who = (ME, *(one.account for one in standing_in))
        span = Span.MONTH if query.get(SPAN) == Span.MONTH.value else Span.WEEK
        first, last = span.around(_day(query.get(FROM, "")) or today)
        return cls(
            first=first,
            last=last,
            span=span,
            units=tuple(query.getlist("unit")),
            who=who,
            courts=tuple(query.getlist("court")),
            standing_in=tuple(one for one in standing_in if one.account in who),
        )

    @property
    def days(self) -> Q:
        """The days that are shown."""
        return Q(on__gte=self.first, on__lte=self.last)

    def condition(self, actor: Actor, known: tuple[Branch, ...]) -> Q:
        """The condition on rows of hearings."""
        found = self.days
        if self.units:
            found &= Q(unit__in=units_of(known, self.units))
        if self.who:
            found &= of_persons(self.who, actor, self.standing_in)
        if self.courts:
            found &= Q(court__in=self.courts)
        return found


def of_persons(who: tuple[str, ...], actor: Actor, standing_in: tuple[StandingIn, ...]) -> Q:
    """Hearings of these accounts; one's own and those stood in for by name too, where a register says only the name."""
    found = Q(procurator__in=["" if one == NOBODY else one for one in who if one != ME])
    for one in standing_in:
        found |= Q(procurator=one.name, unit=one.unit)
    return found | mine(actor) if ME in who else found


def _day(text: str) -> date | None:
    """A day as addresses hold it; what is no day, or none of a calendar that can be turned, is none."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 1900 < day.year < 2200 else None
