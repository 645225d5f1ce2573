"""An entry of the register of custody and detention (S5): one person."""

from __future__ import annotations

import re
from datetime import date, datetime

from .births import impossible_birth, read_birth
from .entry_fields import (
    most_serious,
    set_extensions,
    set_offences,
    set_paper_text,
    set_person_name,
    set_severity,
    set_text,
)
from .extensions import moments_with_words
from .identity import read_identity
from .lines import Found, Line
from .numbers import leading_number
from .people import read_people
from .reasons import HeldReason
from .results import OPEN, stated_results
from .text import as_name, fold, one_line
from .values import Birth, CustodyExtension, Offence
from .words import code_of, codes_in, exact_code

MAIN_TEXTS = ("name", "address")
BEGINS = ("arrested_at",)


def read(line: Line) -> None:
    """Read one person held."""
    _person(line)
    arrested = line.moment("arrested_at")
    arrested_on = arrested.date() if isinstance(arrested, datetime) else arrested
    _offence(line, arrested_on)
    line.paper("institution_no", "instituted_on")
    if line.values.get("instituted_on"):
        line.dated = [
            (found, day)
            for found, day in line.dated
            if day != line.values["instituted_on"]
            or found.column.index not in line.setting.fields.get("institution_no", ())
        ]
    _code(line, "arrest_kind", "arrest")
    number = line.first("custody_no")
    line.set("custody_no", leading_number(number.value) if number else None, number)
    _span(line, "custody_from", "custody_to", also="custody_no")
    _custody_extensions(line)
    _order(line)
    _span(line, "detained_from", "detained_to", also="order_no")
    set_extensions(line)
    _procuracy_order(line)
    set_paper_text(line, "order_approval")
    set_text(line, "place")
    _end(line)
    set_person_name(line, "procurator")


def _person(line: Line) -> None:
    found = line.first("name")
    listed = read_people(found.value, line.setting.latest_year).people if found else ()
    line.set("name", (listed[0].name if listed else as_name(found.text) if found else None) or None, found)
    if listed and listed[0].alias:
        line.set("alias", listed[0].alias, found)
    _sex_and_birth(line, listed[0].birth if listed else None)
    people = line.first("ethnic")
    line.set("ethnic", (exact_code("ethnic", people.text) or one_line(people.text)) if people else None, people)
    number = line.first("id_no")
    line.set("id_no", read_identity(number.value) if number else (listed[0].id_no if listed else None), number)
    set_text(line, "address")


def _sex_and_birth(line: Line, beside_name: Birth | None) -> None:
    """Sex in one column or two; where the birth stands below "Nam" or "Nữ", the column tells the sex."""
    results = stated_results(line, "sex", "sex", (("Nam", "Nữ"),))
    sex = results[0] if results else None
    line.set("sex", sex.code if sex else None, sex.cell if sex else None)
    cells = [
        *line.all("birth"),
        *(
            result.cell
            for result in results
            if re.search(r"\d{2}", result.cell.text) or isinstance(result.cell.value, date)
        ),
    ]
    birth: Birth | None = None
    for found in cells:
        if impossible_birth(found.value):
            line.hold(HeldReason.IMPOSSIBLE_DATE, found)
        said = read_birth(found.value, line.setting.latest_year)
        if said is not None and (birth is None or (birth.on is None and said.on is not None)):
            birth = said
    line.set("birth", birth or beside_name, *cells)


def _offence(line: Line, on: date | None) -> None:
    offences = set_offences(line, "offence", on)
    offence: Offence | None = most_serious(line, offences, on)
    line.set("offence", offence, line.first("offence"))
    set_severity(line, (offence,) if offence else (), on)
    if len(offences) > 1:
        line.set("offences", offences, line.first("offence"))


def _code(line: Line, name: str, category: str) -> None:
    results = stated_results(line, name, category, ())
    line.set(name, results[0].code if results else None, results[0].cell if results else None)


