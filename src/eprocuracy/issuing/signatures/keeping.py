"""What the register of certificates says on a day: how it stands with each, which end soon, and what is to be done by when.

The days are working marks of the house; no text of the law that would name others was read for them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from eprocuracy.identity import codes
from eprocuracy.identity.models import Account
from eprocuracy.identity.policy import About, may
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label

from ..models import Certificate, CertificateEvent
from .trust import Trust
from .words import Condition, Happening, Part, Task

WINDOWS = (30, 60, 90)  # days ahead that the calendar shows
ASK_AHEAD = timedelta(days=30)  # a new certificate is asked for so long before the old one ends
LISTS_AHEAD, TRUST_AHEAD = timedelta(days=3), timedelta(days=365)
SIGN_PAPERS = frozenset({Duty.CHIEF, Duty.DEPUTY_CHIEF})
UNEXPECTED = frozenset({Happening.LOST, Happening.EXPOSED, Happening.BROKEN})


@dataclass(frozen=True, slots=True)
class Held:
    """A certificate of the register as it stands at a moment; `events` are what happened to it, the earliest first."""

    row: Certificate
    events: tuple[CertificateEvent, ...]
    left: int  # days until it ends; negative when it has
    is_here: bool  # the person still works in the office it was handed out for
    condition: Condition

    @property
    def event(self) -> CertificateEvent | None:
        """What took it out of use."""
        return self.events[0] if self.events else None

    @property
    def state(self) -> Label:
        """How it stands, in words."""
        return Happening(self.event.what).label if self.event is not None else self.condition.label

    @property
    def is_used(self) -> bool:
        return self.condition in (Condition.IN_USE, Condition.ENDING)

    @property
    def bearer(self) -> tuple[str, str]:
        """Whose it is and for what: the next certificate of the same bearer takes its place."""
        return self.row.part, self.row.account


@dataclass(frozen=True, slots=True)
class ToDo:
    """One duty of whoever keeps the certificates, and the day by which it is to be done."""

    task: Task
    by: date
    about: str
    certificate: int | None = None


def keeps(actor: Actor, unit: str) -> bool:
    """Whether the person keeps the certificates of an office."""
    return may(actor, Deed.KEEP_SEAL, About(unit=unit)).allowed


def held_in(unit: str, *, at: datetime) -> tuple[Held, ...]:
    """The register of an office, what ends first on top; three questions."""
    return _standing(Certificate.objects.filter(unit=codes.office(unit)), at)


def held_by(account: str, *, at: datetime) -> tuple[Held, ...]:
    """The certificates of one person."""
    return _standing(Certificate.objects.filter(account=account), at)


def held(certificate: int, *, by: Actor, at: datetime) -> Held | None:
    """One certificate, where the person keeps it or bears it."""
    found = _standing(Certificate.objects.filter(id=certificate), at)
    one = found[0] if found else None
    return one if one is not None and (one.row.account == by.account or keeps(by, one.row.unit)) else None


def ending(actor: Actor, *, at: datetime) -> tuple[Held, ...]:
    """What ends within 90 days of all that the person keeps or bears, with no later one in its place."""
    mine = Q(account=actor.account)
    whose = mine | Q(unit=codes.office(actor.unit)) if keeps(actor, actor.unit) else mine
    soon = Certificate.objects.filter(whose, to_at__gt=at, to_at__lte=at + timedelta(days=WINDOWS[-1]))
    found = [one for one in _standing(soon, at) if one.is_used] if soon.exists() else []
    if not found:
        return ()
    units = {one.row.unit for one in found}
    every = _standing(Certificate.objects.filter(unit__in=units), at)
    return tuple(one for one in found if not _has_a_successor(one, every))


def todos(found: Sequence[Held], signers: Iterable[Account], *, at: datetime) -> tuple[ToDo, ...]:
    """What is to be done, the most pressing first; `signers` are those of the office who sign its papers."""
    today = day_of(at)
    used = {one.bearer for one in found if one.is_used}
    made = [todo for one in found if (todo := _of(one, found, used, today)) is not None]
    unserved = {one.row.account for one in found if one.event is not None and one.bearer not in used}
    for account in signers:
        if (Part.PERSON.value, account.account) not in used and account.account not in unserved:
            made.append(ToDo(Task.HAND_OUT, today, account.name))
    return tuple(sorted(made, key=lambda one: (one.by, list(Task).index(one.task), one.about)))


def of_the_ground(trust: Trust, *, at: datetime) -> tuple[ToDo, ...]:
    """What the installation itself needs: fresh lists of revocations, issuers whose certificates do not end."""
    made = []
    for one in trust.revoked:
        told = one["tbs_cert_list"]
        until, name = told["next_update"].native, str(told["issuer"].native.get("common_name", ""))
        if until is not None and until - LISTS_AHEAD <= at:
            made.append(ToDo(Task.LISTS, day_of(until), name))
    for above in (*trust.roots, *trust.between):
        if above.not_valid_after - TRUST_AHEAD <= at:
            name = str(above.subject.native.get("common_name", ""))
            made.append(ToDo(Task.TRUST, day_of(above.not_valid_after), name))
    return tuple(sorted(made, key=lambda one: one.by))


def signers_of(unit: str) -> QuerySet[Account]:
    """Those who sign the papers of an office; made-up accounts are given a key when they first sign."""
    office = codes.office(unit)
    here = Q(unit=office) | Q(unit__parent=office, unit__level=codes.Level.DEPARTMENT.value)
    duties = [one.value for one in SIGN_PAPERS]
    return Account.objects.filter(here, is_active=True, illustrative=False, duties__overlap=duties).order_by("name")


def _of(one: Held, found: Sequence[Held], used: Collection[tuple[str, str]], today: date) -> ToDo | None:
    name, key = one.row.holder, one.row.id
    if one.event is not None:
        missing = {Happening(each.what) for each in one.events} <= UNEXPECTED and one.bearer not in used
        return ToDo(Task.REPLACE, day_of(one.event.since), name, key) if missing and one.is_here else None
    if one.is_used and not one.is_here:
        return ToDo(Task.TAKE_BACK, today, name, key)
    if one.condition is Condition.ENDING and not _has_a_successor(one, found):
        return ToDo(Task.RENEW, day_of(one.row.to_at - ASK_AHEAD), name, key)
    if one.condition is Condition.ENDED and one.is_here and one.bearer not in used:
        later = any(each.bearer == one.bearer and each.row.to_at > one.row.to_at for each in found)
        return None if later else ToDo(Task.RENEW, day_of(one.row.to_at - ASK_AHEAD), name, key)
    return None


def _has_a_successor(one: Held, found: Iterable[Held]) -> bool:
    return any(
        each.bearer == one.bearer
        and each.row.unit == one.row.unit
        and each.event is None
        and each.row.to_at > one.row.to_at
        for each in found
    )


def _standing(rows: QuerySet[Certificate], at: datetime) -> tuple[Held, ...]:
    found = list(rows.prefetch_related("events").order_by("to_at", "id"))
    accounts = {one.account for one in found if one.account}
    working = dict(Account.objects.filter(account__in=accounts, is_active=True).values_list("account", "unit_id"))
    return tuple(
        Held(
            row=one,
            events=tuple(sorted(one.events.all(), key=lambda each: (each.since, each.id))),
            left=(day_of(one.to_at) - day_of(at)).days,
            is_here=not one.account or (one.account in working and codes.office(working[one.account]) == one.unit),
            condition=_condition(one, at),
        )
        for one in found
    )


def _condition(one: Certificate, at: datetime) -> Condition:
    if any(each.since <= at for each in one.events.all()):
        return Condition.OUT
    if one.to_at <= at:
        return Condition.ENDED
    if one.from_at > at:
        return Condition.NOT_YET
    return Condition.ENDING if one.to_at <= at + timedelta(days=WINDOWS[-1]) else Condition.IN_USE
