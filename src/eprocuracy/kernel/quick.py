"""Frozen values that are as quick to make as plain ones: a fold makes hundreds of them for every matter of the country.

`dataclass(frozen=True)` guards every assignment at run time, its own first ones too, which makes making a value five times
as slow. The type checker holds the same promise before anything runs.
"""

from __future__ import annotations

from dataclasses import field, fields, make_dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value", bound=type)
One = TypeVar("One")


class Same(Generic[One]):
    """A value as a key by what it *is*, not by what it says: for what is computed of one and the same value many times."""

    __slots__ = ("one",)

    def __init__(self, one: One) -> None:
        self.one = one

    def __hash__(self) -> int:
        return id(self.one)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.one is self.one


def quickly_made(value: Value) -> Value:
    """A frozen dataclass without the guard at run time; that nothing assigns to it is left to the type checker.

    Compared, hashed, printed and inherited from as before. For the few values that are made in great numbers.
    """
    again = [
        (one.name, "object", field(default=one.default, default_factory=one.default_factory, kw_only=one.kw_only))
        for one in fields(value)
    ]
    further = {"__post_init__": value.__post_init__} if hasattr(value, "__post_init__") else {}
    value.__init__ = make_dataclass(value.__name__, again, namespace=further).__init__  # type: ignore[misc]
    value.__setattr__ = object.__setattr__  # type: ignore[assignment]
    value.__delattr__ = object.__delattr__  # type: ignore[assignment]
    return value
