"""Values of derivations as plain JSON and back: a tag and the value, so that nothing is guessed on reading."""

from __future__ import annotations

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
    match value:
        case None | bool() | int() | str():
            return value
        case datetime():
            return {"at": value.astimezone(VIETNAM).isoformat()}
        case date():
            return {"on": value.isoformat()}
        case Label():
            return {"label": [value.vi, value.en]}
        case Word():
            return {"label": [value.label.vi, value.label.en]}
        case Citation():
            return {"cite": [value.law, value.article, value.clause, value.point]}
        case Sentence():
            return {"say": value.code, "with": {name: pack(part) for name, part in value.values.items()}}
        case When():
            return {"when": str(value)}
        case TimeLimit():
            return {"length": str(value)}
        case Offence():
            return {"offence": str(value)}
        case tuple() | list():
            return [pack(part) for part in value]
    raise TypeError(f"cannot be stored: {value!r}")


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
