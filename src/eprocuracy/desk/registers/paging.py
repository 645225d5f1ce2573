"""Paging by position: the next page begins behind the last row seen, whatever was added meanwhile. Pure but for `Q`.

Rows without a value stand where PostgreSQL puts them in an index: last when ascending, first when descending.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import F, Model, OrderBy, Q, QuerySet
from django.http import QueryDict

from eprocuracy.platform.ui.addresses import replaced

Value = int | str | date | datetime | UUID | None
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Key:
    """One column of an order: how its value is read from an address."""

    name: str
    read: Callable[[str], Value]


MATTER = Key("matter_id", UUID)
KEYS: dict[str, tuple[Key, ...]] = {
    "number": (Key("year", int), Key("number", int), MATTER),
    "opened": (Key("opened_on", date.fromisoformat), MATTER),
    "due": (Key("next_ends_at", datetime.fromisoformat), MATTER),
}
DEFAULT = "-number"
COUNTED = "counted"  # facts
KEYS[COUNTED] = (Key("on", date.fromisoformat), Key("id", int))
FOUND = "found"  # findings, by what makes one the same after its matter was folded again
OF_FINDINGS = (
    Key("on", date.fromisoformat),
    MATTER,
    Key("code", str),
    Key("act", UUID),
    Key("participant", UUID),
)


@dataclass(frozen=True, slots=True)
class Order:
    """By what a list is sorted, and in which direction."""

    name: str
    descending: bool

    @classmethod
    def read(cls, text: str) -> Order:
        """`number`, `-number`, …; anything else is the default."""
        name = text.removeprefix("-")
        return cls(name, text.startswith("-")) if name in KEYS else cls.read(DEFAULT)

    def __str__(self) -> str:
        return f"-{self.name}" if self.descending else self.name

    @property
    def keys(self) -> tuple[Key, ...]:
        return OF_FINDINGS if self.name == FOUND else KEYS[self.name]

    def reversed(self) -> Order:
        return Order(self.name, not self.descending)

    def ordering(self) -> list[OrderBy]:
        return [F(key.name).desc() if self.descending else F(key.name).asc() for key in self.keys]

    def position(self, row: Any) -> str:
        """Where a row stands, as it is written into an address."""
        values = (getattr(row, key.name) for key in self.keys)
        return "~".join("" if value is None else _written(value) for value in values)

    def behind(self, position: str) -> Q | None:
        """The condition for rows behind a position; None when what came in the address is no position."""
        parts = position.split("~")
        if len(parts) != len(self.keys):
            return None
        try:
            values = [key.read(part) if part else None for key, part in zip(self.keys, parts, strict=True)]
        except ValueError:
            return None
        return _behind([key.name for key in self.keys], values, self.descending)


@dataclass(frozen=True, slots=True)
class Slice(Generic[M]):
    """One page of a list, with the addresses of its neighbours."""

    rows: Sequence[M]
    previous: str = ""
    following: str = ""


def slice_of(found: QuerySet[M], order: Order, query: QueryDict, *, size: int) -> Slice[M]:
    """The page that the address asks for; a position that cannot be read is the beginning."""
    before, after = query.get("before", ""), query.get("after", "")
    backwards = order.reversed().behind(before) if before else None
    forwards = order.behind(after) if after else None
    if backwards is not None:
        rows = list(found.filter(backwards).order_by(*order.reversed().ordering())[: size + 1])
        more, rows = len(rows) > size, rows[:size][::-1]
        if rows:
            back = _to(query, order, "before", rows[:1]) if more else ""
            return Slice(rows, back, _to(query, order, "after", rows[-1:]))
    if forwards is not None:
        found = found.filter(forwards)
    rows = list(found.order_by(*order.ordering())[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    return Slice(
        rows,
        _to(query, order, "before", rows[:1]) if forwards is not None else "",
        _to(query, order, "after", rows[-1:]) if more else "",
    )


def _to(query: QueryDict, order: Order, way: str, rows: Sequence[M]) -> str:
    return replaced(query, **{way: order.position(rows[0])}) if rows else ""


def _written(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _behind(names: Sequence[str], values: Sequence[Value], descending: bool) -> Q:
    """Row comparison written out, since rows with a missing value must be compared too."""
    name, value = names[0], values[0]
    further = _less(name, value) if descending else _greater(name, value)
    if len(names) == 1:
        return further
    same = Q(**{f"{name}__isnull": True}) if value is None else Q(**{name: value})
    return further | (same & _behind(names[1:], values[1:], descending))


def _greater(name: str, value: Value) -> Q:
    if value is None:
        return Q(pk__in=[])
    return (
        Q(**{f"{name}__gt": value}) | Q(**{f"{name}__isnull": True})
        if name != MATTER.name
        else Q(**{f"{name}__gt": value})
    )


def _less(name: str, value: Value) -> Q:
    return Q(**{f"{name}__isnull": False}) if value is None else Q(**{f"{name}__lt": value})
