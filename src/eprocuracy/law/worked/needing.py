"""Which facts an answer needs: each is taken to be not known in turn, and why the answer may stand all the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from eprocuracy.kernel.sentences import Sentence
from eprocuracy.kernel.words import Label

from ..facts import fact
from ..reference import Reference
from .asking import looked_at
from .facts import Pointless
from .saying import ALIKE, NEEDED, NO_PART, NO_PART_IN_QUESTION, OF_ANOTHER
from .shaping import Shape

JUDGED = frozenset({"timely", "late", "allowed", "not_allowed"})


@dataclass(frozen=True)
class Need:
    """One fact and one question: whether the answer needs it, and why or why not."""

    question: str
    fact: str
    of: str | None
    needed: bool
    said: Sentence
    answer: Shape  # while the fact is not known


def needs_of(reference: Reference, example: Mapping[str, Any]) -> list[Need]:
    """What becomes of the answers of an example while each of its facts in turn is not known.

    A fact is an event or a circumstance. A question that has no answer with all of its facts is left out.
    """
    asks = example["asks"] if isinstance(example.get("asks"), dict) else {"ask": example["ask"]}
    facts = example.get("facts") or {}
    found: list[Need] = []
    for question, ask in asks.items():
        try:
            whole, _ = looked_at(reference, facts, ask)
        except Pointless:
            continue
        if whole.get("result") == "not_determinable":
            continue
        for name, of, unknown in each_unknown(facts):
            answer, seen = looked_at(reference, unknown, ask)
            needed = not _same(answer, whole)
            said = Sentence(NEEDED, {"fact": fact(reference, name)}) if needed else _why(reference, ask, name, of, seen)
            found.append(Need(question, name, of, needed, said, answer))
    return found


def _same(answer: Shape, whole: Shape) -> bool:
    """Whether what was asked for is the same; a total or a judgment may lose the dates that stand beside it."""
    if "maximum" in whole:
        return bool(answer.get("maximum") == whole["maximum"])
    if whole.get("result") in JUDGED:
        return bool(answer.get("result") == whole["result"] and answer.items() <= whole.items())
    return answer == whole


def each_unknown(facts: Mapping[str, Any]) -> Iterator[tuple[str, str | None, dict[str, Any]]]:
    """Every fact that is known, and the facts in which it exists and is not known."""
    events = facts.get("events") or []
    for place, event in enumerate(events):
        if event.get("at") is None and not event.get("between"):
            continue
        unknown = {**{key: value for key, value in event.items() if key != "between"}, "at": None}
        yield event["event"], event.get("of"), {**facts, "events": [*events[:place], unknown, *events[place + 1 :]]}
    circumstances = facts.get("circumstances") or {}
    for name, value in circumstances.items():
        if value is not None:
            yield name, None, {**facts, "circumstances": {**circumstances, name: None}}
    labelled = facts.get("circumstances_of") or {}
    for label, own in labelled.items():
        for name, value in own.items():
            if value is not None:
                yield name, label, {**facts, "circumstances_of": {**labelled, label: {**own, name: None}}}


def _why(reference: Reference, ask: Mapping[str, Any], name: str, of: str | None, seen: frozenset[str]) -> Sentence:
    """Why the answer stands while a fact is not known: nothing looked at it, or every way it may be gives the same."""
    told = fact(reference, name)
    if of is not None and ask.get("of") not in (None, of):
        whose, asked = Label(of, of), Label(ask["of"], ask["of"])
        return Sentence(OF_ANOTHER, {"fact": told, "whose": whose, "asked": asked})
    if name in seen:
        return Sentence(ALIKE, {"fact": told})
    limit = ask.get("limit") or next(iter(ask.get("limits") or ()), None)
    starts = reference.statute(limit).counted_from if limit is not None else ()
    if limit is None or not starts:
        return Sentence(NO_PART_IN_QUESTION, {"fact": told})
    event = reference.event(starts[0].event)
    return Sentence(NO_PART, {"fact": told, "limit": reference.statute(limit).title, "event": event})
