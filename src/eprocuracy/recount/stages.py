"""What follows from the other events: the running investigation, custody, the expiries of periods."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from .course import ends
from .matter import Happening, Lacking, Matter
from .periods import Period, Point, day_of, govern, granted, ruled, started
from .persons import is_juvenile
from .walking import ONE_DAY

OPENINGS = (
    ("crime_report_received", "report"),
    ("case_initiated", "investigation"),
    ("investigator_received_returned_file", "investigation"),
    ("investigator_received_file_reinvestigation", "investigation"),
    ("procuracy_received_case_file", "prosecution"),
    ("court_docketed", "trial"),
)
ALL_EXPIRED = "appeal_and_protest_period_expired"
RETURNED = {"procuracy": "BLTTHS-174-2-VKS", "presiding_judge": "BLTTHS-174-2-TA", "panel": "BLTTHS-174-2-TA"}


def stage_on(matter: Matter, day: date, of: str | None) -> str | None:
    """The stage that was opened last, up to a day."""
    found: tuple[date, int, str] | None = None
    for place, (name, stage) in enumerate(OPENINGS):
        for one in matter.all(name, of):
            if one.day is not None and one.day <= day and (found is None or (one.day, place) >= found[:2]):
                found = (one.day, place, stage)
    return found[2] if found else None


def full_limits(matter: Matter, name: str, of: str | None) -> bool:
    """Whether a juvenile has the full limits of the Code after all."""
    told = matter.book.row(name).told
    if not told.get("full_when_especially_complex"):
        return False
    if matter.flag("especially_complex", of):
        return True
    body = told.get("full_after_diversion_notice_by")
    return any(one.told.get("by") == body for one in matter.all("diversion_notice_issued", of))


def row_for(matter: Matter, name: str, start: date, of: str | None) -> str:
    """The row of a person's own law: that for juveniles where it takes the place of the other."""
    rules = {day: one for day, one in matter.book.row(name).told.get("for_juveniles", {}).items() if "take" in one}
    if not rules or not is_juvenile(matter, start, of):
        return name
    first = max((day for day in rules if day <= start), default=None)
    if first is None and len(matter.book.row(name).told["for_juveniles"]) > 1:
        first = min(rules)
    if first is None or full_limits(matter, rules[first]["take"], of):
        return name
    return str(rules[first]["take"])


def summary(matter: Matter, of: str | None) -> bool:
    """Whether the summary procedure applies, and was not cancelled."""
    return matter.flag("summary_procedure", of) and not matter.all("cancellation_decision_issued")


def investigation(matter: Matter, of: str | None) -> Period | None:
    """The investigation that runs: the first, or the one that was resumed, returned or repeated last."""
    found: list[tuple[date, int, str, Happening]] = []
    if first := matter.all("case_initiated", of):
        day = matter.day(first[0])
        name = "BLTTHS-460-1" if summary(matter, of) else row_for(matter, "BLTTHS-172", day, of)
        found.append((day, 0, name, first[0]))
    for one in matter.all("resumption_decision_issued", of):
        if stage_on(matter, matter.day(one), of) in (None, "investigation"):
            found.append((matter.day(one), 1, "BLTTHS-174-1", one))
    for one in matter.all("investigator_received_returned_file", of):
        found.append((matter.day(one), 2, RETURNED[one.told.get("by", "procuracy")], one))
    for one in matter.all("investigator_received_file_reinvestigation", of):
        found.append((matter.day(one), 3, "BLTTHS-174-3", one))
    if not found:
        return None
    day, _, name, event = max(found, key=lambda one: one[:2])
    row = matter.book.row(name)
    return Period(row, row.on(day), day, event)


def end_of_investigation(matter: Matter, of: str | None) -> date:
    """The nominal last day of the investigation that runs, or the one that is given."""
    for name in ("investigation_expiry", "investigation_end"):
        if given := matter.last(name, of):
            return matter.day(given)
    stage = investigation(matter, of)
    if stage is None:
        raise Lacking("investigation_end")
    return day_of(ends(calm(matter), stage, granted(matter, stage)))


def calm(matter: Matter) -> Matter:
    """The same facts on the calendar without dispute."""
    return replace(matter, days=matter.calm)


def custody_start(matter: Matter, of: str | None) -> Happening:
    """When custody began: the arrival at the office, the decision on one who surrendered, the receipt."""
    if listed := matter.last("custody_start", of):
        return listed
    arrest, received = matter.last("arrested", of), matter.last("received_person", of)
    by_citizens = arrest is not None and arrest.told.get("by") == "citizens" and received is not None
    if (arrived := matter.last("arrived_at_office", of)) and not by_citizens:
        return arrived
    if matter.all("surrender_received", of) and (decided := matter.last("custody_decision_issued", of)):
        return decided
    if received is None:
        raise Lacking("custody_start")
    return received


def custody(matter: Matter, of: str | None, name: str | None = None) -> Period:
    """The period of custody."""
    event = custody_start(matter, of)
    day = matter.day(event)
    if name is None:
        whole = matter.flag("summary_procedure", of)
        name = "BLTTHS-459-2" if whole else row_for(matter, "BLTTHS-118-BASE", day, of)
    row = matter.book.row(name)
    return Period(row, row.on(day), event.moment or day, event, of=of)


