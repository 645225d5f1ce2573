"""Content of acts as plain JSON and back: stored as written, lifted on reading, never migrated."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Word
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.law.time_limits import TimeLimit

from .acts import Act

Codec = tuple[Callable[[Any], Any], Callable[[Any], Any]]

_PLAIN = (str, int, bool)
_WRITTEN: dict[type, Codec] = {
    date: (date.isoformat, date.fromisoformat),
    UUID: (str, UUID),
    When: (str, When.parse),
    TimeLimit: (str, TimeLimit.parse),
    Offence: (str, Offence.parse),
    Birth: (str, Birth.parse),
}


@cache
def codec(kind: Any) -> Codec:
    """How values of one declared type are written to JSON and read back."""
    if kind in _PLAIN:
        return _same, _same
    if kind in _WRITTEN:
        return _WRITTEN[kind]
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        inner = [one for one in typing.get_args(kind) if one is not type(None)]
        if len(inner) != 1:
            raise TypeError(f"{kind}: a field has one type, or one type and None")
        return codec(inner[0])
    if origin is tuple:
        write, read = codec(typing.get_args(kind)[0])
        return (lambda many: [write(one) for one in many]), (lambda many: tuple(read(one) for one in many))
    if isinstance(kind, type) and issubclass(kind, Word):
        return (lambda word: word.value), kind
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _record(kind)
    raise TypeError(f"{kind} cannot be the type of a field of an act")


def _same(value: Any) -> Any:
    return value


def _record(kind: Any) -> Codec:
    hints = typing.get_type_hints(kind)
    parts = {one.name: codec(hints[one.name]) for one in dataclasses.fields(kind)}

    def write(value: Any) -> dict[str, Any]:
        return {name: part[0](held) for name, part in parts.items() if (held := getattr(value, name)) is not None}

    def read(stored: Mapping[str, Any]) -> Any:
        return kind(**{name: parts[name][1](held) for name, held in stored.items()})

    return write, read


_CODECS: dict[type[Act], tuple[tuple[str, Codec], ...]] = {}


def _codecs(kind: type[Act]) -> tuple[tuple[str, Codec], ...]:
    found = _CODECS.get(kind)
    if found is None:
        found = _CODECS[kind] = tuple((one.name, codec(one.type)) for one in kind.content)
    return found


def to_json(act: Act) -> dict[str, Any]:
    """The fields of the kind that are given; an empty field leaves no trace."""
    return {
        name: write(value)
        for name, (write, _) in _codecs(type(act))
        if (value := getattr(act, name)) is not None and value != ()
    }


def from_json(kind: type[Act], stored: Mapping[str, Any]) -> dict[str, Any]:
    """Typed values by field name, to be passed to the kind; a stored key that the kind no longer has is a fault."""
    codecs = dict(_codecs(kind))
    return {name: codecs[name][1](value) for name, value in stored.items()}
