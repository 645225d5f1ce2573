"""Sentences are stored as a code and values, and made only when shown.

A room declares its sentences once (`declare`); a `Sentence` carries the code and typed values and can be
stored as JSON and shown in either language years later.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from .citations import Citation
from .moments import VIETNAM, When
from .quick import quickly_made
from .words import Label, Word

_PLACE = re.compile(r"\{(\w+)\}")
_SENTENCES: dict[str, Label] = {}

Value = Any  # str, int, date, datetime, When, Word, Label, Citation or a tuple of them


def declare(code: str, vi: str, en: str) -> str:
    """Declare a sentence; both languages must use the same places. Returns the code."""
    if set(_PLACE.findall(vi)) != set(_PLACE.findall(en)):
        raise ValueError(f"{code}: the two languages name different places")
    known = _SENTENCES.get(code)
    if known is not None and known != Label(vi, en):
        raise ValueError(f"{code} is declared twice with different words")
    _SENTENCES[code] = Label(vi, en)
    return code


def declared() -> Mapping[str, Label]:
    """Every declared sentence, for manuals and tests."""
    return MappingProxyType(_SENTENCES)


@quickly_made
@dataclass(frozen=True, slots=True)
class Sentence:
    """A code and its values."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.code, repr(sorted(self.values.items(), key=lambda pair: pair[0]))))

    def say(self, language: str = "vi") -> str:
        """The sentence in `language`; a missing value is shown as an ellipsis, never hidden."""
        template = _SENTENCES[self.code].say(language)
        return _PLACE.sub(lambda place: speak(self.values.get(place[1], "…"), language), template)

    def __str__(self) -> str:
        return self.say()


def sentence(code: str, **values: Value) -> Sentence:
    return Sentence(code, values)


def speak(value: Value, language: str = "vi") -> str:
    """One value as people write it: 21/11/2026, 14:05, 1.025."""
    match value:
        case Label() | Word() | Citation() | Sentence():
            return value.say(language)
        case When():
            if value.minute and value.day:
                return f"{value.minute:%H:%M} {value.day:%d/%m/%Y}"
            if value.day is None:
                return value.precision.say(language)
            return f"{value.day:%d/%m/%Y}"
        case datetime():
            return f"{value.astimezone(VIETNAM) if value.tzinfo else value:%H:%M %d/%m/%Y}"
        case date():
            return f"{value:%d/%m/%Y}"
        case bool():
            return Label("có", "yes").say(language) if value else Label("không", "no").say(language)
        case int():
            return f"{value:,}" if language == "en" else f"{value:,}".replace(",", ".")
        case tuple() | list():
            return ", ".join(speak(part, language) for part in value)
        case None:
            return "…"
        case _:
            return str(value)
