"""The filters of the list of suspended matters."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import QueryDict

from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.addresses import without
from eprocuracy.platform.ui.parts import Choice, ChoiceFilter, Filters, Link, Text
from eprocuracy.workstreams.catalogue import Catalogue

from ..units import Branch
from .asking import Asked, By, Limitation, Reviewed, What, Who


def panel(catalogue: Catalogue, asked: Asked, query: QueryDict, known: tuple[Branch, ...]) -> Filters:
    """What can be chosen, and what is chosen with the address without it."""
    streams = [(one.code, one.label) for one in catalogue.workstreams.values() if one.suspended]
    offered: list[tuple[str, Label, Iterable[tuple[str, Text]], tuple[str, ...]]] = [
        ("reviewed", Label("Rà soát", "Review"), _of(Reviewed), _values(asked.reviewed)),
        ("limitation", Label("Thời hiệu", "Limitation"), _of(Limitation), _values(asked.limitation)),
        ("by", Label("Cơ quan tạm đình chỉ", "Suspended by"), _of(By), _values(asked.by)),
        ("who", Label("Người thụ lý", "In charge"), _of(Who), _values(asked.who)),
        ("stream", Label("Khâu công tác", "Area of work"), streams, asked.streams),
        ("what", Label("Đối tượng", "What rests"), _of(What), _values(asked.what)),
    ]
    if len(known) > 1:
        units = [(one.code, one.label) for one in known]
        offered.append(("unit", Label("Đơn vị", "Unit"), units, asked.units))
    groups, chosen = [], []
    for name, label, words, values in offered:
        listed = list(words)
        groups.append(ChoiceFilter(name, label, [Choice(value, text, value in values) for value, text in listed]))
        chosen += [Link(text, without(query, name, value)) for value, text in listed if value in values]
    return Filters(groups, chosen, clear="?" if chosen else "")


def _of(words: type[Reviewed | Limitation | By | Who | What]) -> list[tuple[str, Text]]:
    return [(one.value, one.label) for one in words]


def _values(words: Iterable[Reviewed | Limitation | By | Who | What]) -> tuple[str, ...]:
    return tuple(one.value for one in words)
