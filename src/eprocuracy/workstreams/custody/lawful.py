"""What the law allows this person to be held: class, juvenile, deduction of custody, the stage of the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from eprocuracy.kernel.moments import When
from eprocuracy.law.counting import detention_end
from eprocuracy.law.custody import custody_days
from eprocuracy.law.deadlines import lengths
from eprocuracy.law.offences import Offence
from eprocuracy.law.severity import Severity
from eprocuracy.law.time_limits import TimeLimit, Unit

from ..acts import Act
from ..catalogue import View
from ..criminal_cases.case_state import CaseState
from ..criminal_cases.limits import stage_ends_on
from ..people import Role
from ..states import NOTHING_SPECIAL, Circumstances
from .acts_custody import CustodyOrdered
from .acts_detention import DetentionByCourt, DetentionForProsecution, DetentionOrdered
from .acts_steps import CustodyComplained
from .held_state import HeldState, earliest, latest
from .words import Ground

COMPLAINT = "BLTTHS-474-1"
AFTER_ARREST, CUSTODY, DETENTION = "BLTTHS-114-1", "BLTTHS-118-BASE", "BLTTHS-173"
ADULT = 18  # an age, not a length


def case_of(state: HeldState, view: View) -> CaseState | None:
    """The case in which this person now stands: the linked one, the one it was joined into, or the one split off with them.

    Either side may say so: the record of the hold names a case that is there, an institution names those held before it.
    """
    cases = [one for one in view.family.values() if isinstance(one, CaseState)]
    named = (matter for role, matter in state.links if role is Role.CASE)
    linked = next(named, None) or next((one.id for one in cases if (Role.CUSTODY, state.id) in one.links), None)
    if linked is None:
        return None
    master = next((one for one in cases if (Role.JOINED, linked) in one.links and one.id != linked), None)
    split = next((one for one in cases if (Role.SPLIT_FROM, linked) in one.links and state.person in one.places), None)
    found = view.family.get(linked)
    return master or split or (found if isinstance(found, CaseState) else None)


def offence_of(state: HeldState, view: View) -> tuple[Offence, Severity] | None:
    """The gravest offence of this person with its class; None when no class can be told."""
    offences, day = cited_of(state, view)
    return view.reference.offences.gravest(offences, day)


def cited_of(state: HeldState, view: View) -> tuple[tuple[Offence, ...], date | None]:
    """The offences of this person and the day whose law classes them: as charged in the case if known there, else as the papers here say."""
    case = case_of(state, view)
    place = case.places.get(state.person) if case and state.person else None
    offences = place.offences if place and place.offences else state.own_offences
    if not offences and case is not None:
        offences = case.charged_with
    day = state.offence_on or state.arrested.known_day
    return tuple(offences), day


def is_juvenile(state: HeldState, day: date | None) -> bool:
    held = state.held
    return bool(day and held and held.birth and held.birth.is_under(ADULT, day))


@dataclass(frozen=True, slots=True)
class Allowed:
    """The lengths the law gives: the first order and each extension, in days held."""

    first: int
    further: Mapping[int | str, int]


def allowed_detention(state: HeldState, view: View, begins: date) -> Allowed | None:
    """Lengths of detention for investigation for this person; None while the class cannot be told."""
    found = offence_of(state, view)
    if found is None:
        return None
    base, further = lengths(
        view.reference, DETENTION, severity=found[1], on=begins, juvenile=is_juvenile(state, begins)
    )
    if base is None:
        return None
    return Allowed(
        base.in_custody_days, {ordinal: one.in_custody_days for ordinal, one in further.items() if _in_days(one)}
    )


def longest_extension(state: HeldState, view: View, ordinal: int) -> tuple[TimeLimit | None, date] | None:
    """The longest that the next extension for investigation may be, and its last day; no length where the stage ends before it."""
    order, found = state.order(Ground.DETENTION), offence_of(state, view)
    begins = order.begins.known_day if order and order.begins else None
    ends = [day for one in state.of(Ground.DETENTION) if one.ends and (day := one.ends.known_day)]
    if begins is None or found is None or not ends:
        return None
    _, further = lengths(view.reference, DETENTION, severity=found[1], on=begins, juvenile=is_juvenile(state, begins))
    limit, cap = further.get(ordinal), _cap(state, view)
    if limit is None or not _in_days(limit):
        return None
    until = max(ends) + timedelta(days=limit.in_custody_days)
    if cap is None or cap >= until:
        return limit, until
    return (None, cap) if cap > max(ends) else None


def _in_days(limit: TimeLimit) -> bool:
    return limit.unit in (Unit.DAY, Unit.MONTH)


def most_custody_days(state: HeldState, view: View, begins: date) -> int | None:
    """The longest custody the law allows: the first period and every extension."""
    base, further = lengths(view.reference, CUSTODY, on=begins, juvenile=is_juvenile(state, begins))
    if base is None:
        return None
    return base.in_custody_days + sum(one.in_custody_days for one in further.values())


def decided_by(state: HeldState, view: View) -> When | None:
    """Until when a decision must follow the hold or arrest: twelve hours, by the minute where it is known."""
    day = state.arrested.known_day
    limit = lengths(view.reference, AFTER_ARREST, on=day)[0] if day else None
    if limit is None or state.arrested.day is None:
        return None
    if state.arrested.minute is None:
        return When.on(latest(state.arrested).date())
    return When.at(earliest(state.arrested) + timedelta(hours=limit.amount))


def last_lawful_day(state: HeldState, days: int, begins: date) -> date:
    """The last day of a first order of so many days, with custody taken off.

    Where custody was not broken off, the days are counted from the first day of custody (TTLT 04/2018, Điều 17).
    """
    custody = state.order(Ground.CUSTODY)
    first = custody.begins.known_day if custody and custody.begins else None
    return detention_end(first if first and first <= begins else begins, days)


def served_custody(state: HeldState) -> int:
    """Days of custody to take off, block for block."""
    custody = state.order(Ground.CUSTODY)
    end = state.written_end(Ground.CUSTODY)
    if custody is None or custody.begins is None or custody.begins.known_day is None or end is None:
        return 0
    starts, ends = earliest(custody.begins), latest(end)
    if end.minute is None:
        ends = earliest(end)
    return custody_days(starts=starts, ends=ends) if ends > starts else 0


def circumstances(state: HeldState, clock: str, _participant: UUID | None, start: Act, view: View) -> Circumstances:
    """What the law must know of one run: the written end prevails, the stage of the case caps detention."""
    found = offence_of(state, view)
    severity = found[1] if found else None
    match start:
        case CustodyOrdered(begins=begins, ends=ends) if clock == "custody":
            return Circumstances(
                juvenile=is_juvenile(state, begins.known_day if begins else None),
                order_until=_written(ends),
            )
        case DetentionOrdered():
            first = state.order(Ground.DETENTION)
            return Circumstances(
                severity=severity,
                juvenile=is_juvenile(state, start.begins),
                order_until=start.until,
                order_length=None if start.until else start.length,
                deducted_days=served_custody(state) if first and first.act == start.id else 0,
                capped_by=_cap(state, view),
            )
        case DetentionForProsecution():
            return Circumstances(
                severity=severity,
                juvenile=is_juvenile(state, start.first_day),
                order_until=start.until,
                order_length=None if start.until else start.length,
                capped_by=_cap(state, view),
            )
        case DetentionByCourt():
            return Circumstances(
                severity=severity, order_until=start.until, order_length=None if start.until else start.length
            )
        case CustodyComplained(verify=True) if start.on is not None:
            _, further = lengths(view.reference, COMPLAINT, on=start.on)
            return Circumstances(order_length=further.get("verification"))
    return NOTHING_SPECIAL


def _written(ends: When | None) -> date | None:
    return None if ends is None else ends.moment or ends.known_day


def _cap(state: HeldState, view: View) -> date | None:
    """Detention never outlasts the stage of the case; a case whose stage has been left no longer caps it."""
    case = case_of(state, view)
    return stage_ends_on(case, view) if case is not None else None
