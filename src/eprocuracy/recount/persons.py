"""The class of the offence on a day, and whether the person is under eighteen."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Any

from .book import CLASSES
from .matter import Happening, Lacking, Matter

TOLD_BY = ("severity", "charge", "top_penalty")
CHANGES = ("charge_changed", "charge_added")
BEYOND = 10_000  # months: more than any term


def rank(severity: str) -> int:
    """0 for the least serious class."""
    return CLASSES.index(severity)


def class_on(matter: Matter, of: str | None = None, on: date | None = None) -> str:
    """The class for a label, or the gravest of the whole matter, with the changes of charge up to a day (I-14)."""
    if of is not None:
        return _class_of(matter, of, on)
    own = [label for label, told in matter.circumstances_of.items() if any(one in told for one in TOLD_BY)]
    labels = [*own, *(one.of for name in CHANGES for one in matter.all(name) if one.of is not None)]
    others = {one.of for one in matter.happenings if one.of is not None} - set(labels)
    told = any(one in matter.circumstances for one in TOLD_BY) and (own or others)
    whole: list[str | None] = [None] if not labels or told else []
    apart = _not_yet_joined(matter, on)
    here = [one for one in dict.fromkeys(labels) if one not in apart]
    return max((_class_of(matter, label, on) for label in [*here, *whole]), key=rank)


def _not_yet_joined(matter: Matter, on: date | None) -> set[str | None]:
    """Cases that are joined only after a day: until then the one begun first runs by its own class."""
    apart: set[str | None] = set()
    for one in matter.all("joined"):
        if on is not None and one.day is not None and one.day > on:
            begun = [each.of for each in matter.all("case_initiated") if each.of in one.told["cases"]]
            apart |= set(begun[1:])
    return apart


def changes(matter: Matter, of: str | None = None) -> list[date]:
    """The days on which the charge was changed, an offence added, or for the whole matter cases were joined."""
    names = CHANGES if of is not None else (*CHANGES, "joined")
    return sorted({matter.day(one) for name in names for one in matter.all(name, of)})


def _class_of(matter: Matter, of: str | None, on: date | None) -> str:
    found: str | None = None
    happened = [one for name in CHANGES for one in matter.all(name, of) if of is not None or one.of is None]
    for day, one in sorted(((_on(matter, one, on), one) for one in happened), key=lambda pair: pair[0]):
        if on is not None and day > on:
            continue
        told = _told(matter, one.told, (one.name, str(one.place)), None if day == date.max else day)
        found = told if one.name == "charge_changed" else max(told, found or _initial(matter, of, on), key=rank)
    return found or _initial(matter, of, on)


def _on(matter: Matter, one: Happening, on: date | None) -> date:
    """The day of a change; for the class at last, a change of unknown day has happened too."""
    return date.max if on is None and one.day is None and one.span is None else matter.day(one)


def _initial(matter: Matter, of: str | None, on: date | None) -> str:
    own = matter.circumstances_of.get(of or "", {})
    labelled = any(one in own for one in TOLD_BY)
    return _told(matter, own if labelled else matter.circumstances, ("", of if labelled and of else ""), on)


def _told(matter: Matter, told: Any, whose: tuple[str, str], on: date | None) -> str:
    """The class as it is told, or one of the classes that remain possible."""
    if told.get("severity") is not None:
        return str(told["severity"])
    name = unknown_class(told)
    if name == "charge.clause":
        charge = told["charge"]
        clause = clause_on(
            matter, {**charge, "clause": matter.choose((name, "/".join(whose)), clauses(matter, charge))}, on
        )
        return of_months(most_months(clause))
    if name is not None:
        return str(matter.choose((name, "/".join(whose)), CLASSES))
    if told.get("charge") is not None:
        return of_months(most_months(clause_on(matter, told["charge"], on)))
    return of_months(_months(told["top_penalty"]))


def unknown_class(told: Any) -> str | None:
    """What is not known of a class; None where it can be told."""
    if told.get("severity") is not None:
        return None
    charge, penalty = told.get("charge"), told.get("top_penalty")
    if charge is not None:
        return (
            "charge.article"
            if charge.get("article") is None
            else "charge.clause"
            if charge.get("clause") is None
            else None
        )
    if penalty is not None:
        return None if penalty.get("form") or penalty.get("years") is not None else "top_penalty.years"
    return next((one for one in TOLD_BY if one in told), "severity")


def clauses(matter: Matter, charge: Any) -> list[int]:
    """The clauses of an article that carry a penalty."""
    versions = matter.book.articles[str(charge["article"])]["versions"]
    return [key for key, one in versions[max(versions)]["clauses"].items() if one.get("severity")]


def clause_on(matter: Matter, charge: Any, on: date | None) -> Any:
    """The clause charged, in the wording of a day; the newest without a day."""
    article = matter.book.articles.get(str(charge.get("article")))
    if article is None or charge.get("clause") is None:
        return None
    versions = sorted(article["versions"].items())
    found = [one for day, one in versions if on is None or day <= max(on, versions[0][0])]
    return found[-1]["clauses"].get(charge["clause"])


def most_months(clause: Any) -> int:
    """The highest imprisonment of a clause in months."""
    if clause.get("life") or clause.get("death"):
        return BEYOND
    frame = clause.get("imprisonment")
    return int(frame[1]) if frame else 0


def _months(penalty: Any) -> int:
    if penalty.get("form"):
        return BEYOND if penalty["form"] in ("life", "death") else 0
    return int(penalty["years"] * 12)


def of_months(months: int) -> str:
    """The class by the highest imprisonment (BLHS 9)."""
    return CLASSES[sum(months > most for most in (36, 84, 180))]


def frame_of(matter: Matter, of: str | None, on: date | None) -> int | None:
    """The highest imprisonment of the frame in months; None where it is not told."""
    penalty = matter.told("top_penalty", of)
    if penalty is not None:
        return None if not penalty.get("form") and penalty.get("years") is None else _months(penalty)
    charge = matter.told("charge", of)
    clause = clause_on(matter, charge, on) if charge else None
    return most_months(clause) if clause is not None else None


def birthday(born: date, years: int) -> date:
    """The day on which so many years are completed; of one born on 29 February, 1 March of a common year."""
    if (born.month, born.day) == (2, 29) and not calendar.isleap(born.year + years):
        return date(born.year + years, 3, 1)
    return born.replace(year=born.year + years)


def presumed(birth: Any) -> date:
    """The last day of what is known of a birth."""
    ((measure, value),) = birth.items()
    return _last_day(measure, str(value))


def _last_day(measure: str, told: str) -> date:
    year = int(told[:4])
    match measure:
        case "date":
            return date.fromisoformat(told)
        case "month":
            month = int(told[5:])
        case "quarter":
            month = int(told[6:]) * 3
        case "half":
            month = int(told[6:]) * 6
        case _:
            month = 12
    return date(year, month, calendar.monthrange(year, month)[1])


def grown(matter: Matter, of: str | None) -> date | None:
    """The eighteenth birthday of the person; None where no birth is told, which means grown up."""
    if not matter.listed("birth", of):
        return None
    birth = matter.told("birth", of)
    if birth is None:
        raise Lacking("birth")
    unknown = [name for name, value in birth.items() if value is None]
    if unknown:
        raise Lacking(f"birth.{unknown[0]}")
    return birthday(presumed(birth), 18)


def is_juvenile(matter: Matter, on: date, of: str | None = None) -> bool:
    """Whether the person is under eighteen on a day."""
    if of is None and not matter.listed("birth"):
        births = [label for label, told in matter.circumstances_of.items() if "birth" in told]
        return bool(births) and all(is_juvenile(matter, on, label) for label in births)
    try:
        birthday = grown(matter, of)
    except Lacking as lacking:
        return bool(matter.choose((lacking.names[0], of or ""), (True, False)))
    return birthday is not None and on < birthday
