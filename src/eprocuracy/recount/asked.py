"""Questions about dates, one kind after the other, on facts whose unknowns are chosen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from .book import depends_on, pick
from .choosing import choose
from .course import by_the_minute, ends
from .holding import detention, running_detention
from .matter import Lacking, Matter, Unsettled, as_day
from .periods import Lapsed, Period, Point, day_of, granted, ruled, started
from .persons import birthday, class_on, grown, presumed
from .rights import limitation, never_runs
from .shapes import Shape, measure, text
from .stages import custody, effective, expiry, whose, within_investigation
from .walking import ONE_DAY, backward, forward, minutes, without_obstacles

BANDS = ((14, "under_14"), (16, "14_to_under_16"), (18, "16_to_under_18"))


def answered(matter: Matter, ask: Mapping[str, Any]) -> tuple[Shape, date | None]:
    """The answer, and the day that the days off decided."""
    of = ask.get("of")
    name = choose(matter, ask["limits"], of) if "limits" in ask else ask["limit"].partition("@")[0]
    shape, end, row = counted(matter, name, ask, of)
    if "limits" in ask and measure(shape) is not None:
        shape["limit"] = row
    if ask["kind"] == "due" and ask.get("at") is not None and measure(shape) is not None:
        shape["result"] = _running(matter, shape["due"], ask["at"])
    return shape, end


def _running(matter: Matter, due: str, at: Any) -> str:
    if "T" in due and "T" in str(at):
        return "expired" if str(at) > due else "running"
    return "expired" if as_day(at) > as_day(due) else "running"


def counted(matter: Matter, name: str, ask: Mapping[str, Any], of: str | None) -> tuple[Shape, date | None, str]:
    """The date that a row gives, the day that the days off decided, and the row's version."""
    row, kind, variant = matter.book.row(name), ask["kind"], ask.get("variant")
    if variant in row.told.get("numbers_of_times", ()):
        return {"result": "no_limit"}, None, name
    if kind == "age":
        return _age(matter, ask, of), None, name
    if kind == "effect_date":
        return {"effective_from": text(_effect(matter, of))}, None, name
    if kind == "limitation":
        if never_runs(matter, name, of):
            return {"result": "no_limit"}, None, name
        last, anew = limitation(matter, name, of, variant)
        shape = {
            "last_day": text(last),
            "restarted_on": text(anew) if anew else None,
            "warn_from": text(last - ONE_DAY),
        }
        if ask.get("at") is not None:
            shape["result"] = "expired" if as_day(ask["at"]) > last else "running"
        return shape, None, name
    unnumbered = all(one.told["limit"] == "none" for one in row.versions)
    if kind == "end_of_detention" and not (unnumbered and row.starts[0][0] != "detention_start"):
        at = as_day(ask["at"]) if ask.get("at") is not None else None
        return _detained(matter, name, of, ask.get("ordinal"), variant, at)
    if unnumbered:
        return {"result": "no_limit"}, None, name
    if row.counting == "before":
        return _before(matter, name, of, variant)
    return _forward(matter, name, ask, of, variant)


def _age(matter: Matter, ask: Mapping[str, Any], of: str | None) -> Shape:
    """Years completed, birthday after birthday, from the last day of what is known of the birth."""
    determined = matter.last("age_determination", of)
    if ask.get("at") is None and determined is None:
        raise Lacking("age_determination")
    on = as_day(ask["at"]) if ask.get("at") is not None else matter.day(determined)  # type: ignore[arg-type]
    if not matter.listed("birth", of):
        raise Lacking("birth")
    grown_on = grown(matter, of)
    birth = matter.told("birth", of)
    born = presumed(birth)
    years = 0
    while birthday(born, years + 1) <= on:
        years += 1
    band = next((name for under, name in BANDS if years < under), "18_or_over")
    told = {} if "date" in birth else {"presumed_birth": text(born)}
    assert grown_on is not None
    return {"years": years, "band": band, **told, "adult_from": text(grown_on)}


def _effect(matter: Matter, of: str | None) -> date:
    if given := matter.last("judgment_effective", of):
        return matter.day(given)
    return effective(matter, of)


def _detained(
    matter: Matter, name: str, of: str | None, upto: int | str | None, variant: str | None, at: date | None
) -> tuple[Shape, date | None, str]:
    found = detention(matter, name, of, upto=upto, variant=variant, at=at)
    shape: Shape = {"last_day": text(found.last), "start": text(found.start), "days": found.days}
    if found.used:
        shape["used_days"] = found.used
        if found.remaining is not None:
            shape["remaining_days"] = found.remaining
    if found.uncapped is not None:
        shape["uncapped"] = text(found.uncapped)
    return shape, None, found.period.version.row


def _before(matter: Matter, name: str, of: str | None, variant: str | None) -> tuple[Shape, date | None, str]:
    """The latest day so long before an expiry; never moved (I-07)."""
    event = matter.book.row(name).starts[0][0]
    try:
        end = expiry(matter, event, of, lambda calm: running_detention(calm, of))
    except Lacking as lacking:
        raise _measured_back(matter, name, lacking, of, variant) from lacking
    return _back_from(matter, name, end, of, variant)


def _measured_back(matter: Matter, name: str, lacking: Lacking, of: str | None, variant: str | None) -> Lacking:
    """The earliest end that is certain, counted back: bounds are in the measure of the question."""
    if lacking.earliest is None:
        return lacking
    try:
        shape, *_ = _back_from(matter, name, lacking.earliest, of, variant)
    except Unsettled as unsettled:
        return Lacking(*lacking.names, points=unsettled.points)
    except Lapsed as lapsed:
        return Lacking(*lacking.names, points=lapsed.points)
    latest = shape["latest"]
    return Lacking(*lacking.names, earliest=datetime.fromisoformat(latest) if "T" in latest else as_day(latest))


