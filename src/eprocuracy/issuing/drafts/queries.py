"""Which drafts a person may see; every list begins here."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from eprocuracy.kernel.actors import Actor
from eprocuracy.records.queries import matters_visible_to
from eprocuracy.workstreams.catalogue import Catalogue

from ..models import Draft
from .opening import seen_unopened
from .words import DraftState

TO_SIGN = (DraftState.PROPOSED.value, DraftState.APPROVED.value)
TO_CHANGE = (DraftState.RETURNED.value,)


def drafts_visible_to(actor: Actor, catalogue: Catalogue) -> QuerySet[Draft]:
    """Drafts in matters that the actor may see, and of those that open one; of guarded kinds only those one wrote or is to sign."""
    guarded = [name for name, kind in catalogue.kinds.items() if kind.guarded]
    found = Draft.objects.filter(Q(matter__in=matters_visible_to(actor).values("matter")) | seen_unopened(actor))
    own = Q(drafter=actor.account) | Q(signer=actor.account)
    return found.filter(~Q(kind__in=guarded) | own) if guarded else found


def waiting_for(actor: Actor, catalogue: Catalogue) -> QuerySet[Draft]:
    """What the actor is to approve or sign, and what came back to be changed; the oldest first."""
    to_sign = Q(signer=actor.account, state__in=TO_SIGN)
    to_change = Q(drafter=actor.account, state__in=TO_CHANGE)
    return drafts_visible_to(actor, catalogue).filter(to_sign | to_change).order_by("changed_at", "id")
