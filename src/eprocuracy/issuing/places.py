"""Places of forms that are filled from what the file adds up to: by name, what they are called when missing, and how they are found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from eprocuracy.kernel.words import Label
from eprocuracy.law.time_limits import TimeLimit
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.team import TeamChanged

from .known import Known
from .saying import detained_for, joined, length_said, offence_said, said

Found = str | tuple[str, ...]
"""A text; several texts are the lines of a list; an empty one is not known."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place that the file fills."""

    label: Label
    find: Callable[[Known], Found]


PLACES: dict[str, Place] = {}
DETAINING = ("detention.ordered", "detention.extended", "detention.for_prosecution", "detention.by_court")


def place(name: str, vi: str, en: str) -> Callable[[Callable[[Known], Found]], Callable[[Known], Found]]:
    """Declare how a place is filled."""

    def declare(find: Callable[[Known], Found]) -> Callable[[Known], Found]:
        PLACES[name] = Place(Label(vi, en), find)
        return find

    return declare


def plain(name: str, vi: str, en: str, find: Callable[[Known], Found]) -> None:
    PLACES[name] = Place(Label(vi, en), find)


plain("office", "tên Viện kiểm sát ban hành", "issuing procuracy", lambda known: known.issuer.name)
plain("office.superior", "Viện kiểm sát cấp trên", "superior procuracy", lambda known: known.issuer.superior)
plain("seat", "nơi ban hành", "place of issue", lambda known: known.issuer.seat)
plain("signer", "người ký", "who signs", lambda known: known.signer)


# the matter


@place("case.offence", "tội danh, điều khoản của vụ án", "offence of the case")
def _(known: Known) -> Found:
    return joined(offence_said(one, known.offences, known.offence_on) for one in known.case_offences)


@place("case.title", "tên vụ án", "name of the case")
def _(known: Known) -> Found:
    return next((title for act in reversed(told(known)) if (title := getattr(act, "title", None))), "")


@place("case.agency", "cơ quan điều tra", "investigating agency")
def _(known: Known) -> Found:
    found = (getattr(act, "agency", None) or "" for act in reversed(told(known)))
    return next((one for one in found if one), known.state.agency if known.state else "")


@place("case.number", "số thụ lý", "docket number")
def _(known: Known) -> Found:
    state = known.state
    return f"{state.number}/{state.year}" if state and state.number and state.year else ""


@place("procurator", "Kiểm sát viên thụ lý chính", "procurator in charge")
def _(known: Known) -> Found:
    if given := getattr(known.candidate, "procurator", None):
        return known.names.get(given, given)
    if isinstance(known.candidate, TeamChanged) and known.candidate.assisting:
        return _named(known, known.candidate.assisting)  # only those who assist change
    account = known.state.procurator if known.state else ""
    return known.names.get(account, account)


@place("assisting", "người phối hợp", "who assists")
def _(known: Known) -> Found:
    return tuple(known.names.get(one, one) for one in getattr(known.candidate, "assisting", None) or ())


def _named(known: Known, accounts: Iterable[str]) -> str:
    return ", ".join(known.names.get(one, one) for one in accounts)


@place("deputy_chief", "Phó Viện trưởng phụ trách", "deputy chief in charge")
def _(known: Known) -> Found:
    given = getattr(known.candidate, "deputy_chief", None) or ""
    return known.names.get(given, given)


@place("procurator_before", "người được phân công trước đó", "who was assigned before")
def _(known: Known) -> Found:
    candidate = known.candidate
    found = (getattr(act, "procurator", None) for act in reversed(known.before))
    account = next((one for one in found if one), "")
    if isinstance(candidate, TeamChanged) and candidate.released:
        return _named(known, (*([account] if candidate.procurator else ()), *candidate.released))
    return known.names.get(account, account)


# time in detention


@place("begins", "ngày bắt đầu", "first day")
def _(known: Known) -> Found:
    first = _first_day(known)
    return said(first) if first else ""


@place("length", "thời hạn", "length")
def _(known: Known) -> Found:
    first, last = _first_day(known), getattr(known.candidate, "until", None)
    counted = detained(first, last)
    return length_said(counted) if counted else ""


def detained(first: object, last: object) -> TimeLimit | None:
    """How long a detention lasts, where both its days are known."""
    return detained_for(first, last) if isinstance(first, date) and isinstance(last, date) else None


@place("detained_until", "ngày hết thời hạn tạm giam đang có hiệu lực", "last day of the detention in force")
def _(known: Known) -> Found:
    last = _last_day(known)
    return said(last) if last else ""


@place("detention.place", "cơ sở giam giữ", "place of detention")
def _(known: Known) -> Found:
    named = (
        getattr(act, "place", None) or ""
        for act in reversed(told(known))
        if act.kind in ("detention.ordered", "custody.held")
    )
    return next((one for one in named if one), "")


def _first_day(known: Known) -> date | None:
    given = getattr(known.candidate, "begins", None)
    if isinstance(given, date):
        return given
    last = _last_day(known)
    return last + timedelta(days=1) if last else None


def _last_day(known: Known) -> date | None:
    """The last day of detention that the papers before this one give for the same person."""
    days = [act.until for kind in DETAINING for act in known.all_of(kind) if isinstance(act.until, date)]  # type: ignore[attr-defined]
    return max(days, default=None)


def told(known: Known) -> list[Act]:
    """What can be said of the matter: the acts before the paper, and the paper itself."""
    return [*known.before, *([known.candidate] if known.candidate else [])]


def places() -> Mapping[str, Place]:
    """Every place that the file fills, by name."""
    from . import places_of_acts, places_of_files, places_of_persons  # noqa: F401  (they declare their places here)

    return PLACES
