"""The prescribed forms (Thông tư 03/2026/TT-VKSTC) and the events of the proceedings, each with the kinds of acts that record it.

Number, name and stage of a form stand here and nowhere else. One form may be the paper of several kinds, and one kind may have
several forms: `CaseChanged` is either form 24 or form 25.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from eprocuracy.kernel.words import Label

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One prescribed form: its number, its name, the stage it belongs to, and the kinds of acts it is the paper of."""

    number: int
    name: Label
    stage: Label
    acts: tuple[str, ...] = ()
    why_none: Label | None = None  # why it is the paper of no act of its own

    @property
    def code(self) -> str:
        """As it stands on the paper: `104/HS`."""
        return f"{self.number:02d}/HS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happens in a proceeding, and the kinds of acts by which it is recorded."""

    name: Label
    group: Label
    acts: tuple[str, ...] = ()
    why_none: Label | None = None


@cache
def forms() -> Mapping[int, Form]:
    """All forms by their number; the same number twice is a fault of the data."""
    found: dict[int, Form] = {}
    for path in sorted(HERE.glob("[0-9]_*.yaml")):
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        stage = Label(**told["stage"])
        for number, said in told["forms"].items():
            if number in found:
                raise ValueError(f"form {number} stands twice: {path.name}")
            found[number] = Form(number=number, stage=stage, **_said(said))
    return found


@cache
def events() -> tuple[Event, ...]:
    """What happens in the proceedings, in their order."""
    told = yaml.safe_load((HERE / "events.yaml").read_text(encoding="utf-8"))
    return tuple(Event(group=Label(**part["group"]), **_said(one)) for part in told for one in part["events"])


def form_of(code: str) -> Form | None:
    """The form that is written so, `104/HS`; None for the paper of another body."""
    digits = code.partition("/")[0]
    return forms().get(int(digits)) if digits.isdigit() else None


def forms_of(kind: str) -> tuple[Form, ...]:
    """The forms that are papers of a kind of act."""
    return tuple(one for one in forms().values() if kind in one.acts)


def _said(told: Mapping[str, Any]) -> dict[str, Any]:
    why = told.get("why_none")
    return {
        "name": Label(told["vi"], told["en"]),
        "acts": tuple(told.get("acts", ())),
        "why_none": Label(**why) if why else None,
    }
