"""Questions about the facts of a matter, asked and answered in a closed vocabulary (see README.md beside this file)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from eprocuracy.kernel.citations import Citation
from eprocuracy.kernel.sentences import Sentence

from ..answers import Determined, NotDeterminable, Step
from ..deadlines import Answer
from ..facts import fact
from ..reference import Reference
from ..statutes import stem_of
from ..wording import MISSING, OPEN
from .asks import (
    POSTED_OR_EXPIRED,
    ask_due,
    ask_effect_date,
    ask_end_of_custody,
    ask_end_of_detention,
    ask_latest_date,
    facts_until,
)
from .derived import DERIVED, Open
from .facts import Facts, Missing, NotBuilt, Unknown
from .judging import ask_permission, ask_timeliness
from .persons_asked import ask_age, ask_class, ask_continuity, ask_limitation
from .shaping import Shape, combine, not_determinable, undetermined
from .starts import Posted
from .totals import ask_competence, ask_maximum
from .world import World, world

__all__ = ["answer_all", "answer_example"]

KINDS: dict[str, Callable[[World, Mapping[str, Any]], Shape]] = {
    "due": ask_due,
    "end_of_custody": ask_end_of_custody,
    "end_of_detention": ask_end_of_detention,
    "latest_date": ask_latest_date,
    "timeliness": ask_timeliness,
    "permission": ask_permission,
    "continuity": ask_continuity,
    "maximum": ask_maximum,
    "competence": ask_competence,
    "effect_date": ask_effect_date,
    "limitation": ask_limitation,
    "age": ask_age,
    "class": ask_class,
}


def answer_all(reference: Reference, document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The answer to every example of a document: id, answer, basis, steps."""
    return [answer_example(reference, example) for example in document.get("examples", ())]


def answer_example(reference: Reference, example: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to `ask`, or to each of `asks` under its name; the steps in both languages."""
    facts = Facts.read(example.get("facts") or {})
    trail: list[Answer | Step] = []
    if "asks" in example:
        answer: Any = {name: _ask(reference, facts, ask, trail) for name, ask in example["asks"].items()}
    else:
        answer = _ask(reference, facts, example["ask"], trail)
    return {
        "id": example.get("id"),
        "answer": answer,
        "basis": _basis(trail, reference, example),
        "steps": _steps(trail),
    }


def _ask(reference: Reference, facts: Facts, ask: Mapping[str, Any], trail: list[Answer | Step]) -> Shape:
    """One question; what is not known opens every world that remains possible."""
    there = world(reference, facts_until(facts, ask.get("at")), DERIVED)
    try:
        kind = KINDS.get(ask["kind"])
        if kind is None:
            raise NotBuilt(str(ask["kind"]))
        for limit in _limits(ask):
            if stem_of(limit) not in reference.statutes:
                raise NotBuilt(f"limit_{limit}")
        shape = kind(there, ask)
        trail += _kept(there.trail)
    except Missing as missing:
        trail.append(_missing(reference, missing.names))
        return not_determinable(missing.names)
    except Unknown as unknown:
        worlds: list[Answer | Step] = []
        shape = combine(unknown.name, [_ask(reference, one, ask, worlds) for one in unknown.worlds])
        trail += [_missing(reference, shape["missing"])] if shape.get("missing") else worlds
    except Posted:
        trail.append(_open(reference, (POSTED_OR_EXPIRED,)))
        return not_determinable((), (POSTED_OR_EXPIRED,))
    except Open as unsettled:
        trail.append(unsettled.answer)
        return undetermined(unsettled.answer)
    except NotBuilt as unbuilt:
        return not_determinable((), (f"not_implemented:{unbuilt}",))
    if shape.get("open") and not any(isinstance(one, NotDeterminable) for one in trail):
        trail.append(_open(reference, shape["open"]))
    return shape


def _kept(trail: Sequence[Answer | Step]) -> list[Answer | Step]:
    """The derivation that the answer rests on, and every sentence said beside it."""
    answers = [one for one in trail if not isinstance(one, Step)]
    return [*answers[-1:], *(one for one in trail if isinstance(one, Step))]


def _missing(reference: Reference, names: Sequence[str]) -> Step:
    return Step(Sentence(MISSING, {"facts": tuple(fact(reference, name) for name in names)}))


def _open(reference: Reference, points: Sequence[str]) -> Step:
    return Step(Sentence(OPEN, {"points": reference.points(points)}))


def _limits(ask: Mapping[str, Any]) -> Sequence[str]:
    return [ask["limit"]] if "limit" in ask else ask.get("limits", ())


def _basis(trail: Sequence[Answer | Step], reference: Reference, example: Mapping[str, Any]) -> list[str]:
    """Every provision that the answers rest on; at least that of the rows asked about."""
    cited: list[Citation] = []
    for one in trail:
        cited += ([one.basis] if one.basis else []) if isinstance(one, Step) else one.basis
    asks = list(example["asks"].values()) if "asks" in example else [example["ask"]]
    for ask in asks:
        for limit in _limits(ask):
            known = reference.statutes.get(stem_of(limit))
            cited += known.versions[-1].basis if known is not None else ()
    return list(dict.fromkeys(one.say() for one in cited))


def _steps(trail: Sequence[Answer | Step]) -> list[dict[str, str]]:
    """The derivations as sentences, in both languages."""
    found: list[dict[str, str]] = []
    for answer in trail:
        if isinstance(answer, Step):
            steps: Sequence[Step] = [answer]
        else:
            steps = answer.steps if isinstance(answer, Determined) else [Step(one) for one in answer.said]
        for step in steps:
            line = {"vi": step.said.say("vi"), "en": step.said.say("en")}
            if step.basis is not None:
                line["basis"] = step.basis.say()
            found.append(line)
    return list({line["vi"]: line for line in found}.values())
