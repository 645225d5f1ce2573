"""What the fold yields: plain frozen rows, ready to be stored in typed tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from eprocuracy.kernel.citations import Citation
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.quick import quickly_made
from eprocuracy.kernel.words import Label, Word
from eprocuracy.law.deadlines import Determined, NotDeterminable
from eprocuracy.law.severity import Severity


class Outcome(Word):
    """What became of a clock."""

    RUNNING = "running", "đang chạy", "running"
    MET = "met", "đúng hạn", "met"
    MET_LATE = "met_late", "quá hạn", "met late"
    SUSPENDED = "suspended", "tạm đình chỉ", "suspended"
    REPLACED = "replaced", "được tính lại", "counted anew"
    DROPPED = "dropped", "không còn áp dụng", "no longer applies"
    NOT_DETERMINABLE = "not_determinable", "chưa tính được", "cannot be determined"
    STATED = "stated", "theo sổ", "as the register states"


ENDED = frozenset({Outcome.MET, Outcome.MET_LATE, Outcome.SUSPENDED, Outcome.REPLACED, Outcome.DROPPED})


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingKind:
    """A kind of irregularity: what is told, on what basis."""

    code: str
    label: Label
    basis: tuple[Citation, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One irregularity that a supervising procurator is told about. It never blocks and never ranks anyone."""

    code: str
    matter: UUID
    participant: UUID | None = None
    act: UUID | None = None
    on: date | None = None
    values: Mapping[str, Any] = field(default_factory=dict)


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One run of one clock, with the law's answer."""

    matter: UUID
    clock: str
    participant: UUID | None = None
    started_by: UUID
    run: int = 0  # which run of this clock: 0 the first
    outcome: Outcome
    answer: Determined | NotDeterminable | None = None
    stated_on: When | None = None  # what a register says the last day is
    ended_by: UUID | None = None
    ended_on: When | None = None

    @property
    def ends_at(self) -> datetime | None:
        return self.answer.ends_at if isinstance(self.answer, Determined) else None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Where one participant stands in a matter; those who have no stage of their own (a witness, say) have none."""

    matter: UUID
    participant: UUID
    role: str
    stage: Word | None
    measure: Word | None = None
    measure_until: When | None = None
    offences: tuple[str, ...] = ()
    severity: Severity | None = None
    person: UUID | None = None  # of the register of persons, once identified
    minor: bool | None = None  # under 18 on the day of the offence; None: not known
    veiled: bool = False  # lists do not name them: under 18, or under protection


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Time in which a person is held on one legal ground, from an act; `until` None: not ended or not known."""

    matter: UUID
    participant: UUID
    ground: str
    from_: When
    until: When | None
    act: UUID
    left: bool = False  # the person is known to have left at `until`
    how: str = ""  # how they left, in the words of the workstream
    place: str = ""  # where they are held
    days: int | None = None  # as the law counts them; None: counted in hours, or not ended
    approved: bool | None = None  # None: nothing is known of it, or none is needed
    approved_by: UUID | None = None  # the act that approved or refused
    starts_at: datetime | None = None  # exact, as its neighbours make it: see spans.py
    ends_at: datetime | None = None
    lane: int = 0  # 0 unless it claims time that an earlier one claims


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One countable thing."""

    code: str
    on: date
    unit: str
    matter: UUID
    participant: UUID | None = None
    offence: str = ""
    severity: str = ""
    agency: str = ""
    outcome: str = ""
    amount: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspension:
    """A matter, or one accused in it, that rests: why, what is awaited, when it was last reviewed, when limitation ends."""

    matter: UUID
    participant: UUID | None = None
    act: UUID | None = None  # the decision of suspension; None where only a register states it
    on: date | None = None
    ground: Word | None = None
    awaited: str = ""
    reviewed_on: date | None = None
    reviewed_by: UUID | None = None  # the act of the last joint review
    review: str = ""
    limitation: Determined | NotDeterminable | None = None
    stated_end: date | None = None  # the end of limitation as the decision names it


class HearingKind(Word):
    """Before which instance a hearing is."""

    FIRST_INSTANCE = "first_instance", "phiên tòa sơ thẩm", "hearing at first instance"
    APPEAL = "appeal", "phiên tòa phúc thẩm", "appellate hearing"


class HearingOutcome(Word):
    """What became of a hearing, as far as acts say; whether its day has passed is asked where it is shown."""

    SET = "set", "đã ấn định", "set"
    POSTPONED = "postponed", "hoãn", "postponed"
    PAUSED = "paused", "đã mở, tạm ngừng", "opened and paused"
    MOVED = "moved", "đổi lịch", "set anew"
    HELD = "held", "đã mở", "held"
    CANCELLED = "cancelled", "không mở", "not held"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """One hearing on its day; `at` only where the paper gives the minute."""

    matter: UUID
    act: UUID  # the act that set it for this day
    kind: HearingKind
    on: date
    at: datetime | None = None
    court: str = ""
    room: str = ""
    outcome: HearingOutcome = HearingOutcome.SET


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenUp:
    """A finding of another matter that a thread of supervision deals with, by what makes a finding the same."""

    matter: UUID  # the thread
    about: UUID
    code: str
    act: UUID | None = None
    participant: UUID | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class MatterState:
    """What lists show and sort by; one row a matter."""

    id: UUID
    workstream: str
    unit: str
    number: int | None
    year: int | None
    opened_on: date | None
    title: str
    stage: Word
    closed_on: date | None = None
    procurator: str = ""
    agency: str = ""
    severity: Severity | None = None
    offences: tuple[str, ...] = ()
    participants: int = 0
    secrecy: int = 0
    missing: tuple[str, ...] = ()
    mixed: bool = False  # its participants stand at different stages
    followed: bool = False  # a key case, or one that those who lead follow closely
    assisting: tuple[str, ...] = ()  # who is assigned beside the one in charge
    relieved: tuple[str, ...] = ()  # who handled it before, and no longer does
    formerly: tuple[str, ...] = ()  # numbers under which other offices had it: `45/2025 - VKSND huyện …`


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a book: typed columns for finding and sorting are those of the matter; the cells are what is printed."""

    book: str
    matter: UUID
    participant: UUID | None = None
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Projected:
    """Everything computed of one family."""

    matters: tuple[MatterState, ...] = ()
    tracks: tuple[Track, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    findings: tuple[Finding, ...] = ()
    intervals: tuple[Interval, ...] = ()
    facts: tuple[Fact, ...] = ()
    lines: tuple[Line, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    taken_up: tuple[TakenUp, ...] = ()
    hearings: tuple[Hearing, ...] = ()
