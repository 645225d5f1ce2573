"""Reading and checking a register, beside the bare reader of the same file; then recording its rows."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import python_calamine
from django.db import transaction

from eprocuracy.exchange.exporting import book as book_of
from eprocuracy.exchange.exporting import register_of, write
from eprocuracy.exchange.importing.lookups import OffencesOfTheLaw, directory
from eprocuracy.exchange.importing.taking import take_in
from eprocuracy.exchange.registers import Book, read_book
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.moments import day_of
from eprocuracy.records.memory import no_cycle_search
from eprocuracy.records.models import MatterRow
from eprocuracy.workstreams.catalogue import Rules

from .measure import Figure, rate


def registers(rules: Rules, now: datetime) -> Iterator[Figure]:
    """The book of crime reports of the fullest unit, exported, read again, and recorded anew; rolled back."""
    unit = MatterRow.objects.filter(workstream="crime_reports").order_by("unit").values_list("unit", flat=True).first()
    if unit is None:
        return
    register = register_of(rules.catalogue, "crime_reports")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        first = day_of(now).replace(month=1, day=1).replace(year=now.year - 3)
        made = book_of(rules.catalogue, "crime_reports", unit=unit, first=first, last=day_of(now), by=SYSTEM, at=now)
        write(made, path)
        units, offences = directory(unit), OffencesOfTheLaw(rules.reference.offences)
        read: list[Book] = []

        def work() -> None:
            with no_cycle_search():  # as an import reads it
                read.append(read_book(path, kind="crime_reports", unit=unit, units=units, offences=offences))

        def bare() -> None:
            python_calamine.load_workbook(path).get_sheet_by_index(0).to_python()

        yield rate("register rows read and checked", len(made.rows), work, bare=bare, target="≥ 1,500")
        with transaction.atomic():
            yield rate(
                "register rows recorded through the door",
                len(read[0].recorded) or 1,
                lambda: take_in(rules, register, read[0], by=SYSTEM, at=now),
                target="≥ 100",
            )
            transaction.set_rollback(True)
