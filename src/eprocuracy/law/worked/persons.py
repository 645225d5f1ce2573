"""The class of an offence on a day, the highest penalty of its frame, and the age of the person concerned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ..ages import Birth
from ..offences import Catalogue, Offence
from ..severity import Severity
from .facts import CLASS_KEYS, Event, Facts, Missing, Unknown

LIFE_OR_DEATH = ("life", "death")
BEYOND = 10_000  # months: more than any term of imprisonment


def class_on(facts: Facts, offences: Catalogue, of: str | None = None, on: date | None = None) -> Severity:
    """The class for a label, or the gravest among all labels, after the changes of charge up to and on a day."""
    if of is not None:
        return _class_of(facts, offences, of, on)
    labels = _labels(facts, on)
    if not labels:
        return _class_of(facts, offences, None, on)
    found: list[Severity] = []
    pending: Unknown | None = None
    for label in labels:
        try:
            found.append(_class_of(facts, offences, label, on))
        except Unknown as unknown:
            pending = pending or unknown
    if pending is not None and Severity.EXTREMELY_SERIOUS not in found:
        raise pending
    return max(found)


def _labels(facts: Facts, on: date | None) -> list[str | None]:
    """Whose classes make that of the whole matter on a day: each label of its own class, and whoever has none."""
    own = [one for one in facts.labels if any(key in facts.circumstances_of[one] for key in CLASS_KEYS)]
    changed = [one.of for name in CHANGES for one in facts.all(name) if one.of is not None]
    labels = list(dict.fromkeys([*own, *changed]))
    away = _not_yet_joined(facts, on)
    if any(key in facts.circumstances for key in CLASS_KEYS) and labels:
        others = {one.of for one in facts.events if one.of is not None} - set(labels)
        if others or own:
            return [*(one for one in labels if one not in away), None]
    return [one for one in labels if one not in away]


def _not_yet_joined(facts: Facts, on: date | None) -> set[str]:
    """Cases that are joined only later: until then the first of them runs by its own class."""
    away: set[str] = set()
    for event in facts.all("joined"):
        if on is None or event.day is None or event.day <= on:
            continue
        begun = [one for one in facts.all("case_initiated") if one.of in event.told["cases"]]
        away |= {one.of for one in begun[1:] if one.of is not None}
    return away


CHANGES = ("charge_changed", "charge_added")


def says_class(facts: Facts, of: str | None = None) -> bool:
    """Whether the facts say anything of the class, even that it is not known."""
    labels = [of] if of is not None else facts.labels
    return any(facts.listed(key, label) for key in CLASS_KEYS for label in [None, *labels]) or facts.has(
        "charge_changed", "charge_added"
    )


def changes_of_class(facts: Facts, of: str | None = None) -> list[date]:
    """The days on which the charge was changed, an offence added, or for the whole matter cases were joined."""
    events = [event for name in CHANGES for event in facts.all(name, of)]
    events += facts.all("joined") if of is None else []
    return sorted({facts.known(one).earliest_day for one in events})


def _class_of(facts: Facts, offences: Catalogue, of: str | None, on: date | None) -> Severity:
    events = [one for name in CHANGES for one in facts.all(name, of) if of is not None or one.of is None]
    dated = [(_happened(facts, one, on), one) for one in events]
    past = sorted((pair for pair in dated if on is None or pair[0] <= on), key=lambda pair: pair[0])
    last_change = max((place for place, (_, one) in enumerate(past) if one.name == "charge_changed"), default=None)
    if last_change is None:
        classes = [_initial(facts, offences, of, on)]
        relevant = past
    else:
        classes, relevant = [], past[last_change:]
    classes += [_of_event(facts, offences, one, changed) for changed, one in relevant]
    return max(classes)


def _happened(facts: Facts, event: Event, on: date | None) -> date:
    """The day of a change; where only the present class is asked for, a change of unknown day has happened too."""
    if on is None and event.at is None and event.between is None:
        return date.max
    return facts.known(event).earliest_day


def _initial(facts: Facts, offences: Catalogue, of: str | None, on: date | None) -> Severity:
    facts.asked_for.update(CLASS_KEYS)
    own = facts.circumstances_of.get(of, {}) if of is not None else {}
    labelled = any(key in own for key in CLASS_KEYS)
    told: Mapping[str, Any] = own if labelled else facts.circumstances
    label = of if labelled else None
    found = _told_class(told, offences, on)
    if isinstance(found, Severity):
        return found
    name, possible = found
    raise Unknown(name, (facts.with_circumstance("severity", one.value, label) for one in possible))


def _of_event(facts: Facts, offences: Catalogue, event: Event, on: date) -> Severity:
    found = _told_class(event.told, offences, on)
    if isinstance(found, Severity):
        return found
    name, possible = found

    def world(one: Severity) -> Facts:
        known = replace(event, told={**event.told, "severity": one.value})
        return replace(facts, events=tuple(known if other is event else other for other in facts.events))

    raise Unknown(name, (world(one) for one in possible))


def _told_class(
    told: Mapping[str, Any], offences: Catalogue, on: date | None
) -> Severity | tuple[str, tuple[Severity, ...]]:
    """The class as it is told, or the name of what is missing with the classes that remain possible."""
    if told.get("severity") is not None:
        return Severity(told["severity"])
    charge = told.get("charge")
    if charge is not None:
        if charge.get("article") is None:
            return "charge.article", tuple(Severity)
        clause = charge.get("clause")
        offence = Offence(str(charge["article"]), int(clause) if clause is not None else None)
        classes = offences.classes(offence, on)
        if len(classes) == 1:
            return next(iter(classes))
        return ("charge.clause", tuple(sorted(classes))) if classes else ("charge.article", tuple(Severity))
    penalty = told.get("top_penalty")
    if penalty is not None:
        if penalty.get("form") in LIFE_OR_DEATH:
            return Severity.EXTREMELY_SERIOUS
        if penalty.get("form") is not None:
            return Severity.LESS_SERIOUS
        if penalty.get("years") is not None:
            return Severity.of_years(penalty["years"])
        return "top_penalty.years", tuple(Severity)
    return next((key for key in CLASS_KEYS if key in told), "severity"), tuple(Severity)


def most_months(facts: Facts, offences: Catalogue, of: str | None, on: date | None) -> int | None:
    """The highest imprisonment of the frame in months, `BEYOND` for life or death, 0 for none; None if not known."""
    penalty = facts.circumstance("top_penalty", of)
    if penalty is not None:
        if penalty.get("form") in LIFE_OR_DEATH:
            return BEYOND
        years = penalty.get("years")
        return 0 if penalty.get("form") else None if years is None else years * 12
    charge = facts.circumstance("charge", of)
    if charge is not None and charge.get("article") is not None and charge.get("clause") is not None:
        clause = offences.clause(Offence(str(charge["article"]), int(charge["clause"])), on)
        if clause is not None:
            return BEYOND if clause.life or clause.death else clause.most_months or 0
    return None


def birth_of(facts: Facts, of: str | None = None) -> Birth | None:
    """The birth; None where it is not listed, which means 18 or over. Not known it raises Missing."""
    if not facts.listed("birth", of):
        return None
    told = facts.circumstance("birth", of)
    if told is None:
        raise Missing("birth")
    unknown = [name for name, value in told.items() if value is None]
    if unknown:
        raise Missing(f"birth.{unknown[0]}")
    (value,) = told.values()
    return Birth.parse(str(value))


def is_juvenile(facts: Facts, on: date, of: str | None = None) -> bool:
    """Whether the person is under 18 on a day; a birth that is not known opens both worlds."""
    if of is None and not facts.listed("birth"):
        births = [label for label in facts.labels if "birth" in facts.circumstances_of[label]]
        return bool(births) and all(is_juvenile(facts, on, label) for label in births)
    try:
        birth = birth_of(facts, of)
    except Missing as missing:
        label = of if of is not None and "birth" in facts.circumstances_of.get(of, {}) else None
        child, grown = date(on.year - 16, 1, 1), date(on.year - 40, 1, 1)
        worlds = [facts.with_circumstance("birth", {"date": one.isoformat()}, label) for one in (child, grown)]
        raise Unknown(missing.names[0], worlds) from missing
    return birth is not None and bool(birth.is_under(18, on))
