"""The filters of the calendar: unit, procurator, court; the last two as the shown days have them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.http import QueryDict

from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.addresses import without
from eprocuracy.platform.ui.parts import Choice, ChoiceFilter, Filters, Link, Text

from ..day.asking import ASKED, ME, NOBODY
from ..units import Branch
from .asking import FROM, SPAN, Asked

Offered = tuple[str, Label, Mapping[str, Text], tuple[str, ...]]


def panel(
    asked: Asked,
    query: QueryDict,
    known: tuple[Branch, ...],
    offered: Sequence[tuple[str, str]],
    staff: Mapping[str, str],
) -> Filters:
    """What can be chosen, and what is chosen with the address without it; the period stays."""
    courts: dict[str, Text] = {court: court for court, _ in offered if court}
    courts |= {one: one for one in asked.courts}
    people: dict[str, Text] = {ME: Label("Tôi", "I"), NOBODY: Label("Chưa phân công", "Nobody yet")}
    others = {one for _, one in offered if one} | (set(asked.who) - {ME, NOBODY})
    people |= {one: staff.get(one, one) for one in sorted(others, key=lambda one: staff.get(one, one))}
    groups: list[Offered] = [
        ("who", Label("Kiểm sát viên", "Procurator"), people, asked.who),
        ("court", Label("Tòa án", "Court"), courts, asked.courts),
    ]
    if len(known) > 1:
        groups.insert(0, ("unit", Label("Đơn vị", "Unit"), {one.code: one.label for one in known}, asked.units))
    sent = query.copy()
    sent[ASKED] = "1"
    sent.setlist("who", list(asked.who)) if asked.who else sent.pop("who", None)
    chosen = [
        Link(words.get(value, value), without(sent, name, value))
        for name, _, words, values in groups
        for value in values
    ]
    kept = [(name, str(query[name])) for name in (FROM, SPAN) if name in query]
    return Filters(
        [_choices(*one) for one in groups if one[2]],
        chosen,
        clear=f"?{_address(kept)}" if chosen else "",
        hidden=[(ASKED, "1"), *kept],
    )


def _choices(name: str, label: Label, words: Mapping[str, Text], values: tuple[str, ...]) -> ChoiceFilter:
    return ChoiceFilter(name, label, [Choice(value, text, value in values) for value, text in words.items()])


def _address(kept: Iterable[tuple[str, str]]) -> str:
    query = QueryDict(mutable=True)
    query[ASKED] = "1"
    for name, value in kept:
        query[name] = value
    return query.urlencode()
