"""What is asked of the list of suspended matters: read from the address, turned into a condition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db.models import Q
from django.http import QueryDict

from eprocuracy.kernel.actors import Actor, Authority
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Word
from eprocuracy.records.models import ActRow
from eprocuracy.records.queries import mine
from eprocuracy.workstreams.catalogue import Catalogue

from ..units import Branch, units_of

W = TypeVar("W", bound=Word)
SOON = timedelta(days=183)  # half a year: time enough to end what can be ended


class What(Word):
    """What rests."""

    MATTER = "matter", "Nguồn tin, vụ án", "Reports and cases"
    ACCUSED = "accused", "Bị can", "Accused"


class Reviewed(Word):
    """Whether it was looked at this month (TTLT 01/2020, Điều 14)."""

    NO = "no", "Tháng này chưa rà soát", "Not yet this month"
    YES = "yes", "Tháng này đã rà soát", "This month"


class Limitation(Word):
    """How it stands to the end of limitation."""

    PASSED = "passed", "Đã hết thời hiệu", "Limitation has run out"
    SOON = "soon", "Hết trong 6 tháng", "Within six months"
    UNKNOWN = "unknown", "Chưa tính được", "Not determinable"


class By(Word):
    """Which body suspended, and reviews it with the procuracy."""

    AGENCY = "agency", "Cơ quan điều tra", "Investigating body"
    PROCURACY = "procuracy", "Viện kiểm sát", "Procuracy"
    COURT = "court", "Tòa án", "Court"


class Who(Word):
    """Whose."""

    ME = "me", "Tôi", "I"
    NOBODY = "none", "Chưa phân công", "Nobody yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one address asks for."""

    units: tuple[str, ...] = ()
    streams: tuple[str, ...] = ()
    what: tuple[What, ...] = ()
    who: tuple[Who, ...] = ()
    by: tuple[By, ...] = ()
    reviewed: tuple[Reviewed, ...] = ()
    limitation: tuple[Limitation, ...] = ()

    @classmethod
    def read(cls, query: QueryDict) -> Asked:
        """Words that are not among ours are ignored."""
        return cls(
            units=tuple(query.getlist("unit")),
            streams=tuple(query.getlist("stream")),
            what=_words(What, query.getlist("what")),
            who=_words(Who, query.getlist("who")),
            by=_words(By, query.getlist("by")),
            reviewed=_words(Reviewed, query.getlist("reviewed")),
            limitation=_words(Limitation, query.getlist("limitation")),
        )

    def condition(self, actor: Actor, known: Iterable[Branch], now: datetime, catalogue: Catalogue) -> Q:
        """The condition on rows of suspensions."""
        today = day_of(now)
        found = Q()
        if self.units:
            found &= Q(unit__in=units_of(known, self.units))
        if self.streams:
            found &= Q(matter__row__workstream__in=self.streams)
        if self.what:
            found &= _any(Q(participant__isnull=one is What.MATTER) for one in self.what)
        if self.who:
            found &= _any(mine(actor) if one is Who.ME else Q(procurator="") for one in self.who)
        if self.by:
            found &= _any(_suspended_by(one, catalogue) for one in self.by)
        if self.reviewed:
            found &= _any(_reviewed(one, today) for one in self.reviewed)
        if self.limitation:
            found &= _any(_limitation(one, today) for one in self.limitation)
        return found


BODIES = {By.PROCURACY: (Authority.PROCURACY,), By.COURT: (Authority.COURT,)}


def _suspended_by(word: By, catalogue: Catalogue) -> Q:
    """By whom the kind of the decision is issued; what only a register states was suspended by the investigating body."""
    kinds = [name for name, kind in catalogue.kinds.items() if name.endswith(".suspended")]
    of = {
        body: [name for name in kinds if catalogue.kinds[name].issuers == issuers] for body, issuers in BODIES.items()
    }
    if word in BODIES:
        return Q(act__in=ActRow.objects.filter(kind__in=of[word]).values("id"))
    others = [name for named in of.values() for name in named]
    return Q(act=None) | ~Q(act__in=ActRow.objects.filter(kind__in=others).values("id"))


def _reviewed(word: Reviewed, today: date) -> Q:
    done = Q(reviewed_on__gte=today.replace(day=1))
    return done if word is Reviewed.YES else ~done | Q(reviewed_on=None)


def _limitation(word: Limitation, today: date) -> Q:
    match word:
        case Limitation.PASSED:
            return Q(limitation_ends_on__lt=today)
        case Limitation.SOON:
            return Q(limitation_ends_on__gte=today, limitation_ends_on__lte=today + SOON)
        case Limitation.UNKNOWN:
            return Q(limitation_ends_on=None)


def _any(conditions: Iterable[Q]) -> Q:
    found = Q()
    for one in conditions:
        found |= one
    return found


def _words(kind: type[W], values: Iterable[str]) -> tuple[W, ...]:
    return tuple(word for word in kind if word.value in set(values))
