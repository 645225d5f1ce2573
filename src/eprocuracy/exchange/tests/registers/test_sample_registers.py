"""The sample registers that lie beside the checkout, where they do: every sheet, every held row, every field of every row."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from eprocuracy.exchange.registers import Book, UnitDirectory, UnitName, read_book
from eprocuracy.exchange.registers.text import fold

REPOSITORY = next(folder for folder in Path(__file__).resolve().parents if (folder / "pyproject.toml").exists())
SAMPLES = Path(os.environ.get("EPROCURACY_SAMPLE_REGISTERS", REPOSITORY.parent / "shared" / "registers"))
KINDS = {"S2": "crime_reports", "S3": "cases", "S5": "custody", "S10": "supervision"}

pytestmark = pytest.mark.skipif(not (SAMPLES / "expected.json").exists(), reason="the sample registers are not here")


@cache
def expected() -> dict[str, Any]:
    return json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def names() -> list[str]:
    return list(expected()["files"]) if (SAMPLES / "expected.json").exists() else []


class SampleCatalogue:
    """The offences of the law that lies beside the samples."""

    def __init__(self) -> None:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        articles = yaml.load((SAMPLES.parent / "law" / "offences.yaml").read_text(encoding="utf-8"), Loader=loader)[
            "articles"
        ]
        self.articles = {one["article"]: one for one in articles}
        self.names = {
            fold(one["name_vi"]).removeprefix("toi "): one["article"] for one in articles if one["kind"] == "offence"
        }

    def clauses(self, article: str, on: date | None) -> list[dict[str, Any]]:
        versions = self.articles.get(article, {}).get("versions") or []
        known = [one for one in versions if on is None or one["effective_from"] <= on]
        return list((known or versions)[-1]["clauses"]) if versions else []

    def exists(self, article: str, clause: int | None, on: date | None) -> bool:
        clauses = self.clauses(article, on)
        return bool(clauses) and (clause is None or any(one["clause"] == clause for one in clauses))

    def find_by_name(self, text: str) -> str | None:
        wanted = fold(text).removeprefix("toi ")
        if wanted in self.names:
            return self.names[wanted]
        found = {article for name, article in self.names.items() if len(wanted) > 5 and name.startswith(f"{wanted} ")}
        return found.pop() if len(found) == 1 else None

    def severity(self, article: str, clause: int, point: str | None, on: date | None) -> str | None:
        return next((one.get("severity") for one in self.clauses(article, on) if one["clause"] == clause), None)


@cache
def catalogue() -> SampleCatalogue:
    return SampleCatalogue()


@cache
def units() -> UnitDirectory:
    province = expected()["importing_unit"]
    return UnitDirectory(
        UnitName(one["code"], one["name"], one["level"], None if one["code"] == province else province)
        for one in expected()["units"]
    )


@cache
def book(name: str) -> Book:
    kind = KINDS[expected()["files"][name]["register"]]
    return read_book(SAMPLES / name, kind=kind, unit=expected()["importing_unit"], units=units(), offences=catalogue())


@pytest.mark.parametrize("name", names())
def test_rows_are_counted_as_they_should_be(name: str) -> None:
    rows = expected()["files"][name]["rows"]

    assert (len(book(name).rows), len(book(name).held)) == (rows["data"], rows["held"])


@pytest.mark.parametrize("name", names())
def test_sheets_are_what_they_should_be(name: str) -> None:
    held = {sheet.name: sum(row.sheet == sheet.name for row in book(name).held) for sheet in book(name).sheets}
    found = [
        {
            "name": sheet.name,
            "hidden": sheet.hidden,
            "encoding": str(sheet.encoding),
            "header_rows": list(sheet.header_rows),
            "number_row": sheet.number_row,
            "data_rows": sheet.data_rows,
            "import": sheet.data_rows - held[sheet.name],
            "held": held[sheet.name],
            "first_data_row": sheet.first_data_row,
            "last_data_row": sheet.last_data_row,
            "not_data": dict(sheet.not_data),
            "hidden_columns": list(sheet.hidden_columns),
        }
        for sheet in book(name).sheets
    ]

    wanted = [
        {key: one for key, one in sheet.items() if key != "unit_given_in"}
        for sheet in expected()["files"][name]["sheets"]
    ]
    assert found == wanted


@pytest.mark.parametrize("name", names())
def test_held_rows_are_those_that_should_be(name: str) -> None:
    found = [
        {
            "sheet": row.sheet,
            "row": row.row,
            "column": problem.column,
            "header": problem.header,
            "reason": problem.reason.value,
            "value": problem.value,
        }
        for row in book(name).held
        for problem in row.problems
    ]

    assert found == expected()["files"][name]["held"]


def differences(name: str) -> Iterator[tuple[str, int, str, Any, Any]]:
    """Every field that is not what it should be; texts are compared without regard to case."""
    truths = [
        json.loads(line)
        for line in (SAMPLES / "truth" / name.replace(".xlsx", ".jsonl")).read_text(encoding="utf-8").splitlines()
    ]
    rows = {(row.sheet, row.row): row.plain for row in book(name).recorded}
    for truth in truths:
        read = rows.get((truth["sheet"], truth["row"]), {})
        for field, wanted in truth.items():
            if _comparable(read.get(field)) != _comparable(wanted):
                yield truth["sheet"], truth["row"], field, read.get(field), wanted


def _comparable(value: Any) -> str:
    return json.dumps(value or None, ensure_ascii=False, sort_keys=True).casefold()


@pytest.mark.parametrize("name", names())
def test_every_field_of_every_row_is_what_it_means(name: str) -> None:
    assert list(differences(name)) == []


@pytest.mark.parametrize("name", names())
def test_values_say_where_they_stand(name: str) -> None:
    silent = {"severity", "result", "outcome", "decision", "end", "outcome_only_in_notes", "type", "requests", "agency"}
    for row in book(name).recorded:
        for field, value in row.values.items():
            if value not in (None, (), 0) and field not in silent:
                assert field in row.cells, (row.sheet, row.row, field)
