"""Notices owed: events that owe a notice start a clock, the notice meets it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label

from ..acts import Act
from ..clocks import read_clocks
from ..projected import FindingKind
from ..sides import Side, Standing
from ..states import State
from .acts_court_papers import CourtPaperReceived
from .acts_notices import NoticeGiven
from .words import NoticeOf, NoticeTo

HERE = Path(__file__).parent

INTAKE_LATE = FindingKind(
    code="notice_of_intake_late",
    label=Label("Thông báo kết quả tiếp nhận nguồn tin chậm", "Intake of the report told late"),
    basis=(cite("TTLT 01/2017", 14),),
)
SERVED_LATE = FindingKind(
    code="decision_served_late",
    label=Label("Giao, thông báo cáo trạng, quyết định chậm", "Indictment or decision served late"),
    basis=(cite("BLTTHS 2015", 240, 2),),
)
COURT_LATE = FindingKind(
    code="court_sent_decision_late",
    label=Label("Tòa án gửi quyết định cho Viện kiểm sát chậm", "The court sent its decision late"),
    basis=(cite("BLTTHS 2015", 286, 3),),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One notice."""

    act: UUID
    on: date | None
    about: NoticeOf | None
    to: NoticeTo | None
    people: tuple[UUID, ...]


def after(kept: tuple[Told, ...], act: Act, _state: State) -> tuple[Told, ...]:
    if not isinstance(act, NoticeGiven):
        return kept
    people = tuple(link.target for link in act.links if not link.is_matter)
    return (*kept, Told(act=act.id, on=act.on, about=act.about, to=act.to, people=people))


def standing(kept: tuple[Told, ...], _state: State) -> tuple[Standing, ...]:
    """What was told to whom; what is owed runs among the time limits."""
    return tuple(
        Standing(
            label=one.about.label if one.about else Label("Thông báo", "Notice"),
            value=tuple(part for part in (one.on, one.to) if part),
            act=one.act,
            participants=one.people,
        )
        for one in kept
    )


def fills(_kept: tuple[Told, ...], kind: type[Act], state: State) -> dict[str, NoticeOf | NoticeTo]:
    """A report tells its informant, a case its accused."""
    if kind is not NoticeGiven:
        return {}
    return {"to": NoticeTo.INFORMANT} if any(role == "informant" for role in _roles(state)) else {}


def _roles(state: State) -> set[str]:
    return {place.role.value for place in state.places.values()}


SIDE = Side(
    code="notices",
    label=Label("Thông báo, giao văn bản", "Notices"),
    kinds=(NoticeGiven, CourtPaperReceived),
    of=frozenset({"criminal_cases", "crime_reports"}),
    empty=(),
    after=after,
    standing=standing,
    fills=fills,
    clocks=read_clocks(HERE / "notices.yaml"),
    findings=(INTAKE_LATE, SERVED_LATE, COURT_LATE),
    groups={"notices": Label("Thông báo, giao văn bản", "Notices")},
)
