"""Books for a period as Excel sheets, laid out as offices keep them, so that they can also be read in again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.identity.queries import label_of, labels_of, unit_names
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.law.ages import Birth
from eprocuracy.records.models import LineRow, PersonVersion, PlaceRow
from eprocuracy.records.queries import lines_visible_to
from eprocuracy.records.veiling import veil_of
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.registers import Register, day_of_entry

from .sheets import Sheet, write_sheet

OFFICE = Label("Đơn vị", "Office")
EXPORTED = declare("books.exported", "Xuất sổ ra tệp", "Book exported to a file")


@dataclass(frozen=True, slots=True)
class Book:
    """One book of one unit for a period, its rows resolved to what is printed."""

    register: Register
    unit: str
    first: date
    last: date
    titles: tuple[tuple[Label, Label | None, int], ...]
    rows: tuple[tuple[Any, ...], ...]
    matters: tuple[UUID, ...] = ()  # of each row, where the book can come back edited


def register_of(catalogue: Catalogue, kind: str) -> Register:
    """The book that is imported and exported under a kind; refused with the kinds there are."""
    found = next((one for one in catalogue.registers.values() if kind in (one.kind, one.code)), None)
    if found is None:
        kinds = ", ".join(sorted(one.kind for one in catalogue.registers.values()))
        raise Refused(
            Label(f"Không có sổ “{kind}”.", f"There is no book “{kind}”."),
            Label(f"Chọn một trong: {kinds}.", f"Choose one of: {kinds}."),
        )
    return found


def book(
    catalogue: Catalogue,
    kind: str,
    *,
    unit: str,
    first: date,
    last: date,
    by: Actor,
    at: Any,
    deed: str = EXPORTED,
) -> Book:
    """The lines of a book opened in a period, by unit and number; reading the names in it is logged as `deed`."""
    register = register_of(catalogue, kind)
    # a book of entries is kept by the day of each, every other one by the day its matter was opened
    period = {"matter__row__opened_on__range": (first, last)} if register.entries is None else {}
    lines = list(
        lines_visible_to(by)
        .filter(book=register.code, **period)
        .filter(matter__row__unit__in=_units(unit, by))
        .order_by("matter__row__unit", "matter__row__year", "matter__row__number", "matter_id", "id")
        .values_list("cells", "matter__row__unit", "matter_id")
    )
    if register.entries is not None:
        lines = [line for line in lines if (day := day_of_entry(register, line[0])) and first <= day <= last]
    people = _people(cell for cells, _, _ in lines for cell in cells)
    offices = {office for _, office, _ in lines}
    names = labels_of(offices) if len(offices) > 1 else {}  # a book of one office says it in its title
    audit.record(
        deed,
        by=by,
        at=at,
        about=[f"unit:{unit}"],
        detail={"book": register.code, "from": first.isoformat(), "to": last.isoformat(), "lines": len(lines)},
    )
    rows = tuple(
        (*((names[office].vi,) if names else ()), *(_shown(cell, people) for cell in cells))
        for cells, office, _ in lines
    )
    matters = tuple(matter for _, _, matter in lines) if comes_back(register) else ()
    return Book(register, unit, first, last, _titles(register, with_office=bool(names)), rows, matters)


def comes_back(register: Register) -> bool:
    """Whether a book that went out may come back edited: its rows become acts, and each is one matter."""
    return register.acts_of is not None and register.entries is None and not register.per_participant


def rows_today(register: Register, matters: Collection[UUID]) -> dict[UUID, tuple[Any, ...]]:
    """What the book says today of these matters, column by column; two queries."""
    lines = list(LineRow.objects.filter(book=register.code, matter__in=matters).values_list("matter_id", "cells"))
    people = _people(cell for _, cells in lines for cell in cells)
    return {matter: tuple(_shown(cell, people) for cell in cells) for matter, cells in lines}


def _titles(register: Register, *, with_office: bool) -> tuple[tuple[Label, Label | None, int], ...]:
    """Title, group and width of every column but the running number."""
    own = tuple((one.label, one.group, one.width) for one in register.columns)
    return ((OFFICE, None, 28), *own) if with_office else own


def _units(unit: str, by: Actor) -> list[str]:
    """The unit and those under it that the actor may see; the system sees all that lines carry."""
    below = {one.code for one in unit_names(unit)} | {unit}
    return sorted(below if by.is_system else below & by.units)


def _people(cells: Iterable[Any]) -> dict[UUID, Any]:
    """What is said of every person that stands in the book, in one query."""
    named = {UUID(one) for cell in cells if isinstance(cell, dict) for one in cell.get("of", ())}
    places = PlaceRow.objects.filter(participant__in=named, version__isnull=False).select_related("version")
    return {place.participant: place.version or _unnamed(place) for place in places}


def _unnamed(place: PlaceRow) -> PersonVersion:
    """Of whom the exporter may not know the name: what stands for it, and nothing else."""
    veil = veil_of(place)
    return PersonVersion(participant=place.participant, name=veil.vi if veil else "")


def _shown(cell: Any, people: dict[UUID, Any]) -> Any:
    match cell:
        case {"day": str(text)}:
            return date.fromisoformat(text)
        case {"of": list(those), "what": str(what)}:
            said = [getattr(people[UUID(one)], what, "") for one in those if UUID(one) in people]
            if what == "birth":
                said = [Birth.parse(one).written for one in said]
            return "\n".join(f"{place}. {one}" for place, one in enumerate(said, 1)) if len(said) > 1 else "".join(said)
        case _:
            return cell


def write(made: Book, target: Path | IO[bytes]) -> None:
    """Write the book as a sheet."""
    period = f"Từ ngày {made.first:%d/%m/%Y} đến ngày {made.last:%d/%m/%Y}"
    office, label = label_of(made.unit).vi, made.register.label.vi
    marks = tuple(str(one) for one in made.matters)
    write_sheet(Sheet(made.register.code, office, label, period, made.titles, made.rows, marks), target)
