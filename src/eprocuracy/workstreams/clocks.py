"""Clocks as they are declared: which acts start, extend, meet and drop which time limit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from eprocuracy.kernel.words import Label, Word

from .acts import Act
from .people import Role
from .projected import Outcome

Seen = tuple[str, Act]  # an act with its kind as the matter sees it


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """How an act of one kind extends a clock: which of its fields give the ordinal, the last day and the length."""

    ordinal: int | str = 1  # a number, or the name of a field
    until: str = ""
    length: str = ""
    capped: bool = False  # it never reaches beyond what the law gives, whatever last day was written
    findings: Mapping[str, str] | None = None  # instead of those of the clock


@dataclass(frozen=True, slots=True)
class Effect:
    """What an act of one kind does to a clock, in the order in which it is done: it ends runs, extends them, starts one."""

    ends: tuple[tuple[Outcome, str], ...]  # how a run ends by it, and the field that holds when
    extension: Extension | None
    start: str | None  # the field that holds the start
    resumes: str | None  # the kind of act that had ended the run which it lets go on
    where: tuple[tuple[str, frozenset[Any]], ...]  # fields and the values that count


@dataclass(frozen=True, kw_only=True)
class Clock:
    """One declared clock of a workstream."""

    key: str
    title: Label
    limit: str
    starts: Mapping[str, str]  # kind of act → field that holds the start ("occurred" by default)
    extends: Mapping[str, Extension] = field(default_factory=dict)
    meets: Mapping[str, str] = field(default_factory=dict)
    suspends: Mapping[str, str] = field(default_factory=dict)
    resumes: Mapping[str, str] = field(
        default_factory=dict
    )  # kind → the kind that had ended the run: it goes on to its same end
    drops: frozenset[str] = frozenset()
    where: Mapping[str, Mapping[str, frozenset[Any]]] = field(default_factory=dict)  # kind → field → values that count
    everybody: bool = False  # an act that starts it and names nobody starts it for all of whom the matter knows
    early: bool = False  # an act that meets it may be dated before the start (a book with its days out of order)
    per: Role | None = None
    before: str = ""  # a backward limit: counted back from the end of that clock
    findings: Mapping[str, str] = field(
        default_factory=dict
    )  # late, open, open_capped, extension_late, extension_too_long, extension_unprovided
    group: str = ""
    action: str = ""  # the act that is due
    once_over: str = ""  # the act that is due instead when the time is over: nobody is kept on time that has run out
    warn_days: int = 10
    right: bool = False  # what meets it is a right, gone with its time: issued late it is refused, while a duty is still to be done
    lapses: bool = False  # a right that runs out: past its end there is nothing left to do, and nothing is overdue

    @property
    def runs_out(self) -> bool:
        """Whether nothing is overdue past its end: a right that lapsed, or the last day for asking counted back from a limit."""
        return self.lapses or bool(self.before)

    def act_due(self, *, over: bool) -> str:
        """The kind of act that is due while the time runs, or when it is over."""
        return self.once_over if over and self.once_over else self.action

    def concerns(self, act: Act) -> bool:
        """Whether an act counts for this clock, where only some acts of its kind do."""
        return fits(act, self.where.get(act.kind, _ANY).items())

    @cached_property
    def effects(self) -> Mapping[str, Effect]:
        """By the kind of act as the matter sees it: what it does."""
        return {
            kind: self._effect(kind)
            for kind in {*self.starts, *self.extends, *self.meets, *self.suspends, *self.resumes, *self.drops}
        }

    def _effect(self, kind: str) -> Effect:
        ends = [(Outcome.MET, self.meets[kind])] if kind in self.meets else []
        if kind in self.suspends:
            ends.append((Outcome.SUSPENDED, self.suspends[kind]))
        if kind in self.drops:
            ends.append((Outcome.DROPPED, "occurred"))
        its_own = kind.rpartition(":")[2]  # `joined:case.joined` is the kind `case.joined` in another's eyes
        where = tuple(self.where.get(its_own, _ANY).items())
        return Effect(tuple(ends), self.extends.get(kind), self.starts.get(kind), self.resumes.get(kind), where)


def fits(act: Act, where: Iterable[tuple[str, frozenset[Any]]]) -> bool:
    """Whether every field holds one of the values that count."""
    for name, values in where:
        held = getattr(act, name, None)
        if (held.value if isinstance(held, Word) else held) not in values:
            return False
    return True


_ANY: Mapping[str, frozenset[Any]] = {}


class Clocks:
    """The clocks of one workstream, in their order, found by the kinds of acts that start them."""

    def __init__(self, clocks: Iterable[Clock]) -> None:
        self.every = tuple(clocks)
        self.backward = tuple(one for one in self.every if one.before)
        self._started_by: dict[str, set[int]] = {}
        self._touched_by: dict[str, list[int]] = {}
        for place, one in enumerate(self.every):
            if one.before:
                continue
            for kind in one.starts:
                self._started_by.setdefault(kind, set()).add(place)
            for kind in one.effects:
                self._touched_by.setdefault(kind, []).append(place)

    def over(self, acts: Iterable[Seen]) -> Iterator[tuple[Clock, list[Seen]]]:
        """Those that run forward and that some act starts, in their order, each with the acts that do anything to it."""
        seen = list(acts)
        started = set[int]().union(*[self._started_by[kind] for kind, _ in seen if kind in self._started_by])
        touching: dict[int, list[Seen]] = {place: [] for place in sorted(started)}
        for one in seen:
            for place in self._touched_by.get(one[0], ()):
                if place in started:
                    touching[place].append(one)
        for place, mine in touching.items():
            yield self.every[place], mine


@cache
def read_clocks(path: Path) -> tuple[Clock, ...]:
    """The clocks declared in one `clocks.yaml`; a missing file declares none."""
    if not path.exists():
        return ()
    declared = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    return tuple(_clock(key, said) for key, said in declared.items())


def _clock(key: str, said: Mapping[str, Any]) -> Clock:
    def acts(name: str) -> dict[str, str]:
        given = said.get(name, {})
        if isinstance(given, list):
            return dict.fromkeys(given, "occurred")
        return {kind: at or "occurred" for kind, at in given.items()}

    return Clock(
        key=key,
        title=Label(said["title"]["vi"], said["title"]["en"]),
        limit=said["limit"],
        starts=acts("starts"),
        extends={kind: Extension(**how) for kind, how in said.get("extends", {}).items()},
        meets=acts("meets"),
        suspends=acts("suspends"),
        resumes=said.get("resumes", {}),
        drops=frozenset(said.get("drops", ())),
        where={
            kind: {name: frozenset(values) for name, values in wanted.items()}
            for kind, wanted in said.get("where", {}).items()
        },
        everybody=said.get("everybody", False),
        early=said.get("early", False),
        per=Role(said["per"]) if said.get("per") else None,
        before=said.get("before", ""),
        findings=said.get("findings", {}),
        group=said.get("group", key),
        action=said.get("action", ""),
        once_over=said.get("once_over", ""),
        warn_days=said.get("warn_days", 10),
        right=bool(said.get("right", False)),
        lapses=bool(said.get("lapses", False)),
    )
