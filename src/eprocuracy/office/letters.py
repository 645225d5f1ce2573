"""Which letters are due, made once each: of the morning, and of custody that ends within a day. They hold no name and no free text.

Whoever looks again after an hour or a day finds the same: an alert is known by what it tells (`key`), so nothing is missed while
nobody looked, and nothing is told twice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q

from eprocuracy.identity import codes
from eprocuracy.identity.models import Account
from eprocuracy.identity.queries import find_actor
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.moments import VIETNAM, day_of, end_of
from eprocuracy.records.models import DeadlineRow
from eprocuracy.records.queries import assisting, deadlines_visible_to, mine, not_lapsed
from eprocuracy.workstreams.catalogue import Rules

from .models import Alert, Leave, Subscription
from .queries import reminders_for, stands_in_for
from .words import Tidings

MORNING = time(6, 30)
AHEAD = timedelta(hours=24)
LOOKS_BACK = timedelta(days=30)  # how long nobody may have looked without an alert being missed
IN_DAYS = 3  # of the letter of the morning
AT_ONCE = 50
FIELDS = ("matter_id", "participant", "clock", "run", "ends_at", "by_the_minute", "unit", "procurator")
OF_MATTER = ("matter__row__number", "matter__row__year", "matter__row__assisting")


@dataclass(frozen=True, slots=True)
class Line:
    """One deadline as a letter tells it: the number of the matter, its unit, the kind of limit, the end."""

    number: str
    unit: str
    clock: str
    ends: datetime
    by_the_minute: bool

    def __str__(self) -> str:
        return "\t".join((self.number, self.unit, self.clock, self.ends.isoformat(), "1" if self.by_the_minute else ""))

    @classmethod
    def read(cls, text: str) -> Line:
        number, unit, clock, ends, minute = text.split("\t")
        return cls(number, unit, clock, datetime.fromisoformat(ends), bool(minute))


def make_due(rules: Rules, *, since: datetime, at: datetime) -> bool:
    """Make the alerts that are due now; True where more letters of the morning wait than were made at once."""
    make_urgent(rules, since=since, at=at)
    return make_morning(at=at)


def make_morning(*, at: datetime) -> bool:
    """The letter of today for everybody who wants one and has none yet; before half past six nobody has one."""
    today = day_of(at)
    if at.astimezone(VIETNAM).time() < MORNING:
        return False
    made = Alert.objects.filter(account=OuterRef("account"), tidings=Tidings.MORNING.value, key=today.isoformat())
    wanting = Subscription.objects.filter(~Exists(made), morning=True).order_by("account")
    due = list(wanting.values_list("account", flat=True)[:AT_ONCE])
    alerts = [
        Alert(
            account=account,
            tidings=Tidings.MORNING.value,
            key=today.isoformat(),
            lines=_of_the_day(account, at),
            made_at=at,
        )
        for account in due
    ]
    Alert.objects.bulk_create(alerts, ignore_conflicts=True)
    return len(due) == AT_ONCE


def _of_the_day(account: str, at: datetime) -> list[str]:
    """The first line counts reminders; then come the deadlines of the person and of those stood in for, the nearest first."""
    found_actor = find_actor(account)
    if found_actor is None:
        return ["0"]
    actor = assisting(found_actor)
    today = day_of(at)
    desks = [one.account for one in stands_in_for(actor, on=today)]
    found = (
        deadlines_visible_to(actor)
        .filter(mine(actor) | Q(procurator__in=desks), not_lapsed(at), live=True, secrecy=0)
        .filter(ends_at__lte=end_of(today + timedelta(days=IN_DAYS)))
        .order_by("ends_at", "id")
    )
    reminders = reminders_for(actor, on=today, standing_in=desks).filter(done_at=None).count()
    return [str(reminders), *(str(line_of(row)) for row in found.values(*FIELDS, *OF_MATTER))]


def make_urgent(rules: Rules, *, since: datetime, at: datetime) -> None:
    """An alert for every end of custody or detention within a day, to whoever handles the matter and wants it.

    An end that came while nobody looked is told too; what ended before the person asked for letters is not.
    """
    ending = DeadlineRow.objects.filter(
        not_lapsed(at),
        live=True,
        secrecy=0,
        clock__in=sorted(rules.of_liberty),
        ends_at__gt=max(since, at - LOOKS_BACK),
        ends_at__lte=at + AHEAD,
    )
    rows = list(ending.order_by("ends_at", "id").values(*FIELDS, *OF_MATTER))
    if not rows:
        return
    wanted = dict(Subscription.objects.filter(urgent=True).values_list("account", "since"))
    told = _told_to(rows, wanted, at)
    keys = {key_of(row) for row in rows}
    known = set(Alert.objects.filter(tidings=Tidings.URGENT.value, key__in=keys).values_list("account", "key"))
    alerts = [
        Alert(account=account, tidings=Tidings.URGENT.value, key=key_of(row), lines=[str(line_of(row))], made_at=at)
        for row, accounts in zip(rows, told, strict=True)
        for account in sorted(accounts)
        if (account, key_of(row)) not in known and row["ends_at"] > wanted[account]
    ]
    Alert.objects.bulk_create(alerts, ignore_conflicts=True)


def _told_to(rows: Collection[dict[str, Any]], wanted: Collection[str], at: datetime) -> list[set[str]]:
    """For each row the accounts that are told: who handles it or assists, who stands in, and of what nobody handles the heads."""
    staff = list(Account.objects.filter(account__in=list(wanted), is_active=True))
    by_name: dict[tuple[str, str], list[str]] = {}
    heads: dict[str, list[str]] = {}
    for one in staff:
        office = codes.office(one.unit_id)
        by_name.setdefault((office, one.name), []).append(one.account)
        if one.duty_words & {Duty.CHIEF, Duty.DEPUTY_CHIEF}:
            heads.setdefault(office, []).append(one.account)
    active = {one.account for one in staff}
    today = day_of(at)
    away = Leave.objects.filter(from_on__lte=today, to_on__gte=today, stand_in__in=active)
    standing_in: dict[str, set[str]] = {}
    for account, stand_in in away.values_list("account", "stand_in"):
        standing_in.setdefault(account, set()).add(stand_in)
    found = []
    for row in rows:
        unit, handles = str(row["unit"]), str(row["procurator"])
        if not handles:
            found.append(set(heads.get(codes.office(unit) if codes.is_code(unit) else unit, ())))
            continue
        named = by_name.get((unit, handles), [])
        team = {handles, *row["matter__row__assisting"]}
        stand_ins = (standing_in.get(one, set()) for one in team)
        found.append((team & active).union(named if len(named) == 1 else (), *stand_ins))
    return found


def letters_to(asked: Collection[tuple[dict[str, object], str]], at: datetime) -> list[set[str]]:
    """For each row the accounts that want urgent letters and are asked: those who handle it, or the heads of a named office."""
    wanted = dict(Subscription.objects.filter(urgent=True).values_list("account", "since"))
    handled = _told_to([row for row, _ in asked], wanted, at)
    heads: dict[str, set[str]] = {}
    for one in Account.objects.filter(account__in=list(wanted), is_active=True):
        if one.duty_words & {Duty.CHIEF, Duty.DEPUTY_CHIEF}:
            heads.setdefault(codes.office(one.unit_id), set()).add(one.account)
    return [
        heads.get(office, set()) if office else handles for (_, office), handles in zip(asked, handled, strict=True)
    ]


def key_of(row: dict[str, object]) -> str:
    """What an alert tells: another end of the same limit is another alert; computing the same again is not."""
    ends = row["ends_at"]
    assert isinstance(ends, datetime)
    return f"{row['matter_id']}:{row['participant'] or ''}:{row['clock']}:{row['run']}:{int(ends.timestamp())}"


def line_of(row: dict[str, object]) -> Line:
    ends, number, year = row["ends_at"], row["matter__row__number"], row["matter__row__year"]
    assert isinstance(ends, datetime)
    written = f"{number}/{year}" if number and year else str(number or "")
    return Line(written, str(row["unit"]), str(row["clock"]), ends, bool(row["by_the_minute"]))


def lines_of(alert: Alert) -> tuple[int, tuple[Line, ...]]:
    """How many reminders wait, and the deadlines of an alert."""
    texts: Iterable[str] = alert.lines
    if alert.tidings == Tidings.MORNING.value:
        first, *rest = alert.lines
        return int(first), tuple(Line.read(one) for one in rest)
    return 0, tuple(Line.read(one) for one in texts)
