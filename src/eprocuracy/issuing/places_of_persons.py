"""Places that say something of the persons a paper is about, or of everybody who plays a part."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from eprocuracy.law.offences import Offence
from eprocuracy.platform.papers.missing import missing
from eprocuracy.workstreams.people import Person, Role

from .known import Known
from .places import PLACES, Found, place, plain
from .saying import birth_said, joined, offence_said, provision_said, said

ADULT = 18
AGAIN = frozenset({"investigation.resumed", "investigation.reopened", "file.returned", "accused.resumed"})


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


@place("person.charged", "từng người và tội danh", "each person with the offence")
def _(known: Known) -> Found:
    """Those who are charged with the same are named together."""
    groups: dict[tuple[Offence, ...], list[str]] = {}
    for one in _against(known):
        if one in known.people:
            groups.setdefault(known.offences_of(one), []).append(known.people[one].name)
    cited = {
        offences: joined(offence_said(each, known.offences, known.offence_on) for each in offences)
        for offences in groups
    }
    if not all(cited.values()):
        return ""
    return joined(f"{', '.join(names)} về tội {cited[offences]}" for offences, names in groups.items())


@place(
    "person.measure",
    "biện pháp ngăn chặn, cưỡng chế đang áp dụng đối với người đó",
    "measure in force against the person",
)
def _(known: Known) -> Found:
    return joined(_measures(known, known.persons).values())


@place("indictment.measures", "biện pháp ngăn chặn đang áp dụng", "measures in force")
def _(known: Known) -> Found:
    measures = _measures(known, _against(known))
    return joined(f"{known.people[one].name}: {measure}" for one, measure in measures.items())


def _measures(known: Known, persons: Iterable[UUID]) -> dict[UUID, str]:
    """As the file stands, so only while the paper is drafted: of an older one it would tell what came later."""
    if not known.drafted:
        return {}
    places = [one for state in known.states.values() for one in state.places.values() if one.measure is not None]
    measures = {}
    for participant in persons:
        for one in places:
            if one.participant == participant and participant in known.people and one.measure is not None:
                until = f" đến hết {said(one.measure_until)}" if one.measure_until else ""
                measures[participant] = f"{one.measure.say('vi')}{until}"
    return measures


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


def _each_name(known: Known, persons: Iterable[UUID]) -> Found:
    return tuple(known.people[one].name for one in persons if one in known.people and known.people[one].name)


# one line for each, where each is to have the paper
plain("person.each", "họ tên từng người", "name of each person", lambda known: _each_name(known, known.persons))
plain("accused.each", "họ tên từng bị can", "name of each accused", lambda known: _each_name(known, _against(known)))
plain(
    "victims.each",
    "họ tên từng bị hại",
    "name of each victim",
    lambda known: _each_name(known, known.of_role(Role.VICTIM)),
)
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
