"""Who takes part beside the accused: wishes, counsel and representatives with their days; and, guarded, protection and special measures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label, Word

from ..acts import Act
from ..changing import changed
from ..clocks import read_clocks
from ..people import Role
from ..projected import FindingKind
from ..sides import Side, Standing
from ..states import NOTHING_SPECIAL, Circumstances, State
from .acts_persons import (
    CounselEnded,
    CounselRegistered,
    PersonJoined,
    ProtectionEnded,
    ProtectionOrdered,
    ProtectionRequested,
    SpecialMeasureApproved,
    SpecialMeasureAsked,
    SpecialMeasureEnded,
    SpecialMeasureExtended,
    SpecialMeasureRefused,
)

HERE = Path(__file__).parent
STANDS_BY = (Role.COUNSEL, Role.REPRESENTATIVE)

SPECIAL_LATE = FindingKind(
    code="special_measure_decided_late",
    label=Label("Xét phê chuẩn biện pháp điều tra tố tụng đặc biệt chậm", "Approval of a special measure decided late"),
    basis=(cite("BLTTHS 2015", 225), cite("TTLT 04/2018", 25)),
)
SPECIAL_OPEN = FindingKind(
    code="special_measure_past_limit",
    label=Label("Biện pháp điều tra tố tụng đặc biệt quá thời hạn", "Special measure went on after its time limit"),
    basis=(cite("BLTTHS 2015", 226, 1),),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """Somebody who takes part, or stands by those who do."""

    act: UUID
    on: date | None
    who: tuple[UUID, ...]
    beside: tuple[UUID, ...] = ()  # for whom they stand
    role: Role
    capacity: Word | None = None
    body: str = ""
    wishes: str = ""
    until: date | None = None
    left_on: date | None = None
    left_by: UUID | None = None


def after(kept: tuple[Present, ...], act: Act, _state: State) -> tuple[Present, ...]:
    match act:
        case PersonJoined():
            roles = dict.fromkeys(link.role for link in act.links if not link.is_matter)
            return (*kept, *(_joined(act, role) for role in roles))
        case CounselRegistered():
            who = tuple(link.target for link in act.links if link.role in STANDS_BY)
            beside = tuple(link.target for link in act.links if not link.is_matter and link.role not in STANDS_BY)
            one = Present(
                act=act.id,
                on=act.on,
                who=who,
                beside=beside,
                role=next((link.role for link in act.links if link.role in STANDS_BY), Role.COUNSEL),
                capacity=act.capacity,
                body=act.body or "",
                until=act.until,
            )
            return (*kept, one)
        case CounselEnded():
            gone = {link.target for link in act.links}
            return tuple(
                changed(one, left_on=act.on, left_by=act.id)
                if one.role in STANDS_BY and one.left_by is None and gone & set(one.who)
                else one
                for one in kept
            )
    return kept


def _joined(act: PersonJoined, role: Role) -> Present:
    who = tuple(link.target for link in act.named(role))
    return Present(act=act.id, on=act.on, who=who, role=role, wishes=act.wishes or "")


def standing(kept: tuple[Present, ...], _state: State) -> tuple[Standing, ...]:
    return tuple(_row(one) for one in kept)


def _row(one: Present) -> Standing:
    left = one.left_by is not None
    day = f"{one.on:%d/%m/%Y}" if one.on else ""
    since = Label(f"từ {day}", f"since {day}") if day else None
    until = Label(f"đến {one.until:%d/%m/%Y}", f"until {one.until:%d/%m/%Y}") if one.until and not left else None
    ended = Label("đã chấm dứt", "ended") if left else None
    if ended and one.left_on:
        ended = Label(f"chấm dứt {one.left_on:%d/%m/%Y}", f"ended {one.left_on:%d/%m/%Y}")
    told = (one.capacity, one.body or None, since, until, ended, one.wishes or None)
    label = one.role.label
    return Standing(
        label=Label(label.vi[:1].upper() + label.vi[1:], label.en[:1].upper() + label.en[1:]),
        value=tuple(part for part in told if part) or Label("đã xác định", "named"),
        act=one.left_by or one.act,
        participants=(*one.who, *one.beside),
    )


SIDE = Side(
    code="persons",
    label=Label("Người tham gia tố tụng", "Persons taking part"),
    kinds=(PersonJoined, CounselRegistered, CounselEnded),
    of=frozenset({"criminal_cases", "crime_reports", "custody"}),
    empty=(),
    after=after,
    standing=standing,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """One protection, or one special measure."""

    act: UUID
    on: date | None
    measure: Word | None
    people: tuple[UUID, ...]
    until: date | None = None
    stage: Label
    open: bool
    protects: bool


ASKED = Label("đã đề nghị", "asked for")
IN_FORCE = Label("đang áp dụng", "in force")
REFUSED = Label("không phê chuẩn", "not approved")
ENDED = Label("đã chấm dứt", "ended")


def after_guarded(kept: tuple[Guarded, ...], act: Act, _state: State) -> tuple[Guarded, ...]:
    told: Any = act
    people = tuple(link.target for link in act.links if not link.is_matter)
    protects = act.kind.startswith("protection.")
    match act:
        case ProtectionRequested() | SpecialMeasureAsked():
            one = Guarded(
                act=act.id, on=act.on, measure=told.measure, people=people, stage=ASKED, open=True, protects=protects
            )
            return (*kept, one)
        case ProtectionOrdered() | SpecialMeasureApproved():
            one = Guarded(
                act=act.id,
                on=act.on,
                measure=told.measure,
                people=people,
                until=told.until,
                stage=IN_FORCE,
                open=True,
                protects=protects,
            )
            return (*(was for was in kept if not (was.stage is ASKED and _same(was, protects, people))), one)
        case SpecialMeasureExtended(until=until):
            return _changed(kept, protects, people, act, until=until or None)
        case SpecialMeasureRefused():
            return _changed(kept, protects, people, act, stage=REFUSED, open=False)
        case ProtectionEnded() | SpecialMeasureEnded():
            return _changed(kept, protects, people, act, stage=ENDED, open=False)
    return kept


def _same(one: Guarded, protects: bool, people: tuple[UUID, ...]) -> bool:
    return one.protects is protects and (not people or not one.people or bool(set(people) & set(one.people)))


def _changed(
    kept: tuple[Guarded, ...], protects: bool, people: tuple[UUID, ...], act: Act, **changes: Any
) -> tuple[Guarded, ...]:
    return tuple(
        changed(one, act=act.id, **changes) if one.open and _same(one, protects, people) else one for one in kept
    )


def standing_guarded(kept: tuple[Guarded, ...], _state: State) -> tuple[Standing, ...]:
    return tuple(
        Standing(
            label=Label("Biện pháp bảo vệ", "Protection")
            if one.protects
            else Label("Biện pháp điều tra tố tụng đặc biệt", "Special investigative measure"),
            value=tuple(part for part in (one.measure, one.stage, _until(one)) if part),
            act=one.act,
            participants=one.people,
            open=one.open,
        )
        for one in kept
    )


def under_protection(kept: tuple[Guarded, ...]) -> frozenset[UUID]:
    """Who is protected, or for whom it was asked, as long as it lasts: BLTTHS 486, 1, c."""
    return frozenset(who for one in kept if one.protects and one.open for who in one.people)


def _until(one: Guarded) -> Label | None:
    if one.until is None or not one.open:
        return None
    return Label(f"đến hết {one.until:%d/%m/%Y}", f"until the end of {one.until:%d/%m/%Y}")


def circumstances(act: Act, _clock: str) -> Circumstances:
    """A special measure ends on the day its decision names."""
    until = getattr(act, "until", None)
    return Circumstances(order_until=until) if until else NOTHING_SPECIAL


PROTECTED = Side(
    code="protected",
    label=Label("Bảo vệ và biện pháp đặc biệt (mật)", "Protection and special measures (secret)"),
    kinds=(
        ProtectionRequested,
        ProtectionOrdered,
        ProtectionEnded,
        SpecialMeasureAsked,
        SpecialMeasureApproved,
        SpecialMeasureRefused,
        SpecialMeasureExtended,
        SpecialMeasureEnded,
    ),
    of=frozenset({"criminal_cases", "crime_reports"}),
    empty=(),
    after=after_guarded,
    standing=standing_guarded,
    veils=under_protection,
    circumstances=circumstances,
    clocks=read_clocks(HERE / "protected.yaml"),
    findings=(SPECIAL_LATE, SPECIAL_OPEN),
    groups={"special_measures": Label("Biện pháp đặc biệt", "Special measures")},
)
