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
from .powers import Deed, Reach, Standing, duties_that, reach

_GUARDED = tuple(Secrecy)
HANDLING = frozenset({Duty.PROCURATOR, Duty.EXAMINER})
MAY_ASSIST = HANDLING | {Duty.HEAD_OF_OFFICE}  # beside whoever is in charge of a matter
OWN_BUSINESS = frozenset({Deed.RECORD_OWN, Deed.RECORD_ASSIGNMENT})
WRITING = OWN_BUSINESS | {Deed.RECORD, Deed.DRAFT, Deed.ISSUE}


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is asked about: a matter, or with `unit` alone a unit and its books.

    `secrecy` is the place of the level in `Secrecy`; `assigned` are accounts, in charge or assisting, `relieved` those who handled it before and write in it
    no more; `team` is a department, if one handles it;
    `signed_by` are the duties that may sign the document in question, if one is asked about. `called` are the names of accounts, for
    saying whose business it is.
    """

    unit: str
    secrecy: int = 0
    assigned: Collection[str] = frozenset()
    relieved: Collection[str] = frozenset()
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
    """Yes or no, and why."""

    allowed: bool
    why: Label


@dataclass(frozen=True, slots=True)
class Visibility:
    """What a list may show: matters of `units` that are not closed, closed ones of `leads`, and whatever `account` is assigned to:
    in charge, or assisting in `matters`.

    `everything` is the system itself.
    """

    units: frozenset[str]
    leads: frozenset[str]
    account: str
    everything: bool = False
    matters: frozenset[UUID] = frozenset()

    def shows(self, about: About) -> bool:
        """The same answer as a list gives, for one matter."""
        closed = about.guarded is Secrecy.CLOSED
        return (
            self.everything
            or (bool(self.account) and self.account in about.assigned)
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
        if reach(_acts_as(duty, actor, about), deed, standing).covers(about.guarded):
            return Decision(True, standing.label)
    for power in delegated:
        if _entrusted(power, actor, deed, about) and reach(Duty.CHIEF, deed, standing).covers(about.guarded):
            return Decision(True, Label(f"theo ủy quyền số {power.document_no}", f"by delegation {power.document_no}"))
    return Decision(False, _why_not(actor, deed, about, standing))


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
    return Visibility(
        units=frozenset(unit for unit, reaches in widest.items() if reaches & {Reach.READ, Reach.CLOSED}),
        leads=frozenset(unit for unit, reaches in widest.items() if Reach.CLOSED in reaches),
        account=actor.account if handles else "",
        matters=actor.assists_in if handles else frozenset(),
    )


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


def _acts_as(duty: Duty, actor: Actor, about: About) -> Duty:
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
        return Decision(
            False,
            Label(
                "Hệ thống không ký thay người. Cần người có thẩm quyền ký.",
                "The system signs for nobody. A person must.",
            ),
        )
    return Decision(True, Label("hệ thống thực hiện", "done by the system"))


def _why_not(actor: Actor, deed: Deed, about: About, standing: Standing) -> Label:
    vi, en = deed.label.vi, deed.label.en
    if standing is Standing.OUTSIDE:
        return Label(
            f"Không thể {vi}: đây là việc của đơn vị khác. Có thể đề nghị đơn vị đó hoặc cấp trên trực tiếp.",
            f"You cannot {en}: it belongs to another office. You can ask that office, or the one above.",
        )
    if _is_relieved(actor, deed, about) and actor.duties & HANDLING:
        return Label(
            f"Không thể {vi}: đã có người khác thay bạn thụ lý vụ việc này. Có thể báo người đang thụ lý hoặc văn thư ghi.",
            f"You cannot {en}: somebody else has taken over this matter from you. You can tell them, or the clerk, what to record.",
        )
    if deed is Deed.ISSUE and about.signed_by and not _signers(actor, deed, about):
        named = [duty for duty in Duty if duty in about.signed_by]
        return Label(
            f"Văn bản này do {_names(named, 'vi')} ký. Có thể dự thảo và trình ký.",
            f"This document is signed by: {_names(named, 'en')}. You can draft it and submit it.",
        )
    if any(reach(_acts_as(duty, actor, about), deed, standing) is not Reach.NONE for duty in actor.duties):
        return _guarded(about, vi, en)
    if (
        deed in OWN_BUSINESS
        and standing is Standing.OWN
        and actor.duties & (HANDLING | {Duty.CLERK, Duty.STATISTICIAN})
    ):
        return _another_s(about, vi, en)
    if standing in (Standing.OWN, Standing.STANDING_IN, Standing.UNASSIGNED) and any(
        reach(duty, deed, Standing.ASSIGNED) is not Reach.NONE for duty in actor.duties
    ):
        return Label(
            f"Chỉ người được phân công mới có thể {vi}. Có thể đề nghị Viện trưởng phân công.",
            f"Only those assigned may {en}. You can ask the chief procurator to assign you.",
        )
    if standing is Standing.UNDER and not duties_that(deed, standing):
        return Label(
            f"Không thể {vi}: vụ việc do đơn vị cấp dưới thụ lý và ghi. Có thể yêu cầu đơn vị đó ghi hoặc sửa.",
            f"You cannot {en}: an office below handles it and records in it. You can ask that office to record or correct.",
        )
    those = duties_that(deed, standing) or duties_that(deed, Standing.OWN, Standing.ASSIGNED)
    return Label(
        f"Chức danh của bạn không thể {vi}. Việc này do: {_names(those, 'vi')}.",
        f"Your duty does not allow you to {en}. It is for: {_names(those, 'en')}.",
    )


def _another_s(about: About, vi: str, en: str) -> Label:
    """Whose matter it is, and whom to ask; the standing-in is arranged where leave is written down."""
    who = ", ".join(sorted(about.called.get(one, one) for one in about.assigned))
    return Label(
        f"Không thể {vi}: vụ việc đã phân công cho {who}. Có thể báo {who}, người làm thay khi {who} nghỉ, hoặc lãnh đạo đơn vị ghi; "
        "việc của cơ quan khác thì vẫn ghi được.",
        f"You cannot {en}: the matter is assigned to {who}. You can ask {who}, whoever stands in while {who} is away, or the heads of "
        "the office to record it; what other bodies did you can still record.",
    )


def _guarded(about: About, vi: str, en: str) -> Label:
    if about.guarded is Secrecy.CLOSED:
        return Label(
            f"Không thể {vi}: vụ việc chỉ mở cho người được phân công và Viện trưởng của đơn vị.",
            f"You cannot {en}: the matter is open only to those assigned and to the chief of the office.",
        )
    return Label(
        f"Không thể {vi}: đồng nghiệp chỉ được xem vụ việc này. Có thể đề nghị người được phân công.",
        f"You cannot {en}: colleagues may only view this matter. You can ask those assigned.",
    )


def _names(duties: Iterable[Duty], language: str) -> str:
    return ", ".join(duty.say(language) for duty in duties)
