"""Questions of this room. Every list begins at what the person who asks may see."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from eprocuracy.identity.models import Account
from eprocuracy.identity.policy import HANDLING, About, may
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import Actor
from eprocuracy.records.models import MatterRow
from eprocuracy.records.queries import matters_visible_to

from .models import Contact, DutyTurn, Leave, MatterContact, Note, Pin
from .words import Sharing

MOST_PINS = 8  # what one glance takes in, and one question counts


def notes_visible_to(actor: Actor) -> QuerySet[Note]:
    """One's own notes, and the shared ones of the own office; both only of matters that one may still see."""
    seen = matters_visible_to(actor).filter(matter=OuterRef("matter"))
    own = Q(author=actor.account)
    return Note.objects.filter(own | Q(sharing=Sharing.TEAM.value, unit=actor.unit)).filter(Exists(seen))


def reminders_for(actor: Actor, *, on: date, standing_in: Collection[str] = ()) -> QuerySet[Note]:
    """What stands in a person's day: own reminders that are due or were done today, and shared ones of the matters handled.

    For `standing_in`, the accounts somebody stands in for, the shared ones that these wrote or would be reminded of.
    """
    desks = [actor.account, *standing_in]
    own_matter = MatterRow.objects.filter(matter=OuterRef("matter")).filter(
        Q(procurator__in=desks) | Q(assisting__overlap=desks)
    )
    shared = Q(sharing=Sharing.TEAM.value) & (Q(author__in=desks) | Exists(own_matter))
    due = Q(done_at=None, remind_on__lte=on) | Q(remind_on__lte=on, done_at__date=on)
    return (
        notes_visible_to(actor)
        .filter(Q(author=actor.account) | shared)
        .filter(due)
        .select_related("matter__row")
        .order_by("remind_on", "id")
    )


def reminders_to_hand_over(actor: Actor, account: str) -> QuerySet[Note]:
    """What is still to be reminded of on the desk of an account: its shared reminders, and to itself the private ones too."""
    handled = MatterRow.objects.filter(matter=OuterRef("matter"), procurator=account)
    return (
        notes_visible_to(actor)
        .filter(Q(author=account) | Q(sharing=Sharing.TEAM.value) & Exists(handled))
        .filter(done_at=None, remind_on__isnull=False)
        .select_related("matter__row")
        .order_by("remind_on", "id")
    )


def pins_of(actor: Actor) -> QuerySet[Pin]:
    """What a person has pinned, and what was sent and waits."""
    return Pin.objects.filter(owner=actor.account).order_by("-kept", "id")


def duty_of(actor: Actor, first: date, last: date) -> QuerySet[DutyTurn]:
    """The rota of the own office."""
    return DutyTurn.objects.filter(unit=actor.unit, on__gte=first, on__lte=last).order_by("on", "turn", "id")


def leaves_of(actor: Actor, *, until: date, since: date) -> QuerySet[Leave]:
    """Who of the own office is away in a period."""
    return Leave.objects.filter(unit=actor.unit, from_on__lte=until, to_on__gte=since).order_by("from_on", "id")


@dataclass(frozen=True, slots=True)
class StandingIn:
    """Whose desk a person does beside the own, and until when."""

    account: str
    name: str
    unit: str
    to_on: date


def accounts_stood_in_for(actor: Actor, *, on: date) -> frozenset[str]:
    """The accounts whose work the actor was recorded to do on this day; one query."""
    return frozenset(_stood_in(actor, on=on).values_list("account", flat=True))


def _stood_in(actor: Actor, *, on: date) -> QuerySet[Leave]:
    return Leave.objects.filter(stand_in=actor.account, unit=actor.unit, from_on__lte=on, to_on__gte=on)


def all_standing_in(actors: Iterable[Actor], *, on: date) -> list[Actor]:
    """The same people with the accounts they stand in for on a day; one query."""
    actors = list(actors)
    held: dict[tuple[str, str], set[str]] = {}
    leaves = Leave.objects.filter(stand_in__in=[one.account for one in actors], from_on__lte=on, to_on__gte=on)
    for leave in leaves:
        held.setdefault((leave.stand_in, leave.unit), set()).add(leave.account)
    return [
        replace(one, stands_in_for=frozenset(held.get((one.account, one.unit), ()))) if one.duties & HANDLING else one
        for one in actors
    ]


def stands_in_for(actor: Actor, *, on: date) -> tuple[StandingIn, ...]:
    """The desks that the actor was recorded to do on this day, of the own office; one query where there is none."""
    held = list(_stood_in(actor, on=on))
    if not held:
        return ()
    names = names_of(one.account for one in held)
    return tuple(
        StandingIn(one.account, names.get(one.account, one.account), one.unit, one.to_on)
        for one in sorted(held, key=lambda one: (one.to_on, one.account))
    )


def away(actor: Actor, *, on: date) -> dict[str, Leave]:
    """Who of the own office is away on a day, by account."""
    return {one.account: one for one in leaves_of(actor, since=on, until=on)}


def conflicts(turns: Iterable[DutyTurn], leaves: Sequence[Leave]) -> set[tuple[date, str]]:
    """The turns of those who are away that day. Pure."""
    return {
        (turn.on, turn.account)
        for turn in turns
        for leave in leaves
        if leave.account == turn.account and leave.from_on <= turn.on <= leave.to_on
    }


def contacts_of(actor: Actor) -> QuerySet[Contact]:
    """The contacts of the own office, by agency."""
    return Contact.objects.filter(unit=actor.unit).order_by("agency", "name", "id")


def contacts_on(actor: Actor, matter: UUID) -> QuerySet[MatterContact]:
    """Who of the other side works on a matter that the actor may see."""
    seen = matters_visible_to(actor).filter(matter=OuterRef("matter"))
    found = MatterContact.objects.filter(Exists(seen), matter=matter).select_related("contact")
    return found.order_by("contact__post", "contact__name", "id")


def may_roster(actor: Actor) -> bool:
    """Whether the person arranges duty and leave of the own office."""
    return may(actor, Deed.ROSTER, About(unit=actor.unit)).allowed


def names_of(accounts: Iterable[str]) -> dict[str, str]:
    """The names behind accounts; one query."""
    return dict(Account.objects.filter(account__in=set(accounts)).values_list("account", "name"))


def days_from(first: date, count: int) -> list[date]:
    return [first + timedelta(days=each) for each in range(count)]
