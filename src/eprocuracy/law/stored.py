"""Values of derivations as plain JSON and back: a tag and the value, so that nothing is guessed on reading."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from eprocuracy.kernel.citations import Citation
from eprocuracy.kernel.moments import VIETNAM, When
from eprocuracy.kernel.sentences import Sentence
from eprocuracy.kernel.words import Label, Word

from .offences import Offence
from .time_limits import TimeLimit


def pack(value: Any) -> Any:
    """One value as JSON; a type this does not know is a fault of the program."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    return (_WAYS.get(kind) or _way_of(kind))(value)


def packs(kind: type, way: Callable[[Any], Any]) -> None:
    """Declare how values of a further type, and of those made of it, are written."""
    _WAYS[kind] = way


def _way_of(kind: type) -> Callable[[Any], Any]:
    """The way of the nearest type that has one, remembered: a replay writes millions of values."""
    for base in kind.__mro__:
        if base in _WAYS:
            return _WAYS.setdefault(kind, _WAYS[base])
    raise TypeError(f"cannot be stored: {kind.__name__}")


_PLAIN = frozenset({type(None), bool, int, str})
_WAYS: dict[type, Callable[[Any], Any]] = {
    datetime: lambda value: {"at": value.astimezone(VIETNAM).isoformat()},
    date: lambda value: {"on": value.isoformat()},
    Label: lambda value: {"label": [value.vi, value.en]},
    Word: lambda value: {"label": [value.label.vi, value.label.en]},
    Citation: lambda value: {"cite": [value.law, value.article, value.clause, value.point]},
    Sentence: lambda value: {"say": value.code, "with": {name: pack(part) for name, part in value.values.items()}},
    When: lambda value: {"when": str(value)},
    TimeLimit: lambda value: {"length": str(value)},
    Offence: lambda value: {"offence": str(value)},
    tuple: lambda value: [pack(part) for part in value],
    list: lambda value: [pack(part) for part in value],
}


def unpack(stored: Any) -> Any:
    """The inverse of `pack`; a list becomes a tuple, a moment is of Việt Nam."""
    match stored:
        case {"at": text}:
            return datetime.fromisoformat(text).astimezone(VIETNAM)
        case {"on": text}:
            return date.fromisoformat(text)
        case {"label": [vi, en]}:
            return Label(vi, en)
        case {"cite": parts}:
            return Citation(*parts)
        case {"say": code, "with": values}:
            return Sentence(code, {name: unpack(part) for name, part in values.items()})
        case {"when": text}:
            return When.parse(text)
        case {"length": text}:
            return TimeLimit.parse(text)
        case {"offence": text}:
            return Offence.parse(text)
        case list():
            return tuple(unpack(part) for part in stored)
    return stored
