"""What a paper needs and does not have: printed where it belongs, never left blank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .paper import Paper

MISSING = re.compile(r"\[THIẾU: ([^\]]+)\]")


def missing(what: str) -> str:
    """How a missing value is printed."""
    return f"[THIẾU: {what}]"


def given(value: str | None, what: str) -> str:
    """The value, or the mark that it is missing."""
    return value or missing(what)


def missing_in(paper: Paper) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for text in _texts(paper) for found in MISSING.findall(text)))


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case tuple():
            for part in value:
                yield from _texts(part)
        case _ if hasattr(value, "__dataclass_fields__"):
            for name in value.__dataclass_fields__:
                yield from _texts(getattr(value, name))
