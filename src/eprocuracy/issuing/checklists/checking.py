"""A checklist read against the file: each point with what is shown, what was answered, and whether words are still needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.people import Role

from . import Checklist, Line
from .showing import File, Shown, shown

Answers = Mapping[tuple[str, UUID | None], str]
ON_TRIAL = (Role.ACCUSED, Role.HELD, Role.SUSPECT)


@dataclass(frozen=True, slots=True)
class Point:
    """One question, asked of the matter or of one person."""

    line: Line
    participant: UUID | None
    shown: Shown
    answer: str = ""

    @property
    def needs_words(self) -> bool:
        """Whether a person must answer: always for some, else where the file shows nothing or something not in order."""
        return self.line.always or self.shown.open or not self.shown.told

    @property
    def open(self) -> bool:
        return self.needs_words and not self.answer

    @property
    def key(self) -> tuple[str, UUID | None]:
        return self.line.code, self.participant


def points(checklist: Checklist, file: File, act: Act, answers: Answers) -> tuple[Point, ...]:
    """Every point of the decision: of the matter first, then of each person whom it concerns."""
    return tuple(_points(checklist, file, act, answers))


def _points(checklist: Checklist, file: File, act: Act, answers: Answers) -> Iterator[Point]:
    for line in checklist.lines:
        yield _point(line, file, answers)
    for participant in concerned(file, act) if checklist.each else ():
        of_one = replace(file, participant=participant)
        for line in checklist.each:
            yield _point(line, of_one, answers)


def concerned(file: File, act: Act) -> tuple[UUID, ...]:
    """Those on whose fate it decides: whom the act names, else everybody accused in the matter."""
    named = [link.target for link in act.links if not link.is_matter and link.role in ON_TRIAL]
    if not named:
        tracks = [one for one in file.projected.tracks if one.matter == file.matter]
        named = [one.participant for one in tracks if Role(one.role) in ON_TRIAL]
    return tuple(dict.fromkeys(named))


def _point(line: Line, file: File, answers: Answers) -> Point:
    answer = answers.get((line.code, file.participant), "")
    return Point(line, file.participant, shown(file, line.shows, line.asked), answer)


def unanswered(found: tuple[Point, ...]) -> tuple[Label, ...]:
    """The questions that still need words."""
    return tuple(one.line.question for one in found if one.open)
