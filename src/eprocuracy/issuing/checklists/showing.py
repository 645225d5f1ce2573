"""What the file shows for one question of a checklist. Pure: it reads what was folded, asks no database and decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from eprocuracy.kernel.sentences import speak
from eprocuracy.kernel.words import Label
from eprocuracy.law.answers import Determined
from eprocuracy.law.limitation import limitation
from eprocuracy.law.offences import Offence
from eprocuracy.law.reference import Reference
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.people import Person, Role
from eprocuracy.workstreams.projected import Outcome, Projected, Track
from eprocuracy.workstreams.states import State

MOST = 6  # papers named for one question; of more the latest


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """What is asked: the acts that count, what they add up to, and of whom the question is (None: of the matter)."""

    catalogue: Catalogue
    reference: Reference
    matter: UUID
    acts: tuple[Act, ...]
    states: Mapping[UUID, State]
    projected: Projected
    participant: UUID | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What the file has to say; `open` where it says that something is not in order, so that words are needed."""

    told: tuple[Label, ...] = ()
    open: bool = False


Reading = Callable[[File, tuple[str, ...]], Shown]


def shown(file: File, name: str, asked: tuple[str, ...]) -> Shown:
    """What the file shows by one way of reading it; nothing for a question that only a person can answer."""
    return READINGS[name](file, asked) if name else Shown()


def _acts(file: File, kinds: tuple[str, ...]) -> Shown:
    """Papers and acts of these kinds, with number and day, as far as they concern the person."""
    found = [one for one in file.acts if one.kind in kinds and _concerns(one, file.participant)]
    return Shown(tuple(_cited(one) for one in found[-MOST:]))


def _offence(file: File, _asked: tuple[str, ...]) -> Shown:
    """The provisions by which the person is charged, with the class of the offence."""
    track = _track(file)
    if track is None or not track.offences:
        return Shown()
    severity = track.severity.label if track.severity else None
    told = [Offence.parse(one) for one in track.offences]
    labels = tuple(Label(one.say("vi"), one.say("en")) for one in told)
    return Shown((*labels, severity) if severity else labels)


def _age(file: File, _asked: tuple[str, ...]) -> Shown:
    """The birth, and whether the person was under 18 on the day of the offence; words are needed where they were."""
    person, track = _person(file), _track(file)
    told = []
    if person is not None and person.birth is not None:
        birth = "/".join(reversed(str(person.birth).split("-")))
        told.append(Label(f"sinh {birth}", f"born {birth}"))
    minor = track.minor if track else None
    if minor:
        told.append(Label("dưới 18 tuổi vào ngày phạm tội", "under 18 on the day of the offence"))
    return Shown(tuple(told), open=bool(minor))


def _residence(file: File, _asked: tuple[str, ...]) -> Shown:
    person = _person(file)
    return Shown((Label(person.address, person.address),)) if person and person.address else Shown()


def _measure(file: File, _asked: tuple[str, ...]) -> Shown:
    """The measures in force, of the person or of everybody."""
    told = []
    for one in file.projected.tracks:
        if one.measure is None or (file.participant and one.participant != file.participant):
            continue
        until = one.measure_until
        ends = _both("đến", "until", until) if until is not None and until.day else None
        label = one.measure.label
        told.append(Label(f"{label.vi} {ends.vi}", f"{label.en} {ends.en}") if ends else label)
    return Shown(tuple(dict.fromkeys(told)))


def _held(file: File, _asked: tuple[str, ...]) -> Shown:
    """Times held, paper after paper; time on no paper, or on two, needs words."""
    told, is_open = [], False
    for one in file.projected.intervals:
        if one.matter != file.matter or file.participant not in (None, one.participant):
            continue
        is_open = is_open or one.ground == "none" or one.lane > 0
        until = one.until
        ends = _both("đến", "to", until) if until is not None else Label("chưa có ngày hết", "no end yet")
        begins = _both("từ", "from", one.from_)
        unpapered = one.ground == "none"
        vi, en = f"{begins.vi} {ends.vi}", f"{begins.en} {ends.en}"
        told.append(Label(f"{vi} (không có lệnh)", f"{en} (on no order)") if unpapered else Label(vi, en))
    return Shown(tuple(told[-MOST:]), open=is_open)


