"""Documents that open a matter out of nothing: whose they are, and who sees them, before the matter is there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from django.db.models import Exists, OuterRef, Q

from eprocuracy.identity import codes
from eprocuracy.identity.policy import About, may, visible_units
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.records.models import MatterRow
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.people import FAMILY_ROLES

from ..models import Draft, DraftVersion
from .signers import is_the_procurators_own

SIGNING = frozenset({Duty.CHIEF, Duty.DEPUTY_CHIEF})
NOT_FROM_NOTHING = Label(
    "Văn bản này soạn trong vụ việc làm phát sinh nó.", "This document is drafted in the matter it comes from."
)
BY_A_PROCURATOR = Label(
    "Văn bản này do Kiểm sát viên lập và ký.", "This document is written and signed by a procurator."
)


def comes_from_nothing(kind: type[Act]) -> bool:
    """Whether acts of a kind open a matter that need not come from another one."""
    return kind.opens and FAMILY_ROLES.isdisjoint(kind.roles)


def why_not_open(actor: Actor, kind: type[Act], *, unit: str, workstream: str) -> Label | None:
    """Why the actor may not draft a document that opens a matter of an office out of nothing; who drafts it handles it until then."""
    about = About(unit=unit, workstream=workstream)
    if not comes_from_nothing(kind):
        return NOT_FROM_NOTHING
    records = may(actor, Deed.RECORD, about)
    if not records.allowed:
        return records.why
    if (
        is_the_procurators_own(kind.signers)
        and SIGNING.isdisjoint(kind.signers)
        and Duty.PROCURATOR not in actor.duties
    ):
        return BY_A_PROCURATOR
    drafts = may(actor, Deed.DRAFT, replace(about, assigned={actor.account}))
    return None if drafts.allowed else drafts.why


def opening_unit(act: Act, by: Actor, workstream: str) -> str:
    """The office for which a document opens a matter; refused where the person may not draft it there."""
    unit = getattr(act, "unit", None) or by.unit
    why_not = why_not_open(by, type(act), unit=unit, workstream=workstream)
    if why_not is not None:
        raise Refused(why_not)
    return unit


def to_be_opened(draft: Draft, wrote: Collection[str]) -> MatterRow:
    """The matter as it is asked about before it is there: of the office, with those who wrote the draft; never saved."""
    return MatterRow(
        matter_id=draft.home,
        family_id=draft.home,
        workstream=draft.workstream,
        unit=draft.unit,
        procurator=draft.drafter,
        assisting=sorted(set(wrote) - {draft.drafter}),
    )


def seen_unopened(actor: Actor) -> Q:
    """Which drafts without a matter the actor sees: what they wrote or are to sign, and what is written in the office they sign for."""
    none = Q(matter=None)
    if actor.is_system:
        return none
    written = DraftVersion.objects.filter(draft=OuterRef("pk"), written_by=actor.account)
    found = Q(signer=actor.account) | Q(Exists(written))
    if actor.duties & SIGNING:
        office = codes.office(actor.unit)
        found |= Q(unit__in=[one for one in visible_units(actor) if codes.office(one) == office])
    return none & found
