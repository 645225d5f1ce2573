"""The indicators, as data: what each is called, what it counts, its target, and how sure anybody is of all that.

A file per field of work in `indicators/`. What an indicator counts is a sum of terms; a term is a fact of the period, or the stock
of an account at its opening or closing. An indicator whose facts nobody records says so (`uncounted`) and has no value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from eprocuracy.kernel.words import Label, Word

HERE = Path(__file__).parent


class At(Word):
    """When a term is counted."""

    DURING = "during", "trong kỳ", "in the period"
    OPENING = "opening", "tồn đầu kỳ", "at the opening"
    CLOSING = "closing", "tồn cuối kỳ", "at the closing"


class Kind(Word):
    """What an indicator is."""

    RATE = "rate", "tỷ lệ", "rate"
    COUNT = "count", "số lượng", "count"
    AMOUNT = "amount", "số tiền", "amount"


class Better(Word):
    """Which way is wanted; `monitor` where neither is."""

    HIGHER = "higher", "càng cao càng tốt", "higher is wanted"
    LOWER = "lower", "càng thấp càng tốt", "lower is wanted"
    MONITOR = "monitor", "theo dõi", "watched only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One thing that is counted: facts of a code, or the stock of an account."""

    fact: str  # the code of a fact; of a stock, the code of the account
    at: At = At.DURING
    outcome: frozenset[str] = frozenset()  # only these
    without: frozenset[str] = frozenset()  # all but these
    articles: frozenset[str] = frozenset()  # of the Penal Code
    less: bool = False
    setting: str = ""  # counted only while this setting holds

    def takes(self, outcome: str, article: str) -> bool:
        """Whether a fact with this outcome and article is one of those counted."""
        if self.outcome and outcome not in self.outcome:
            return False
        return outcome not in self.without and (not self.articles or article in self.articles)


@dataclass(frozen=True, slots=True)
class Target:
    """What the value is held against, on the exact fraction."""

    op: str
    value: Fraction

    def met_by(self, value: Fraction) -> bool:
        match self.op:
            case ">=":
                return value >= self.value
            case "<=":
                return value <= self.value
            case "==":
                return value == self.value
            case other:
                raise ValueError(f"no way to hold a value against {other!r}")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of work (khâu công tác) of the procuracy."""

    code: str
    name: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One figure of the sector."""

    code: str
    name: Label
    field: Field
    kind: Kind
    unit: str
    counted: Mapping[str, str]  # numerator, denominator and exclusions, in the words of the texts
    numerator: tuple[Term, ...] = ()
    denominator: tuple[Term, ...] = ()
    target: Target | None = None
    direction: Better
    basis: str
    from_: date | None = None
    until: date | None = None
    verified: str
    sources: tuple[str, ...] = ()
    note: str = ""
    uncounted: Label | None = None  # why no value can be given

    @property
    def terms(self) -> tuple[Term, ...]:
        return (*self.numerator, *self.denominator)

    @property
    def share(self) -> int:
        """By what the quotient is multiplied: 100 for percents."""
        return 100 if self.unit == "percent" else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the texts leave open, decided for the time being, and said."""

    code: str
    label: Label
    value: bool
    from_: date
    basis: Label


@cache
def indicators() -> Mapping[str, Indicator]:
    """Every indicator by its code, in the order of the files."""
    found: dict[str, Indicator] = {}
    for path in sorted((HERE / "indicators").glob("*.yaml")):
        told = yaml.safe_load(path.read_text("utf-8"))
        field = Field(told["field"]["code"], Label(**told["field"]["name"]))
        for one in told["indicators"]:
            if one["code"] in found:
                raise ValueError(f"two indicators are called {one['code']}")
            found[one["code"]] = _read(one, field)
    return found


@cache
def settings() -> Mapping[str, Setting]:
    """Every setting by its code."""
    told = yaml.safe_load((HERE / "settings.yaml").read_text("utf-8"))
    return {
        code: Setting(
            code=code, label=Label(**one["label"]), value=one["value"], from_=one["from"], basis=Label(**one["basis"])
        )
        for code, one in told.items()
    }


def _read(told: Mapping[str, Any], field: Field) -> Indicator:
    target = told.get("target")
    return Indicator(
        code=told["code"],
        name=Label(**told["name"]),
        field=field,
        kind=Kind(told["kind"]),
        unit=told["unit"],
        counted=told["counted"],
        numerator=_terms(told.get("numerator", ())),
        denominator=_terms(told.get("denominator", ())),
        target=Target(target["op"], Fraction(target["value"])) if target else None,
        direction=Better(told["direction"]),
        basis=told["basis"],
        from_=date.fromisoformat(told["from"]) if "from" in told else None,
        until=date.fromisoformat(told["until"]) if "until" in told else None,
        verified=told["verified"],
        sources=tuple(told.get("sources", ())),
        note=told.get("note", ""),
        uncounted=Label(**told["uncounted"]) if "uncounted" in told else None,
    )


def _terms(told: Iterable[Mapping[str, Any]]) -> tuple[Term, ...]:
    return tuple(
        Term(
            fact=one.get("fact") or one["stock"],
            at=At(one.get("at", At.DURING.value)),
            outcome=frozenset(one.get("outcome", ())),
            without=frozenset(one.get("except", ())),
            articles=frozenset(one.get("articles", ())),
            less=one.get("less", False),
            setting=one.get("setting", ""),
        )
        for one in told
    )
