"""What the system already knows when an act form opens: unit, next number, ordinal, what was said before, who is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max

from eprocuracy.kernel.actors import Actor, Authority, Duty
from eprocuracy.law.reference import Reference
from eprocuracy.platform.wall.sight import whole
from eprocuracy.records.models import MatterRow
from eprocuracy.workstreams.acts import Act, Link
from eprocuracy.workstreams.catalogue import Catalogue, View, Workstream
from eprocuracy.workstreams.criminal_cases.acts_accused import AccusedResumed
from eprocuracy.workstreams.criminal_cases.words import AccusedStage, ResumedAs, Stage
from eprocuracy.workstreams.custody.acts_detention import DetentionExtended
from eprocuracy.workstreams.custody.held_state import HeldState
from eprocuracy.workstreams.custody.lawful import longest_extension
from eprocuracy.workstreams.people import FAMILY_ROLES, Role
from eprocuracy.workstreams.projected import Outcome

from ..actform.questions import MATTER_ROLES
from ..actform.setting import Present
from .file import File
from .offered import fits

LASTING = frozenset({"agency", "investigator", "court", "place", "offence_on", "target", "target_kind", "area"})
"""Fields that stay true from act to act of a matter, so that nobody types them twice."""
OF_THE_MATTER = LASTING | {"description", "provision", "criterion"}
"""What a further paper of the same matter goes on saying: the violation found, in the recommendation on it."""
BECOMES = {
    Role.ACCUSED: frozenset({Role.SUSPECT, Role.HELD}),
    Role.HELD: frozenset({Role.SUSPECT, Role.ACCUSED}),
    Role.VICTIM: frozenset({Role.INFORMANT}),
}
"""Under which role somebody may be named who is in the family under another one."""
OF_PERSONS = frozenset({"accused", "arrest", "measure", "wanted"})
"""Kinds that name the persons they mean: where several may be meant, nobody is ticked beforehand."""
FROM_ORIGIN = LASTING | {"offences", "title", "unit"}
"""What a matter that comes out of another takes over from it."""


def book_year(day: date) -> int:
    """The year of a docket: papers of a proceeding are numbered from 1 December to 30 November."""
    return day.year + (day.month == 12)


def filled(
    kind: type[Act], *, home: Workstream | None, actor: Actor, file: File | None, origin: File | None, today: date
) -> dict[str, Any]:
    """Initial values by field, as far as they are known."""
    asked = {one.name: one for one in kind.content}
    source = file or origin
    names = OF_THE_MATTER if file else FROM_ORIGIN
    found: dict[str, Any] = {}
    if source is not None:
        found |= {name: value for name, value in _said(source) if name in names and name in asked}
    if source is not None and "title" in asked and not file:
        found.setdefault("title", source.state.title if source.state and not source.veils else "")
    if kind.charges and source is not None:
        found["charged_with"] = next((value for name, value in reversed([*_said(source)]) if name == "offences"), None)
    unit = file.row.unit if file else actor.unit
    if "agency" in asked and source is None:
        found["agency"] = usual_agency(home.code if home else "", unit)
    if "unit" in asked:
        found["unit"] = unit
    if "year" in asked:
        found["year"] = book_year(today)
    if "number" in asked and home is not None and (kind.opens or file is None or file.row.number is None):
        found["number"] = next_number(home.code, unit, book_year(today))
    if kind is AccusedResumed and file is not None and file.row.stage == Stage.PROSECUTION.value:
        found["phase"] = ResumedAs.PROSECUTION
    if "begins" in asked and asked["begins"].type == date | None and file is not None:
        found["begins"] = _follows_on(file)
    if "ordinal" in asked and file is not None:
        found["ordinal"] = 1 + sum(1 for act in file.standing.acts if act.matter == file.id and act.kind == kind.kind)
    if "procurator" in asked:
        found["procurator"] = _procurator(kind, actor, file)
    if "instead_of" in asked and file is not None:
        found["instead_of"] = file.staff.get(file.row.procurator, file.row.procurator)
    if kind.issuers == (Authority.PROCURACY,) and source is not None:
        unit_label = source.units.get(source.row.unit)
        found["issued_by"] = unit_label.vi if unit_label else ""
    elif Authority.INVESTIGATING_AGENCY in kind.issuers and source is not None:
        found["issued_by"] = source.row.agency
    return {name: value for name, value in found.items() if value not in (None, "")}


def waited_for(catalogue: Catalogue, kind: type[Act], file: File) -> dict[str, Any]:
    """What an act of this kind must say to meet a limit that runs in the matter, where every running one asks for the same."""
    asked = {one.name for one in kind.content}
    wanted: dict[str, set[Any]] = {}
    for deadline in file.projected.deadlines:
        clock = catalogue.clocks.get(deadline.clock)
        if deadline.matter != file.id or deadline.outcome is not Outcome.RUNNING or not clock:
            continue
        if kind.kind in clock.meets:
            for name, values in clock.where.get(kind.kind, {}).items():
                wanted.setdefault(name, set()).update(values)
    return {name: values.pop() for name, values in wanted.items() if name in asked and len(values) == 1}


def longest(kind: type[Act], file: File, reference: Reference) -> dict[str, Any]:
    """The longest that an extension of detention may be, with its last day; whoever decides shortens it."""
    state = file.states.get(file.id)
    if kind is not DetentionExtended or not isinstance(state, HeldState):
        return {}
    ordinal = 1 + sum(1 for act in file.standing.acts if act.matter == file.id and act.kind == kind.kind)
    found = longest_extension(state, View(reference, file.states), ordinal)
    return {"until": found[1], **({"length": found[0]} if found[0] else {})} if found else {}


def offence_on(file: File) -> date | None:
    """The day of the offence, as far as acts of the matter give one."""
    return dict(_said(file)).get("offence_on")


def _said(file: File) -> Iterator[tuple[str, Any]]:
    """Every field that acts of the matter have given, in order, so that the latest word counts."""
    for act in file.standing.acts:
        if act.matter == file.id:
            for name, value in act.values().items():
                if value not in (None, "", ()):
                    yield name, value


def _procurator(kind: type[Act], actor: Actor, file: File | None) -> str:
    """Who handles it already, or the procurator who writes it down; a new assignment is never guessed."""
    assigns = not kind.opens and any(one.name == "procurator" and one.needed for one in kind.content)
    if assigns:
        return ""
    if file is not None:
        return file.row.procurator
    return actor.account if Duty.PROCURATOR in actor.duties else ""


@whole()
def next_number(workstream: str, unit: str, year: int) -> int:
    """The number after the last one of the book; what another person takes meanwhile shows as a double, not as an error."""
    last = MatterRow.objects.filter(workstream=workstream, unit=unit, year=year).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _follows_on(file: File) -> date | None:
    """The first day under a new order for somebody held: the last day of custody, or the day after the last one ordered.

    TTLT 04/2018, Điều 17, 18: custody ends at a minute and its last day counts already; an order ends with its last day.
    """
    until = next((track.measure_until for track in file.tracks if track.measure_until is not None), None)
    if until is None or until.known_day is None:
        return None
    return until.known_day if until.minute is not None else until.known_day + timedelta(days=1)


def usual_agency(workstream: str, unit: str) -> str:
    """The agency of the matter that this office opened last: mostly it is the same one again."""
    rows = MatterRow.objects.filter(workstream=workstream, unit=unit).exclude(agency="")
    return rows.order_by("-matter").values_list("agency", flat=True).first() or ""


def links_to(kind: type[Act], home: Workstream, origin: File) -> tuple[Link, ...]:
    """How a new matter names the one it comes from; empty when the kind does not provide for it."""
    role = next((role for role in kind.roles if role in MATTER_ROLES and fits(role, home, origin.stream)), None)
    return (Link(role, origin.id, is_matter=True),) if role else ()


def present(kind: type[Act], source: File, *, opening: bool, mends: Act | None = None) -> tuple[Present, ...]:
    """The participants to tick: those of the matter under their role, then others of the family under the role asked for."""
    asked = [role for role in kind.roles if role not in MATTER_ROLES]
    if not asked:
        return ()
    described = {person.participant for person in mends.people} if mends else set()
    made: dict[UUID, Present] = {}
    elsewhere: set[UUID] = set()  # what is done about them is done in a case of their own
    for track in sorted(source.projected.tracks, key=lambda one: one.matter != source.id):  # its own first
        if track.matter not in source.seen or track.participant in made or track.participant in described:
            continue
        role, name = Role(track.role), source.names.get(track.participant)
        if not name:
            continue
        mine = track.matter == source.id and not opening
        if mine and mends is None and track.stage is AccusedStage.SPLIT_OFF and not _moves(kind, source, track.stage):
            elsewhere.add(track.participant)
        if track.participant in elsewhere:
            continue
        if mine and role in asked:
            made[track.participant] = Present(track.participant, role, name, ticked=_fits(kind, source, track.stage))
        elif becomes := next((one for one in asked if one is role or role in BECOMES.get(one, ())), None):
            made[track.participant] = Present(
                track.participant,
                becomes,
                name,
                note=role.label,
                ticked=False,
                person=None if track.participant in source.veils.words else source.people.get(track.participant),
            )
    if is_of_persons(kind) and sum(one.ticked for one in made.values()) > 1:
        made = {who: replace(one, ticked=False) for who, one in made.items()}
    ordered = sorted(made.values(), key=lambda one: one.person is not None)
    return tuple(ordered)


def _moves(kind: type[Act], source: File, stage: Any) -> bool:
    """Whether the act is in its place just for those at this stage."""
    row = source.stream.track_moves.of(kind.kind, stage)
    return row is not None and row.fits(stage) and row.offered


def is_of_persons(kind: type[Act]) -> bool:
    """Whether the act is about some persons of a matter and not about the matter."""
    return kind.kind.partition(".")[0] in OF_PERSONS


def _fits(kind: type[Act], source: File, stage: Any) -> bool:
    """Whether an act of this kind is in its place for somebody at this stage: such persons are ticked beforehand."""
    table = source.stream.track_moves
    row = table.of(kind.kind, stage) if stage is not None else None
    return row is None or (row.fits(stage) and (row.offered or (row.to is None and not row.from_)))


def family_links(links: Sequence[Link]) -> list[UUID]:
    """The matters that links tie into one family."""
    return [link.target for link in links if link.is_matter and link.role in FAMILY_ROLES]