def _back_from(
    matter: Matter, name: str, end: Point, of: str | None, variant: str | None
) -> tuple[Shape, date | None, str]:
    event = matter.book.row(name).starts[0][0]
    period = ruled(
        matter, Period(matter.book.row(name), matter.book.row(name).on(day_of(end)), end, None, of=of), variant
    )
    by_class = depends_on(period.version.told["limit"]) == "severity"
    length = pick(period.version.told["limit"], class_on(matter, of) if by_class else None, period.variant)
    assert length is not None
    if length.unit == "hour":
        if not isinstance(end, datetime):
            given = matter.last(event, of)
            assert given is not None
            end = matter.moment(given)
        latest: Point = minutes(end, -length.amount * 60)
    else:
        latest = backward(day_of(end), length)
    shape = {"latest": text(latest), "reminder_working_day": text(matter.days.last_worked(day_of(latest)))}
    if points := period.version.told.get("open"):
        raise Unsettled(points, shape)
    return shape, None, period.version.row


def _forward(
    matter: Matter, name: str, ask: Mapping[str, Any], of: str | None, variant: str | None
) -> tuple[Shape, date | None, str]:
    row = matter.book.row(name)
    if row.starts and row.starts[0][0] == "custody_start":
        period = custody(matter, of, name)
    else:
        of = whose(matter, name, of)
        begun = started(
            matter, row, of, lambda event: expiry(matter, event, of, lambda calm: running_detention(calm, of))
        )
        period = ruled(matter, begun, variant)
    nominal = ends(matter, period, granted(matter, period, ask.get("ordinal")))
    nominal, uncapped, moves = _bounded(matter, period, _unhindered(matter, period, nominal), of)
    shape, end = _dated(matter, period, nominal, moves=moves)
    if uncapped is not None:
        shape["uncapped"] = text(uncapped)
    if ask["kind"] == "end_of_custody":
        shape = {"ends_at": shape["due"]}
    elif ask["kind"] == "latest_date":
        shape = {"latest": shape["due"]}
    if points := period.version.told.get("open"):
        raise Unsettled(points, shape)
    return shape, end, period.version.row


def _dated(matter: Matter, period: Period, nominal: Point, *, moves: bool = True) -> tuple[Shape, date | None]:
    if isinstance(nominal, datetime):
        return {"due": text(nominal)}, None
    if not moves or period.row.counting in ("detention", "limitation"):
        return {"nominal": text(nominal), "due": text(nominal)}, None
    due = matter.days.next_worked(nominal)
    return {"nominal": text(nominal), "due": text(due)}, due


def _unhindered(matter: Matter, period: Period, nominal: Point) -> Point:
    """Days of obstacle are not counted into the period of a person whose right runs out."""
    if isinstance(nominal, datetime) or period.row.told["on_expiry"] != "right_lost":
        return nominal
    days: set[date] = set()
    for one in matter.all("obstacle", period.of):
        day = matter.day(one)
        while day <= as_day(one.told["until"]):
            days.add(day)
            day += ONE_DAY
    return without_obstacles(period.first, nominal, days)


def _bounded(matter: Matter, period: Period, nominal: Point, of: str | None) -> tuple[Point, date | None, bool]:
    """A limit that must also stay within another: the investigation, or the limitation, which no day off moves."""
    kept = within_investigation(matter, period, nominal, of)
    due = matter.days.next_worked(day_of(nominal))
    if kept != nominal:
        return kept, due, True
    if (other := period.row.told.get("also_within")) is None:
        return nominal, None, True
    try:
        last, _ = limitation(matter, other, of, None)
    except Lacking as lacking:
        raise Lacking(*lacking.names, latest=due) from lacking
    return (last, due, False) if last < due else (nominal, None, True)


def assumed_under(matter: Matter, lapsed: Lapsed, ask: Mapping[str, Any]) -> Shape | None:
    """The answer under the number that ceased, where it is one number."""
    of = ask.get("of")
    told = lapsed.version.told["limit"]
    if depends_on(told) is not None:
        return None
    length = pick(told, None, None)
    assert length is not None
    event = lapsed.row.starts[0][0]
    at = (
        expiry(matter, event, of, lambda calm: running_detention(calm, of)) if lapsed.row.counting == "before" else None
    )
    begun = Period(lapsed.row, lapsed.version, at, None) if at is not None else started(matter, lapsed.row, of)
    if length.unit == "hour" and not isinstance(begun.start, datetime):
        return None
    start = begun.start
    if lapsed.row.counting == "before":
        hours_back = minutes(start, -length.amount * 60) if isinstance(start, datetime) else None
        latest = hours_back if hours_back and length.unit == "hour" else backward(begun.first, length)
        return {"latest": text(latest), "reminder_working_day": text(matter.days.last_worked(day_of(latest)))}
    end: Point = forward(begun.first, length, matter.days)
    if length.unit == "hour" and isinstance(start, datetime):
        end = minutes(start, length.amount * 60)
    period = Period(lapsed.row, lapsed.version, begun.start, begun.event)
    assert by_the_minute(period) == isinstance(end, datetime)
    shape, _ = _dated(matter, period, end)
    return {"latest": shape["due"]} if ask["kind"] == "latest_date" else shape
