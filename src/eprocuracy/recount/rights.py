"""Limitation of prosecution and of execution, walked to its last day; what starts it anew on the way."""

from __future__ import annotations

from datetime import date

from .book import pick
from .matter import Happening, Lacking, Matter
from .periods import day_of, ruled, started
from .persons import class_on, clauses, frame_of
from .stages import expiry
from .walking import ONE_DAY

PROSECUTION = "offence_committed"


def never_runs(matter: Matter, name: str, of: str | None) -> bool:
    """Whether the offence may be prosecuted, or the sentence executed, at any time."""
    told = matter.book.row(name).told["never_runs"]
    if matter.flag("national_security", of):
        return True
    charge = matter.told("charge", of)
    if charge is None:
        return False
    if matter.book.chapters.get(str(charge["article"])) in told["chapters"]:
        return True
    exempt = [one for one in told["offences"] if one.startswith(f"{charge['article']}/")]
    if exempt and charge.get("clause") is None:
        return (
            f"{charge['article']}/{matter.choose(('charge.clause', '/' + (of or '')), clauses(matter, charge))}"
            in exempt
        )
    return f"{charge['article']}/{charge.get('clause')}" in exempt


def limitation(matter: Matter, name: str, of: str | None, variant: str | None) -> tuple[date, date | None]:
    """The last day of limitation, and the day it began anew if it did."""
    row = matter.book.row(name)
    begun = _first(matter, row.starts[0][0], of)
    period = started(begun, row, of, lambda event: expiry(matter, event, of, lambda _: _no_detention()))
    period = ruled(matter, period, variant)
    by_class = row.starts[0][0] == PROSECUTION
    severity = class_on(matter, of) if by_class else None
    length = pick(period.version.told["limit"], severity, period.variant)
    assert length is not None
    start, anew = day_of(period.start), None
    wanted = _day_of_last(matter, "wanted_decision_issued", of)
    evading = wanted is not None and matter.flag("evading", of)
    back = _back(matter, of, wanted) if wanted is not None and evading else None
    offences = _further_offences(matter, name, of, start, by_class)
    day, years_on = start, start
    while True:  # day by day, until the years are full and nothing began them anew
        if day > start and day == back and wanted is not None and wanted <= _anniversary(start, length.amount):
            start = anew = day
            back = None
        elif day > start and day in offences:
            start = anew = day
        years_on = _anniversary(start, length.amount)
        waiting = back is not None and wanted is not None and day <= back and wanted <= years_on
        if day >= years_on and not waiting:
            break
        day += ONE_DAY
    if evading and back is None and _back(matter, of, wanted) is None and wanted is not None and wanted <= years_on:
        raise Lacking("arrested")
    return years_on, anew


def _no_detention() -> date:
    raise Lacking("detention_start")


def _anniversary(start: date, years: int) -> date:
    """The same date so many years later, or the last of February."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return date(start.year + years, 2, 28)


def _first(matter: Matter, name: str, of: str | None) -> Matter:
    """The facts with the first act alone, or that of the label."""
    found = matter.all(name, of)
    own = [one for one in found if one.of == of] if of is not None else []
    kept = (own or found)[:1]
    rest = tuple(one for one in matter.happenings if one.name != name)
    return Matter(
        matter.book,
        (*rest, *kept),
        matter.circumstances,
        matter.circumstances_of,
        matter.choices,
        matter.days,
        matter.calm,
    )


def _day_of_last(matter: Matter, name: str, of: str | None) -> date | None:
    found = matter.last(name, of)
    return matter.day(found) if found is not None else None


def _back(matter: Matter, of: str | None, wanted: date | None) -> date | None:
    """The day a person wanted since a day was arrested or surrendered."""
    found = [matter.day(one) for name in ("surrender_received", "arrested") for one in matter.all(name, of)]
    return min((day for day in found if wanted is not None and day >= wanted), default=None)


def _further_offences(matter: Matter, name: str, of: str | None, start: date, by_class: bool) -> set[date]:
    """The days of further offences that begin the time anew."""
    months = matter.book.row(name).told.get("restarts_after_offence_of", 0)
    return {
        matter.day(one)
        for one in matter.all(PROSECUTION)
        if not _same(matter, one, of, start) and (not by_class or _graver(matter, one, months))
    }


def _same(matter: Matter, one: Happening, of: str | None, start: date) -> bool:
    if of is None:
        return matter.day(one) == start
    return one.of == of or (one.of is None and len(matter.all(PROSECUTION)) == 1)


def _graver(matter: Matter, one: Happening, months: int) -> bool:
    """Whether the frame of a further offence goes beyond so many months."""
    most = frame_of(matter, one.of, matter.day(one)) if one.of is None else _own_frame(matter, one)
    if most is not None:
        return most > months
    own = matter.circumstances_of.get(one.of or "", {}) if one.of is not None else matter.circumstances
    if own.get("severity") not in (None, "less_serious"):
        return True
    return bool(matter.choose(("top_penalty", one.of or ""), (False, True)))


def _own_frame(matter: Matter, one: Happening) -> int | None:
    alone = Matter(
        matter.book, (), matter.circumstances_of.get(one.of or "", {}), {}, matter.choices, matter.days, matter.calm
    )
    return frame_of(alone, None, matter.day(one))
