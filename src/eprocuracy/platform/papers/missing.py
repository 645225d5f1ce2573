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


RED = re.compile("\u2060[^\u2060]+\u2060")
"""What a report prints red: it stands between two signs that nobody sees."""


def red(text: str) -> str:
    """The text as something that is not as it should be."""
    return f"\u2060{text}\u2060"


def lacking(what: str, language: str) -> str:
    """How a report says that something was not given: it may be laid before others all the same."""
    return red(f"[CHƯA CÓ: {what}]" if language == "vi" else f"[MISSING: {what}]")


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
