"""The workstreams that are there: every folder beside this file, and further folders that the installation names.

Nothing is registered by hand: a folder with `acts.py` and `state.py` is a workstream.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import UUID

from eprocuracy.kernel.words import Label, Word
from eprocuracy.law.reference import Reference
from eprocuracy.law.statutes import Counting

from .accounts import STATED, Account
from .acts import Act
from .clocks import Clock, Clocks, read_clocks
from .house_acts import HOUSE_ACTS
from .house_findings import HOUSE_FINDINGS
from .moves import Moves
from .opening_rows import with_opening_rows
from .people import Role
from .projected import Fact, Finding, FindingKind, Hearing, Interval, MatterState, Suspension, TakenUp
from .questions import Question
from .registers import Register
from .sides import Side, Standing
from .states import NOTHING_SPECIAL, Circumstances, State

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class View:
    """What a workstream may look at when it draws its results: the law, and the other matters of the family."""

    reference: Reference
    family: Mapping[UUID, State]


@dataclass(frozen=True, slots=True)
class Results:
    """What one state yields besides its deadlines."""

    findings: tuple[Finding, ...] = ()
    intervals: tuple[Interval, ...] = ()
    facts: tuple[Fact, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    taken_up: tuple[TakenUp, ...] = ()
    hearings: tuple[Hearing, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Workstream:
    """One khâu công tác, as its folder declares it."""

    code: str
    label: Label
    one: Label  # what one of its matters is called
    groups: Mapping[str, Label]  # names of the groups of its clocks, by which lists filter
    themes: Mapping[str, Label]  # files of its acts that are offered under a heading of their own
    order: int
    folder: Path
    kinds: Mapping[str, type[Act]]
    begin: Callable[[Act], State]
    after: Callable[[Any, Act], State]
    moves: Moves
    track_moves: Moves
    track_role: Role | None
    clocks: tuple[Clock, ...]
    findings: Mapping[str, FindingKind]
    registers: tuple[Register, ...]
    circumstances: Callable[[Any, str, UUID | None, Act, View], Circumstances | None]  # None: it does not run for them
    results: Callable[[Any, View], Results]
    matter_state: Callable[[Any, View], MatterState] | None
    stages: type[Word]
    suspended: frozenset[Word] = frozenset()  # stages at which the matter rests until the ground of its suspension ends
    returned: frozenset[Word] = frozenset()  # stages at which its file went back for additional investigation
    readme: Path = field(default=HERE)
    sides: tuple[Side, ...] = ()  # what stands beside its proceedings
    standing: Callable[[Any], tuple[Standing, ...]] = lambda _: ()  # what stands in the file by its own account
    leans_on: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # clocks → further limits that may cut them
    questions: tuple[Question, ...] = ()
    accounts: tuple[Account, ...] = ()

    @cached_property
    def question_of(self) -> Mapping[str, Question]:
        """By each of its answers; that somebody goes free once time is over is no answer among others, and stands alone."""
        alone = {clock.once_over for clock in self.clocks}
        return {kind: one for one in self.questions for kind in one.answers if kind not in alone}

    @cached_property
    def heard_by(self) -> Mapping[str, tuple[Side, ...]]:
        """The sides that an act of each kind concerns."""
        heard: dict[str, tuple[Side, ...]] = {}
        for side in self.sides:
            for kind in (*(one.kind for one in side.kinds), *side.hears):
                heard[kind] = (*heard.get(kind, ()), side)
        return heard

    @cached_property
    def every_clock(self) -> tuple[Clock, ...]:
        """Its own clocks, and those of its sides."""
        return (*self.clocks, *(clock for side in self.sides for clock in side.clocks))

    @cached_property
    def clocks_by_start(self) -> Clocks:
        return Clocks(self.every_clock)

    @cached_property
    def side_of_clock(self) -> Mapping[str, Side]:
        return {clock.key: side for side in self.sides for clock in side.clocks}

    def theme_of(self, kind: type[Act]) -> Label | None:
        """Under which heading a kind is offered; None: among the acts of the procuracy or of other bodies."""
        return self.themes.get(kind.__module__.rpartition(".")[2])

    @property
    def opening(self) -> tuple[type[Act], ...]:
        return tuple(kind for kind in self.kinds.values() if kind.opens)


@dataclass(frozen=True)
class Catalogue:
    """All workstreams, and the kinds of acts of all of them."""

    workstreams: Mapping[str, Workstream]
    sides: tuple[Side, ...] = ()

    @cached_property
    def kinds(self) -> Mapping[str, type[Act]]:
        kinds = {kind.kind: kind for kind in HOUSE_ACTS}
        for stream in self.workstreams.values():
            for name, kind in stream.kinds.items():
                if name in kinds:
                    raise ValueError(f"two workstreams declare {name}")
                kinds[name] = kind
        for name, kind in self.side_kinds.items():
            if name in kinds:
                raise ValueError(f"a side and a workstream declare {name}")
            kinds[name] = kind
        return kinds

    @cached_property
    def side_kinds(self) -> Mapping[str, type[Act]]:
        """The kinds of the sides, which have no workstream of their own."""
        return {kind.kind: kind for side in self.sides for kind in side.kinds}

    @cached_property
    def home(self) -> Mapping[str, Workstream]:
        """The workstream of each kind of act; acts of the house have none of their own."""
        return {name: stream for stream in self.workstreams.values() for name in stream.kinds}

    @cached_property
    def clocks(self) -> Mapping[str, Clock]:
        of_sides = {clock.key: clock for side in self.sides for clock in side.clocks}
        return {**{clock.key: clock for stream in self.workstreams.values() for clock in stream.clocks}, **of_sides}

    @cached_property
    def guarded_clocks(self) -> frozenset[str]:
        """Clocks of which only those assigned and the heads of the office may know."""
        guarded = {kind.kind for kind in self.side_kinds.values() if kind.guarded}
        own = {key for key, clock in self.clocks.items() if guarded & clock.starts.keys()}
        return frozenset(key for key, clock in self.clocks.items() if key in own or clock.before in own)

    @cached_property
    def guarded_findings(self) -> frozenset[str]:
        """Kinds of findings of which only they may know, too."""
        return frozenset(one.code for side in self.sides if side.guarded for one in side.findings)

    @cached_property
    def groups(self) -> Mapping[str, Label]:
        """Groups of clocks by their code; one that its workstream does not name is called by its first clock."""
        found: dict[str, Label] = {}
        for stream in self.workstreams.values():
            for clock in stream.clocks:
                found.setdefault(clock.group, stream.groups.get(clock.group, clock.title))
        for side in self.sides:
            for clock in side.clocks:
                found.setdefault(clock.group, side.groups.get(clock.group, side.label))
        return found

    @cached_property
    def findings(self) -> Mapping[str, FindingKind]:
        return {
            **{one.code: one for one in HOUSE_FINDINGS},
            **{one.code: one for side in self.sides for one in side.findings},
            **{code: one for stream in self.workstreams.values() for code, one in stream.findings.items()},
        }

    @cached_property
    def accounts(self) -> Mapping[str, Account]:
        """Stocks by their code."""
        return {one.code: one for stream in self.workstreams.values() for one in stream.accounts}

    @cached_property
    def ways(self) -> Mapping[str, Mapping[str, Label]]:
        """Of each stock, what brings a matter or a person in and out: kinds of acts, its own stages by a register, other words."""
        kinds = {kind.kind: kind.label for kind in self.kinds.values()}
        return {
            one.code: {**kinds, **{f"{STATED}{stage.value}": stage.label for stage in stream.stages}, **one.ways}
            for stream in self.workstreams.values()
            for one in stream.accounts
        }

    @cached_property
    def registers(self) -> Mapping[str, Register]:
        """Books by their code."""
        of_sides = {one.code: one for side in self.sides for one in side.registers}
        return {**{one.code: one for stream in self.workstreams.values() for one in stream.registers}, **of_sides}

    @cached_property
    def fingerprint(self) -> str:
        """Of everything in the folders that decides what the fold yields."""
        digest = hashlib.sha256()
        for folder in [HERE, *_side_folders(HERE), *(stream.folder for stream in self.workstreams.values())]:
            for path in sorted([*folder.glob("*.py"), *folder.glob("*.yaml")]):
                digest.update(path.read_bytes())
        return digest.hexdigest()[:16]


@dataclass(frozen=True)
class Rules:
    """By what a family is folded: the law, and the workstreams. Its fingerprint is kept with every projection."""

    reference: Reference
    catalogue: Catalogue

    @cached_property
    def of_liberty(self) -> frozenset[str]:
        """Clocks at whose end a person goes free: the law counts them as custody or detention."""
        held = (Counting.CUSTODY, Counting.DETENTION)
        clocks = self.catalogue.clocks.values()
        return frozenset(one.key for one in clocks if self.reference.statute(one.limit).counting in held)

    @cached_property
    def of_held(self) -> frozenset[str]:
        """Groups of clocks that only run while a person is held."""
        return frozenset(self.catalogue.clocks[key].group for key in self.of_liberty)

    @cached_property
    def fingerprint(self) -> str:
        return f"{self.catalogue.fingerprint}-{self.reference.fingerprint[:16]}"


@cache
def load(further: tuple[Path, ...] = ()) -> Catalogue:
    """The catalogue of the house's own workstreams and of those in further folders."""
    found = [
        _read(importlib.import_module(f"{__package__}.{folder.name}"), folder)
        for folder in sorted(HERE.iterdir())
        if _is_workstream(folder)
    ]
    for place in further:
        found.extend(
            _read(_import_from(folder), folder) for folder in sorted(place.iterdir()) if _is_workstream(folder)
        )
    found.sort(key=lambda stream: (stream.order, stream.code))
    sides = tuple(
        side
        for folder in _side_folders(HERE)
        for side in importlib.import_module(f"{__package__}.{folder.name}.sides").SIDES
    )
    return Catalogue(
        {
            stream.code: replace(stream, sides=tuple(side for side in sides if not side.of or stream.code in side.of))
            for stream in found
        },
        sides,
    )


