"""Which of several rows governs: procedure, what began last, the person's own law, the law in force."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .holding import first_day, running_detention
from .matter import Lacking, Matter
from .periods import Lapsed, govern, started
from .persons import class_on, is_juvenile
from .stages import custody_start, expiry, full_limits, row_for, summary


def choose(matter: Matter, limits: Sequence[str], of: str | None) -> str:
    """The row among the candidates that governs."""
    names = list(dict.fromkeys(one.partition("@")[0] for one in limits))
    summary_rows = [one for one in names if matter.book.row(one).told.get("procedure") == "summary"]
    if summary_rows and len(summary_rows) < len(names):
        names = summary_rows if summary(matter, of) else [one for one in names if one not in summary_rows]
    names = _begun_last(matter, names, of)
    names = _fitting(matter, names, of)
    if len(names) == 1:
        return names[0]
    day = _start(matter, names[0], of)
    for adult in matter.book.rows:
        rules = matter.book.row(adult).told.get("for_juveniles", {}).values()
        if {one.get("take") for one in rules} & set(names):
            if is_juvenile(matter, day, of):
                own = row_for(matter, adult, day, of)
                if own in names and _in_force(matter, own, day):
                    return own
            if adult in names:
                return adult
            break
    for one in names:
        try:
            governing = govern(matter, one, day)[0].name
        except Lapsed:
            continue
        if governing in names and _in_force(matter, governing, day):
            return one
    return names[0]


def _in_force(matter: Matter, name: str, day: date) -> bool:
    return matter.book.row(name).versions[0].first_day <= day and not full_limits(matter, name, None)


def _begun_last(matter: Matter, names: Sequence[str], of: str | None) -> list[str]:
    begun: dict[str, date] = {}
    for one in names:
        try:
            begun[one] = _start(matter, one, of)
        except Lacking:
            continue
    return [one for one in names if begun.get(one) == max(begun.values(), default=None)]


def _fitting(matter: Matter, names: list[str], of: str | None) -> list[str]:
    """Rows that demand something of the matter, where it is so; else those that do not."""
    demanding = {one: told for one in names if (told := matter.book.row(one).told.get("only_when"))}
    fitting = [
        one
        for one, told in demanding.items()
        if all(
            class_on(matter, of) == value if key == "severity" else matter.flag(key, of) is value
            for key, value in told.items()
        )
    ]
    return fitting or [one for one in names if one not in demanding] or names


def _start(matter: Matter, name: str, of: str | None) -> date:
    row = matter.book.row(name)
    event = row.starts[0][0] if row.starts else ""
    if event == "detention_start":
        return first_day(matter, of)[0]
    if event == "custody_start":
        return matter.day(custody_start(matter, of))
    return started(
        matter, row, of, lambda name: expiry(matter, name, of, lambda calm: running_detention(calm, of))
    ).first
