"""Questions about dates: when a period ends, the latest day of a request, legal effect, limitation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from eprocuracy.kernel.moments import When, end_of
from eprocuracy.kernel.sentences import Sentence

from ..answers import Determined, NotDeterminable, Step
from ..chain import as_day
from ..deadlines import Answer, determine, latest_before
from ..facts import fact
from ..governing import Lapsed, governing, needs
from ..periods import last_day, provisional
from ..statutes import Counting, OnExpiry, Ordinal, Statute
from ..wording import CAPPED, MISSING, NO_NUMBER
from .choosing import choose
from .derived import Open, custody_period, determined, investigation
from .detention import held
from .ending import ends, keep
from .expiries import Expiry, attacked, expiry
from .facts import Facts, Missing, Pointless, day, when
from .persons import class_on
from .saying import GIVEN, OBSTACLE, OTHER_COUNTING
from .shaping import Shape, due, latest, running, text, undetermined
from .stages import Period, period_of
from .world import World


def other_counting(there: World, limit: str) -> Pointless:
    """What is said where a question does not fit the manner in which a limit is counted."""
    statute = there.reference.statute(limit)
    return Pointless(OTHER_COUNTING, limit=statute.title, counting=statute.counting.label)


def row(there: World, ask: Mapping[str, Any]) -> tuple[str, bool]:
    """The row asked about, and whether it was chosen among several."""
    if "limits" in ask:
        return choose(there, ask["limits"], ask.get("of")), True
    return ask["limit"], False


def ask_due(there: World, ask: Mapping[str, Any]) -> Shape:
    """The last day, or moment, of a forward limit."""
    limit, chosen = row(there, ask)
    answer = _end(there, limit, ask)
    if isinstance(answer, NotDeterminable):
        return undetermined(answer, chosen=chosen)
    shape = due(answer)
    if chosen:
        shape["limit"] = answer.limit
    if ask.get("at") is not None:
        shape["result"] = running(answer, moment(ask["at"]))
    return shape


def _end(there: World, limit: str, ask: Mapping[str, Any]) -> Answer:
    """The end of a row of any manner of counting, as its last day."""
    of, variant, ordinal = ask.get("of"), ask.get("variant"), ask.get("ordinal")
    statute = there.reference.statute(limit)
    if statute.counting is Counting.DETENTION and not has_no_number(statute):
        return held(there, limit, of=of, upto=ordinal, variant=variant).answer
    if statute.backward:
        return backward(there, limit, of=of, variant=variant)[0]
    return forward(there, limit, of=of, variant=variant, ordinal=ordinal)


def moment(told: Any) -> date | datetime:
    """A day or an aware moment, as it is given."""
    at = when(told)
    assert at is not None
    assert at.day is not None
    return at.moment or at.day


def forward(
    there: World,
    limit: str,
    *,
    of: str | None = None,
    variant: str | None = None,
    ordinal: Ordinal | None = None,
    before: Ordinal | None = None,
) -> Answer:
    """The end of a forward limit, with obstacles, caps and the other limit it must stay within."""
    statute = there.reference.statute(limit)
    if has_no_number(statute):
        return keep(there, unlimited(statute))
    if statute.counted_from and statute.counted_from[0].event == "custody_start":
        return ends(there, custody_period(there, of, limit), upto=ordinal, before=before)
    period = period_of(there, limit, of=of, variant=variant)
    if isinstance(period, NotDeterminable):
        return keep(there, period)
    answer = ends(there, period, upto=ordinal, before=before)
    settled = answer if isinstance(answer, Determined) else ends(there.settled(), period, upto=ordinal, before=before)
    if isinstance(settled, Determined):
        bounded = _within(there, period, _without_obstacles(there, period, settled))
        answer = answer if bounded is settled else bounded
    return keep(there, answer)


def unlimited(statute: Statute) -> NotDeterminable:
    version = statute.versions[-1]
    return NotDeterminable(version.row, (), (), (Sentence(NO_NUMBER),), version.basis, unlimited=True)


def has_no_number(statute: Statute) -> bool:
    return statute.counting is not Counting.EFFECT and all(one.length is None for one in statute.versions)


def _without_obstacles(there: World, period: Period, answer: Determined) -> Determined:
    """Days of force majeure, both ends included, are not counted into the period of the person whose right runs."""
    obstacles = there.facts.all("obstacle", period.of)
    ordinary = period.statute.counting in (Counting.ORDINARY, Counting.CIVIL)
    if not obstacles or answer.by_the_minute or not ordinary or period.statute.on_expiry is not OnExpiry.RIGHT_LOST:
        return answer
    end, counted = as_day(answer.nominal), as_day(answer.starts)
    steps: list[Step] = []
    for event in obstacles:
        first = max(there.facts.known(event).earliest_day, counted + timedelta(days=1))
        last = day(event.told["until"])
        if first <= end and last >= first:
            end += timedelta(days=(last - first).days + 1)
            counted = last
            steps.append(Step(Sentence(OBSTACLE, {"since": first, "last": last, "until": end}), None, end))
    return _ending(there, period, answer, end, steps)


def _ending(there: World, period: Period, answer: Determined, end: date, steps: Sequence[Step]) -> Determined:
    """The same derivation with further steps to another nominal end."""
    due, last = last_day(there.reference, answer.basis[-1], end)
    if there.reference.calendar.disputed(due):
        raise Open(_unsettled(there, period, end))
    steps = (*answer.steps[:-1], *steps, last)
    told = provisional(there.reference, due)
    return replace(
        answer, nominal=end, ends_on=due, ends_at=end_of(due), steps=steps, other_reading=None, provisional=told
    )


def _unsettled(there: World, period: Period, end: date) -> NotDeterminable:
    row, start = period.version.row, period.start
    found = determine(there.reference, row, start=start, order_until=end, variant=period.variant)
    assert isinstance(found, NotDeterminable)
    return found


def _within(there: World, period: Period, answer: Determined) -> Determined:
    """A limit that must also stay within another: the limitation of prosecution, or the investigation."""
    cap: date | None = None
    if period.statute.also_within is not None:
        try:
            other = determined(forward(there, period.statute.also_within, of=period.of))
        except Missing as missing:
            said = Sentence(MISSING, {"facts": tuple(fact(there.reference, one) for one in missing.names)})
            unsure = NotDeterminable(answer.limit, missing.names, (), (said,), answer.basis, None, answer.ends_on)
            raise Open(unsure) from missing
        if other.ends_on >= answer.ends_on:
            return answer
        return replace(other, limit=answer.limit, uncapped=answer.ends_on, basis=(*answer.basis, *other.basis))
    if period.statute.extra.get("within") == "investigation":
        stage = investigation(there, period.of)
        cap = as_day(determined(ends(there.settled(), stage)).nominal) if stage is not None else None
    if cap is None or cap >= as_day(answer.nominal):
        return answer
    capped = Step(Sentence(CAPPED, {"until": cap}), answer.basis[0], cap)
    return replace(_ending(there, period, answer, cap, [capped]), uncapped=answer.ends_on)


def backward(
    there: World, limit: str, *, of: str | None = None, variant: str | None = None, before: Ordinal | None = None
) -> tuple[Answer, Expiry]:
    """The latest day of a limit that is counted back, and the expiry it is counted from."""
    statute = there.reference.statute(limit)
    if not statute.backward:
        raise other_counting(there, limit)
    name = statute.counted_from[0].event
    try:
        end = expiry(there, name, of, before)
    except Open as unsettled:
        raise Open(_counted_back(there, limit, unsettled.answer, of, variant)) from unsettled
    moved = end.last if isinstance(end.last, date) and not isinstance(end.last, datetime) else None
    return keep(there, _back_from(there, limit, end.nominal, of, variant, moved)), end


def _back_from(
    there: World, limit: str, at: When, of: str | None, variant: str | None, moved: date | None = None
) -> Answer:
    """The latest day before an expiry, by the law in force on its day."""
    assert at.day is not None
    ruling = governing(there.reference, limit, at.day, variant=variant)
    if isinstance(ruling, Lapsed):
        return determine(there.reference, limit, start=at)
    wanted = needs(ruling.version.length)
    if isinstance(ruling.version.length, Mapping) and wanted == "variant" and variant is None:
        variant = there.facts.one_of("variant", [str(one) for one in ruling.version.length], of)
    severity = class_on(there.facts, there.reference.offences, of) if wanted == "severity" else None
    expires = at.moment or at.day
    return latest_before(there.reference, limit, expiry=expires, severity=severity, variant=variant, moved=moved)


def _counted_back(
    there: World, limit: str, unsettled: NotDeterminable, of: str | None, variant: str | None
) -> NotDeterminable:
    """The bounds of an expiry that has no date, counted back: bounds are in the measure of the question."""
    bounds = (unsettled.earliest, unsettled.latest)
    ends_at = [When.at(one) if isinstance(one, datetime) else When.on(one) if one else None for one in bounds]
    found = [_back_from(there, limit, one, of, variant) if one is not None else None for one in ends_at]
    earliest, latest = (one.end if isinstance(one, Determined) else None for one in found)
    points = {point for one in found if isinstance(one, NotDeterminable) for point in one.open}
    opened = (*unsettled.open, *sorted(points - set(unsettled.open)))
    return replace(unsettled, earliest=earliest, latest=latest, assumed=None, open=opened)


def ask_latest_date(there: World, ask: Mapping[str, Any]) -> Shape:
    """The latest permitted day: of a limit that is counted back, or the last day of one that runs forward."""
    limit, chosen = row(there, ask)
    statute = there.reference.statute(limit)
    if statute.counting in (Counting.ORDINARY, Counting.CIVIL):
        onward = forward(there, limit, of=ask.get("of"), variant=ask.get("variant"))
        if isinstance(onward, NotDeterminable):
            assumed = {"assumed": {"latest": text(onward.assumed.end)}} if onward.assumed is not None else {}
            shape = undetermined(onward, chosen=chosen)
            shape.update(assumed)
            return shape
        return {"latest": text(onward.end)} | ({"limit": onward.limit} if chosen else {})
    answer, _ = backward(there, limit, of=ask.get("of"), variant=ask.get("variant"))
    if isinstance(answer, NotDeterminable):
        return undetermined(answer, chosen=chosen)
    shape = latest(answer)
    if chosen:
        shape["limit"] = answer.limit
    return shape


def ask_effect_date(there: World, ask: Mapping[str, Any]) -> Shape:
    """The first day on which the judgment has legal effect."""
    facts, of = there.facts, ask.get("of")
    if there.reference.statute(ask["limit"]).counting is not Counting.EFFECT:
        raise other_counting(there, ask["limit"])
    if given := facts.last("judgment_effective", of):
        there.tell(GIVEN, None, event=there.reference.event(given.name), day=facts.known(given))
        return {"effective_from": text(facts.known(given).earliest_day)}
    if attacked(there, of):
        raise Missing("judgment_effective")
    period = period_of(there, ask["limit"], of=of)
    assert isinstance(period, Period)
    answer = determined(ends(there, period))
    return {"effective_from": text(answer.ends_on)}


def facts_until(facts: Facts, told: Any) -> Facts:
    """Without what happened after a day or moment."""
    return facts.until(when(told))
