"""Questions about dates: when a period ends, the latest day of a request, legal effect, limitation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from eprocuracy.kernel.moments import When
from eprocuracy.kernel.sentences import Sentence

from ..answers import Determined, NotDeterminable
from ..chain import as_day
from ..deadlines import Answer, determine, latest_before
from ..governing import Lapsed, governing, needs
from ..statutes import Counting, Ordinal, Statute
from ..wording import NO_NUMBER, OPEN
from .choosing import choose
from .derived import Expiry, custody_period, determined, expiry, investigation
from .detention import held
from .facts import Facts, Missing, NotBuilt, when
from .persons import class_on
from .shaping import Shape, due, latest, running, text, undetermined
from .stages import Period, ends, keep, period_of
from .starts import Posted
from .world import World

POSTED_OR_EXPIRED = "O-05"
POSTING = "BLTTHS-140-2"


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
        return undetermined(answer)
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
    if statute.counting is Counting.DETENTION and not _has_no_number(statute):
        return held(there, limit, of=of, upto=ordinal, variant=variant).answer
    if statute.backward:
        return backward(there, limit, of=of, variant=variant)[0]
    if statute.counting is Counting.AGE:
        raise NotBuilt("due_of_an_age")
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
    if _has_no_number(statute):
        return keep(there, _unlimited(statute))
    if statute.counted_from and statute.counted_from[0].event == "custody_start":
        return ends(there, custody_period(there, of, limit), upto=ordinal, before=before)
    try:
        period = period_of(there, limit, of=of, variant=variant)
    except Posted as posted:
        return keep(there, _posted(there, limit, posted))
    if isinstance(period, NotDeterminable):
        return keep(there, period)
    answer = ends(there, period, upto=ordinal, before=before)
    if isinstance(answer, Determined):
        answer = _without_obstacles(there, period, answer)
        answer = _within(there, period, answer)
    return keep(there, answer)


def _unlimited(statute: Statute) -> NotDeterminable:
    version = statute.versions[-1]
    return NotDeterminable(version.row, (), (), (Sentence(NO_NUMBER),), version.basis, unlimited=True)


def _has_no_number(statute: Statute) -> bool:
    return statute.counting is not Counting.EFFECT and all(one.length is None for one in statute.versions)


def _posted(there: World, limit: str, posted: Posted) -> NotDeterminable:
    """The period of an absent party counted from the posting, and from the end of the posting (O-05)."""
    start = there.facts.known(posted.event)
    first = determined(determine(there.reference, limit, start=start))
    posting = determined(determine(there.reference, POSTING, start=start))
    second = determined(determine(there.reference, limit, start=When.on(as_day(posting.nominal))))
    points = (POSTED_OR_EXPIRED,)
    said = Sentence(OPEN, {"points": there.reference.points(points)})
    return NotDeterminable(first.limit, (), points, (said,), first.basis, first.ends_on, second.ends_on)


def _without_obstacles(there: World, period: Period, answer: Determined) -> Determined:
    """Days of force majeure, both ends included, are not counted into the period of the person whose time runs."""
    obstacles = there.facts.all("obstacle", period.of)
    ordinary = period.statute.counting in (Counting.ORDINARY, Counting.CIVIL)
    if not obstacles or answer.by_the_minute or not ordinary:
        return answer
    end, start = as_day(answer.nominal), as_day(answer.starts)
    for event in obstacles:
        first = max(there.facts.known(event).earliest_day, start + timedelta(days=1))
        last = date.fromisoformat(str(event.told["until"]))
        if first <= end and last >= first:
            end += timedelta(days=(last - first).days + 1)
    again = determine(there.reference, period.version.row, start=period.start, order_until=end, variant=period.variant)
    return determined(again)


def _within(there: World, period: Period, answer: Determined) -> Determined:
    """A limit that must also stay within another: the limitation of prosecution, or the investigation."""
    cap: date | None = None
    if period.statute.also_within is not None:
        other = determined(forward(there, period.statute.also_within, of=period.of))
        if other.ends_on >= answer.ends_on:
            return answer
        return replace(other, limit=answer.limit, uncapped=answer.ends_on, basis=(*answer.basis, *other.basis))
    if period.statute.extra.get("within") == "investigation":
        stage = investigation(there, period.of)
        cap = as_day(determined(ends(there, stage)).nominal) if stage is not None else None
    if cap is None or cap >= as_day(answer.nominal):
        return answer
    again = determined(
        determine(there.reference, period.version.row, start=period.start, order_until=answer.nominal, capped_by=cap)
    )
    return replace(again, uncapped=answer.ends_on)


def ask_end_of_custody(there: World, ask: Mapping[str, Any]) -> Shape:
    """The moment custody ends."""
    limit, chosen = row(there, ask)
    if there.reference.statute(limit).counting is not Counting.CUSTODY:
        raise NotBuilt("end_of_custody_under_another_row")
    answer = ends(there, custody_period(there, ask.get("of"), limit), upto=ask.get("ordinal"))
    if isinstance(answer, NotDeterminable):
        return undetermined(answer)
    shape: Shape = {"ends_at": text(answer.end)}
    if chosen:
        shape["limit"] = answer.limit
    return shape


def ask_end_of_detention(there: World, ask: Mapping[str, Any]) -> Shape:
    """The last day of detention."""
    limit, chosen = row(there, ask)
    if there.reference.statute(limit).counting is not Counting.DETENTION:
        raise NotBuilt("end_of_detention_under_another_row")
    found = held(
        there, limit, of=ask.get("of"), upto=ask.get("ordinal"), variant=ask.get("variant"), at=when(ask.get("at"))
    )  # fmt: skip
    if isinstance(found.answer, NotDeterminable):
        return undetermined(found.answer)
    shape: Shape = {"last_day": text(found.answer.ends_on)}
    if found.start is not None:
        shape["start"] = text(found.start)
    if found.days is not None:
        shape["days"] = found.days
    if found.used:
        shape["used_days"] = found.used
    if found.used and found.remaining is not None:
        shape["remaining_days"] = max(found.remaining, 0)
    if found.answer.uncapped is not None:
        shape["uncapped"] = text(found.answer.uncapped)
    if chosen:
        shape["limit"] = found.answer.limit
    return shape


def backward(
    there: World, limit: str, *, of: str | None = None, variant: str | None = None, before: Ordinal | None = None
) -> tuple[Answer, Expiry]:
    """The latest day of a limit that is counted back, and the expiry it is counted from."""
    statute = there.reference.statute(limit)
    if not statute.backward:
        raise NotBuilt("latest_date_of_a_forward_limit")
    name = statute.counted_from[0].event
    end = expiry(there, name, of, before)
    assert end.nominal.day is not None
    ruling = governing(there.reference, limit, end.nominal.day, variant=variant)
    if isinstance(ruling, Lapsed):
        return keep(there, determine(there.reference, limit, start=end.nominal)), end
    wanted = needs(ruling.version.length)
    if wanted == "variant" and variant is None:
        raise Missing("variant")
    severity = class_on(there.facts, there.reference.offences, of) if wanted == "severity" else None
    at = end.nominal.moment or end.nominal.day
    moved = end.last if isinstance(end.last, date) and not isinstance(end.last, datetime) else None
    answer = latest_before(there.reference, limit, expiry=at, severity=severity, variant=variant, moved=moved)
    return keep(there, answer), end


def ask_latest_date(there: World, ask: Mapping[str, Any]) -> Shape:
    """The latest permitted day of a limit that is counted back."""
    limit, chosen = row(there, ask)
    answer, _ = backward(there, limit, of=ask.get("of"), variant=ask.get("variant"))
    if isinstance(answer, NotDeterminable):
        return undetermined(answer)
    shape = latest(answer)
    if chosen:
        shape["limit"] = answer.limit
    return shape


def ask_effect_date(there: World, ask: Mapping[str, Any]) -> Shape:
    """The first day on which the judgment has legal effect."""
    if there.facts.has("appeal_filed", "protest_issued"):
        raise Missing("judgment_effective")
    if there.reference.statute(ask["limit"]).counting is not Counting.EFFECT:
        raise NotBuilt("effect_date_under_another_row")
    period = period_of(there, ask["limit"], of=ask.get("of"))
    assert isinstance(period, Period)
    answer = determined(ends(there, period))
    return {"effective_from": text(answer.ends_on)}


def facts_until(facts: Facts, told: Any) -> Facts:
    """Without what happened after a day or moment."""
    return facts.until(when(told))
