"""May this person do this with this matter? Answered from plain values, with the reason as a sentence. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID

from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.house_acts import Secrecy

from . import codes
from .offices import holder
from .powers import OWN_BUSINESS, Deed, Reach, Standing, reach
from .saying_no import Asked, Rule, why_not

_GUARDED = tuple(Secrecy)
HANDLING = frozenset({Duty.PROCURATOR, Duty.EXAMINER})
MAY_ASSIST = HANDLING | {Duty.HEAD_OF_OFFICE}  # beside whoever is in charge of a matter
LOOKING = frozenset({Deed.SEE, Deed.READ_FILE, Deed.KNOW_NAMES})
WRITING = OWN_BUSINESS | {Deed.RECORD, Deed.DRAFT, Deed.ISSUE}


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is asked about: a matter, or with `unit` alone a unit and its books.

    `secrecy` is the place of the level in `Secrecy`; `assigned` are accounts, in charge or assisting, `relieved` those who handled it before and write in it
    no more; `opened_by` have opened it in an emergency, for this moment; `team` is a department, if one handles it;
    `signed_by` are the duties that may sign the document in question, if one is asked about. `called` are the names of accounts, for
    saying whose business it is.
    """

    unit: str
    secrecy: int = 0
    assigned: Collection[str] = frozenset()
    relieved: Collection[str] = frozenset()
    opened_by: Collection[str] = frozenset()
    team: str = ""
    workstream: str = ""
    signed_by: Collection[Duty] = frozenset()
    called: Mapping[str, str] = field(default_factory=dict)

    @property
    def guarded(self) -> Secrecy:
        return _GUARDED[self.secrecy]


@dataclass(frozen=True, slots=True)
class Delegated:
    """What a chief has entrusted to a deputy in writing, in force today: the chief's own power for these deeds."""

    unit: str
    deeds: frozenset[Deed]
    document_no: str
    workstreams: frozenset[str] = frozenset()  # none named: all


@dataclass(frozen=True, slots=True)
class Decision:
    """Yes or no, why, by which rule, and which duty or written delegation made it a yes."""

    allowed: bool
    why: Label
    rule: Rule
    duty: Duty | None = None
    power: Delegated | None = None


@dataclass(frozen=True, slots=True)
class Visibility:
    """What a list may show: matters of `units` that are not closed, closed ones of `leads`, whatever `account` is assigned to (in
    charge, or assisting in `matters`), and what it has `opened` for an hour.

    Of who is veiled in what is shown, the names in matters of `names`, and of those whom one `stands_in` for, besides one's own and the
    opened ones. `everything` is the system itself.
    """

    units: frozenset[str]
    leads: frozenset[str]
    account: str
    everything: bool = False
    matters: frozenset[UUID] = frozenset()
    opened: frozenset[UUID] = frozenset()
    names: frozenset[str] = frozenset()
    stands_in: frozenset[str] = frozenset()

    def shows(self, about: About) -> bool:
        """The same answer as a list gives, for one matter."""
        closed = about.guarded is Secrecy.CLOSED
        return (
            self.everything
            or (bool(self.account) and (self.account in about.assigned or self.account in about.opened_by))
            or about.unit in (self.leads if closed else self.units)
        )


def may(actor: Actor, deed: Deed | str, about: About, delegated: Iterable[Delegated] = ()) -> Decision:
    """Whether the actor may do the deed; any one duty, or a written delegation, is enough."""
    deed = deed if isinstance(deed, Deed) else Deed(deed)
    if actor.is_system:
        return _system(deed)
    standing = standing_of(actor, about)
    signers = _signers(actor, deed, about)
    for duty in sorted(signers, key=lambda one: one.value):
        if reach(counts_as(duty, actor, about), deed, standing).covers(about.guarded):
            return Decision(True, standing.label, Rule.DUTY, duty)
    for power in delegated:
        if _entrusted(power, actor, deed, about) and reach(Duty.CHIEF, deed, standing).covers(about.guarded):
            said = Label(f"theo ủy quyền số {power.document_no}", f"by delegation {power.document_no}")
            return Decision(True, said, Rule.DELEGATION, Duty.CHIEF, power)
    if deed in LOOKING and actor.account in about.opened_by and actor.duties - {Duty.ADMINISTRATOR}:
        return Decision(True, Label("đã mở khẩn cấp, có lý do", "opened in an emergency, with a reason"), Rule.OPENED)
    asked = Asked(
        deed=deed,
        standing=standing,
        guarded=about.guarded,
        duties=actor.duties,
        as_duties=frozenset(counts_as(duty, actor, about) for duty in actor.duties),
        signers=signers,
        signed_by=frozenset(about.signed_by),
        relieved=bool(actor.duties & HANDLING) and _is_relieved(actor, deed, about),
        assigned=tuple(sorted(about.called.get(one, one) for one in about.assigned)),
    )
    rule, why = why_not(asked)
    return Decision(False, why, rule)