def _span(line: Line, from_field: str, to_field: str, *, also: str) -> None:
    """The first and last moment, from two cells or from one: "từ … đến …"."""
    start = line.moment(from_field)
    end = line.moment(to_field) if line.all(to_field) else None
    line.values.setdefault(from_field, start)
    line.values.setdefault(to_field, end)
    if end is not None:
        return
    for found in [*line.all(from_field), *line.all(also)]:
        said = list(moments_with_words(found.value))
        untils = [moment for until, moment in said if until]
        if not untils or (found.column.index in line.setting.fields.get(also, ()) and len(said) < 2):
            continue
        if not untils[0].exists:
            line.hold(HeldReason.IMPOSSIBLE_DATE, found)
            return
        _dated(line, to_field, untils[0].value, found)
        if line.values.get(from_field) is None:
            _dated(line, from_field, next((moment.value for until, moment in reversed(said) if not until), None), found)
        return


def _dated(line: Line, name: str, value: date | datetime | None, found: Found) -> None:
    if value is not None:
        line.set(name, value, found)
        line.dated.append((found, value))


def _custody_extensions(line: Line) -> None:
    """Each extension's last moment, and the number of the procuracy's approval in the same cell or one of its own.

    A day without an hour beside a last moment that has one is the day of the approval.
    """
    items: dict[int, CustodyExtension] = {}
    cells = line.all("custody_extensions")
    with_hours = {
        found.column.ordinal
        for found in cells
        if any(until or moment.at for until, moment in moments_with_words(found.value))
    }
    for found in cells:
        ordinal = found.column.ordinal
        said = list(moments_with_words(found.value))
        if any(not moment.exists for _, moment in said):
            line.hold(HeldReason.IMPOSSIBLE_DATE, found)
            continue
        is_day = bool(said) and not any(until or moment.at for until, moment in said)
        place = ordinal or max(items, default=0)
        if is_day and (_is_of_approval(found.column.title) or (ordinal is not None and ordinal in with_hours)):
            before = items.get(place, CustodyExtension())
            items[place] = CustodyExtension(before.until, True, _approval(found))
            line.dated += [(found, moment.value) for _, moment in said if moment.value]
        elif said:
            place = ordinal or max(items, default=0) + 1
            number = _approval(found) if len(said) > 1 or re.search(r"/\s*(?:qđ|pc)", found.text, re.I) else None
            known = items.get(place, CustodyExtension())
            until = said[-1][1].value
            items[place] = CustodyExtension(until, number is not None or known.approved, number or known.number)
            if until is not None:
                line.dated.append((found, until))
        elif place and (number := _approval(found)) is not None:
            items[place] = CustodyExtension(items.get(place, CustodyExtension()).until, True, number)
    done = tuple(items[place] for place in sorted(items) if items[place].until is not None)
    line.set("custody_extensions", done, *cells)


def _is_of_approval(title: str) -> bool:
    words = fold(title)
    return bool(re.search(r"\bphe chuan\b|\bpc\b", words)) and not re.search(r"\bden\b", words)


def _approval(found: Found) -> int | None:
    if codes_in("no_approval", found.text) and not re.search(r"\d", found.text):
        return None
    return leading_number(found.value)


def _order(line: Line) -> None:
    """The order of detention; it may be older than the arrest that it led to."""
    known = len(line.dated)
    line.paper("order_no", "order_on")
    del line.dated[known:]


def _procuracy_order(line: Line) -> None:
    found = line.first("procuracy_order_until")
    said = list(moments_with_words(found.value)) if found else []
    chosen = next((moment for until, moment in said if until), said[-1][1] if said else None)
    line.set("procuracy_order_until", chosen.on if chosen else None, found)
    if found is not None and chosen is not None:
        if not chosen.exists:
            line.hold(HeldReason.IMPOSSIBLE_DATE, found)
        else:
            _dated(line, "procuracy_order_until", chosen.on, found)


def _end(line: Line) -> None:
    results = stated_results(line, "end", "custody_end", ())
    ended = line.moment("ended_at")
    line.values.setdefault("ended_at", None)
    code = results[0].code if results else None
    if ended is None and results:
        said = [moment for _, moment in moments_with_words(results[0].cell.value)]
        if said and said[-1].exists and results[0].code != OPEN:
            _dated(line, "ended_at", said[-1].value, results[0].cell)
    if code is None and ended is None and not line.all("end"):
        code = OPEN
    line.set("end", code, results[0].cell if results else None)
    if code is None and ended is not None and (note := line.first("note")) is not None:
        line.set("end", code_of("custody_end", note.text), note)
