"""Running the checks, keeping what they found, and saying how it stands with every control."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from eprocuracy import audit
from eprocuracy.audit.deeds import declare
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label

from .checks import checks
from .checks.registry import Verdict
from .controls import Control, State, controls
from .installation import Installation
from .models import Checked

NIGHT = (1, 2, 3)
"""Hours in which the checks are run by themselves: they take a minute of one processor."""
CONTROLS_CHECKED = declare("controls.checked", "Kiểm tra các biện pháp kiểm soát", "Controls checked")


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with one control: its state, what was found last and when."""

    control: Control
    state: State
    found: Label | None = None
    at: datetime | None = None


def run(there: Installation, *, by: Actor, only: Iterable[str] = ()) -> dict[str, Verdict]:
    """Look at every control that has a check, and keep what was found."""
    known, wanted = checks(), set(only)
    found = {name: look(there, name) for name in controls() if name in known and (not wanted or name in wanted)}
    Checked.objects.bulk_create(
        Checked(
            control=name, at=there.now, account=by.account, kept=one.kept, found_vi=one.found.vi, found_en=one.found.en
        )
        for name, one in found.items()
    )
    broken = sorted(name for name, one in found.items() if not one.kept)
    audit.record(CONTROLS_CHECKED, by=by, at=there.now, detail={"checked": len(found), "broken": broken})
    return found


def look(there: Installation, name: str) -> Verdict:
    """What the check of one control finds now; nothing it tries stays."""
    with there.nothing_stays(), _quietly():
        return checks()[name](there, controls()[name].parameter)


@contextmanager
def _quietly() -> Iterator[None]:
    """What a check tries on purpose is no news for the log of the server."""
    loggers = [logging.getLogger(name) for name in ("django.security", "django.request")]
    before = [one.level for one in loggers]
    for one in loggers:
        one.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for one, level in zip(loggers, before, strict=True):
            one.setLevel(level)


def standings() -> list[Standing]:
    """Every control with its state, from what was found last."""
    known = checks()
    latest = {one.control: one for one in Checked.objects.order_by("control", "-id").distinct("control")}
    return [
        _standing(one, latest.get(one.id) if one.id in known else None, one.id in known) for one in controls().values()
    ]


def state_of(control: Control, *, has_check: bool, kept: bool | None) -> State:
    """The state of a control: what a document shows is never more than shown, what lacks a part never more than partly kept."""
    if not has_check:
        return State.SHOWN if control.shown else State.UNCHECKED
    if kept is None:
        return State.NOT_RUN
    if not kept:
        return State.BROKEN
    return State.PARTLY if control.lacks else State.KEPT


def _standing(control: Control, last: Checked | None, has_check: bool) -> Standing:
    state = state_of(control, has_check=has_check, kept=last.kept if last else None)
    if last is None:
        return Standing(control, state)
    return Standing(control, state, Label(last.found_vi, last.found_en), last.at)


def is_due(*, at: datetime) -> bool:
    """Whether it is night and this night's run was not made yet."""
    if timezone.localtime(at).hour not in NIGHT:
        return False
    last = Checked.objects.order_by("-id").first()
    return last is None or at - last.at > timedelta(hours=12)
