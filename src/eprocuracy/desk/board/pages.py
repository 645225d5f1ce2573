"""The board as a page: tiles for the whole, tables by khâu, by unit and by person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Column, Link, Table, Text, Tile
from eprocuracy.platform.ui.writing import number_text
from eprocuracy.records.queries import WEIGHED
from eprocuracy.workstreams.catalogue import Catalogue

from ..registers.asking import Who
from ..registers.naming import staff_names
from ..staff import bearers, who
from ..units import Branch, branch_of, branches
from .counting import Counted, Numbers, counted
from .measures import MEASURES
from .overload import LABEL, overloaded

NOBODY = Label("Chưa phân công", "Nobody in charge")


@dataclass(frozen=True, slots=True)
class BoardPage:
    """Everything the board shows; `narrowed` is the unit it is narrowed to, with the way back."""

    tiles: tuple[Tile, ...]
    by_workstream: Table
    by_unit: Table | None
    by_person: Table
    narrowed: Label | None = None


def board_page(catalogue: Catalogue, chosen: str, *, actor: Actor, now: datetime) -> BoardPage:
    """The board for all that the person may see, or for one unit; the number of queries is constant."""
    known = branches(actor)
    branch = next((one for one in known if one.code == chosen), None)
    of_unit = branch or next((one for one in known if one.code == actor.unit), None)
    found = counted(
        actor,
        units=sorted(branch.units) if branch else None,
        of=sorted(of_unit.units) if of_unit else [],
        streams=catalogue.workstreams,
        now=now,
    )
    unit = branch.code if branch else ""
    tiles = [Tile(found.total[one.code], one.label, one.address(unit=unit), one.urgency) for one in MEASURES]
    if units := compared(known, branch):
        query = f"?{urlencode({'unit': unit})}" if unit else ""
        tiles.append(Tile(len(overloaded(actor, units)), LABEL, reverse("desk:overloaded") + query))
    return BoardPage(
        tiles=tuple(tiles),
        by_workstream=_by_workstream(catalogue, found, unit),
        by_unit=_by_unit(known, found, actor) if len(known) > 1 and not branch else None,
        by_person=_by_person(found, of_unit),
        narrowed=branch.label if branch else None,
    )


def compared(known: Sequence[Branch], branch: Branch | None) -> frozenset[str]:
    """The units whose people are compared with each other: those shown, unless it is the whole country."""
    units = branch.units if branch else frozenset[str]().union(*(one.units for one in known))
    return units if len(units) <= WEIGHED else frozenset()


def _by_workstream(catalogue: Catalogue, found: Counted, unit: str) -> Table:
    rows = [
        [stream.label, *_cells(numbers, workstream=code, unit=unit)]
        for code, stream in catalogue.workstreams.items()
        if (numbers := found.by_workstream.get(code))
    ]
    return _table(Label("Theo khâu công tác", "By workstream"), Label("Khâu công tác", "Workstream"), rows)


def _by_unit(known: Sequence[Branch], found: Counted, actor: Actor) -> Table:
    """One row a branch; a matter of elsewhere that the person is assigned to stands under its own unit."""
    summed: dict[str, Numbers] = {}
    covered = {branch.code: branch.units for branch in known}
    for unit, numbers in found.by_unit.items():
        code = branch_of(unit, actor.unit)
        at = code if unit in covered.get(code, ()) else unit
        summed[at] = _added(summed.get(at, {}), numbers)
    names: Mapping[str, Label] = {branch.code: branch.label for branch in known}
    order = [*(branch.code for branch in known if branch.code in summed), *(sorted(summed.keys() - names.keys()))]
    rows = [
        [
            Link(names[code], f"?unit={code}") if code in names else code,
            *_cells(summed[code], unit=code),
        ]
        for code in order
    ]
    return _table(Label("Theo đơn vị", "By unit"), Label("Đơn vị", "Unit"), rows)


def _by_person(found: Counted, of_unit: Branch | None) -> Table:
    """One row a person in charge, by name; it compares loads and ranks nobody."""
    code = of_unit.code if of_unit else ""
    known = bearers({procurator for _, procurator in found.by_person})
    by_person: dict[str, Numbers] = {}
    for (unit, procurator), numbers in found.by_person.items():
        account = who(procurator, unit, known)
        by_person[account] = _added(by_person.get(account, {}), numbers)
    names = staff_names(by_person.keys() - {""})
    people = sorted(names, key=lambda account: (names[account], account))
    rows: list[list[object]] = [
        [names[account], *_cells(by_person[account], of=account, unit=code)] for account in people
    ]
    if "" in by_person:
        rows.append([NOBODY, *_cells(by_person[""], who=Who.NOBODY.value, unit=code)])
    place = of_unit.label if of_unit else Label("đơn vị", "the unit")
    caption = Label(f"Theo người thụ lý, {place.vi}", f"By person in charge, {place.en}")
    return _table(caption, Label("Người thụ lý", "In charge"), rows)


def _cells(numbers: Numbers, *, workstream: str = "", **asked: str) -> Iterable[object]:
    """The numbers of one row, each leading to its matters; nothing leads to nothing."""
    for one in MEASURES:
        count = numbers[one.code]
        written = Label(number_text(count, "vi"), number_text(count, "en"))
        yield Link(written, one.address(workstream=workstream, **asked)) if count else 0


def _table(caption: Label, head: Text, rows: Sequence[Sequence[object]]) -> Table:
    return Table(
        caption=caption,
        columns=[Column(head), *(Column(one.label, numeric=True) for one in MEASURES)],
        rows=rows,
        empty=Label(
            "Chưa có vụ việc đang giải quyết. Số liệu có ở đây khi vụ việc được ghi hoặc nhập từ sổ.",
            "No open matters. Numbers appear here once matters are recorded or imported from a register.",
        ),
    )


def _added(one: Numbers, other: Numbers) -> Numbers:
    return {code: one.get(code, 0) + number for code, number in other.items()}
