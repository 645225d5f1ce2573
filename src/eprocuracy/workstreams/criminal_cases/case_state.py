"""The state of a case as the fold carries it along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Self
from uuid import UUID

from eprocuracy.kernel.moments import When
from eprocuracy.law.deadlines import Granted
from eprocuracy.law.offences import Offence
from eprocuracy.workstreams.changing import changed

from ..acts import Act
from ..people import Role
from ..projected import HearingKind, HearingOutcome
from ..states import Place, State
from .acts_court import Verdict
from .course import NO_COURSE, Course
from .words import OUT_OF_CASE, Proposal, SuspensionGround


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A decision as the books name it: number and day."""

    number: str | None = None
    on: date | None = None
    until: date | None = None

    @classmethod
    def of(cls, act: Act, until: date | None = None) -> Self:
        return cls(number=act.document_no, on=act.on, until=until)

    def __str__(self) -> str:
        day = f"{self.on:%d/%m/%Y}" if self.on else ""
        end = f"→ {self.until:%d/%m/%Y}" if self.until else ""
        return " ".join(part for part in (self.number or "", day, end) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One period of the case under one time limit, with the offences that governed it when it ended."""

    started_by: UUID
    limit: str
    start: When
    offences: tuple[Offence, ...] = ()
    granted: tuple[Granted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """The papers of one accused's charge."""

    charged: Paper | None = None
    approved: Paper | None = None
    refused: Paper | None = None
    changes: tuple[Paper, ...] = ()
    offences: tuple[Offence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """What the latest suspension of a case, or of one accused in it, says, with its last review."""

    act: UUID | None = None
    participant: UUID | None = None
    number: str = ""
    on: date | None = None
    ground: SuspensionGround | None = None
    remedy: str = ""
    wanted_on: date | None = None
    stated_end: date | None = None  # the end of limitation as the decision names it
    reviewed_on: date | None = None
    reviewed_by: UUID | None = None
    review: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One day for which a hearing was set, and what became of it."""

    act: UUID
    kind: HearingKind
    when: When
    court: str = ""
    room: str = ""
    outcome: HearingOutcome = HearingOutcome.SET


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something countable that happened; made into a fact with what is known of the case in the end."""

    code: str
    on: date
    unit: str
    participant: UUID | None = None
    outcome: str = ""
    amount: int = 1


@dataclass(frozen=True, kw_only=True)
class CaseState(State):
    """What is true of one case."""

    instituted: Paper = Paper()
    accepted_on: date | None = None
    investigator: str = ""
    extensions: tuple[Paper, ...] = ()
    requests: int = 0
    ended: Paper | None = None  # end of the investigation, whatever its kind
    concluded: Paper | None = None
    proposal: Proposal | None = None
    received: tuple[Paper, ...] = ()
    volumes: int | None = None
    pages: int | None = None
    exhibits: str = ""
    returned: tuple[Paper, ...] = ()
    returned_by_court: tuple[Paper, ...] = ()
    prosecution_extensions: tuple[Paper, ...] = ()
    indicted: Paper | None = None
    indicted_by: UUID | None = None
    decided: Paper | None = None  # suspension or termination in prosecution
    sent_on: date | None = None
    court: str = ""
    court_docket: Paper | None = None
    hearing: When | None = None
    hearing_order: Paper | None = None
    postponed: int = 0
    sittings: tuple[Sitting, ...] = ()
    judged: Paper | None = None
    verdicts: Mapping[UUID, Verdict] = field(default_factory=dict)
    judgment_received_on: date | None = None
    appeals: tuple[str, ...] = ()
    in_force_on: date | None = None
    charges: Mapping[UUID, Charge] = field(default_factory=dict)
    stretches: tuple[Stretch, ...] = ()
    happened: tuple[Happening, ...] = ()
    remark: str = ""
    course: Course = NO_COURSE
    resting: Resting | None = None
    accused_resting: Mapping[UUID, Resting] = field(default_factory=dict)

    @property
    def accused(self) -> tuple[Place, ...]:
        """Everyone named as accused, in the order of being named."""
        return self.of_role(Role.ACCUSED)

    def with_place(self, participant: UUID, **changes: Any) -> Self:
        """As every state does it; the offences that count go along where the change takes none away and brings none.

        That is so of who has the same as before, and of who comes last with what others have: each is found where it was.
        """
        made = super().with_place(participant, **changes)
        known = self.__dict__.get("_charged_with")
        if known is not None and known[0] is self.offences and known[1] is self.places:
            before, after = _counting(self.places.get(participant)), _counting(made.places[participant])
            if before == after or (participant not in self.places and set(after) <= set(known[2])):
                made.__dict__["_charged_with"] = (self.offences, made.places, known[2])
        return made

    @property
    def charged_with(self) -> tuple[Offence, ...]:
        """Offences that decide the class of the case: those of the case and of the accused who are still in it, by article."""
        known = self.__dict__.get("_charged_with")
        if known is None or known[0] is not self.offences or known[1] is not self.places:
            of_accused = (one for place in self.accused if place.stage not in OUT_OF_CASE for one in place.offences)
            charged = tuple(sorted(dict.fromkeys((*self.offences, *of_accused)), key=_article))
            # asked by every clock and after every act: kept beside the fields, with what it was found from
            known = self.__dict__["_charged_with"] = (self.offences, self.places, charged)
        return known[2]

    @property
    def law_of(self) -> date | None:
        """The day whose law classes the offence: that of the act, or of the institution where it is not known."""
        return self.offence_on or self.instituted.on or self.opened_on

    def stretch_of(self, act: UUID) -> Stretch | None:
        return next((one for one in self.stretches if one.started_by == act), None)

    def counted(
        self, code: str, act: Act, *, participant: UUID | None = None, outcome: str = "", amount: int = 1
    ) -> Self:
        """The state with one more happening; what is not known to the day is not counted."""
        if act.on is None:
            return self
        one = Happening(code=code, on=act.on, unit=self.unit, participant=participant, outcome=outcome, amount=amount)
        return changed(self, happened=(*self.happened, one))

    def with_charge(self, participant: UUID, **papers: Any) -> Self:
        known = self.charges.get(participant, Charge())
        charges: dict[UUID, Charge] = self.charges.copy()  # type: ignore[attr-defined]  # no key is hashed anew
        charges[participant] = changed(known, **papers)
        return changed(self, charges=MappingProxyType(charges))

    def concerned(self, act: Act) -> tuple[UUID, ...]:
        """The accused an act concerns: those it names, or everyone still in the case."""
        named = tuple(link.target for link in act.named(Role.ACCUSED))
        return named or tuple(place.participant for place in self.accused if place.stage not in OUT_OF_CASE)


def _counting(place: Place | None) -> tuple[Offence, ...]:
    """The offences that an accused brings to the class of the case."""
    counts = place is not None and place.role is Role.ACCUSED and place.stage not in OUT_OF_CASE
    return place.offences if counts and place is not None else ()


def _article(offence: Offence) -> tuple[int, str, int]:
    digits = "".join(sign for sign in offence.article if sign.isdigit())
    return int(digits or 0), offence.article, offence.clause or 0
