"""The page of the controls, from plain values: by area, filtered by state, priority and area."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict

from eprocuracy.assurance.checks import looks_at
from eprocuracy.assurance.controls import OPEN, Area, Priority, State
from eprocuracy.assurance.running import Standing
from eprocuracy.kernel.words import Label, Word
from eprocuracy.platform.ui.parts import Choice, ChoiceFilter, Filters, Link, Tile

AREA, STATE, PRIORITY = "linh-vuc", "trang-thai", "muc"
URGENCY = {State.KEPT: "met", State.PARTLY: "soon"}


@dataclass(frozen=True, slots=True)
class Line:
    """One control as it is shown."""

    id: str
    priority: Word
    says: Label
    basis: Label | None
    asked: Sequence[str]
    looked: Label | None
    state: State
    urgency: str
    found: Label | None
    lacks: Label | None
    shown: Sequence[Sequence[str]]  # paths in their parts, so that a narrow page may break them
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Group:
    """The controls of one area, and how many of them are open."""

    area: Area
    lines: Sequence[Line]
    open: int


@dataclass(frozen=True, slots=True)
class ControlsPage:
    """Everything that the page shows."""

    tiles: Sequence[Tile]
    filters: Filters
    groups: Sequence[Group]
    total: int
    query: str
    last: datetime | None


def controls_page(standings: Sequence[Standing], asked: QueryDict, address: str) -> ControlsPage:
    """The page, from what was found before; words that are not known are left out."""
    chosen = _chosen(asked)
    listed = [one for one in standings if _fits(one, chosen)]
    counts = Counter(one.state for one in standings)
    groups = [
        Group(area, [_line(one) for one in mine], sum(one.state in OPEN for one in mine))
        for area in Area
        if (mine := [one for one in listed if one.control.area is area])
    ]
    return ControlsPage(
        tiles=[
            Tile(counts[state], state.label, f"{address}?{STATE}={state.value}", urgency=_urgency(state))
            for state in State
            if counts[state]
        ],
        filters=_filters(standings, chosen, address),
        groups=groups,
        total=len(listed),
        query=asked.urlencode(),
        last=max((one.at for one in standings if one.at), default=None),
    )


def lines(standings: Sequence[Standing], asked: QueryDict) -> list[Line]:
    """The controls that fit the filters, one after the other, to be taken along."""
    chosen = _chosen(asked)
    return [_line(one) for one in standings if _fits(one, chosen)]


def _chosen(asked: QueryDict) -> Mapping[str, list[Word]]:
    return {
        STATE: _known(State, asked.getlist(STATE)),
        PRIORITY: _known(Priority, asked.getlist(PRIORITY)),
        AREA: _known(Area, asked.getlist(AREA)),
    }


def _known(words: type[Word], values: Iterable[str]) -> list[Word]:
    given = set(values)
    return [word for word in words if word.value in given]


def _of(one: Standing) -> Mapping[str, Word]:
    return {STATE: one.state, PRIORITY: one.control.priority, AREA: one.control.area}


def _fits(one: Standing, chosen: Mapping[str, list[Word]]) -> bool:
    return all(not words or _of(one)[name] in words for name, words in chosen.items())


def _urgency(state: State) -> str:
    return "overdue" if state in OPEN else URGENCY.get(state, "")


def _line(one: Standing) -> Line:
    control = one.control
    basis = Label(control.basis("vi"), control.basis("en")) if control.source else None
    return Line(
        id=control.id,
        priority=control.priority,
        says=control.says,
        basis=basis,
        asked=control.asked,
        looked=looks_at(control.id),
        state=one.state,
        urgency=_urgency(one.state),
        found=one.found,
        lacks=control.lacks if one.found else None,
        shown=[one.split("/") for one in control.shown],
        at=one.at,
    )


def _filters(standings: Sequence[Standing], chosen: Mapping[str, list[Word]], address: str) -> Filters:
    groups = []
    for name, label, words in (
        (STATE, Label("Trạng thái", "State"), State),
        (PRIORITY, Label("Mức ưu tiên", "Priority"), Priority),
        (AREA, Label("Lĩnh vực", "Area"), Area),
    ):
        counts = Counter(_of(one)[name] for one in standings)
        choices = [
            Choice(word.value, _named(word), word in chosen[name], counts[word]) for word in words if counts[word]
        ]
        groups.append(ChoiceFilter(name, label, choices))
    taken = [(name, word) for name, words in chosen.items() for word in words]
    return Filters(
        groups,
        chosen=[Link(_named(word), _without(taken, (name, word), address)) for name, word in taken],
        clear=address if taken else "",
        address=address,
    )


def _named(word: Word) -> Label:
    if isinstance(word, Priority):
        return Label(f"{word.value}: {word.label.vi}", f"{word.value}: {word.label.en}")
    return word.label


def _without(taken: Sequence[tuple[str, Word]], left_out: tuple[str, Word], address: str) -> str:
    query = QueryDict(mutable=True)
    for name, word in taken:
        if (name, word) != left_out:
            query.appendlist(name, word.value)
    return f"{address}?{query.urlencode()}" if query else address
