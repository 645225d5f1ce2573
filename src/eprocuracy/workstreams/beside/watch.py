"""Matters under closer watch, reports owed upwards, and, guarded, what leaders say and guidance asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label, Word

from ..acts import Act
from ..changing import changed
from ..clocks import read_clocks
from ..house_acts import Secrecy
from ..projected import Fact, FindingKind
from ..sides import Side, Standing
from ..states import NOTHING_SPECIAL, Circumstances, State
from .acts_watch import (
    GuidanceAsked,
    GuidanceGiven,
    MatterUnwatched,
    MatterWatched,
    OpinionGiven,
    OpinionReserved,
    ProgressAsked,
    ProgressReported,
    ReportedUp,
)
from .words import Watched

HERE = Path(__file__).parent

ACQUITTAL_LATE = FindingKind(
    code="acquittal_reported_late",
    label=Label("Báo cáo nhanh việc Tòa án tuyên không phạm tội chậm", "Acquittal reported late to the upper level"),
    basis=(cite("HD 45/2025", "…"),),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """One ground on which a matter is followed."""

    act: UUID
    on: date | None
    why: Watched | None
    body: str
    paper: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Watching:
    """The grounds that hold, and what was reported upwards."""

    grounds: tuple[Watch, ...] = ()
    began: tuple[Watch, ...] = ()
    reported: tuple[tuple[UUID, date | None, Word | None, str], ...] = ()


def after(kept: Watching, act: Act, _state: State) -> Watching:
    match act:
        case MatterWatched():
            one = Watch(
                act=act.id, on=act.on, why=act.why, body=act.body or act.issued_by or "", paper=act.document_no or ""
            )
            rest = tuple(was for was in kept.grounds if was.why is not act.why)
            return changed(kept, grounds=(*rest, one), began=(*kept.began, one))
        case MatterUnwatched(why=why):
            return changed(kept, grounds=tuple(was for was in kept.grounds if why is not None and was.why is not why))
        case ReportedUp():
            return changed(kept, reported=(*kept.reported, (act.id, act.on, act.what, act.to or "")))
    return kept


def level_of(act: Act) -> Secrecy | None:
    """The level that a watch, or its end, gives the file; None: it stays."""
    return act.secrecy if isinstance(act, MatterWatched | MatterUnwatched) else None


def standing(kept: Watching, _state: State) -> tuple[Standing, ...]:
    return (
        *(
            Standing(
                label=Label("Thuộc diện", "Followed as"),
                value=tuple(part for part in (one.why, one.body or None, one.paper or None, one.on) if part),
                act=one.act,
                brief=True,
            )
            for one in kept.grounds
        ),
        *(
            Standing(
                label=Label("Đã báo cáo cấp trên", "Reported upwards"),
                value=tuple(part for part in (what, to or None, on) if part),
                act=act,
            )
            for act, on, what, to in kept.reported
        ),
    )


def facts_of(kept: Watching, state: State, _view: object) -> tuple[Fact, ...]:
    """Each putting under watch, on its day."""
    return tuple(
        Fact(
            code="matter.watched",
            on=one.on,
            unit=state.unit,
            matter=state.id,
            agency=state.agency,
            outcome=one.why.value if one.why else "",
        )
        for one in kept.began
        if one.on is not None
    )


SIDE = Side(
    code="watch",
    label=Label("Án điểm, diện theo dõi, báo cáo cấp trên", "Closer watch and reports upwards"),
    kinds=(MatterWatched, MatterUnwatched, ReportedUp),
    empty=Watching(),
    after=after,
    follows=lambda kept: bool(kept.grounds),
    level_of=level_of,
    standing=standing,
    facts_of=facts_of,
    clocks=read_clocks(HERE / "watch.yaml"),
    findings=(ACQUITTAL_LATE,),
    groups={"reports_up": Label("Báo cáo cấp trên", "Reports upwards")},
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question or a demand, and its answer."""

    act: UUID
    on: date | None
    what: Label
    text: str
    of: str
    due_on: date | None
    answer: str = ""
    answered_by: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a leader or the procurator said."""

    act: UUID
    on: date | None
    what: Label
    text: str
    stance: Word | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leading:
    """Questions with their answers, and opinions."""

    asked: tuple[Asked, ...] = ()
    said: tuple[Said, ...] = ()


GUIDANCE = Label("Thỉnh thị", "Guidance")
PROGRESS = Label("Báo cáo tiến độ", "Report on progress")
OPINION = Label("Ý kiến của lãnh đạo", "Opinion of a leader")
RESERVED = Label("Ý kiến bảo lưu", "Reserved opinion")


def after_leading(kept: Leading, act: Act, _state: State) -> Leading:
    match act:
        case GuidanceAsked(question=text, asked_of=of, due_on=due_on):
            return changed(kept, asked=(*kept.asked, _asked(act, GUIDANCE, text, of, due_on)))
        case ProgressAsked(points=text, asked_by=of, due_on=due_on):
            return changed(kept, asked=(*kept.asked, _asked(act, PROGRESS, text, of, due_on)))
        case GuidanceGiven(answer=text):
            return changed(kept, asked=_answered(kept.asked, GUIDANCE, act, text))
        case ProgressReported(points=text):
            return changed(kept, asked=_answered(kept.asked, PROGRESS, act, text))
        case OpinionGiven(opinion=text, stance=stance):
            one = Said(act=act.id, on=act.on, what=OPINION, text=text or "", stance=stance)
            return changed(kept, said=(*kept.said, one))
        case OpinionReserved(opinion=text):
            return changed(kept, said=(*kept.said, Said(act=act.id, on=act.on, what=RESERVED, text=text or "")))
    return kept


def _asked(act: Act, what: Label, text: str | None, of: str | None, due_on: date | None) -> Asked:
    return Asked(act=act.id, on=act.on, what=what, text=text or "", of=of or "", due_on=due_on)


def _answered(asked: tuple[Asked, ...], what: Label, act: Act, text: str | None) -> tuple[Asked, ...]:
    """An answer closes the oldest question of its sort that is open."""
    at = next((place for place, one in enumerate(asked) if one.what is what and one.answered_by is None), None)
    if at is None:
        return asked
    return (*asked[:at], changed(asked[at], answer=text or "", answered_by=act.id), *asked[at + 1 :])


def standing_leading(kept: Leading, _state: State) -> tuple[Standing, ...]:
    return (
        *(
            Standing(
                label=one.what,
                value=tuple(part for part in (one.of or None, one.text or None, _due(one), _answer(one)) if part),
                act=one.answered_by or one.act,
                open=one.answered_by is None,
            )
            for one in kept.asked
        ),
        *(
            Standing(
                label=one.what,
                value=tuple(part for part in (one.stance, one.text or None, one.on) if part),
                act=one.act,
            )
            for one in kept.said
        ),
    )


def _due(one: Asked) -> Label | None:
    if one.due_on is None or one.answered_by is not None:
        return None
    return Label(f"hạn {one.due_on:%d/%m/%Y}", f"due {one.due_on:%d/%m/%Y}")


def _answer(one: Asked) -> Label:
    if one.answered_by is None:
        return Label("chưa trả lời", "not answered yet")
    return (
        Label(f"đã trả lời: {one.answer}", f"answered: {one.answer}") if one.answer else Label("đã trả lời", "answered")
    )


def circumstances(act: Act, _clock: str) -> Circumstances:
    """The day by which an answer was asked for."""
    due_on = getattr(act, "due_on", None)
    return Circumstances(order_until=due_on) if due_on else NOTHING_SPECIAL


LEADERS = Side(
    code="leaders",
    label=Label("Ý kiến lãnh đạo, thỉnh thị", "Opinions of leaders, guidance"),
    kinds=(GuidanceAsked, GuidanceGiven, OpinionGiven, OpinionReserved, ProgressAsked, ProgressReported),
    empty=Leading(),
    after=after_leading,
    standing=standing_leading,
    circumstances=circumstances,
    clocks=read_clocks(HERE / "leaders.yaml"),
    groups={"leaders": Label("Thỉnh thị, báo cáo tiến độ", "Guidance and reports on progress")},
)
