"""The filters of My day: unit, person, kind of limit, khâu; what is chosen stands above the list as tags."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import QueryDict

from eprocuracy.identity.queries import colleagues
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.addresses import without
from eprocuracy.platform.ui.parts import Choice, ChoiceFilter, Filters, Link, Text
from eprocuracy.workstreams.catalogue import Catalogue

from ..frame import leads
from ..units import Branch
from .asking import ASKED, ME, NOBODY, Asked

UNIT = Label("Đơn vị", "Unit")
WHO = Label("Người thụ lý", "In charge")
GROUP = Label("Loại hạn", "Kind of limit")
STREAM = Label("Khâu công tác", "Area of work")
MINE = Label("Tôi", "I")
UNASSIGNED = Label("Chưa phân công", "Nobody yet")


def panel(catalogue: Catalogue, asked: Asked, query: QueryDict, *, actor: Actor, known: tuple[Branch, ...]) -> Filters:
    """What can be chosen, and what is chosen with the address without it."""
    units = {one.code: one.label for one in known}
    streams = {one.code: one.label for one in catalogue.workstreams.values()}
    groups: list[ChoiceFilter] = []
    if len(units) > 1:
        groups.append(_choices("unit", UNIT, units.items(), asked.units))
    people = _people(actor, asked)
    groups += [
        _choices("who", WHO, people.items(), asked.who),
        _choices("group", GROUP, catalogue.groups.items(), asked.groups),
        _choices("stream", STREAM, streams.items(), asked.streams),
    ]
    sent = query.copy()
    sent[ASKED] = "1"
    if asked.who and not sent.getlist("who"):
        sent.setlist("who", list(asked.who))
    named = (
        ("unit", UNIT, units, asked.units),
        ("who", WHO, people, asked.who),
        ("group", GROUP, catalogue.groups, asked.groups),
        ("stream", STREAM, streams, asked.streams),
    )
    chosen = [
        Link(_titled(title, words.get(one, one)), without(sent, name, one))
        for name, title, words, values in named
        for one in values
    ]
    if asked.bucket:
        chosen.append(Link(asked.bucket.label, without(sent, "nhom")))
    return Filters(groups, chosen, clear=f"?{ASKED}=1" if len(chosen) > 1 else "", hidden=[(ASKED, "1")])


def _people(actor: Actor, asked: Asked) -> dict[str, Text]:
    """Oneself, matters that nobody handles, and for those who lead every colleague."""
    people: dict[str, Text] = {ME: MINE, NOBODY: UNASSIGNED}
    if leads(actor) or set(asked.who) - {ME, NOBODY}:
        others = colleagues(actor).exclude(account=actor.account).order_by("name", "account")
        people |= dict(others.values_list("account", "name"))
    return people


def _choices(name: str, label: Label, words: Iterable[tuple[str, Text]], chosen: tuple[str, ...]) -> ChoiceFilter:
    return ChoiceFilter(name, label, [Choice(value, text, value in chosen) for value, text in words])


def _titled(title: Label, text: Text) -> Label:
    vi, en = (text, text) if isinstance(text, str) else (text.say("vi"), text.say("en"))
    return Label(f"{title.vi}: {vi}", f"{title.en}: {en}")