def _findings(file: File, _asked: tuple[str, ...]) -> Shown:
    """Irregularities found in the matter; each needs words on what was done about it."""
    found = [one.code for one in file.projected.findings if one.matter == file.matter]
    labels = tuple(dict.fromkeys(file.catalogue.findings[code].label for code in found))
    none = Label(
        "Hệ thống không phát hiện vi phạm nào trong vụ việc.", "The system found no irregularity in the matter."
    )
    return Shown(labels, open=True) if labels else Shown((none,))


def _victims(file: File, _asked: tuple[str, ...]) -> Shown:
    """How many victims and informants the file names."""
    state = file.states.get(file.matter)
    count = len(state.of_role(Role.VICTIM, Role.INFORMANT)) if state else 0
    told = Label(f"{count} bị hại, người cung cấp tin trong hồ sơ", f"{count} victims or informants in the file")
    return Shown((told,)) if count else Shown()


def _side(file: File, codes: tuple[str, ...]) -> Shown:
    """What stands in the file on one side of it; what is still open there needs words."""
    state = file.states.get(file.matter)
    home = next((one for one in file.projected.matters if one.id == file.matter), None)
    if state is None or home is None:
        return Shown()
    told, is_open = [], False
    for side in file.catalogue.workstreams[home.workstream].sides:
        if side.code not in codes:
            continue
        for row in side.standing(side.kept(state), state):
            is_open = is_open or row.open
            told.append(Label(f"{row.label.vi}: {_said(row.value, 'vi')}", f"{row.label.en}: {_said(row.value, 'en')}"))
    return Shown(tuple(told[:MOST]), open=is_open)


def _clocks(file: File, _asked: tuple[str, ...]) -> Shown:
    """The limits that run in the matter, with their ends."""
    told = []
    for one in file.projected.deadlines:
        clock = file.catalogue.clocks.get(one.clock)
        if one.matter != file.matter or one.outcome is not Outcome.RUNNING or clock is None or one.ends_at is None:
            continue
        told.append(Label(f"{clock.title.vi}: {one.ends_at:%d/%m/%Y}", f"{clock.title.en}: {one.ends_at:%d/%m/%Y}"))
    return Shown(tuple(told[:MOST]))


def _limitation(file: File, _asked: tuple[str, ...]) -> Shown:
    """The day of the offence, and until when it can be prosecuted; an offence that is prosecuted at any time says so."""
    state, track = file.states.get(file.matter), _track(file)
    if state is None or state.offence_on is None:
        return Shown()
    charged = [Offence.parse(one) for one in track.offences] if track else []
    answer = limitation(file.reference, charged or state.offences, committed=state.offence_on)
    told = [_both("ngày phạm tội", "day of the offence", state.offence_on)]
    if isinstance(answer, Determined):
        told.append(_both("thời hiệu đến hết ngày", "limitation ends on", answer.end))
    elif answer.unlimited:
        told.append(Label("không áp dụng thời hiệu", "no limitation"))
    return Shown(tuple(told), open=not isinstance(answer, Determined) and not answer.unlimited)


READINGS: Mapping[str, Reading] = {
    "acts": _acts,
    "offence": _offence,
    "age": _age,
    "residence": _residence,
    "measure": _measure,
    "held": _held,
    "findings": _findings,
    "victims": _victims,
    "side": _side,
    "clocks": _clocks,
    "limitation": _limitation,
}


def _track(file: File) -> Track | None:
    mine = [one for one in file.projected.tracks if one.participant == file.participant]
    return next((one for one in mine if one.matter == file.matter), mine[0] if mine else None)


def _person(file: File) -> Person | None:
    """The latest that the acts say of the person."""
    told = [one for act in file.acts for one in act.people if one.participant == file.participant]
    return told[-1] if told else None


def _concerns(act: Act, participant: UUID | None) -> bool:
    """Whether an act is about the person: one that names others alone is not."""
    people = {link.target for link in act.links if not link.is_matter}
    return participant is None or not people or participant in people


def _cited(act: Act) -> Label:
    number = (f" số {act.document_no}", f" no. {act.document_no}") if act.document_no else ("", "")
    on = f", {act.on:%d/%m/%Y}" if act.on else ""
    return Label(f"{act.label.vi}{number[0]}{on}", f"{act.label.en}{number[1]}{on}")


def _both(vi: str, en: str, value: Any) -> Label:
    return Label(f"{vi} {_said(value, 'vi')}", f"{en} {_said(value, 'en')}")


def _said(value: Any, language: str) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(_said(one, language) for one in value)
    return speak(value, language)
