"""What must be looked at before a decision on a person's fate: data, read against the file. It warns and records; it never decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from eprocuracy.kernel.citations import Citation, cite
from eprocuracy.kernel.words import Label

HERE = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One question: its articles, what of the file is shown for it, and whether it is always answered in writing.

    `shows` names a way of reading the file (`showing.py`) and what it is asked, such as the kinds of acts.
    """

    code: str
    question: Label
    basis: tuple[Citation, ...]
    shows: str = ""
    asked: tuple[str, ...] = ()
    always: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """The checklist of one decision: lines of the decision itself, then those asked of each accused."""

    code: str
    title: Label
    kinds: frozenset[str]
    lines: tuple[Line, ...]
    each: tuple[Line, ...] = field(default=())


@cache
def checklists() -> Mapping[str, Checklist]:
    """All checklists by code."""
    common = {code: _line(code, said) for code, said in _read("common.yaml").items()}
    return {
        code: Checklist(
            code=code,
            title=Label(**said["title"]),
            kinds=frozenset(said["kinds"]),
            lines=tuple(_line(line, told) for line, told in said["lines"].items()),
            each=tuple(common[one] for one in said["each"]),
        )
        for code, said in _read("decisions.yaml").items()
    }


def checklist_of(kind: str) -> Checklist | None:
    """The checklist of a kind of act; None where it decides on nobody's fate."""
    return next((one for one in checklists().values() if kind in one.kinds), None)


def _line(code: str, said: Mapping[str, Any]) -> Line:
    told = said.get("shows", "")
    shows, asked = (told, ()) if isinstance(told, str) else next(iter(told.items()))
    return Line(
        code=code,
        question=Label(said["vi"], said["en"]),
        basis=tuple(cite(*one) for one in said["basis"]),
        shows=shows,
        asked=tuple(asked) if not isinstance(asked, str) else (asked,),
        always=bool(said.get("always", False)),
    )


def _read(name: str) -> Mapping[str, Any]:
    told: Mapping[str, Any] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return told
