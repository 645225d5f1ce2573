"""What is true of one report after the acts folded so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self
from uuid import UUID

from eprocuracy.kernel.moments import When
from eprocuracy.law.deadlines import Granted
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.changing import changed
from eprocuracy.workstreams.states import State

from .words import Channel, Result, SourceKind, SuspensionGround

NOT_KNOWN = When.unknown()


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as the book names it."""

    number: str
    on: date | None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Lodged:
    """How a report came to the procuracy itself, and how it was passed on."""

    at: When
    number: str = ""  # of the record of receipt
    by: str = ""
    channel: Channel | None = None
    informant_body: str = ""
    refusal: str = ""
    documents: str = ""
    passed_on: Paper | None = None
    passed_to: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """An act to be judged once the law is at hand, with the extensions written before it."""

    act: UUID
    on: date
    granted: tuple[Granted, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """Something countable that happened."""

    code: str
    on: date
    outcome: str = ""


@dataclass(frozen=True, kw_only=True)
class ReportState(State):
    """One report: how it came, its time, the requests made, how it ended and what was said to that."""

    source_kind: SourceKind | None = None
    description: str = ""
    place: str = ""
    informant_body: str = ""
    investigator: str = ""
    lodged: Lodged | None = None
    received: When = NOT_KNOWN
    accepted_on: date | None = None
    prolonged_until: date | None = None
    extensions: tuple[Paper, ...] = ()
    granted: tuple[Granted, ...] = ()
    taken_over: bool = False
    requests: tuple[Paper, ...] = ()
    requests_answered: str = ""
    suspended: Paper | None = None
    suspension_ground: SuspensionGround | None = None
    suspension_remedy: str = ""
    suspended_by: UUID | None = None
    suspension_reviewed_on: date | None = None
    suspension_reviewed_by: UUID | None = None
    suspension_review: str = ""
    limitation_ends_on: date | None = None
    resumed: Paper | None = None
    result: Result | None = None
    decision: Paper | None = None
    opinion: str = ""
    notified_on: date | None = None
    remark: str = ""
    formerly: tuple[str, ...] = ()  # numbers under which other offices had it
    suspensions: tuple[Noted, ...] = ()
    extension_requests: tuple[Noted, ...] = ()
    counted: tuple[Counted, ...] = ()

    def count(self, code: str, act: Act, outcome: str = "") -> Self:
        """The state with one more countable thing; what has no day is not counted."""
        if act.on is None:
            return self
        return changed(self, counted=(*self.counted, Counted(code, act.on, outcome)))


def paper_of(act: Act, until: date | None = None) -> Paper:
    return Paper(act.document_no or "", act.on, until)


def brief(text: str | None, length: int = 90) -> str:
    """The beginning of a text, cut between words."""
    words: Iterable[str] = (text or "").split()
    taken = ""
    for word in words:
        if len(taken) + len(word) > length:
            return f"{taken} …"
        taken = f"{taken} {word}".strip()
    return taken
