"""The list of accounts as whoever keeps them reads it, and which of them have lapsed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db.models import DateTimeField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Greatest

from eprocuracy.kernel.actors import SYSTEM, Actor, Duty
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Word

from . import codes, factors, keeping, locks, places
from .lapsing import REVIEWED_EVERY, UNREVIEWED, UNUSED, Lapse, lapse_of, review_due
from .models import AccessReview, Account, Delegation
from .powers import Deed, Reach, Standing, reach


class Kind(Word):
    """The four kinds of accounts that the rules keep apart; accounts of machines are not in this list."""

    ADMINISTRATOR = "admin", "quản trị", "administrator"
    OPERATIONAL = "operational", "nghiệp vụ", "operational"


class State(Word):
    """How it stands with an account."""

    IN_USE = "in_use", "đang dùng", "in use"
    LOCKED = "locked", "đang bị khóa sau nhiều lần sai", "locked after failures"
    OUT = "out", "ngừng dùng", "out of use"


@dataclass(frozen=True, slots=True)
class Listed:
    """One account with all that the list must say (TCVN 14423:2026, 5.6.2.1 c), and what its keeper looks at."""

    row: Account
    kind: Kind
    state: State
    manager: str  # the chief of the office, who answers for its accounts
    delegations: tuple[str, ...]
    held: frozenset[str]  # kinds of second factors
    sessions: tuple[places.Place, ...]
    linked: bool
    reviewed_at: datetime | None

    @property
    def due(self) -> datetime:
        return review_due(activated_at=self.row.activated_at, reviewed_at=self.reviewed_at)

    @property
    def lapse(self) -> Lapse | None:
        """Why the account went out of use by itself, if it did."""
        found = self.row.deactivated_for
        return Lapse(found) if found in {one.value for one in Lapse} else None

    @property
    def factors(self) -> tuple[str, ...]:
        """What is shown beside the password; recovery codes alone are none."""
        return tuple(one for one in (factors.KEY, factors.CODES) if one in self.held)


def kept_by(actor: Actor) -> QuerySet[Account]:
    """The accounts that a person keeps: of the own office, of those below too where the duty reaches there."""
    own = codes.office(actor.unit)
    inside = Q(unit=own) | Q(unit__parent=own, unit__level=codes.Level.DEPARTMENT.value)
    reached = {standing: _reaches(actor, standing) for standing in (Standing.OWN, Standing.UNDER)}
    if reached[Standing.UNDER]:
        inside = Q() if own == codes.SUPREME else Q(unit=own) | Q(unit__code__startswith=f"{own}-")
    found = Account.objects.filter(inside) if reached[Standing.OWN] else Account.objects.none()
    return found.select_related("unit").annotate(reviewed_at=Subquery(_LATEST))


def overdue(found: QuerySet[Account], *, at: datetime) -> QuerySet[Account]:
    """Of these, the accounts in use that nobody has reviewed in time."""
    since = Greatest("activated_at", "reviewed_at", output_field=DateTimeField())
    return found.filter(is_active=True).annotate(looked_at=since).filter(looked_at__lt=at - REVIEWED_EVERY)


def listed(rows: Sequence[Account], *, at: datetime) -> list[Listed]:
    """These accounts, from `kept_by`, with what stands about them elsewhere; the number of queries does not depend on theirs."""
    keys = [one.pk for one in rows]
    held: dict[int, set[str]] = {}
    for account, kind in Authenticator.objects.filter(user__in=keys).values_list("user_id", "type"):
        held.setdefault(account, set()).add(kind)
    linked = set(SocialAccount.objects.filter(user__in=keys).values_list("user_id", flat=True))
    open_at, papers = places.of(rows, at=at), _delegations(keys, day_of(at))
    locked = locks.locked([key for one in rows for key in (locks.of_name(one.account), locks.of_factor(one.pk))])
    chiefs = _chiefs({codes.office(one.unit_id) for one in rows})
    return [
        Listed(
            row=one,
            kind=Kind.ADMINISTRATOR if Duty.ADMINISTRATOR in one.duty_words else Kind.OPERATIONAL,
            state=_state(one, locked),
            manager=chiefs.get(codes.office(one.unit_id), ""),
            delegations=tuple(papers.get(one.pk, ())),
            held=frozenset(held.get(one.pk, ())),
            sessions=tuple(open_at[one.pk]),
            linked=one.pk in linked,
            reviewed_at=one.reviewed_at,  # type: ignore[attr-defined]
        )
        for one in rows
    ]


def lapse(account: Account, *, at: datetime) -> Lapse | None:
    """Why somebody does not come in any more with an account that nobody put out of use; made-up accounts never lapse."""
    if account.illustrative:
        return None
    reviewed_at = AccessReview.objects.filter(account=account).aggregate(at=Max("at"))["at"]
    return lapse_of(activated_at=account.activated_at, last_login=account.last_login, reviewed_at=reviewed_at, at=at)


def put_out_the_lapsed(*, at: datetime) -> int:
    """Put every lapsed account out of use; says how many."""
    found = Account.objects.filter(is_active=True, illustrative=False).annotate(reviewed_at=Subquery(_LATEST))
    used = Greatest("activated_at", "last_login", output_field=DateTimeField())
    looked_at = Greatest("activated_at", "reviewed_at", output_field=DateTimeField())
    late = found.annotate(used=used, looked_at=looked_at).filter(
        Q(used__lt=at - UNUSED) | Q(looked_at__lt=at - UNREVIEWED)
    )
    count = 0
    for one in late:
        why = lapse(one, at=at)
        if why:
            keeping.put_out(one, reason=why.value, by=SYSTEM, at=at)
            count += 1
    return count


_LATEST = AccessReview.objects.filter(account=OuterRef("pk")).order_by("-at").values("at")[:1]


def _reaches(actor: Actor, standing: Standing) -> bool:
    return any(reach(duty, Deed.ADMINISTER, standing) is not Reach.NONE for duty in actor.duties)


def _state(account: Account, locked: frozenset[str]) -> State:
    if not account.is_active:
        return State.OUT
    return State.LOCKED if {locks.of_name(account.account), locks.of_factor(account.pk)} & locked else State.IN_USE


def _delegations(keys: Sequence[int], today: date) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    held = Delegation.objects.filter(to_account__in=keys, from_on__lte=today, to_on__gte=today)
    for account, document_no in held.order_by("document_no").values_list("to_account_id", "document_no"):
        found.setdefault(account, []).append(document_no)
    return found


def _chiefs(offices: set[str]) -> dict[str, str]:
    found = Account.objects.filter(unit__in=offices, is_active=True, duties__contains=[Duty.CHIEF.value])
    return dict(found.order_by("-name").values_list("unit_id", "name"))
