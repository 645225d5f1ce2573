"""Sample books of an office, where they are at hand: rows as they are meant, and what must be found in them."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import rules
from eprocuracy.workstreams.deadlines import open_findings
from eprocuracy.workstreams.folding import fold
from eprocuracy.workstreams.registers import Row

ROOT = Path(os.environ.get("EPROCURACY_SAMPLE_REGISTERS", Path(__file__).parents[4].parent / "shared" / "registers"))
PRESENT = (ROOT / "expected.json").exists()

Place = tuple[str, int, str]


def expectations() -> dict[str, Any]:
    """What must come of every book; nothing where there are none."""
    if not PRESENT:
        return {"files": {}, "finding_categories": {}}
    told: dict[str, Any] = json.loads((ROOT / "expected.json").read_text(encoding="utf-8"))
    return told


def books(register: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Name and expectations of every sample of one book."""
    for name, told in expectations()["files"].items():
        if told["register"] == register:
            yield name, told


def rows(name: str) -> Iterator[dict[str, Any]]:
    """The meaning of every recorded row, typed."""
    lines = (ROOT / "truth" / f"{Path(name).stem}.jsonl").read_text(encoding="utf-8").splitlines()
    return (typed(json.loads(line)) for line in lines)


def typed(value: Any, key: str = "") -> Any:
    """Days as days and moments as moments, which the samples write as text; a birth stays as it is written."""
    if isinstance(value, dict):
        return {name: typed(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [typed(one) for one in value]
    if not isinstance(value, str) or key == "birth":
        return value
    try:
        return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    except ValueError:
        return value


def row_of(name: str, values: dict[str, Any], **more: Any) -> Row:
    """One row as the import hands it over."""
    place = f"{name}/{values['sheet']}/{values['row']}"

    def identify(part: str) -> UUID:
        return uuid5(NAMESPACE_URL, f"{place}/{part}")

    return Row(unit=values["unit"], year=2023, values=values, identify=identify, **more)


def positioned(acts: Iterator[Act] | tuple[Act, ...]) -> list[Act]:
    """Acts as they stand once recorded."""
    return [replace(act, position=place) for place, act in enumerate(acts)]


def found_in(acts: list[Act], closing: str) -> Counter[str]:
    """Codes of all findings of one family, those of the closing day included."""
    law = rules()
    projected = fold(law, acts)
    late = open_findings(law.catalogue.clocks, projected.deadlines, date.fromisoformat(closing))
    return Counter(one.code for one in (*projected.findings, *late))


def expected_in(told: dict[str, Any]) -> Counter[Place]:
    """Sheet, row and category of everything that must be found."""
    return Counter((one["sheet"], one["row"], one["category"]) for one in told["findings"])


def judged(register: str) -> set[str]:
    """Categories that are judged in one book."""
    return {
        code for code, one in expectations()["finding_categories"].items() if register in one["register"].split(", ")
    }
