"""What is asked of My day: read from the address; without an address, what concerns the person who asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, CharField, Q, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce
from django.http import QueryDict

from eprocuracy.kernel.actors import Actor, Authority, Duty
from eprocuracy.kernel.moments import day_of, end_of
from eprocuracy.kernel.words import Word
from eprocuracy.office.queries import StandingIn
from eprocuracy.records.queries import mine
from eprocuracy.workstreams.catalogue import Catalogue, Rules
from eprocuracy.workstreams.clocks import Clock
from eprocuracy.workstreams.projected import Outcome

from ..units import Branch, units_of

ASKED = "loc"  # says that the filters were sent, so that an empty choice is a choice
ME, NOBODY = "me", "none"
HANDLE_MATTERS = frozenset({Duty.PROCURATOR, Duty.EXAMINER})
NEAREST = Coalesce(
    Cast("ends_on", CharField()), KT("answer__earliest__on"), KT("answer__earliest__at"), output_field=CharField()
)
"""The day a register states, or the earliest that is certain, as ISO text; null where nobody can say."""
UNCOUNTED = (Outcome.STATED.value, Outcome.NOT_DETERMINABLE.value)


class Bucket(Word):
    """How a deadline stands today."""

    LIBERTY = (
        "liberty",
        "Tạm giữ, tạm giam đã hết hoặc hết trong 24 giờ",
        "Custody or detention ended, or ending within 24 hours",
    )
    OVERDUE = "overdue", "Quá hạn", "Overdue"
    DAY = "day", "Trong 24 giờ", "Within 24 hours"
    THREE = "three", "Trong 3 ngày", "Within 3 days"
    TEN = "ten", "Trong 10 ngày", "Within 10 days"
    AWAITED = "awaited", "Chờ trả lời", "Replies awaited"
    UNCOUNTED = "uncounted", "Theo sổ, chưa tính được", "As registers state, or not determinable"


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of one address."""

    units: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    streams: tuple[str, ...] = ()
    bucket: Bucket | None = None
    standing_in: tuple[StandingIn, ...] = ()  # whose desks the person does today

    @classmethod
    def read(cls, query: QueryDict, actor: Actor, standing_in: tuple[StandingIn, ...] = ()) -> Asked:
        """Whoever handles matters sees their own, and those of a desk stood in for, unless they ask for others'; the rest see all."""
        who = tuple(query.getlist("who"))
        if not who and ASKED not in query and actor.duties & HANDLE_MATTERS:
            who = (ME, *(one.account for one in standing_in))
        bucket = query.get("nhom", "")
        return cls(
            units=tuple(query.getlist("unit")),
            who=who,
            groups=tuple(query.getlist("group")),
            streams=tuple(query.getlist("stream")),
            bucket=Bucket(bucket) if bucket in {one.value for one in Bucket} else None,
            standing_in=tuple(one for one in standing_in if one.account in who),
        )

    def condition(self, actor: Actor, known: tuple[Branch, ...]) -> Q:
        """The condition on rows of deadlines."""
        found = Q()
        if self.units:
            found &= Q(unit__in=units_of(known, self.units))
        if self.who:
            others = Q(procurator__in=["" if one == NOBODY else one for one in self.who if one != ME])
            for one in self.standing_in:  # as one's own: by name too, where a register of the office says only that
                others |= Q(procurator=one.name, unit=one.unit)
            found &= others | mine(actor) if ME in self.who else others
        if self.groups:
            found &= Q(group__in=self.groups)
        if self.streams:
            found &= Q(matter__row__workstream__in=self.streams)
        return found


def buckets(rules: Rules, now: datetime) -> tuple[Q, Case]:
    """Which deadlines My day shows at all, and in which bucket each of them stands; rows carry `nearest`.

    Whoever must go free within a day, or should have gone, stands above everything else, whatever else is overdue.
    """
    catalogue = rules.catalogue
    today = day_of(now)
    in_three, in_ten = end_of(today + timedelta(days=3)), end_of(today + timedelta(days=10))
    awaited = sorted(clock.key for clock in catalogue.clocks.values() if awaits_reply(catalogue, clock))
    beyond = (today + timedelta(days=11)).isoformat()
    uncounted = Q(outcome__in=UNCOUNTED) & (Q(nearest__isnull=True) | Q(nearest__lt=beyond))
    shown = Q(ends_at__lte=in_ten) | uncounted | (Q(clock__in=awaited) & ~Q(outcome__in=UNCOUNTED))
    bucket = Case(
        When(outcome__in=UNCOUNTED, then=Value(Bucket.UNCOUNTED.value)),
        When(
            clock__in=sorted(rules.of_liberty), ends_at__lte=now + timedelta(hours=24), then=Value(Bucket.LIBERTY.value)
        ),
        When(ends_at__lte=now, then=Value(Bucket.OVERDUE.value)),
        When(clock__in=awaited, then=Value(Bucket.AWAITED.value)),
        When(ends_at__lte=now + timedelta(hours=24), then=Value(Bucket.DAY.value)),
        When(ends_at__lte=in_three, then=Value(Bucket.THREE.value)),
        default=Value(Bucket.TEN.value),
        output_field=CharField(),
    )
    return shown, bucket


def awaits_reply(catalogue: Catalogue, clock: Clock) -> bool:
    """Whether the procuracy has spoken and another body must answer: ours starts the clock, theirs meets it."""
    starts = [catalogue.kinds[kind] for kind in clock.starts if kind in catalogue.kinds]
    meets = [catalogue.kinds[kind] for kind in clock.meets if kind in catalogue.kinds]
    ours = bool(starts) and all(kind.issuers == (Authority.PROCURACY,) for kind in starts)
    return ours and bool(meets) and all(kind.issuers and Authority.PROCURACY not in kind.issuers for kind in meets)
