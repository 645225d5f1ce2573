"""The deadlines of a matter: those that run, with what is to be done, and those that have ended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse

from eprocuracy.kernel.moments import end_of
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Deed, Group, Row, Text
from eprocuracy.platform.ui.urgency import Left, Urgency
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.clocks import Clock
from eprocuracy.workstreams.projected import Deadline, Outcome

from ..deadlines import basis_of, bound_of, ends_of, left_of, mark_of, reason_of, why_of
from ..saying import joined
from .answering import way_to
from .blocking import Waiting, waits_of
from .file import File
from .naming import some_of

LIVE = frozenset({Outcome.RUNNING, Outcome.NOT_DETERMINABLE, Outcome.STATED})
MANY = 40  # deadlines of one matter; of more, the same time of several persons is one line
RUNNING = Label("Đang chạy", "Running")
ENDED = Label("Đã kết thúc", "Ended")
PAST = Left(Urgency.UNKNOWN, Label("đã qua", "past"))


@dataclass(frozen=True, slots=True)
class Due:
    """One deadline with the end that is shown and how long is left."""

    deadline: Deadline
    title: Text
    ends: date | datetime | None
    left: Left
    bound: Label | None = None  # the earliest day that is certain, where there is no date
    past: bool = False  # it could still be done until then, and nothing is overdue now
    over: bool = False  # its time has run out
    of: tuple[UUID, ...] = ()  # several participants for whom the same time runs, shown as one


def dues(catalogue: Catalogue, file: File, now: datetime) -> tuple[list[Due], list[Due]]:
    """The deadlines that still run, nearest first, and those that have ended, latest first."""
    mine = [_due(catalogue, file, one, now) for one in file.projected.deadlines if one.matter == file.id]
    is_open = file.state is not None and file.state.closed_on is None
    running = [one for one in mine if is_open and one.deadline.outcome in LIVE and not one.past]
    ended = [one for one in mine if one not in running]
    return sorted(running, key=_moment), sorted(ended, key=_moment, reverse=True)


def has_run_out(clock: Clock | None, one: Deadline, ends: date | datetime | None, now: datetime) -> bool:
    """Whether it was a right, or a last day for asking, that has gone by: there is nothing left to do, and nothing is overdue."""
    if clock is None or not clock.runs_out or one.outcome is not Outcome.RUNNING or ends is None:
        return False
    return (ends if isinstance(ends, datetime) else end_of(ends)) < now


def alike(listed: Iterable[Due]) -> list[Due]:
    """The same clock with the same end for several persons, in one line: a paper on twelve accused is read once."""
    found: dict[object, Due] = {}
    for one in listed:
        deadline = one.deadline
        who = (deadline.participant,) if deadline.participant else ()
        same_end = (deadline.clock, deadline.outcome, one.ends)
        key = same_end if who and one.ends else (*same_end, deadline.run, deadline.participant)
        same = found.get(key)
        found[key] = replace(same, of=(*same.of, *who)) if same else replace(one, of=who)
    return list(found.values())


def groups(catalogue: Catalogue, file: File, now: datetime) -> list[Group]:
    """All deadlines of the matter, for their own page."""
    running, ended = (alike(one) if len(one) > MANY else one for one in dues(catalogue, file, now))
    made = [
        Group("running", RUNNING, rows(catalogue, file, running), len(running)),
        Group("ended", ENDED, rows(catalogue, file, ended), len(ended)),
    ]
    return [one for one in made if one.total]


def rows(catalogue: Catalogue, file: File, listed: Iterable[Due]) -> list[Row]:
    """Deadlines as lines: what, of whom, until when, on what basis, why, and the act that is due."""
    lines = list(listed)
    due = [_due_kind(catalogue, file, one) for one in lines]
    waits = waits_of(catalogue, file, {kind for kind in due if kind})
    return [_row(file, one, _deeds(file, kind, waits)) for one, kind in zip(lines, due, strict=True)]


def _due(catalogue: Catalogue, file: File, one: Deadline, now: datetime) -> Due:
    clock = catalogue.clocks.get(one.clock)
    ends = ends_of(one.answer, one.stated_on)
    past = has_run_out(clock, one, ends, now)
    left = PAST if past else left_of(one.outcome, ends, now)
    # of a day gone by the words stand still: the browser counts on from today
    still = replace(left, ends=None) if file.known_on else left
    bound = bound_of(getattr(one.answer, "earliest", None), one.stated_on)
    over = one.ends_at is not None and one.ends_at <= now
    return Due(one, clock.title if clock else one.clock, ends, still, bound, past=past, over=over)


def _moment(one: Due) -> tuple[bool, float]:
    ends = one.ends
    if ends is None:
        return True, 0.0
    return False, (ends if isinstance(ends, datetime) else end_of(ends)).timestamp()


def _row(file: File, one: Due, deeds: tuple[Deed, ...]) -> Row:
    deadline = one.deadline
    starts = reverse("desk:act", args=[file.id, deadline.started_by])
    return Row(
        left=one.left,
        title=one.title,
        address=starts,
        subject=_subject(file, one),
        deadline=joined(reason_of(deadline.answer) or None, one.bound) or "",
        ends=None if one.bound else one.ends,
        basis=basis_of(deadline.answer),
        why=why_of(deadline.answer),
        deeds=deeds if one.deadline.outcome in LIVE else (),
        key=f"{deadline.clock}-{deadline.run}-{deadline.participant or ''}",
        mark=mark_of(
            deadline.stated_on,
            computed=deadline.ends_at is not None,
        ),
    )


def _subject(file: File, one: Due) -> Text:
    """Whom it is about: by name, and of many the first with how many there are."""
    who = one.of or ((one.deadline.participant,) if one.deadline.participant else ())
    names = [file.names[participant] for participant in who if participant in file.names]
    return some_of(names)


def _due_kind(catalogue: Catalogue, file: File, one: Due) -> type[Act] | None:
    """The act that is to be recorded before the time is over; none where nothing can be, or is still to be, recorded."""
    clock = catalogue.clocks.get(one.deadline.clock)
    if file.known_on or not file.may_record.allowed or clock is None or one.deadline.outcome not in LIVE:
        return None
    if file.state is None or file.state.closed_on is not None:
        return None
    kind = catalogue.kinds.get(clock.act_due(over=one.over))
    return kind if kind and file.may_write(kind).allowed else None


def _deeds(file: File, kind: type[Act] | None, waits: Mapping[type[Act], Waiting]) -> tuple[Deed, ...]:
    """The button: for the act that is due, or for what has to be recorded before it."""
    if kind is None:
        return ()
    waiting = waits.get(kind)
    if waiting is None or not waiting.missing:
        return (way_to(file.stream, kind, file.id),)
    return (Deed(waiting.first.deed, waiting.first.address),) if waiting.first else ()
