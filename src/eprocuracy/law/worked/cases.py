"""The worked cases: facts and questions with the answers that a jurist gave, found by the limits they ask about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from ..reference import Reference
from ..statutes import stem_of
from .asking import answer_example

SETS = ("missing", "open")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Case:
    """One worked case: what was asked of which facts, and what a jurist answered."""

    told: Mapping[str, Any]

    @property
    def id(self) -> str:
        return str(self.told["id"])

    @property
    def asks(self) -> Mapping[str, Mapping[str, Any]]:
        """Its questions by name; a single one has the name `ask`."""
        return self.told.get("asks") or {"ask": self.told["ask"]}

    @property
    def limits(self) -> frozenset[str]:
        """The limits it asks about, without their versions."""
        return frozenset(stem_of(str(name)) for ask in self.asks.values() for name in _named(ask))


@dataclass(frozen=True, slots=True)
class Worked:
    """A case with what the law answers now, and whether that is what the jurist answered."""

    case: Case
    answer: Mapping[str, Any]
    agrees: bool


@lru_cache(maxsize=1)
def cases() -> tuple[Case, ...]:
    """Every worked case of the data, read once."""
    folder = files("eprocuracy.law") / "data" / "worked"
    found: list[Case] = []
    for source in sorted(folder.iterdir(), key=lambda one: one.name):
        document = yaml.load(source.read_bytes(), Loader=_Loader)  # noqa: S506 - CSafeLoader is a safe loader
        found += [Case(one) for one in document["examples"]]
    return tuple(found)


def beside(reference: Reference, limit: str) -> list[Worked]:
    """The cases that ask about a limit, answered by the law as it is."""
    return [worked(reference, one) for one in cases() if stem_of(limit) in one.limits]


def worked(reference: Reference, case: Case) -> Worked:
    """A case answered by the law as it is."""
    answer = answer_example(reference, case.told)
    return Worked(case, answer, agrees(case.told["expected"], answer["answer"]))


def following(reference: Reference, code: str, most: int) -> list[Worked]:
    """Cases in which a reading is followed and the other one gives another day, the first few."""
    return [one for one in _answered(reference.fingerprint) if code in one.answer["other_readings"]][:most]


@lru_cache(maxsize=2)
def _answered(_fingerprint: str) -> tuple[Worked, ...]:
    """All cases under the law of this installation; once, because there are hundreds."""
    return tuple(worked(Reference.load(), one) for one in cases())


def agrees(expected: Any, answer: Any) -> bool:
    """Whether every key that is expected is there and equal; missing and open are compared as sets."""
    if not isinstance(expected, dict) or not isinstance(answer, dict):
        return bool(expected == answer)
    return all(
        key in answer and (set(value) == set(answer[key]) if key in SETS else agrees(value, answer[key]))
        for key, value in expected.items()
    )


def _named(ask: Mapping[str, Any]) -> Iterator[str]:
    if ask.get("limit"):
        yield ask["limit"]
    yield from ask.get("limits", ())
