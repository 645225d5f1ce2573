"""How statutes and rules of competence are written in the data files, read into values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from eprocuracy.kernel.words import Label

from .competence import Agency, Edition, Level, Rule, Tier
from .severity import Severity
from .statutes import (
    Counting,
    Extension,
    ForJuveniles,
    Grantor,
    Lengths,
    OnExpiry,
    Ordinal,
    Reading,
    StartEvent,
    Statute,
    Version,
    read_basis,
)
from .time_limits import TimeLimit


def _many(told: object) -> list[Any]:
    return list(told) if isinstance(told, list) else [told]


def _lengths(told: object) -> Lengths:
    if told in (None, "none"):
        return None
    if isinstance(told, str):
        return TimeLimit.parse(told)
    assert isinstance(told, dict)
    if "variants" in told:
        return {name: TimeLimit.parse(text) for name, text in told["variants"].items()}
    return {Severity(name): TimeLimit.parse(text) for name, text in told.items()}


def _granted_by(told: Any) -> Grantor | Mapping[Severity, Grantor] | str:
    if isinstance(told, dict):
        if "as" in told:
            return str(told["as"])
        return {Severity(name): Grantor(grantor) for name, grantor in told.items()}
    return Grantor(told)


def _extension(ordinal: Ordinal, told: Mapping[str, Any]) -> Extension:
    classes = told.get("classes")
    return Extension(
        ordinal=ordinal,
        length=_lengths(told.get("length")),
        counted_from=told.get("counted_from", "expiry"),
        until_end_of_investigation=told.get("until") == "end_of_investigation",
        classes=frozenset(Severity(name) for name in classes) if classes else None,
        applies_when=told.get("applies_when"),
        granted_by=_granted_by(told["granted_by"]),
        when=Label(**told["when"]) if "when" in told else None,
        open={Severity(name): point for name, point in told.get("open", {}).items()},
        perhaps_with=told.get("perhaps_with"),
        only_for=told.get("only_for"),
        not_for=told.get("not_for"),
        after=told.get("after"),
    )


def _version(name: str, first_day: date, told: Mapping[str, Any], statute: Mapping[str, Any]) -> Version:
    return Version(
        row=f"{name}@{first_day.year}" if len(statute["versions"]) > 1 else name,
        first_day=first_day,
        until=told.get("until"),
        length=_lengths(told["limit"]),
        extensions={ordinal: _extension(ordinal, one) for ordinal, one in told.get("extensions", {}).items()},
        at_most=_lengths(told.get("at_most")),
        basis=tuple(read_basis(text) for text in _many(told["basis"])),
        read=Reading(told["read"]),
        read_on=told.get("read_on"),
        open=tuple(told.get("open", ())),
        bound=Label(**told.get("bound", statute["bound"])),
        note=told.get("note", ""),
        pending=told.get("pending", False),
    )


def _for_juveniles(told: Mapping[date, Mapping[str, Any]]) -> tuple[ForJuveniles, ...]:
    return tuple(
        ForJuveniles(
            first_day=first_day,
            take=one.get("take"),
            variant=one.get("variant"),
            variants=one.get("variants", {}),
            share=Fraction(one["share"]) if "share" in one else None,
            basis=tuple(read_basis(text) for text in _many(one["basis"])) if "basis" in one else (),
        )
        for first_day, one in sorted(told.items(), reverse=True)
    )


_KNOWN = frozenset(
    {"title", "counted_from", "counting", "concerns", "bound", "on_expiry", "versions"}
    | {"for_juveniles", "continued_by", "choose_by", "also_within", "derived_from"}
)


def statute_from(name: str, told: Mapping[str, Any]) -> Statute:
    """One entry of a statutes file."""
    starts = [one if isinstance(one, dict) else {"event": one} for one in _many(told["counted_from"]) if one]
    onward = told.get("continued_by")
    if isinstance(onward, str):
        onward = {"limit": onward}
    return Statute(
        name=name,
        title=Label(**told["title"]),
        counted_from=tuple(StartEvent(one["event"], one.get("when")) for one in starts),
        counting=Counting(told.get("counting", "ordinary")),
        concerns=told["concerns"],
        on_expiry=OnExpiry(told["on_expiry"]),
        versions=tuple(_version(name, day, one, told) for day, one in sorted(told["versions"].items())),
        for_juveniles=_for_juveniles(told.get("for_juveniles", {})),
        continued_by=(onward["limit"], onward.get("variant")) if onward else None,
        choose_by=told.get("choose_by"),
        also_within=told.get("also_within"),
        derived_from=told.get("derived_from"),
        extra={key: value for key, value in told.items() if key not in _KNOWN},
        told=told,
    )


def competence_from(name: str, told: Mapping[str, Any]) -> Rule:
    """One entry of `competence.yaml`."""
    return Rule(
        name, Label(**told["title"]), tuple(_edition(day, one) for day, one in sorted(told["versions"].items())), told
    )


def _edition(first_day: date, told: Mapping[str, Any]) -> Edition:
    return Edition(
        first_day=first_day,
        tiers=tuple(_tier(one) for one in told["levels"]),
        basis=tuple(read_basis(text) for text in told["basis"]),
        read=Reading(told["read"]),
        read_on=told.get("read_on"),
        moved_up=Label(**told["moved_up"]) if "moved_up" in told else None,
        note=told.get("note", ""),
    )


def _tier(told: Mapping[str, Any]) -> Tier:
    return Tier(
        level=Level(told["level"]),
        body=Label(**told["body"]),
        most=Severity(told["most"]) if "most" in told else None,
        most_months=told.get("most_months"),
        not_chapters=frozenset(told.get("not_chapters", ())),
        not_articles=frozenset(told.get("not_articles", ())),
        agency=frozenset(Agency(one) for one in told.get("agency", ())),
        triable_by=Level(told["triable_by"]) if "triable_by" in told else None,
    )