def _side_folders(place: Path) -> list[Path]:
    return sorted(path.parent for path in place.glob("*/sides.py"))


@cache
def rules(further: tuple[Path, ...] = ()) -> Rules:
    return Rules(Reference.load(), load(further))


def _is_workstream(folder: Path) -> bool:
    return folder.is_dir() and (folder / "acts.py").exists() and (folder / "state.py").exists()


def _import_from(folder: Path) -> ModuleType:
    name = f"eprocuracy_further_{folder.name}"
    spec = importlib.util.spec_from_file_location(
        name, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    if spec is None or spec.loader is None:
        raise ValueError(f"{folder} is not a package")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _read(package: ModuleType, folder: Path) -> Workstream:
    state = importlib.import_module(f"{package.__name__}.state")
    acts = importlib.import_module(f"{package.__name__}.acts")
    registers, accounts = (
        importlib.import_module(f"{package.__name__}.{name}") if (folder / f"{name}.py").exists() else None
        for name in ("registers", "accounts")
    )
    kinds = {kind.kind: kind for kind in _kinds(acts)}
    return Workstream(
        code=package.CODE,
        label=package.LABEL,
        one=getattr(package, "ONE", package.LABEL),
        groups=getattr(package, "GROUPS", {}),
        themes=getattr(package, "THEMES", {}),
        order=getattr(package, "ORDER", 100),
        leans_on=getattr(package, "LEANS_ON", {}),
        questions=getattr(package, "QUESTIONS", ()),
        accounts=accounts.ACCOUNTS if accounts else (),
        folder=folder,
        kinds=kinds,
        begin=state.begin,
        after=state.after,
        moves=Moves(tuple(state.MOVES)),
        track_moves=Moves(tuple(getattr(state, "TRACK_MOVES", ()))),
        track_role=getattr(state, "TRACK_ROLE", None),
        clocks=tuple(clock for path in sorted(folder.glob("clocks*.yaml")) for clock in read_clocks(path)),
        findings={one.code: one for one in getattr(state, "FINDINGS", ())},
        registers=with_opening_rows(registers.REGISTERS, kinds.values()) if registers else (),
        circumstances=getattr(state, "circumstances", _nothing_special),
        results=getattr(state, "results", _no_results),
        matter_state=getattr(state, "matter_state", None),
        stages=state.Stage,
        standing=getattr(state, "standing", _nothing_stands),
        suspended=frozenset(getattr(state, "SUSPENDED", ())),
        returned=frozenset(getattr(state, "RETURNED", ())),
        readme=folder / "README.md",
    )


def _kinds(module: ModuleType) -> Iterable[type[Act]]:
    """The kinds that `acts` declares or imports from files beside it, singly or as a whole file, in their order."""
    package = module.__name__.rpartition(".")[0]
    for held in vars(module).values():
        if isinstance(held, ModuleType) and held.__name__.startswith(f"{package}.acts_"):
            yield from (kind for kind in vars(held).values() if _is_kind(kind, held.__name__))
        elif _is_kind(held) and held.__module__.rpartition(".")[0] == package:
            yield held


def _is_kind(held: object, declared_in: str = "") -> bool:
    return (
        isinstance(held, type)
        and issubclass(held, Act)
        and "kind" in vars(held)
        and declared_in in ("", held.__module__)
    )


def _nothing_special(_state: State, _clock: str, _participant: UUID | None, _start: Act, _view: View) -> Circumstances:
    return NOTHING_SPECIAL


def _nothing_stands(_state: State) -> tuple[Standing, ...]:
    return ()


def _no_results(_state: State, _view: View) -> Results:
    return Results()
