"""What cannot have happened the other way round: facts against it are named, and nothing is counted from them."""

from __future__ import annotations

from eprocuracy.kernel.sentences import speak
from eprocuracy.kernel.words import Label

from .facts import Contradictory, Event, later
from .world import World


def against_order(there: World, of: str | None) -> None:
    """Raises Contradictory for two events that an answer looked at and whose days cannot both be right."""
    facts, looked_at = there.facts, frozenset(there.facts.asked_for)
    for first, seconds in there.reference.permissions["order_of_events"].items():
        for second in seconds:
            if first not in looked_at and second not in looked_at:
                continue
            before = [one for one in facts.all(first, of) if one.day is not None]
            after = [one for one in facts.all(second, of) if one.day is not None]
            if before and after and _reversed(before[0], after[-1]):
                raise Contradictory(first, second, shown=shown(there, before[0], after[-1]))


def _reversed(first: Event, last: Event) -> bool:
    assert first.at is not None
    assert last.at is not None
    return later(first.at, last.at)


def shown(there: World, *events: Event) -> tuple[Label, ...]:
    """Events with their days, to be told apart."""
    found = []
    for event in events:
        name = there.reference.event(event.name)
        vi, en = (f"{name.say(tongue)} ({speak(event.at, tongue)})" for tongue in ("vi", "en"))
        found.append(Label(vi, en))
    return tuple(found)
