"""Places of forms that are filled from what the file adds up to: by name, what they are called when missing, and how they are found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from eprocuracy.kernel.words import Label
from eprocuracy.law.time_limits import TimeLimit
from eprocuracy.platform.papers.missing import missing
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.people import Person, Role
from eprocuracy.workstreams.team import TeamChanged

from .known import Known
from .saying import birth_said, detained_for, joined, length_said, offence_said, provision_said, said

Found = str | tuple[str, ...]
"""A text; several texts are the lines of a list; an empty one is not known."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place that the file fills."""

    label: Label
    find: Callable[[Known], Found]


PLACES: dict[str, Place] = {}
DETAINING = ("detention.ordered", "detention.extended", "detention.for_prosecution", "detention.by_court")
AGAIN = frozenset({"investigation.resumed", "investigation.reopened", "file.returned", "accused.resumed"})
ADULT = 18


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


# the persons


def _of_persons(known: Known, say: Callable[[Person], str]) -> Found:
    return joined(say(known.people[one]) for one in known.persons if one in known.people)


@place("person.name", "họ tên", "name")
def _(known: Known) -> Found:
    return ", ".join(known.people[one].name for one in known.persons if one in known.people)


for _name, _vi, _en, _say in (
    ("person.other_names", "tên gọi khác", "other names", lambda one: one.other_names),
    ("person.sex", "giới tính", "sex", lambda one: one.sex.say("vi") if one.sex else ""),
    ("person.birth", "ngày, tháng, năm sinh", "date of birth", lambda one: birth_said(one.birth) if one.birth else ""),
    ("person.ethnic", "dân tộc", "ethnic group", lambda one: one.ethnic),
    ("person.id_no", "số căn cước hoặc giấy tờ khác", "number of the identity document", lambda one: one.id_no),
    ("person.address", "nơi thường trú", "permanent address", lambda one: one.address),
    ("person.phone", "số điện thoại", "telephone", lambda one: one.phone),
):
    plain(_name, _vi, _en, lambda known, say=_say: _of_persons(known, say))  # type: ignore[misc]


@place("person.offence", "tội danh, điều khoản của bị can", "offence of the accused")
def _(known: Known) -> Found:
    cited = dict.fromkeys(offence for one in known.persons for offence in known.offences_of(one))
    return joined(offence_said(one, known.offences, known.offence_on) for one in cited or known.case_offences)


@place("minor", "là người chưa thành niên", "is a minor")
def _(known: Known) -> Found:
    on = known.offence_on or known.on
    births = [known.people[one].birth for one in known.persons if one in known.people]
    return "có" if on and any(one is not None and one.is_under(ADULT, on) for one in births) else ""


@place("resumed", "vụ án được phục hồi, điều tra bổ sung hoặc điều tra lại", "resumed or investigated again")
def _(known: Known) -> Found:
    return "có" if any(one.kind in AGAIN for one in known.before) else ""


@place("deputy", "Phó Viện trưởng phụ trách được phân công", "a deputy chief is assigned")
def _(known: Known) -> Found:
    return "có" if getattr(known.candidate, "deputy_chief", None) else ""


def _listed(known: Known, *roles: Role) -> Found:
    return _each(known, known.of_role(*roles))


def _each(known: Known, persons: Iterable[UUID]) -> Found:
    listed = []
    for one in persons:
        person = known.people.get(one)
        if person is not None and person.name:
            birth = f", sinh {birth_said(person.birth)}" if person.birth and person.birth.known else ""
            listed.append(f"{person.name}{birth}{f', nơi thường trú: {person.address}' if person.address else ''}")
    return tuple(listed)


def _names(known: Known, *roles: Role) -> Found:
    return ", ".join(known.people[one].name for one in known.of_role(*roles) if one in known.people)


plain("victims.names", "họ tên bị hại", "names of the victims", lambda known: _names(known, Role.VICTIM))
plain("informants.names", "người cung cấp nguồn tin", "the informants", lambda known: _names(known, Role.INFORMANT))


plain("accused", "danh sách bị can", "the accused", lambda known: _each(known, _against(known)))
plain("victims", "bị hại", "the victims", lambda known: _listed(known, Role.VICTIM))
plain("informants", "người cung cấp nguồn tin", "the informants", lambda known: _listed(known, Role.INFORMANT))
plain("suspects", "người bị tố giác", "those reported", lambda known: _listed(known, Role.SUSPECT))
plain("witnesses", "người làm chứng", "the witnesses", lambda known: _listed(known, Role.WITNESS))


@place("accused.names", "họ tên bị can", "names of the accused")
def _(known: Known) -> Found:
    return ", ".join(known.people[one].name for one in _against(known) if one in known.people)


def _against(known: Known) -> tuple[UUID, ...]:
    """Those whom the paper names, else everybody against whom the matter goes."""
    return known.tried or known.accused


@place("accused.charged_with", "tội danh của từng bị can", "offence of each accused")
def _(known: Known) -> Found:
    return _charged(known, "Bị can")


@place("defendants.charged_with", "tội danh của từng bị cáo", "offence of each defendant")
def _(known: Known) -> Found:
    return _charged(known, "bị cáo")


def _charged(known: Known, called: str) -> Found:
    charged = []
    for one in _against(known):
        cited = joined(offence_said(each, known.offences, known.offence_on) for each in known.offences_of(one))
        if cited and one in known.people:
            charged.append(f"{called} {known.people[one].name} về tội {cited}")
    return tuple(charged)


@place("accused.articles", "điều khoản áp dụng", "provisions applied")
def _(known: Known) -> Found:
    cited = dict.fromkeys(each for one in _against(known) for each in known.offences_of(one))
    return ", ".join(provision_said(one) for one in cited or known.case_offences)


@place("accused.identities", "lý lịch của từng bị can", "particulars of each accused")
def _(known: Known) -> Found:
    return tuple(_identity(known, one) for one in _against(known) if one in known.people)


def _identity(known: Known, participant: UUID) -> str:
    person = known.people[participant]
    parts = (
        person.name,
        f"tên gọi khác: {person.other_names}" if person.other_names else "",
        f"giới tính: {person.sex.say('vi')}" if person.sex else "",
        f"sinh {_or_missing('person.birth', birth_said(person.birth) if person.birth and person.birth.known else '')}",
        f"dân tộc: {person.ethnic}" if person.ethnic else "",
        f"số căn cước: {person.id_no}" if person.id_no else "",
        f"nơi thường trú: {_or_missing('person.address', person.address)}",
    )
    return joined(parts)


def _or_missing(name: str, text: str) -> str:
    return text or missing(PLACES[name].label.vi)


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
    from . import places_of_acts, places_of_files  # noqa: F401  (they declare their places here)

    return PLACES
