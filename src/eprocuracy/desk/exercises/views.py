"""Exercises at a table: planned, held, ended, their report and lessons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eprocuracy.assurance.exercises import register
from eprocuracy.assurance.exercises.register import Held
from eprocuracy.assurance.exercises.scenarios import programme
from eprocuracy.assurance.models import Exercise, Lesson
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.office.queries import names_of
from eprocuracy.platform.papers import Block, Column, Facts, Heading, Items, Paragraph, Table
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import current, pick
from eprocuracy.platform.ui.parts import Refusal
from eprocuracy.platform.ui.writing import day_text

from ..incidents.views import for_readers
from ..office.staff import people
from ..papers.drawing import words
from ..papers.views import answer_standing
from .forms import DoneForm, LessonForm, PlanForm, SeenToForm


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _of(exercise: int) -> Held:
    row = Exercise.objects.filter(pk=exercise).first()
    if row is None:
        raise Http404
    return register.told([row])[0]


@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
def listed(request: HttpRequest) -> HttpResponse:
    """The calendar and the library; planning one."""
    actor, at = _actor(request), moment_of(request)
    form = PlanForm(people(actor), request.POST or None, initial={"on": day_of(at)})
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        register.plan(given["scenario"], on=given["on"], participants=given["participants"], by=actor, at=at)
        messages.success(request, pick("Đã ghi vào lịch.", "It is in the calendar."))
        return HttpResponseRedirect(reverse("desk:exercises"))
    every, today = register.every(), day_of(at)
    due = register.next_due(every)
    told = {
        "form": form,
        "every": every,
        "due": due,
        "late": due is None or due < today,
        "today": today,
        "library": programme().scenarios.values(),
        "open": sum(done is None for one in every for _, done in one.lessons),
    }
    return render(request, "desk/exercises/list.html", told, status=422 if form.errors else 200)


@require_safe
@for_readers
def shown(request: HttpRequest, exercise: int) -> HttpResponse:
    """One exercise."""
    return _page(request, _of(exercise))


def _named(one: Held) -> dict[str, str]:
    accounts = {*one.row.participants, one.row.by, *(lesson.owner for lesson, _ in one.lessons)}
    known = names_of(accounts)
    return {each: known.get(each, each) for each in accounts}


def _page(request: HttpRequest, one: Held, refused: Refused | None = None, **forms: Any) -> HttpResponse:
    names, actor = _named(one), _actor(request)
    took_part = [(each, names[each]) for each in one.row.participants]
    told = {
        "one": one,
        "who": ", ".join(name for _, name in took_part),
        "injects": [
            (each, [(it, one.done.get(it.code), _by(one, it.code, names)) for it in each.expects])
            for each in one.scenario.injects
        ],
        "lessons": [(lesson, done, names[lesson.owner]) for lesson, done in one.lessons],
        "today": day_of(moment_of(request)),
        "done": DoneForm(one, took_part) if not one.ended and one.score[0] < one.score[1] else None,
        "lesson": LessonForm(people(actor)),
        "seen_to": SeenToForm(),
        "refusal": Refusal(refused.what, refused.basis, refused.instead or "") if refused else None,
        **forms,
    }
    return render(request, "desk/exercises/exercise.html", told, status=409 if refused else 422 if forms else 200)


def _by(one: Held, code: str, names: dict[str, str]) -> str:
    return names.get(one.done[code].account, "") if code in one.done else ""


@require_POST
@for_readers
def note(request: HttpRequest, exercise: int) -> HttpResponse:
    """Note what was done at the table."""
    one = _of(exercise)
    names = _named(one)
    form = DoneForm(one, [(each, names[each]) for each in one.row.participants], request.POST)
    if not form.is_valid():
        return _page(request, one, done=form)
    given = form.cleaned_data
    return _do(
        request,
        one,
        lambda: register.note(
            one.row,
            given["expected"],
            minute=given["minute"],
            account=given["account"],
            how=given["how"],
            by=_actor(request),
            at=moment_of(request),
        ),
    )


@require_POST
@for_readers
def end(request: HttpRequest, exercise: int) -> HttpResponse:
    """The exercise is over."""
    one = _of(exercise)
    return _do(request, one, lambda: register.end(one.row, by=_actor(request), at=moment_of(request)))


@require_POST
@for_readers
def learn(request: HttpRequest, exercise: int) -> HttpResponse:
    """A lesson with an owner and a day."""
    one, by, at = _of(exercise), _actor(request), moment_of(request)
    form = LessonForm(people(by), request.POST)
    if not form.is_valid():
        return _page(request, one, lesson=form)
    return _do(request, one, lambda: register.learn(one.row, **form.cleaned_data, by=by, at=at))


@require_POST
@for_readers
def see_to(request: HttpRequest, exercise: int) -> HttpResponse:
    """A lesson was seen to; which one is a field of the form."""
    one, by, at = _of(exercise), _actor(request), moment_of(request)
    asked = request.POST.get("lesson", "")
    lesson = Lesson.objects.filter(pk=asked, exercise=one.row).first() if asked.isdecimal() else None
    if lesson is None:
        raise Http404
    form = SeenToForm(request.POST)
    if not form.is_valid():
        return _page(request, one, seen_to=form)
    return _do(request, one, lambda: register.see_to(lesson, how=form.cleaned_data["note"], by=by, at=at))


def _do(request: HttpRequest, one: Held, deed: Callable[[], None]) -> HttpResponse:
    try:
        deed()
    except Refused as refused:
        return _page(request, one, refused)
    messages.success(request, pick("Đã ghi.", "Recorded."))
    return HttpResponseRedirect(reverse("desk:exercise", args=[one.row.pk]))


@require_safe
@for_readers
def paper(request: HttpRequest, exercise: int, way: str) -> HttpResponse:
    """The report: what was expected at which minute, what was done, and what was learnt."""
    one, language = _of(exercise), current()
    names = _named(one)

    def say(vi: str, en: str) -> str:
        return words(Label(vi, en), language)

    done, expected = one.score
    blocks: list[Block] = [
        Facts(
            (
                (say("Tình huống", "Scenario"), words(one.scenario.title, language)),
                (say("Mục tiêu", "Aim"), words(one.scenario.aim, language)),
                (say("Ngày", "Day"), day_text(one.row.planned_on)),
                (say("Người tham gia", "Participants"), ", ".join(names[each] for each in one.row.participants)),
                (say("Kết quả của buổi diễn tập", "Result of the exercise"), f"{done}/{expected}"),
            )
        )
    ]
    columns = (
        Column(say("Phải làm", "Expected"), 5),
        Column(say("Yêu cầu", "Control"), 2),
        Column(say("Phút", "Minute"), 1, right=True),
        Column(say("Đã làm", "Done"), 5),
    )
    for each in one.scenario.injects:
        rows = []
        for it in each.expects:
            known = one.done.get(it.code)
            told = f"{names.get(known.account, '')}: {known.note}" if known else say("chưa làm", "not done")
            rows.append((words(it.says, language), it.control, str(known.minute) if known else "–", told))
        blocks += [
            Heading(say(f"Phút {each.minute}", f"Minute {each.minute}")),
            Paragraph(words(each.says, language)),
            Table(columns, tuple(rows)),
        ]
    lessons = tuple(
        f"{lesson.text} ({names[lesson.owner]}, {day_text(lesson.due_on)}){f': {seen.note}' if seen else ''}"
        for lesson, seen in one.lessons
    )
    blocks.append(Heading(say("Bài học", "Lessons")))
    blocks.append(Items(lessons) if lessons else Paragraph(say("Chưa ghi.", "None noted.")))
    title = Label("Báo cáo diễn tập tại bàn", "Report of an exercise")
    return answer_standing(request, title, blocks, way=way, name=f"dien-tap-{exercise}", about=[f"exercise:{exercise}"])