def require(deed: Deed | str, *, of: Actor, about: About, delegated: Iterable[Delegated] = ()) -> None:
    """Refuse, with the reason, what the actor may not do."""
    decision = may(of, deed, about, delegated)
    if not decision.allowed:
        raise Refused(decision.why)


@lru_cache(maxsize=512)
def visibility(actor: Actor) -> Visibility:
    """What lists may show the actor, of the units in `actor.units`; says the same as `may(actor, SEE, …)`."""
    if actor.is_system:
        return Visibility(frozenset(), frozenset(), actor.account, everything=True)
    widest = {unit: {reach(duty, Deed.SEE, _standing_to(actor, unit)) for duty in actor.duties} for unit in actor.units}
    handles = bool(actor.duties - {Duty.ADMINISTRATOR})
    stands_in = any(reach(duty, Deed.KNOW_NAMES, Standing.STANDING_IN) is not Reach.NONE for duty in actor.duties)
    return Visibility(
        units=frozenset(unit for unit, reaches in widest.items() if reaches & {Reach.READ, Reach.CLOSED}),
        leads=frozenset(unit for unit, reaches in widest.items() if Reach.CLOSED in reaches),
        account=actor.account if handles else "",
        matters=actor.assists_in if handles else frozenset(),
        opened=actor.opened if handles else frozenset(),
        names=frozenset(unit for unit in actor.units if _knows_names(actor, unit)),
        stands_in=actor.stands_in_for if stands_in else frozenset(),
    )


def _knows_names(actor: Actor, unit: str) -> bool:
    standing = _standing_to(actor, unit)
    return any(reach(duty, Deed.KNOW_NAMES, standing) is not Reach.NONE for duty in actor.duties)


def visible_units(actor: Actor) -> frozenset[str]:
    """The units whose matters the actor may list; closed matters apart."""
    return visibility(actor).units


def looks_down(duties: Iterable[Duty]) -> bool:
    """Whether any of the duties sees matters of the offices below."""
    return any(reach(duty, Deed.SEE, Standing.UNDER) is not Reach.NONE for duty in duties)


def standing_of(actor: Actor, about: About) -> Standing:
    """How the actor stands to the matter; its office is the one that holds it today. One stands in within the own office only."""
    if actor.account in about.assigned:
        return Standing.ASSIGNED
    standing = _standing_to(actor, about.unit)
    if standing is Standing.OWN and not about.assigned:
        return Standing.UNASSIGNED
    if standing is Standing.OWN and not actor.stands_in_for.isdisjoint(about.assigned):
        return Standing.STANDING_IN
    return standing


def _standing_to(actor: Actor, unit: str) -> Standing:
    if not codes.is_code(unit) or not codes.is_code(actor.unit):
        return Standing.OUTSIDE
    own, held_by = codes.office(actor.unit), holder(unit)
    if own == held_by:
        return Standing.OWN
    return Standing.UNDER if codes.is_under(held_by, own) or codes.is_under(unit, own) else Standing.OUTSIDE


def _signers(actor: Actor, deed: Deed, about: About) -> frozenset[Duty]:
    duties = actor.duties - HANDLING if _is_relieved(actor, deed, about) else actor.duties
    if deed is Deed.ISSUE and about.signed_by:
        return duties & frozenset(about.signed_by)
    return duties


def _is_relieved(actor: Actor, deed: Deed, about: About) -> bool:
    """Whether another took the person's place: what they wrote as the one who handles it, they write no more, unless they stand in."""
    if deed not in WRITING or actor.account not in about.relieved:
        return False
    return standing_of(actor, about) not in (Standing.ASSIGNED, Standing.STANDING_IN)


def counts_as(duty: Duty, actor: Actor, about: About) -> Duty:
    """The head of a department counts as a procurator in what another department handles."""
    elsewhere = bool(about.team) and about.team not in actor.units
    return Duty.PROCURATOR if duty is Duty.HEAD_OF_OFFICE and elsewhere else duty


def _entrusted(power: Delegated, actor: Actor, deed: Deed, about: About) -> bool:
    """A power reaches the matters of its own office only, and only the deputy who stands there."""
    return (
        Duty.DEPUTY_CHIEF in actor.duties
        and deed in power.deeds
        and codes.office(actor.unit) == codes.office(power.unit)
        and (not power.workstreams or about.workstream in power.workstreams)
        and (not about.signed_by or Duty.CHIEF in about.signed_by)
    )


def _system(deed: Deed) -> Decision:
    if deed is Deed.ISSUE:
        said = Label(
            "Hệ thống không ký thay người. Cần người có thẩm quyền ký.",
            "The system signs for nobody. A person must.",
        )
        return Decision(False, said, Rule.SYSTEM)
    return Decision(True, Label("hệ thống thực hiện", "done by the system"), Rule.SYSTEM)
