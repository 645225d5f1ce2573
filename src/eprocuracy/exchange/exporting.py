"""Books for a period as Excel sheets, laid out as offices keep them, so that they can also be read in again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.identity.queries import label_of, labels_of, unit_names
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.records.models import PlaceRow
from eprocuracy.records.queries import lines_visible_to
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.registers import Register

OFFICE = Label("Đơn vị", "Office")
EXPORTED = declare("books.exported", "Xuất sổ ra tệp", "Book exported to a file")
_LINE = Side(style="thin", color="808080")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_WRAPPED = Alignment(vertical="top", wrap_text=True)


@dataclass(frozen=True, slots=True)
class Book:
    """One book of one unit for a period, its rows resolved to what is printed."""

    register: Register
    unit: str
    first: date
    last: date
    titles: tuple[tuple[Label, Label | None, int], ...]
    rows: tuple[tuple[Any, ...], ...]


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


def book(catalogue: Catalogue, kind: str, *, unit: str, first: date, last: date, by: Actor, at: Any) -> Book:
    """The lines of a book opened in a period, by unit and number; reading the names in it is logged."""
    register = register_of(catalogue, kind)
    lines = list(
        lines_visible_to(by)
        .filter(book=register.code, matter__row__opened_on__range=(first, last))
        .filter(matter__row__unit__in=_units(unit, by))
        .order_by("matter__row__unit", "matter__row__year", "matter__row__number", "matter_id", "id")
        .values_list("cells", "matter__row__unit")
    )
    people = _people(cell for cells, _ in lines for cell in cells)
    offices = {office for _, office in lines}
    names = labels_of(offices) if len(offices) > 1 else {}  # a book of one office says it in its title
    audit.record(
        EXPORTED,
        by=by,
        at=at,
        about=[f"unit:{unit}"],
        detail={"book": register.code, "from": first.isoformat(), "to": last.isoformat(), "lines": len(lines)},
    )
    rows = tuple(
        (*((names[office].vi,) if names else ()), *(_shown(cell, people) for cell in cells)) for cells, office in lines
    )
    return Book(register, unit, first, last, _titles(register, with_office=bool(names)), rows)


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
    return {place.participant: place.version for place in places}


def _shown(cell: Any, people: dict[UUID, Any]) -> Any:
    match cell:
        case {"day": str(text)}:
            return date.fromisoformat(text)
        case {"of": list(those), "what": str(what)}:
            said = [getattr(people[UUID(one)], what, "") for one in those if UUID(one) in people]
            return "\n".join(f"{place}. {one}" for place, one in enumerate(said, 1)) if len(said) > 1 else "".join(said)
        case _:
            return cell


def write(made: Book, path: Path) -> None:
    """Write the book: three title lines, one or two header rows, the row of numbers, the lines, the count."""
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = made.register.code
    width = len(made.titles) + 1
    sheet.append([label_of(made.unit).vi.upper()])
    sheet.append([made.register.label.vi.upper()])
    sheet.append([f"Từ ngày {made.first:%d/%m/%Y} đến ngày {made.last:%d/%m/%Y}"])
    sheet.append([])
    for row in (1, 2, 3):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
        sheet.cell(row, 1).font = Font(bold=row < 3, italic=row == 3, size=13 if row < 3 else 11)
        sheet.cell(row, 1).alignment = Alignment(horizontal="center")
    below = _headers(sheet, made)
    for place in range(1, width + 1):
        sheet.cell(below, place, f"({place})").alignment = _CENTRE
    for number, line in enumerate(made.rows, start=1):
        for place, value in enumerate((number, *line), start=1):
            box = sheet.cell(below + number, place, _written(value))
            box.alignment, box.border = _WRAPPED, _GRID
            if isinstance(value, date):
                box.number_format = "dd/mm/yyyy"
    sheet.cell(below + len(made.rows) + 1, 2, f"Cộng: {len(made.rows)}").font = Font(bold=True)
    sheet.freeze_panes = f"C{below + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A3
    sheet.print_title_rows = f"5:{below}"
    if sheet.oddFooter is not None:
        sheet.oddFooter.right.text = "&P/&N"
    workbook.save(path)


def _headers(sheet: Worksheet, made: Book) -> int:
    """The header rows; returns the row below them. Columns of one group stand under a merged title."""
    titles = [Label("STT", "No."), *(label for label, _, _ in made.titles)]
    groups: Sequence[Label | None] = [None, *(group for _, group, _ in made.titles)]
    widths = [6, *(width for _, _, width in made.titles)]
    two = any(groups)
    for place, (title, group) in enumerate(zip(titles, groups, strict=True), start=1):
        sheet.cell(6 if two and group else 5, place, title.vi)
        if group:
            sheet.cell(5, place, group.vi if place == 1 or groups[place - 2] != group else None)
        elif two:
            sheet.merge_cells(start_row=5, start_column=place, end_row=6, end_column=place)
        sheet.column_dimensions[get_column_letter(place)].width = widths[place - 1]
    _merge_groups(sheet, groups)
    for row in range(5, 7 if two else 6):
        for place in range(1, len(titles) + 1):
            cell = sheet.cell(row, place)
            cell.font, cell.alignment, cell.border = Font(bold=True), _CENTRE, _GRID
    return 7 if two else 6


def _merge_groups(sheet: Worksheet, groups: Sequence[Label | None]) -> None:
    start = 1
    for place in range(2, len(groups) + 2):
        now = groups[place - 1] if place <= len(groups) else None
        if place <= len(groups) and now == groups[start - 1]:
            continue
        if groups[start - 1] and place - 1 > start:
            sheet.merge_cells(start_row=5, start_column=start, end_row=5, end_column=place - 1)
        start = place


def _written(value: Any) -> Any:
    """A value as the sheet takes it; text that a spreadsheet would take for a formula stays text."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@" else value
