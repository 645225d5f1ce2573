"""A paper as PDF/A-2b, drawn by typst with the fonts that lie here: the same paper gives the same bytes everywhere."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import typst

from .paper import Paper

HERE = Path(__file__).parent


def as_pdf(paper: Paper) -> bytes:
    """The paper as the bytes of a PDF/A-2b file; one without a day is of no archive yet, and an ordinary PDF."""
    drawn = _compiler().compile(
        format="pdf",
        sys_inputs={"paper": json.dumps(_plain(paper), ensure_ascii=False)},
        pdf_standards=["a-2b"] if paper.on else [],
    )
    assert isinstance(drawn, bytes)
    return drawn


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(str(HERE / "paper.typ"), font_paths=[str(HERE / "fonts")], ignore_system_fonts=True)


def _plain(value: Any) -> Any:
    """Values as JSON; each block says of which kind it is."""
    if is_dataclass(value) and not isinstance(value, type):
        return {"kind": type(value).__name__, **{one.name: _plain(getattr(value, one.name)) for one in fields(value)}}
    if isinstance(value, date):
        return [value.year, value.month, value.day]
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value
