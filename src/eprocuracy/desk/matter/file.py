"""What the pages of one matter are drawn from: read once, in a number of queries that does not depend on its length."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Self
from uuid import UUID

from eprocuracy import audit
from eprocuracy.audit.deeds import declare
from eprocuracy.identity.models import Account
from eprocuracy.identity.policy import About, Decision, may
from eprocuracy.identity.powers import OWN_BUSINESS, Deed
from eprocuracy.identity.queries import labels_of
from eprocuracy.issuing.drafts.looking import about_of as drafted_in
from eprocuracy.kernel.actors import SYSTEM, Actor
from eprocuracy.kernel.moments import end_of
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.language import say
from eprocuracy.platform.ui.parts import Text
from eprocuracy.records import crossing
from eprocuracy.records.models import ActLink, ActRow, FindingRow, MatterRow, Opening
from eprocuracy.records.opening import openings_of
from eprocuracy.records.permitting import about_of, deed_of
from eprocuracy.records.queries import CLOSED, matters_visible_to
from eprocuracy.records.remembering import acts_read, remembered
from eprocuracy.records.veiling import NONE, Veils, drawn_over
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Rules, Workstream
from eprocuracy.workstreams.folding import folded
from eprocuracy.workstreams.heads import Heads, heads
from eprocuracy.workstreams.house_acts import Secrecy
from eprocuracy.workstreams.people import Person, Role
from eprocuracy.workstreams.projected import Finding, MatterState, Projected, Track
from eprocuracy.workstreams.states import State
from eprocuracy.workstreams.team import staff_of

from ..irregular import finding_of
from ..persons.naming import shown

READ = declare("matter.read", "Xem vụ việc", "Matter read")


@dataclass(frozen=True, slots=True)
class Related:
    """Another matter that this one is tied to, or that is about it; only what the reader may see."""

    id: UUID
    stream: Workstream
    number: int | None
    year: int | None
    title: str
    stage: Label
    same_family: bool


@dataclass(frozen=True, slots=True)
class File:
    """One matter as it is known: now, or at the end of a day gone by."""

    id: UUID
    stream: Workstream
    row: MatterRow
    acts: tuple[Act, ...]  # of the whole family, as known
    standing: Heads
    projected: Projected
    states: Mapping[UUID, State]  # behind it, of each matter of the family
    position: Mapping[UUID, int]
    people: Mapping[UUID, Person]
    staff: Mapping[str, str]  # account → name
    units: Mapping[str, Label]
    origins: Mapping[UUID, str]
    related: tuple[Related, ...]
    may: Mapping[Deed, Decision]  # what the reader may write here, by the manner of writing; and read the log
    known_on: date | None = None
    may_trace: bool = False  # may open the file that an act was read from
    may_draft: bool = False  # may write documents of ours in it
    reads_guarded: bool = False  # what only those assigned and the heads of the office may read
    openings: tuple[Opening, ...] = ()  # who opened it in an emergency, the latest first
    opened_until: datetime | None = None  # that the reader did, and how long
    veils: Veils = NONE  # over those whom the reader may not know by name
    crossed: tuple[Finding, ...] = ()  # what comes of this matter and another in which the same person is held
    names: Mapping[UUID, str] = field(
        init=False, compare=False
    )  # of participants; of those erased, the paper that erased them

    def __post_init__(self) -> None:
        told = {participant: shown(person.name, erased=person.erased) for participant, person in self.people.items()}
        object.__setattr__(self, "names", {participant: name for participant, name in told.items() if name})

    @property
    def state(self) -> MatterState | None:
        """Where the matter stands; None when it was not known yet."""
        return next((one for one in self.projected.matters if one.id == self.id), None)

    @property
    def may_record(self) -> Decision:
        """Whether the reader may write anything here at all; each kind is asked for by `may_write`."""
        return self.may[Deed.RECORD]

    def may_write(self, kind: type[Act]) -> Decision:
        """Whether the reader may record an act of this kind here."""
        return self.may[deed_of(kind)] if self.may_record.allowed else self.may_record

    @property
    def tracks(self) -> tuple[Track, ...]:
        """Its participants; a measure that another matter of the family has recorded for one of them is shown with them."""
        seen = self.seen
        measures = {
            one.participant: one
            for one in self.projected.tracks
            if one.measure is not None and one.matter != self.id and one.matter in seen
        }
        return tuple(
            replace(one, measure=held.measure, measure_until=held.measure_until)
            if one.measure is None and (held := measures.get(one.participant))
            else one
            for one in self.projected.tracks
            if one.matter == self.id
        )

    @property
    def seen(self) -> frozenset[UUID]:
        """The matters of the family that the reader may see."""
        return frozenset({self.id, *(one.id for one in self.related if one.same_family)})

    @property
    def words(self) -> dict[str, Text]:
        """Accounts and codes of units, as people call them."""
        return {**self.units, **self.staff}

    def with_planned(self, rules: Rules, planned: Sequence[Act]) -> Self:
        """The file as it would stand after further acts that nobody has recorded; what is stored of it stays as it is."""
        acts = (*self.acts, *planned)
        standing = heads(acts)
        projected, states = folded(rules, standing.acts)
        people = {**self.people, **_people(heads(planned), {self.id}, NONE)}
        return replace(self, acts=acts, standing=standing, projected=projected, states=states, people=people)

    def concerning(self, acts: Sequence[Act]) -> tuple[Act, ...]:
        """Those of the acts that are of this matter or name it."""
        return tuple(
            act
            for act in acts
            if act.matter == self.id or any(link.is_matter and link.target == self.id for link in act.links)
        )


def open_file(
    rules: Rules, actor: Actor, matter: UUID, *, at: datetime, known_on: date | None = None, quiet: bool = False
) -> File | None:
    """The file of a matter that the actor may see, else None. That it was read is logged, except where `quiet`."""
    row = matters_visible_to(actor).select_related("family").filter(matter=matter).first()
    if row is None or row.workstream not in rules.catalogue.workstreams:
        return None
    recorded = acts_read(rules.catalogue, {row.family_id: row.family.position})[row.family_id]
    known_at = end_of(known_on) if known_on else None
    reads_guarded = reads_guarded_in(actor, row)
    readable = recorded if reads_guarded else without_guarded(recorded)
    veils = drawn_over([row.family_id], recorded)
    if veils:
        readable = tuple(map(veils.act, readable))
    acts = tuple(act for act in readable if known_at is None or (act.recorded_at and act.recorded_at <= known_at))
    standing = heads(acts)
    projected, states = remembered(rules, row.family_id, standing.acts)
    related = _related(rules, actor, row, acts)
    visible = {matter, *(one.id for one in related if one.same_family)}
    openings = tuple(openings_of(matter)) if row.secrecy == CLOSED else ()
    staff = _staff(acts, projected, {one.account for one in openings})
    file = File(
        id=matter,
        stream=rules.catalogue.workstreams[row.workstream],
        row=row,
        acts=acts,
        standing=standing,
        projected=projected,
        states=states,
        position={row.family_id: row.family.position},
        people=_people(standing, visible, veils),
        veils=veils,
        staff=staff,
        units=labels_of(_units(acts, projected)),
        origins=dict(ActRow.objects.filter(matter=matter).exclude(origin="").values_list("id", "origin")),
        related=related,
        may=_may(actor, row, staff),
        known_on=known_on,
        may_trace=may(actor, Deed.IMPORT, About(unit=actor.unit)).allowed,
        may_draft=may(actor, Deed.DRAFT, drafted_in(row)).allowed,
        reads_guarded=reads_guarded,
        openings=openings,
        opened_until=_opened_until(actor, matter, openings),
        crossed=() if known_on else crossed(matter),
    )
    if not quiet:
        shown = [f"participant:{one.participant}" for one in file.tracks]
        audit.reads(READ, by=actor, at=at, about=[f"matter:{matter}", *shown])
    return file


def file_to_open(rules: Rules, row: MatterRow) -> File:
    """The file of a matter that one document is to open and that is not there yet: nothing is known of it but its office."""
    projected, states = folded(rules, ())
    return File(
        id=row.matter_id,
        stream=rules.catalogue.workstreams[row.workstream],
        row=row,
        acts=(),
        standing=heads(()),
        projected=projected,
        states=states,
        position={},
        people={},
        staff={},
        units=labels_of({row.unit}),
        origins={},
        related=(),
        may={},
    )


def crossed(matter: UUID) -> tuple[Finding, ...]:
    """The findings that two matters of one person raise together, as they are stored; one query."""
    rows = FindingRow.objects.filter(matter=matter, code__in=crossing.CODES).order_by("on", "id")
    return tuple(finding_of(row) for row in rows)


def _people(standing: Heads, visible: set[UUID], veils: Veils) -> dict[UUID, Person]:
    """What the latest act says of each participant; of matters that the reader may not see, nothing."""
    found: dict[UUID, Person] = {}
    for act in standing.acts:
        if act.matter not in visible:
            continue
        for person in act.people:
            known = found.get(person.participant)
            found[person.participant] = replace(person, name=known.name) if known and not person.name else person
    veiled = {who: Person(participant=who, name=say(told)) for who, told in veils.words.items() if who in found}
    return {**found, **veiled}


def _opened_until(actor: Actor, matter: UUID, openings: Sequence[Opening]) -> datetime | None:
    """Until when the reader sees a matter that they opened in an emergency."""
    if matter not in actor.opened:
        return None
    return max((one.until_at for one in openings if one.account == actor.account), default=None)


def _staff(acts: Sequence[Act], projected: Projected, besides: Collection[str]) -> dict[str, str]:
    accounts = {act.recorded_by for act in acts}.union(besides, *map(staff_of, acts))
    accounts.update(name for one in projected.matters for name in (one.procurator, *one.assisting))
    names = dict(Account.objects.filter(account__in=accounts - {""}).values_list("account", "name"))
    return {SYSTEM.account: SYSTEM.name, **names}


def _units(acts: Sequence[Act], projected: Projected) -> set[str]:
    said = {getattr(act, name, None) for act in acts for name in ("unit", "to_unit", "from_unit")}
    return {one for one in said if isinstance(one, str)} | {one.unit for one in projected.matters if one.unit}


def _related(rules: Rules, actor: Actor, row: MatterRow, acts: Sequence[Act]) -> tuple[Related, ...]:
    """Matters of the family, those this one is about, and those that are about it."""
    mine = {link.target for act in acts if act.matter == row.matter_id for link in act.links if link.role is Role.ABOUT}
    about_it = ActLink.objects.filter(target=row.matter_id, is_matter=True, role=Role.ABOUT.value).values("act__matter")
    visible = matters_visible_to(actor).exclude(matter=row.matter_id)
    found = visible.filter(family=row.family_id) | visible.filter(matter__in=mine) | visible.filter(matter__in=about_it)
    made = []
    for one in found.order_by("opened_on", "matter"):
        stream = rules.catalogue.workstreams.get(one.workstream)
        if stream is not None:
            same = one.family_id == row.family_id
            stage = stream.stages(one.stage).label
            made.append(Related(one.matter_id, stream, one.number, one.year, one.title, stage, same))
    return tuple(made)


def reads_guarded_in(actor: Actor, row: MatterRow) -> bool:
    """Whether the actor might open the matter if it were closed: so much is asked of those who read what is guarded in it."""
    closed = list(Secrecy).index(Secrecy.CLOSED)
    return may(actor, Deed.SEE, replace(about_of(row), secrecy=closed)).allowed


def without_guarded(acts: Sequence[Act]) -> tuple[Act, ...]:
    """The acts without those of guarded kinds and whatever mends or voids one."""
    hidden: set[UUID] = set()
    for act in acts:
        if act.guarded or act.supersedes in hidden:
            hidden.add(act.id)
    return tuple(act for act in acts if act.id not in hidden)


def _may(actor: Actor, row: MatterRow, staff: Mapping[str, str]) -> Mapping[Deed, Decision]:
    """What the actor may write in the matter as it stands, the door asks the same; and whether its log may be read."""
    about = replace(about_of(row), called=staff)
    return {deed: may(actor, deed, about) for deed in (Deed.RECORD, *OWN_BUSINESS, Deed.READ_LOG, Deed.ASK_WHO)}
