"""A whole book: every finding that a person would make, none missing and none besides."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import pytest

from eprocuracy.workstreams.catalogue import rules
from eprocuracy.workstreams.clocks import open_findings
from eprocuracy.workstreams.folding import fold
from eprocuracy.workstreams.registers import Row

ROOT = Path(os.environ.get("EPROCURACY_SAMPLE_REGISTERS", Path(__file__).parents[5].parent / "shared" / "registers"))
pytestmark = pytest.mark.skipif(not (ROOT / "expected.json").exists(), reason="no sample registers here")


def books(register: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if (ROOT / "expected.json").exists():
        expected = json.loads((ROOT / "expected.json").read_text(encoding="utf-8"))
        for name, told in expected["files"].items():
            if told["register"] == register:
                yield name, {**told, "categories": expected["finding_categories"]}


def typed(value: Any, key: str = "") -> Any:
    """Days as days: the truth files write them as text."""
    if isinstance(value, dict):
        return {name: typed(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [typed(one) for one in value]
    if isinstance(value, str) and (key.endswith(("_on", "until")) or key == "on"):
        return date.fromisoformat(value)
    return value


def row_of(name: str, values: dict[str, Any]) -> Row:
    place = f"{name}/{values['sheet']}/{values['row']}"

    def identify(part: str) -> UUID:
        return uuid5(NAMESPACE_URL, f"{place}/{part}")

    return Row(unit=values["unit"], year=2024, values=values, identify=identify)


@pytest.mark.parametrize("name", [name for name, _ in books("S10")])
def test_a_book_of_protests_and_recommendations_has_exactly_the_expected_findings(name: str) -> None:
    told = dict(books("S10"))[name]
    law = rules()
    judged = {code for code, one in told["categories"].items() if one["register"] == "S10"}
    register = law.catalogue.registers["S10"]
    expected = Counter((one["sheet"], one["row"], one["category"]) for one in told["findings"])

    found: Counter[tuple[str, int, str]] = Counter()
    lines = (ROOT / "truth" / f"{Path(name).stem}.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines:
        values = typed(json.loads(line))
        assert register.acts_of is not None
        acts = register.acts_of(row_of(name, values))
        projected = fold(law, [replace(act, position=place) for place, act in enumerate(acts)])
        late = open_findings(law.catalogue.clocks, projected.deadlines, date.fromisoformat(told["as_of"]))
        for one in (*projected.findings, *late):
            if one.code in judged:
                found[(values["sheet"], values["row"], one.code)] += 1

    assert found == expected
