"""Sides: what stands beside the proceeding in the file of every khâu. Where the file is, what was asked and answered,
things and money, notices owed, who takes part, who follows the matter.

A folder with `sides.py` declares some. A side keeps a record of its own in the state of a matter, hears the kinds of acts
that concern it (its own and others'), and says what stands: rows with a label, a value and the act behind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from eprocuracy.kernel.words import Label

from .acts import Act
from .changing import changed
from .clocks import Clock
from .house_acts import Secrecy
from .projected import Fact, Finding, FindingKind
from .registers import Register
from .states import NOTHING_SPECIAL, Circumstances, State

if TYPE_CHECKING:
    from .catalogue import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One row of what stands in the file: computed when shown, never stored."""

    label: Label
    value: Any  # a text, a number, a day, a word, a label, or several of them
    act: UUID | None = None
    participants: tuple[UUID, ...] = ()
    measure: Label | None = None  # what a number counts
    open: bool = False  # somebody still has to do something about it
    brief: bool = False  # it is said among the general facts of the matter too


def _nothing_stands(_kept: Any, _state: State) -> tuple[Standing, ...]:
    return ()


def _nothing_found(_kept: Any, _state: State, _view: View) -> tuple[Finding, ...]:
    return ()


def _nothing_counted(_kept: Any, _state: State, _view: View) -> tuple[Fact, ...]:
    return ()


def _nothing_filled(_kept: Any, _kind: type[Act], _state: State) -> Mapping[str, Any]:
    return {}


def _nothing_special(_act: Act, _clock: str) -> Circumstances:
    return NOTHING_SPECIAL


def _not_followed(_kept: Any) -> bool:
    return False


def _nobody_veiled(_kept: Any) -> frozenset[UUID]:
    return frozenset()


def _same_level(_act: Act) -> Secrecy | None:
    return None


@dataclass(frozen=True, kw_only=True)
class Side:
    """One kind of thing that stands beside the proceeding, as its folder declares it."""

    code: str
    label: Label
    kinds: tuple[type[Act], ...]
    empty: Any  # what it keeps before anything was said: a frozen value
    after: Callable[[Any, Act, State], Any]  # what it keeps after one act
    hears: tuple[str, ...] = ()  # kinds of acts of others that concern it
    of: frozenset[str] = frozenset()  # the workstreams whose matters have it; none named: all
    standing: Callable[[Any, State], tuple[Standing, ...]] = _nothing_stands
    findings_of: Callable[[Any, State, View], tuple[Finding, ...]] = _nothing_found
    facts_of: Callable[[Any, State, View], tuple[Fact, ...]] = _nothing_counted
    fills: Callable[[Any, type[Act], State], Mapping[str, Any]] = _nothing_filled
    circumstances: Callable[[Act, str], Circumstances] = _nothing_special
    follows: Callable[[Any], bool] = _not_followed  # whether those who lead follow the matter closely
    veils: Callable[[Any], frozenset[UUID]] = _nobody_veiled  # whose names are kept from lists
    level_of: Callable[[Act], Secrecy | None] = _same_level  # who may open the file from an act on
    clocks: tuple[Clock, ...] = ()
    findings: tuple[FindingKind, ...] = ()
    registers: tuple[Register, ...] = ()
    groups: Mapping[str, Label] = field(default_factory=dict)

    @property
    def guarded(self) -> bool:
        """Whether only those assigned and the heads of the office may read what stands here."""
        return all(kind.guarded for kind in self.kinds)

    def kept(self, state: State) -> Any:
        return state.beside.get(self.code, self.empty)

    def applied(self, state: State, act: Act) -> State:
        """The state after an act that this side hears."""
        level = self.level_of(act)
        if level is not None:
            state = changed(state, secrecy=list(Secrecy).index(level))
        before = self.kept(state)
        after = self.after(before, act, state)
        return state if after is before else state.with_beside(self.code, after)
