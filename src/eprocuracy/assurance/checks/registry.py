"""The checks by the control that they look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Any

from eprocuracy.kernel.words import Label

from ..installation import Installation

Parameter = Mapping[str, Any]
Check = Callable[[Installation, Parameter], "Verdict"]

PARTS = (
    "governing",
    *("database", "walls", "log", "signing_in", "factors", "accounts", "sessions"),
    *("pages", "keys", "absent", "copies", "keeping", "ciphers", "operating", "permitting", "wording", "personal"),
    "incidents",
    "insider",
    *("inputs", "signing"),
    "veiling",
    "attacking",
)
_CHECKS: dict[str, Check] = {}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether what was found is what the control asks, and what was found."""

    kept: bool
    found: Label


def verdict(kept: bool, vi: str, en: str) -> Verdict:
    """A verdict in both languages."""
    return Verdict(kept, Label(vi, en))


def check(*names: str) -> Callable[[Check], Check]:
    """Declare the check of one control, or of several that ask the same."""

    def declared(function: Check) -> Check:
        for name in names:
            if name in _CHECKS:
                raise ValueError(f"{name} has a check already")
            _CHECKS[name] = function
        return function

    return declared


def checks() -> Mapping[str, Check]:
    """Every check by the id of its control."""
    for part in PARTS:
        import_module(f"{__package__}.{part}")
    return MappingProxyType(_CHECKS)


def looks_at(name: str) -> Label | None:
    """What the check of a control looks at, as its part says; every part does."""
    if name not in checks():
        return None
    says: Label = import_module(checks()[name].__module__).LOOKS_AT
    return says


def named(names: list[str], most: int = 6) -> str:
    """Names in one line, the first of many."""
    return ", ".join(names[:most]) + (f" … (+{len(names) - most})" if len(names) > most else "")
