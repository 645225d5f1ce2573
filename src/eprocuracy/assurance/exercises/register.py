"""The register of exercises: planned, held, ended, and what was learnt from each. Scores are of exercises, never of people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from eprocuracy import audit
from eprocuracy.audit.deeds import declare
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

from ..models import Exercise, ExerciseDone, ExerciseEnd, Lesson, LessonDone
from .scenarios import Scenario, programme

PLANNED = declare("exercise.planned", "Lập kế hoạch diễn tập", "Exercise planned")
NOTED = declare("exercise.noted", "Ghi việc làm trong diễn tập", "Action of an exercise noted")
ENDED = declare("exercise.ended", "Kết thúc diễn tập", "Exercise ended")
LEARNT = declare("exercise.learnt", "Ghi bài học diễn tập", "Lesson of an exercise noted")
LESSON_DONE = declare("exercise.lesson_done", "Ghi bài học đã làm", "Lesson seen to")


@dataclass(frozen=True, slots=True)
class Held:
    """One exercise with everything that is known of it."""

    row: Exercise
    scenario: Scenario
    done: dict[str, ExerciseDone]
    ended: ExerciseEnd | None
    lessons: tuple[tuple[Lesson, LessonDone | None], ...]

    @property
    def score(self) -> tuple[int, int]:
        """How many of the expected actions were done, of how many."""
        return len(self.done), len(self.scenario.expected)

    @property
    def has_open_lessons(self) -> bool:
        return any(done is None for _, done in self.lessons)


def told(rows: Iterable[Exercise]) -> list[Held]:
    """These exercises; four queries for any number of them."""
    rows = list(rows)
    done: dict[int, dict[str, ExerciseDone]] = {}
    for one in ExerciseDone.objects.filter(exercise__in=rows):
        done.setdefault(one.exercise_id, {})[one.expected] = one
    ended = {one.exercise_id: one for one in ExerciseEnd.objects.filter(exercise__in=rows)}
    lessons: dict[int, list[tuple[Lesson, LessonDone | None]]] = {}
    for lesson in Lesson.objects.filter(exercise__in=rows).select_related("done").order_by("due_on", "pk"):
        lessons.setdefault(lesson.exercise_id, []).append((lesson, getattr(lesson, "done", None)))
    known = programme().scenarios
    return [
        Held(row, known[row.scenario], done.get(row.pk, {}), ended.get(row.pk), tuple(lessons.get(row.pk, ())))
        for row in rows
    ]


def every() -> list[Held]:
    """All exercises, the latest first."""
    return told(Exercise.objects.order_by("-planned_on", "-pk"))


def next_due(exercises: Iterable[Held]) -> date | None:
    """Until when the next must be held; None where none was ever held."""
    last = max((day_of(one.ended.at) for one in exercises if one.ended), default=None)
    return last + timedelta(days=programme().every_days) if last else None


@transaction.atomic
def plan(scenario: str, *, on: date, participants: Sequence[str], by: Actor, at: datetime) -> Exercise:
    """Put an exercise into the calendar."""
    made = Exercise.objects.create(
        unit=by.unit, scenario=scenario, planned_on=on, participants=list(participants), by=by.account, at=at
    )
    audit.record(PLANNED, by=by, at=at, about=[f"exercise:{made.pk}"], detail={"scenario": scenario})
    return made


@transaction.atomic
def note(exercise: Exercise, expected: str, *, minute: int, account: str, how: str, by: Actor, at: datetime) -> None:
    """Say that an expected action was done."""
    _require_running(exercise)
    (one,) = told([exercise])
    if expected not in {each.code for each in one.scenario.expected} - set(one.done):
        raise Refused(
            Label("Việc này đã ghi, hoặc không có trong tình huống.", "It is noted already, or not expected."),
            Label(
                "Mở lại trang và chọn trong những việc còn lại.", "Open the page again and choose among what is left."
            ),
        )
    if account not in exercise.participants:
        raise Refused(
            Label("Người này không tham gia buổi diễn tập.", "This person does not take part."),
            Label("Chọn một người trong danh sách tham gia.", "Choose somebody on the list of participants."),
        )
    ExerciseDone.objects.create(
        exercise=exercise, expected=expected, minute=minute, account=account, note=how.strip(), by=by.account, at=at
    )
    audit.record(NOTED, by=by, at=at, about=[f"exercise:{exercise.pk}"], detail={"expected": expected})


@transaction.atomic
def end(exercise: Exercise, *, by: Actor, at: datetime) -> None:
    """Nothing more is noted after that but lessons; not before the day it is planned for."""
    _require_running(exercise)
    if day_of(at) < exercise.planned_on:
        raise Refused(
            Label("Chưa tới ngày diễn tập.", "The day of the exercise has not come."),
            Label(
                f"Kết thúc từ ngày {exercise.planned_on:%d/%m/%Y}; nếu tập sớm hơn, lập kế hoạch mới với ngày ấy.",
                f"End it on {exercise.planned_on:%d/%m/%Y} or later; if it is held earlier, plan another for that day.",
            ),
        )
    ExerciseEnd.objects.create(exercise=exercise, by=by.account, at=at)
    audit.record(ENDED, by=by, at=at, about=[f"exercise:{exercise.pk}"])


@transaction.atomic
def learn(exercise: Exercise, *, text: str, owner: str, due_on: date, by: Actor, at: datetime) -> None:
    """A lesson, who sees to it, and by when."""
    made = Lesson.objects.create(exercise=exercise, text=text.strip(), owner=owner, due_on=due_on, by=by.account, at=at)
    audit.record(LEARNT, by=by, at=at, about=[f"exercise:{exercise.pk}", f"lesson:{made.pk}"])


@transaction.atomic
def see_to(lesson: Lesson, *, how: str, by: Actor, at: datetime) -> None:
    """A lesson was seen to."""
    if LessonDone.objects.filter(lesson=lesson).exists():
        raise Refused(
            Label("Bài học này đã ghi là xong.", "This lesson is seen to already."),
            Label("Nếu còn việc phải làm, ghi một bài học mới.", "If more is to be done, note another lesson."),
        )
    LessonDone.objects.create(lesson=lesson, note=how.strip(), by=by.account, at=at)
    audit.record(LESSON_DONE, by=by, at=at, about=[f"lesson:{lesson.pk}"])


def _require_running(exercise: Exercise) -> None:
    if ExerciseEnd.objects.filter(exercise=exercise).exists():
        raise Refused(
            Label("Buổi diễn tập đã kết thúc.", "The exercise is over."),
            Label("Ghi điều còn thiếu thành bài học.", "Note what is missing as a lesson."),
        )
