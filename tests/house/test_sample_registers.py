"""Whole registers through the door: what is recorded, held and found, row by row, against what is known of real-shaped books.

The books are not part of the product; the test runs where they lie beside the checkout or where EPROCURACY_SAMPLE_REGISTERS names them.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from eprocuracy.exchange.exporting import register_of
from eprocuracy.exchange.importing.lookups import OffencesOfTheLaw, directory
from eprocuracy.exchange.importing.rows import identity_of
from eprocuracy.exchange.importing.taking import take_in
from eprocuracy.exchange.registers import read_book
from eprocuracy.identity.queries import unit_names
from eprocuracy.insight.counting import figures, sums_of
from eprocuracy.insight.declared import indicators
from eprocuracy.insight.periods import between
from eprocuracy.insight.saying import rounded_half_up
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.moments import VIETNAM, end_of
from eprocuracy.records.models import DeadlineRow, FactRow, FindingRow, MatterRow
from eprocuracy.records.replaying import replay
from eprocuracy.records.rules import present

from .tallies import differences

PLACE = Path(os.environ.get("EPROCURACY_SAMPLE_REGISTERS", Path(__file__).parents[3] / "shared" / "registers"))
KINDS = {"S2": "crime_reports", "S3": "cases", "S5": "custody", "S10": "supervision"}
NOW = datetime(2024, 7, 1, 8, 0, tzinfo=VIETNAM)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not (PLACE / "expected.json").exists(), reason="the sample registers are not here"),
]


@cache
def whole() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((PLACE / "expected.json").read_text(encoding="utf-8"))
    return found


def expected() -> dict[str, Any]:
    files: dict[str, Any] = whole()["files"]
    return files


def found_in(matters: dict[UUID, tuple[str, int]], as_of: date) -> Counter[tuple[str, int, str]]:
    """Findings by sheet, row and kind, as they stand on the closing day."""
    found = Counter(
        (*matters[matter], code)
        for matter, code in FindingRow.objects.filter(matter__in=matters).values_list("matter_id", "code")
    )
    running = DeadlineRow.objects.filter(matter__in=matters, outcome="running", ends_at__lt=end_of(as_of))
    for matter, clock in running.values_list("matter_id", "clock"):
        code = present().catalogue.clocks[clock].findings.get("open")
        if code:
            found[(*matters[matter], code)] += 1
    return found


def joined() -> dict[str, int]:
    """How many entries of one book became, or concern, one of another."""
    families = {
        code: list(MatterRow.objects.filter(workstream=code).values_list("family_id", flat=True))
        for code in ("crime_reports", "criminal_cases", "custody")
    }
    of_cases = set(families["criminal_cases"])
    return {
        "reports_that_became_a_case_in_the_case_register": sum(one in of_cases for one in families["crime_reports"]),
        "cases_without_a_report": len(of_cases - set(families["crime_reports"])),
        "persons_of_the_custody_register_who_are_accused_in_the_case_register": sum(
            one in of_cases for one in families["custody"]
        ),
    }


def value_of(code: str, *, first: date, last: date) -> tuple[int | None, int | None, str]:
    """An indicator of the whole province for a period: numerator, denominator, and the value with one decimal."""
    one = indicators()[code]
    counted = sums_of(one.terms, between(first, last), units={row.code for row in unit_names("15")})
    found = figures([one], counted, on=last)[0]
    value = "" if found.value is None else f"{rounded_half_up(found.value, Decimal('0.1'))}"
    return found.numerator, found.denominator, value


def figures_come_out() -> None:
    """The year's figures, from the facts, are those that the books were known to add up to."""
    reports, cases, held, threads = (
        next(one["aggregates"] for one in expected().values() if one["register"] == kind) for kind in KINDS
    )
    year = {"first": date(2023, 1, 1), "last": date(2023, 12, 31)}
    settled, investigated = reports["resolution"]["transferred_left_out"], cases["investigation"]["rate"]
    assert value_of("NA-01", **year) == (settled["numerator"], settled["denominator"], "98.0")
    assert value_of("NA-02", **year)[:2] == (reports["reports"], reports["reports"])
    assert value_of("S01-01", **year)[1] == reports["open"]
    assert value_of("S03-01", **year) == (investigated["numerator"], investigated["denominator"], "95.0")
    assert value_of("S03-06", **year)[0] == cases["investigation"]["by_outcome"]["suspended"]
    assert value_of("S04-01", **year)[2] == "95.0"
    assert value_of("NS-01", **year)[0] == cases["cases"]
    assert value_of("NS-02", **year)[0] == cases["prosecution"]["by_decision"]["indicted"]
    for day, inside in held["held_at_the_end_of_day"].items():
        assert value_of("S08-02", first=date(2023, 1, 1), last=date.fromisoformat(day))[0] == inside["custody"], day
    assert threads["recommendations"] == value_of_stock("replies", "recommendation.issued")


def value_of_stock(account: str, by: str) -> int:
    return FactRow.objects.filter(code=f"{account}.in", outcome=by, known_to__isnull=True).count()


def test_every_book_comes_to_what_is_known_of_it_and_a_second_time_to_nothing() -> None:
    rules = present()
    for name, known in expected().items():
        register = register_of(rules.catalogue, KINDS[known["register"]])
        book = read_book(
            PLACE / name,
            kind=register.kind,
            unit="15",
            units=directory("15"),
            offences=OffencesOfTheLaw(rules.reference.offences),
        )

        first = take_in(rules, register, book, by=SYSTEM, at=NOW)
        again = take_in(rules, register, book, by=SYSTEM, at=NOW)

        assert (first.read, first.recorded, len(first.held)) == (
            known["rows"]["data"],
            known["rows"]["import"],
            known["rows"]["held"],
        ), name
        assert (again.recorded, again.unchanged, again.changed) == (0, known["rows"]["import"], []), name
        held = sorted((row.sheet, row.row, one.column, one.reason.value) for row in book.held for one in row.problems)
        assert held == sorted((one["sheet"], one["row"], one["column"], one["reason"]) for one in known["held"]), name
        rows = {identity_of(register, row)("matter"): (row.sheet, row.row) for row in book.recorded}
        found = found_in(rows, date.fromisoformat(known["as_of"]))
        units = directory("15")
        names = {units.find(one["name"], "15")[0]: one["code"] for one in whole()["units"]}
        as_of, matters = date.fromisoformat(known["as_of"]), list(rows)
        assert differences(register.kind, matters, names, as_of, known["aggregates"]) == {}, name
        judged = {key: count for key, count in found.items() if key[2] in known["categories_judged"]}
        assert judged == Counter((one["sheet"], one["row"], one["category"]) for one in known["findings"]), name
    assert joined() == {name: count for name, count in whole()["links"].items() if isinstance(count, int)}
    figures_come_out()
    assert replay(rules).differences == []
