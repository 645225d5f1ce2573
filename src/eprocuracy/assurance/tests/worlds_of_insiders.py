"""Worlds in which the checks of reading by insiders must say no, and those in which they must say yes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from eprocuracy.assurance.checks.scratch import an_account
from eprocuracy.audit.models import LogReview, LogWarning
from eprocuracy.identity.queries import units_with_heads
from eprocuracy.kernel.actors import SYSTEM, Duty
from eprocuracy.kernel.moments import day_of

if TYPE_CHECKING:
    from .test_checks import World

Change = Callable[["World"], None]


def nobody_looks_at_a_warning(world: World) -> None:
    now = world.there.now
    LogWarning.objects.create(
        rule="refusals", account="ai", on=day_of(now - timedelta(days=30)), count=10, threshold=10, found_at=now
    )


def somebody_leads(world: World) -> None:
    an_account(world.there.now - timedelta(days=1), duty=Duty.CHIEF)


def all_was_looked_at(world: World) -> None:
    somebody_leads(world)
    for unit in units_with_heads():
        LogReview.objects.create(unit=unit, by=SYSTEM.account, at=world.there.now, note="không có gì")


def never_stop(world: World) -> None:
    world.patch.setattr("eprocuracy.audit.pacing.stop", lambda *_given, **_more: None)


def tell_nothing(world: World) -> None:
    world.patch.setattr("eprocuracy.identity.unusual.of_account", lambda *_given, **_more: [])


BROKEN: dict[str, Change] = {
    "AUZ-16": nobody_looks_at_a_warning,
    "APP-07": never_stop,
    "LOG-07": somebody_leads,
    "AUZ-17": somebody_leads,
    "LOG-13": lambda world: world.asks(tune_days=-1),
    "IAM-21": tell_nothing,
}
GOOD: dict[str, Change] = {"LOG-07": all_was_looked_at, "AUZ-17": all_was_looked_at}
