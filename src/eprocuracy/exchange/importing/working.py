"""The work of an import that takes a while: looking at its rows, recording them, taking them back; on and on until it is done.

Every step is one transaction that says how far it came, so that work which was broken off, however rudely, goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from eprocuracy.exchange.models import Import, ImportState
from eprocuracy.kernel.actors import Actor
from eprocuracy.platform.jobs.queue import is_under_way, put
from eprocuracy.records.again import again_if_it_gave_way
from eprocuracy.workstreams.catalogue import Rules

from . import confirming, previewing, undoing

JOB = "exchange.import"
Step = Callable[..., Import]
STEPS: Mapping[ImportState, Step] = {
    ImportState.LOOKING: previewing.step,
    ImportState.RECORDING: confirming.step,
    ImportState.UNDOING: undoing.step,
}


def is_at_work(one: Import) -> bool:
    """Whether rows of the import still have to be worked through."""
    return one.stands in STEPS


@again_if_it_gave_way
def step(rules: Rules, one: Import, *, by: Actor, at: datetime) -> Import:
    """Work through the next rows; an import that is not at work stays as it is. Two at once wait for each other."""
    return STEPS[one.stands](rules, one, by=by, at=at) if is_at_work(one) else one


def whose(one: Import) -> str:
    """The account in whose name the import is at work; nobody's for a preview, which records nothing."""
    return {ImportState.RECORDING: one.confirmed_by, ImportState.UNDOING: one.undone_by}.get(one.stands, "")


def put_to_work(one: Import, *, by: Actor) -> None:
    """Let the background go on with an import in the name of a person, from the end of this transaction."""
    if is_at_work(one):
        put(JOB, key=_key(one), id=str(one.id), account=by.account)


def is_in_background(one: Import) -> bool:
    """Whether a living worker has the import in hand; one query."""
    return is_under_way(_key(one))


def _key(one: Import) -> str:
    return f"import {one.id}"
