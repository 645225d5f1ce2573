"""What is known when a paper is drawn: the acts of the family, the one it is about to become, whom it concerns, who issues it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from uuid import UUID

from eprocuracy.kernel.actors import Duty
from eprocuracy.law.offences import Catalogue, Offence
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.criminal_cases.words import OUT_OF_CASE, AccusedStage
from eprocuracy.workstreams.people import Person, Role
from eprocuracy.workstreams.states import State

NOTHING: Mapping[str, str] = MappingProxyType({})
ON_TRIAL = (Role.ACCUSED, Role.HELD, Role.SUSPECT)
"""Those against whom a proceeding goes: an act that names one of them is about that one alone."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """The office that issues: its name, that above it, its abbreviation in symbols, its department, and where it has its seat."""

    name: str
    superior: str
    abbreviation: str
    seat: str
    department: str = ""


@dataclass(frozen=True, kw_only=True)
class Known:
    """Everything a form is filled from; nothing here is asked of a database or of a clock."""

    issuer: Issuer
    offences: Catalogue
    matter: UUID
    acts: tuple[Act, ...] = ()  # of the family, those that count, in their order
    states: Mapping[UUID, State] = field(default_factory=dict)
    candidate: Act | None = None  # the act the paper stands for, recorded or not
    chosen: tuple[UUID, ...] = ()  # participants, where the candidate names none
    role: Role | None = None  # whom the form is about, where the act names people of several roles
    among: tuple[UUID, ...] = ()  # some of several persons, while what is said of them alone is filled
    names: Mapping[str, str] = field(default_factory=lambda: NOTHING)  # of accounts and units, by code
    written: Mapping[str, str] = field(
        default_factory=lambda: NOTHING
    )  # what the drafter wrote, by place; several lines make several items
    number: str | None = None  # the whole number with its symbol, once allotted
    on: date | None = None
    signer: str = ""
    duty: Duty | None = None  # in what capacity; without one, the first of those who may sign the form

    @cached_property
    def before(self) -> tuple[Act, ...]:
        """The acts that came before the paper and are of its matter or of its past: what it can cite.

        A case that was split off goes on alone: what is done in one of the two is not cited in the other.
        """
        ids = [one.id for one in self.acts]
        came = (
            self.acts
            if self.candidate is None or self.candidate.id not in ids
            else self.acts[: ids.index(self.candidate.id)]
        )
        return tuple(one for place, one in enumerate(came) if self._is_ours(place, one))

    def _is_ours(self, place: int, act: Act) -> bool:
        ours, theirs = self.states.get(self.matter), self.states.get(act.matter)
        if act.matter == self.matter or type(ours) is not type(theirs) or place < self._past.get(act.matter, 0):
            return True
        named = {link.target for link in act.links if not link.is_matter and link.role in ON_TRIAL}
        return ours is None or any(
            one.participant in named and one.stage is not AccusedStage.SPLIT_OFF for one in ours.places.values()
        )

    @cached_property
    def _past(self) -> Mapping[UUID, int]:
        """The matters that this one was split from, each with the place in the acts up to which its past is ours."""
        found: dict[UUID, int] = {}
        matter: UUID | None = self.matter
        while matter is not None and matter not in found:
            opening = next((number for number, one in enumerate(self.acts) if one.matter == matter), None)
            links = self.acts[opening].links if opening is not None else ()
            matter = next((link.target for link in links if link.role is Role.SPLIT_FROM), None)
            if matter is not None and opening is not None:
                found[matter] = opening
        return found

    @cached_property
    def accused(self) -> tuple[UUID, ...]:
        """Those against whom the matter still goes: who was split off, terminated or diverted is out of it, who is suspended waits."""
        ours = self.states.get(self.matter)
        known = self.of_role(Role.ACCUSED)
        if ours is None or not ours.of_role(Role.ACCUSED):
            return known
        stages = {one.participant: one.stage for one in ours.of_role(Role.ACCUSED)}
        here = tuple(one for one in known if one in stages)
        standing = tuple(one for one in here if stages[one] not in OUT_OF_CASE)
        return tuple(one for one in standing if stages[one] is not AccusedStage.SUSPENDED) or standing or here

    @cached_property
    def persons(self) -> tuple[UUID, ...]:
        """Whom the paper is about: of those whom the act names, those against whom it goes, unless the form is about another role."""
        if self.among:
            return self.among
        named = tuple(link for link in self.candidate.links if not link.is_matter) if self.candidate else ()
        about = (self.role,) if self.role else ON_TRIAL
        first = tuple(dict.fromkeys(link.target for link in named if link.role in about))
        if self.role and named:
            return first  # of an anonymous letter nobody else is taken for its writer
        return first or tuple(dict.fromkeys(link.target for link in named)) or self.chosen or self.accused

    @cached_property
    def people(self) -> Mapping[UUID, Person]:
        """What the acts say of each participant, the latest that is said of each thing."""
        told = [*self.acts, *([self.candidate] if self.candidate else [])]
        return people_of(told)

    @property
    def state(self) -> State | None:
        return self.states.get(self.matter)

    @property
    def drafted(self) -> bool:
        """Whether the paper is not issued yet: number and day come with the signature."""
        return self.candidate is None or self.candidate.position is None

    def latest(self, *kinds: str) -> Act | None:
        """The latest act of some kinds that concerns the same persons: one that names somebody else alone does not."""
        for act in reversed(self.before):
            if act.kind in kinds and self._concerns(act):
                return act
        return None

    def all_of(self, kind: str) -> tuple[Act, ...]:
        return tuple(act for act in self.before if act.kind == kind and self._concerns(act))

    def apart(self, kind: str) -> tuple[tuple[UUID, ...], ...]:
        """Those against whom the paper goes, parted by the latest act of a kind that names each, in the order of these acts."""
        named: dict[int, list[UUID]] = {}
        for one in self.tried or self.accused:
            places = [
                place
                for place, act in enumerate(self.before)
                if act.kind == kind and any(link.target == one for link in act.links)
            ]
            named.setdefault(max(places, default=-1), []).append(one)
        return tuple(tuple(named[place]) for place in sorted(named))

    def of_role(self, *roles: Role) -> tuple[UUID, ...]:
        """Participants of a role anywhere in the family, in the order of being named."""
        told = [*self.acts, *([self.candidate] if self.candidate else [])]
        found = (link.target for act in told for link in act.links if not link.is_matter and link.role in roles)
        return tuple(dict.fromkeys(found))

    def offences_of(self, participant: UUID) -> tuple[Offence, ...]:
        """With what someone is charged, by the latest paper that says so, else with what the case is."""
        told = [*self.before, *([self.candidate] if self.candidate else [])]
        for act in reversed(told):
            for link in act.links:
                if link.target == participant and link.offences:
                    return link.offences
        return self.case_offences

    @cached_property
    def case_offences(self) -> tuple[Offence, ...]:
        """With what the case is charged before the paper; what the paper says itself only where nothing was said before."""
        told = [*([self.candidate] if self.candidate else []), *self.before]
        found = (getattr(act, "offences", None) for act in reversed(told))
        return next((tuple(one) for one in found if one), ())

    @cached_property
    def offence_on(self) -> date | None:
        told = [*self.acts, *([self.candidate] if self.candidate else [])]
        found = (getattr(act, "offence_on", None) for act in reversed(told))
        return next((one for one in found if isinstance(one, date)), None)

    def _concerns(self, act: Act) -> bool:
        named = {link.target for link in act.links if not link.is_matter and link.role in ON_TRIAL}
        return not named or not self.tried or not named.isdisjoint(self.tried)

    @cached_property
    def tried(self) -> tuple[UUID, ...]:
        """Those of whom the paper is that a proceeding goes against; none where it is about a witness or counsel."""
        against = self.of_role(*ON_TRIAL)
        named = tuple(one for one in self.persons if one in against)
        return named or tuple(one for one in self.chosen if one in against)


def people_of(acts: Iterable[Act]) -> Mapping[UUID, Person]:
    """What acts say of people, the latest that is said of each thing; an erasure wipes what was said before."""
    found: dict[UUID, Person] = {}
    for act in acts:
        for person in act.people:
            known = found.get(person.participant)
            if known is None or person.erased:
                found[person.participant] = person
                continue
            said = {one.name: value for one in fields(person) if (value := getattr(person, one.name))}
            found[person.participant] = replace(known, **said)
    return found