def _named(matter: Matter, name: str, find: Callable[[], Point]) -> Point:
    """What is missing of an expiry is the expiry itself, where the event behind it was not even told."""
    try:
        return find()
    except Lacking as lacking:
        told = {one.name for one in matter.happenings}
        if any(one not in told and one in _EVENTS_BEHIND for one in lacking.names):
            raise Lacking(name) from lacking
        raise


_EVENTS_BEHIND = frozenset(
    {"case_initiated", "custody_start", "detention_start", "procuracy_received_case_file", "crime_report_received"}
    | {"resumption_decision_issued", "procuracy_approved", "judgment_pronounced", "judgment_effective"}
    | {
        ALL_EXPIRED,
        "investigator_received_returned_file",
        "judgment_received_or_posted",
        "detention_expiry",
        "investigation_end",
    }
)

_OF_ROW = {
    "crime_report_limit_expiry": "BLTTHS-147-1",
    "resumed_investigation_expiry": "BLTTHS-174-1",
    "special_measure_expiry": "BLTTHS-226-1",
}


def expiry(matter: Matter, name: str, of: str | None, detention: Callable[[Matter], date]) -> Point:
    """An expiry as it is given, or as it follows; not moved."""
    if given := matter.last(name, of):
        return given.moment or matter.day(given)
    match name:
        case "judgment_effective":
            return _named(matter, name, lambda: effective(matter, of))
        case "appeal_and_protest_period_expired":
            return _named(matter, name, lambda: all_expired(matter, of))
    matter = calm(matter)
    if name in _OF_ROW:
        return _named(matter, name, lambda: _end_of_row(matter, _OF_ROW[name], of))
    match name:
        case "investigation_expiry" | "investigation_end":
            return _named(matter, name, lambda: _running(matter, of))
        case "prosecution_period_expiry":
            return _named(matter, name, lambda: _prosecution(matter, of))
        case "custody_expiry":
            return _named(matter, name, lambda: end_of_custody(matter, of))
        case "detention_expiry" | "extended_detention_expiry":
            return _named(matter, name, lambda: detention(matter))
        case "custody_start":
            event = custody_start(matter, of)
            return event.moment or matter.day(event)
        case "appeal_period_expired":
            return _named(matter, name, lambda: day_of(_end_of_row(matter, "BLTTHS-333-1", of)))
    raise Lacking(name)


def _running(matter: Matter, of: str | None) -> date:
    if investigation(matter, of) is None:
        raise Lacking("case_initiated")
    stage = investigation(matter, of)
    assert stage is not None
    return day_of(ends(matter, stage, granted(matter, stage)))


def _prosecution(matter: Matter, of: str | None) -> Point:
    received = matter.last("procuracy_received_case_file", of)
    if received is None:
        raise Lacking("procuracy_received_case_file")
    return _end_of_row(matter, row_for(matter, "BLTTHS-240-1", matter.day(received), of), of)


def end_of_custody(matter: Matter, of: str | None) -> datetime:
    """The moment custody runs out, with its extensions."""
    period = custody(matter, of)
    end = ends(matter, period, granted(matter, period))
    assert isinstance(end, datetime)
    return end


def _end_of_row(matter: Matter, name: str, of: str | None, variant: str | None = None) -> Point:
    period = ruled(matter, started(matter, matter.book.row(name), whose(matter, name, of)), variant)
    end = ends(matter, period, granted(matter, period))
    return within_investigation(matter, period, end, of)


def within_investigation(matter: Matter, period: Period, end: Point, of: str | None) -> Point:
    """No later than the investigation, where the row says so and the facts give it."""
    if period.row.told.get("within") != "investigation" or investigation(matter, of) is None:
        return end
    return min(day_of(end), end_of_investigation(matter, of))


def whose(matter: Matter, name: str, of: str | None) -> str | None:
    """A limit of the case is that of the whole case, even when it is asked of one accused."""
    row = matter.book.row(name)
    if of is None or row.told["concerns"] != "case":
        return of
    if any(of in one.told.get("cases", ()) for one in matter.all("joined")):
        return None
    return (
        of if any(one.of == of and one.name == start for one in matter.happenings for start, _ in row.starts) else None
    )


def all_expired(matter: Matter, of: str | None) -> date:
    """The last day of the longest of the periods of appeal and of protest, moved if it is a day off."""
    appeal = _end_of_row(matter, "BLTTHS-333-1", of)
    protest = _end_of_row(matter, "BLTTHS-337-1", of, "immediate_superior_procuracy")
    return max(matter.days.next_worked(day_of(one)) for one in (appeal, protest))


def effective(matter: Matter, of: str | None) -> date:
    """The day after every period has expired, where nobody appealed or protested (I-19)."""
    if matter.all("appeal_filed", of) or matter.all("protest_issued", of):
        raise Lacking("judgment_effective")
    if listed := matter.last(ALL_EXPIRED, of):
        return matter.day(listed) + ONE_DAY
    expired = _named(matter, ALL_EXPIRED, lambda: all_expired(matter, of))
    return day_of(expired) + ONE_DAY


__all__ = ["custody", "expiry", "govern", "investigation", "row_for", "stage_on"]
