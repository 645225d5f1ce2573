"""Events that follow from the others: the expiries of the running periods, the start of custody, legal effect."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from eprocuracy.kernel.moments import When, end_of

from ..answers import Day, Determined, NotDeterminable
from ..chain import as_day, instant
from ..deadlines import Answer
from ..statutes import Ordinal
from .derived import custody_period, custody_start, determined, investigation, row_for, stage_on
from .detention import held
from .ending import ends
from .facts import Event, Missing
from .served import first_day
from .stages import Period, period_of
from .starts import Disputed, named
from .world import Derivation, World

CRIME_REPORT = "BLTTHS-147-1"
RESUMED = "BLTTHS-174-1"
PROSECUTION = "BLTTHS-240-1"
SPECIAL_MEASURE = "BLTTHS-226-1"
APPEAL = "BLTTHS-333-1"
PROTEST = "BLTTHS-337-1"
ALL_EXPIRED = "appeal_and_protest_period_expired"
SUPERIOR = "immediate_superior_procuracy"
DETENTION = "BLTTHS-173"
SUMMARY_DETENTION = "BLTTHS-459-3"
OF_STAGE = {"prosecution": "BLTTHS-241", "trial": "BLTTHS-278-2"}
_SUMMARY = {"prosecution": "prosecution", "trial": "first_instance"}
_DAY = timedelta(days=1)

Maker = Callable[[World, str | None, Ordinal | None], Answer]


@dataclass(frozen=True)
class Expiry:
    """When a running period ends: the nominal day or moment, and the last day after moving."""

    nominal: When
    last: Day


def expiry(there: World, name: str, of: str | None = None, before: Ordinal | None = None) -> Expiry:
    """An expiry as it is given, or as it follows; `before` leaves out the extension asked for and what comes after."""
    if event := there.facts.last(name, of):
        given = there.facts.known(event)
        return Expiry(given, _moved(there, name, given))
    maker = _EXPIRIES.get(name)
    if maker is None:
        raise Missing(name)
    try:
        answer = determined(maker(there.settled(), of, before))
    except Missing as missing:
        raise named(there, name, missing) from missing
    nominal = answer.nominal
    at = When.at(nominal) if isinstance(nominal, datetime) else When.on(nominal)
    return Expiry(at, there.reference.calendar.next_working_day(nominal) if _moves(name, nominal) else answer.end)


_NEVER_MOVED = frozenset({"custody_expiry", "detention_expiry", "extended_detention_expiry", "measure_expiry"})


def _moves(name: str, nominal: Day) -> bool:
    return name not in _NEVER_MOVED and not isinstance(nominal, datetime)


def _moved(there: World, name: str, given: When) -> Day:
    if given.moment is not None:
        return given.moment
    assert given.day is not None
    return given.day if name in _NEVER_MOVED else there.reference.calendar.next_working_day(given.day)


def _investigation_end(there: World, of: str | None, before: Ordinal | None) -> Answer:
    period = investigation(there, of)
    if period is None:
        raise Missing("case_initiated")
    return ends(there, period, before=before)


def _custody_end(there: World, of: str | None, before: Ordinal | None) -> Answer:
    return ends(there, custody_period(there, of), before=before)


def _detention_end(there: World, of: str | None, before: Ordinal | None) -> Answer:
    """The last day of the running order: that of the investigation, or of the later stage where none is listed."""
    facts = there.facts
    stage = stage_on(facts, date.max, of) or "investigation"
    if facts.has("detention_start", "order_issued"):
        if facts.flag("summary_procedure", of):
            variant = _SUMMARY.get(stage, "investigation")
            return held(there, SUMMARY_DETENTION, of=of, before=before, variant=variant).answer
        return held(there, row_for(there, DETENTION, first_day(there, of)[0], of), of=of, before=before).answer
    if stage in OF_STAGE:
        return held(there, OF_STAGE[stage], of=of, before=before).answer
    raise Missing("detention_start")


def _of_row(limit: str) -> Maker:
    def end(there: World, of: str | None, before: Ordinal | None) -> Answer:
        period = period_of(there, limit, of=of)
        return ends(there, period, before=before) if isinstance(period, Period) else period

    return end


def _special_measure_end(there: World, of: str | None, before: Ordinal | None) -> Answer:
    """No later than the investigation, where the facts give its start (BLTTHS 226)."""
    answer = _of_row(SPECIAL_MEASURE)(there, of, before)
    stage = investigation(there, of)
    if not isinstance(answer, Determined) or stage is None:
        return answer
    cap = as_day(determined(ends(there, stage)).nominal)
    return answer if cap >= as_day(answer.nominal) else replace(answer, nominal=cap, ends_on=cap, ends_at=end_of(cap))


def _prosecution_end(there: World, of: str | None, before: Ordinal | None) -> Answer:
    event = there.facts.last("procuracy_received_case_file", of)
    if event is None:
        raise Missing("procuracy_received_case_file")
    row = row_for(there, PROSECUTION, there.facts.known(event).earliest_day, of)
    return _of_row(row)(there, of, before)


_EXPIRIES: dict[str, Maker] = {
    "crime_report_limit_expiry": _of_row(CRIME_REPORT),
    "investigation_expiry": _investigation_end,
    "investigation_end": _investigation_end,
    "resumed_investigation_expiry": _of_row(RESUMED),
    "special_measure_expiry": _special_measure_end,
    "prosecution_period_expiry": _prosecution_end,
    "custody_expiry": _custody_end,
    "detention_expiry": _detention_end,
    "extended_detention_expiry": _detention_end,
}


def _expired(name: str) -> Derivation:
    def at(there: World, of: str | None) -> When:
        return expiry(there, name, of).nominal

    return at


def _custody_started(there: World, of: str | None) -> When:
    return there.facts.known(custody_start(there, of))


def _appeal_expired(there: World, of: str | None) -> When:
    period = period_of(there, APPEAL, of=of)
    assert isinstance(period, Period)
    return When.on(as_day(determined(ends(there, period)).nominal))


def _all_expired(there: World, of: str | None) -> When:
    """The last day of the longest of the appeal and the protest periods, moved if it is a day off."""
    appeal = period_of(there, APPEAL, of=of)
    protest = period_of(there, PROTEST, of=of, variant=SUPERIOR)
    assert isinstance(appeal, Period)
    assert isinstance(protest, Period)
    both = [ends(there, one) for one in (appeal, protest)]
    earliest, latest = longest(both)
    if earliest is None or latest is None:
        return When.on(max(determined(one).ends_on for one in both))
    if earliest != latest:
        points = sorted({point for one in both if isinstance(one, NotDeterminable) for point in one.open})
        days = [Event(ALL_EXPIRED, When.on(as_day(one)), of=of) for one in (earliest, latest)]
        raise Disputed(points, [there.facts.adding(one) for one in days])
    return When.on(as_day(earliest))


def longest(answers: Sequence[Answer]) -> tuple[Day | None, Day | None]:
    """The least and the most that the last of several ends can be: a shorter one of them need not be settled."""
    lows = [one.end if isinstance(one, Determined) else one.earliest for one in answers]
    highs = [one.end if isinstance(one, Determined) else one.latest for one in answers]
    low = max((one for one in lows if one is not None), key=instant) if None not in lows else None
    return low, max((one for one in highs if one is not None), key=instant) if None not in highs else None


def attacked(there: World, of: str | None) -> bool:
    """Whether the judgment on this person is appealed or protested: what is not attacked takes effect (BLTTHS 343)."""
    return bool(there.facts.all("appeal_filed", of) or there.facts.all("protest_issued", of))


def _effective(there: World, of: str | None) -> When:
    """The day after every period has expired, where nobody appealed or protested (I-19)."""
    if attacked(there, of):
        raise Missing("judgment_effective")
    listed = there.facts.last(ALL_EXPIRED, of)
    expired = there.facts.known(listed) if listed else _all_expired(there, of)
    assert expired.day is not None
    return When.on(expired.day + _DAY)


DERIVED: dict[str, Derivation] = {
    **{name: _expired(name) for name in _EXPIRIES},
    "custody_start": _custody_started,
    "appeal_period_expired": _appeal_expired,
    ALL_EXPIRED: _all_expired,
    "judgment_effective": _effective,
}
