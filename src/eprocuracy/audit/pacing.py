"""The second step of the warnings: whoever opens very many matters is slowed, then held until another person lifts it.

What counts are matters that the person does not handle; the numbers are published with the rules (`data/warnings.yaml`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of, end_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

from . import actions, deeds
from .manners import Manner, manner_of
from .models import LogThreshold, ReadingHold, ReadingLift
from .watching import rules

SLOWED = deeds.declare("reading.slowed", "Mở xem quá nhanh, phải chờ", "Reading too fast, made to wait")
HELD = deeds.declare("reading.held", "Tạm dừng mở xem vụ việc", "Reading of matters held")
LIFTED = deeds.declare("reading.lifted", "Cho mở xem vụ việc trở lại", "Hold on reading lifted")
QUARTER = timedelta(minutes=15)
LOOKED_AT = 1000  # latest readings of a person that are counted; more than any day holds
FAST, BULK = "fast_reading", "bulk_reading"


@dataclass(frozen=True, slots=True)
class Stop:
    """Why one more matter is not opened: held, or only until a moment."""

    held: bool
    rule: str
    count: int
    until: datetime | None = None


def stop(thing: str, *, by: Actor, at: datetime, handled: Callable[[Collection[str]], Collection[str]]) -> Stop | None:
    """Whether the person may not open this thing now, `matter:<id>`, written down where so; one query while there is nothing to say.

    `handled` tells which of some things the person handles: they neither count nor are they ever stopped.
    """
    seen, pressed, held = _read(by.account, at=at)
    fast, bulk = rules()[FAST], rules()[BULK]
    on = day_of(at)
    recent = {one for one, last in seen.items() if last > at - QUARTER}
    slows = fast.step("slows", on) or 0
    if held is None and len(recent) + len(pressed) < slows and len(seen) < (bulk.step("holds", on) or 0):
        return None
    handles = set(handled({thing, *seen}))
    if thing in handles:
        return None
    if held is not None:
        return Stop(True, held.rule, held.count)
    own = list(LogThreshold.objects.filter(unit=by.unit, rule__in=(FAST, BULK)))
    of = {rule: [one for one in own if one.rule == rule] for rule in (FAST, BULK)}
    counted, lately = len(seen.keys() - handles), len(recent - handles)
    for rule, count in ((FAST, lately + len(pressed)), (BULK, counted)):
        if count >= (rules()[rule].step("holds", on, of[rule]) or 0):
            return _hold(rule, count, by=by, at=at)
    if lately >= (fast.step("slows", on, of[FAST]) or 0) and thing not in recent:
        actions.record(SLOWED, by=by, at=at, about=[thing])
        return Stop(False, FAST, lately, min(seen[one] for one in recent - handles) + QUARTER)
    return None


def _read(account: str, *, at: datetime) -> tuple[dict[str, datetime], list[datetime], ReadingHold | None]:
    """What the person opened today and when last, when they were made to wait of late, and the hold that stands."""
    opened = [one for one in deeds.declared() if manner_of(one) is Manner.OPENED]
    given: dict[str, Any] = {
        "account": account,
        "since": end_of(day_of(at) - timedelta(days=1)),
        "recent": at - QUARTER,
        "at": at,
    }
    with connection.cursor() as cursor:
        cursor.execute(_READ, {**given, "opened": opened, "deeds": [*opened, SLOWED]})
        rows = cursor.fetchall()
    seen = {thing: last for kind, thing, last, _ in rows if kind == "seen"}
    held = [int(number) for kind, _, _, number in rows if kind == "held"]
    pressed = [last for kind, _, last, _ in rows if kind == "pressed"]
    return seen, pressed, ReadingHold.objects.get(pk=held[0]) if held else None


_READ = f"""
    WITH latest AS (
        SELECT sequence, at, deed, about FROM audit_entry
        WHERE account = %(account)s AND deed = ANY (%(deeds)s) ORDER BY sequence DESC LIMIT {LOOKED_AT}
    ), counted AS (
        SELECT * FROM latest WHERE at <= %(at)s AND at > greatest(%(since)s, (
            SELECT max(l.at) FROM audit_readinglift l JOIN audit_readinghold h ON h.id = l.hold_id
            WHERE h.account = %(account)s))
    )
    SELECT 'seen', thing, max(at), 0 FROM counted, unnest(about) AS thing
    WHERE deed = ANY (%(opened)s) AND thing LIKE 'matter:%%' GROUP BY thing
    UNION ALL
    SELECT 'pressed', '', at, 0 FROM counted WHERE deed = '{SLOWED}' AND at > %(recent)s
    UNION ALL
    SELECT 'held', '', h.at, h.id FROM audit_readinghold h
    WHERE h.account = %(account)s AND NOT EXISTS (SELECT FROM audit_readinglift l WHERE l.hold_id = h.id)
"""  # noqa: S608


@transaction.atomic
def _hold(rule: str, count: int, *, by: Actor, at: datetime) -> Stop:
    if settings.READ_ONLY:  # a copy that nobody writes to: stopped, and counted again with the next page
        return Stop(True, rule, count)
    made = ReadingHold.objects.create(account=by.account, unit=by.unit, rule=rule, count=count, at=at)
    about = [f"account:{by.account}", f"reading_hold:{made.pk}"]
    actions.record(HELD, by=by, at=at, about=about, detail={"rule": rule, "count": count})
    return Stop(True, rule, count)


@transaction.atomic
def lift(hold: ReadingHold, *, reason: str, by: Actor, at: datetime) -> None:
    """Let the person read on; counting begins anew. Whoever is held asks somebody else."""
    if hold.account == by.account:
        raise Refused(
            Label("Đây là việc mở xem của chính bạn.", "This is about what you read yourself."),
            Label(
                "Hãy để lãnh đạo khác, hoặc cấp trên trực tiếp, cho mở lại.",
                "Let another head, or the office above, lift it.",
            ),
        )
    if ReadingLift.objects.filter(hold=hold).exists():
        return
    ReadingLift.objects.create(hold=hold, by=by.account, at=at, reason=reason)
    about = [f"account:{hold.account}", f"reading_hold:{hold.pk}"]
    actions.record(LIFTED, by=by, at=at, about=about)
