"""What is said of an answer: the derivation it rests on as sentences in both languages, and its provisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from eprocuracy.kernel.citations import Citation
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.sentences import Sentence

from ..answers import Determined, Step
from ..deadlines import Answer
from ..facts import fact
from ..reference import Reference
from ..statutes import stem_of
from ..wording import MISSING, OPEN
from .facts import Contradictory
from .saying import CLASSES, CONTRADICTORY

Trail = list[Answer | Step]


def of_day(one: Answer | Step) -> Answer | Step:
    """What is said of an act whose minute nobody told, without the minute that was tried."""
    if isinstance(one, Step) and isinstance(day := one.said.values.get("day"), When):
        return replace(one, said=replace(one.said, values={**one.said.values, "day": When.on(day.earliest_day)}))
    return one


def kept(trail: Sequence[Answer | Step]) -> Trail:
    """The derivation that the answer rests on, and every sentence said beside it."""
    answers = [one for one in trail if not isinstance(one, Step)]
    return [*answers[-1:], *(one for one in trail if isinstance(one, Step))]


def missing_step(reference: Reference, names: Sequence[str]) -> Step:
    """That the answer cannot be told, with the facts that are missing."""
    return Step(Sentence(MISSING, {"facts": tuple(fact(reference, name) for name in names)}))


def contradiction_step(reference: Reference, contrary: Contradictory) -> Step:
    """That facts contradict one another, naming both."""
    shown = contrary.shown or tuple(fact(reference, name) for name in contrary.names)
    return Step(Sentence(CONTRADICTORY, {"facts": shown}))


def open_step(reference: Reference, points: Sequence[str]) -> Step:
    """That the law leaves a point open."""
    return Step(Sentence(OPEN, {"points": reference.points(points)}))


def limits_of(ask: Mapping[str, Any]) -> Sequence[str]:
    """The rows that a question names."""
    limits = [ask["limit"]] if "limit" in ask else ask.get("limits")
    return limits if isinstance(limits, list) else ()


def basis_of(trail: Sequence[Answer | Step], reference: Reference, asks: Sequence[Any]) -> list[str]:
    """Every provision that the answers rest on; at least that of the rows asked about."""
    cited: list[Citation] = []
    for one in trail:
        cited += ([one.basis] if one.basis else []) if isinstance(one, Step) else one.basis
    for ask in asks:
        for limit in limits_of(ask) if isinstance(ask, dict) else ():
            known = reference.statutes.get(stem_of(limit)) if isinstance(limit, str) else None
            cited += known.versions[-1].basis if known is not None else ()
        cited += [CLASSES] if isinstance(ask, dict) and ask.get("kind") == "class" else []
    return list(dict.fromkeys(one.say() for one in cited))


def steps_of(trail: Sequence[Answer | Step]) -> list[dict[str, str]]:
    """The derivations as sentences, in both languages."""
    found: list[dict[str, str]] = []
    for answer in trail:
        for step in _steps_in(answer):
            line = {"vi": step.said.say("vi"), "en": step.said.say("en")}
            if step.basis is not None:
                line["basis"] = step.basis.say()
            found.append(line)
    return list({line["vi"]: line for line in found}.values())


def _steps_in(answer: Answer | Step) -> Sequence[Step]:
    if isinstance(answer, Step):
        return [answer]
    if isinstance(answer, Determined):
        beside = [Step(one) for one in (answer.provisional, answer.other_reading) if one is not None]
        return [*answer.steps, *beside]
    return [*(Step(one) for one in answer.said), *(_steps_in(answer.assumed) if answer.assumed is not None else ())]
