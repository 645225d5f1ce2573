"""Invented lives in custody with faults planted in them, drawn by lot: plain moments and plain words.

It knows nothing of the law or of how acts are folded, so that what it plants is judged by somebody else.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

MINUTE = timedelta(minutes=1)
FAULTS = (
    "gap_between_orders",
    "orders_overlap",
    "extension_signed_late",
    "extension_unapproved",
    "approved_too_late",
    "released_late_from_custody",
    "released_late_from_detention",
    "released_late_after_annulment",
    "gap_before_detention",
    "detention_orders_overlap",
)


@dataclass
class Life:
    """What happened to one person: dated papers in the order in which they were written, and the fault among them."""

    papers: list[dict[str, object]] = field(default_factory=list)
    fault: str = ""
    from_: datetime | None = None  # the time at fault, where it has a beginning and an end
    until: datetime | None = None

    def say(self, what: str, at: datetime, **more: object) -> None:
        self.papers.append({"what": what, "at": at, **more})


def a_life(seed: int, fault: str = "") -> Life:
    """A clean life, or one with a single fault of at least one minute."""
    lot = random.Random(f"{seed} {fault}")
    life = Life(fault=fault)
    arrested = datetime.fromisoformat("2022-01-01T00:00") + timedelta(minutes=lot.randint(0, 4 * 365 * 24 * 60))
    begins = arrested + timedelta(minutes=lot.randint(1, 12 * 60))
    life.say("arrested", arrested)
    ends = begins + timedelta(days=3)
    life.say("custody", begins, begins=begins, ends=ends, number="1")
    _STORIES[fault](life, lot, begins, ends)
    return life


def _slip(lot: random.Random) -> timedelta:
    """A minute, some minutes, or some hours: faults of one minute come as often as the rest together."""
    return lot.choice([MINUTE, MINUTE, lot.randint(2, 59) * MINUTE, lot.randint(60, 600) * MINUTE])


def _extended(life: Life, lot: random.Random, ends: datetime, *, times: int = 1) -> datetime:
    for ordinal in range(1, times + 1):
        until = ends + timedelta(days=3)
        signed = ends - timedelta(minutes=lot.randint(0, 600))
        life.say("extended", signed, ordinal=ordinal, until=until)
        life.say(
            "extension_approved",
            ends - timedelta(minutes=lot.randint(0, int((ends - signed) / MINUTE))),
            ordinal=ordinal,
        )
        ends = until
    return ends


def _clean(life: Life, lot: random.Random, begins: datetime, ends: datetime) -> None:
    ends = _extended(life, lot, ends, times=lot.randint(0, 2))
    way = lot.randint(0, 2)
    if way == 0:
        life.say("released", ends - timedelta(minutes=lot.randint(0, 1000)))
    elif way == 1:
        last = _detained(life, begins, ends)
        life.say("released", last.replace(hour=lot.randint(0, 23), minute=59))
    else:
        away = begins + timedelta(minutes=lot.randint(1, 60))
        life.say("escaped", away)
        life.say("recaptured", away + timedelta(minutes=lot.randint(1, 600)))
        life.say("released", ends)


def _detained(life: Life, begins: datetime, ends: datetime, *, later: int = 0) -> datetime:
    """An order of detention from the last day of custody, so long that with custody it is ninety days; returns its last day."""
    first = ends + timedelta(days=later)
    last = begins + timedelta(days=89)
    life.say("detention", ends - timedelta(hours=1), begins=first, ends=last, number="7", issuer="Cơ quan CSĐT")
    life.say("detention_approved", ends - timedelta(minutes=30))
    return last


def _gap_between_orders(life: Life, lot: random.Random, _begins: datetime, ends: datetime) -> None:
    again = ends + _slip(lot)
    life.from_, life.until = ends, again
    life.say("custody", again, begins=again, ends=again + timedelta(days=2), number="2")
    life.say("released", again + timedelta(days=1))


def _orders_overlap(life: Life, lot: random.Random, _begins: datetime, ends: datetime) -> None:
    again = ends - _slip(lot)
    life.from_, life.until = again, ends
    life.say("custody", again, begins=again, ends=again + timedelta(days=2), number="2")
    life.say("released", again + timedelta(days=1, hours=12))


def _extension_signed_late(life: Life, lot: random.Random, _begins: datetime, ends: datetime) -> None:
    signed = ends + _slip(lot)
    life.from_, life.until = ends, signed
    life.say("extended", signed, ordinal=1, until=ends + timedelta(days=3), approved=True)
    life.say("released", ends + timedelta(days=2))


def _extension_unapproved(life: Life, lot: random.Random, _begins: datetime, ends: datetime) -> None:
    life.say("extended", ends - timedelta(hours=2), ordinal=1, until=ends + timedelta(days=3))
    life.say("released", ends + timedelta(days=2))


def _approved_too_late(life: Life, lot: random.Random, _begins: datetime, ends: datetime) -> None:
    approved = ends + _slip(lot)
    life.from_, life.until = ends, approved
    life.say("extended", ends - timedelta(hours=2), ordinal=1, until=ends + timedelta(days=3))
    life.say("extension_approved", approved, ordinal=1)
    life.say("released", ends + timedelta(days=2))


def _released_late_from_custody(life: Life, lot: random.Random, _begins: datetime, ends: datetime) -> None:
    ends = _extended(life, lot, ends, times=lot.randint(0, 2))
    life.from_, life.until = ends, ends + _slip(lot)
    life.say("released", life.until)


def _released_late_from_detention(life: Life, lot: random.Random, begins: datetime, ends: datetime) -> None:
    last = _detained(life, begins, ends)
    midnight = last.replace(hour=0, minute=0) + timedelta(days=1)
    life.from_, life.until = midnight, midnight + _slip(lot)
    life.say("released", life.until)


def _released_late_after_annulment(life: Life, lot: random.Random, begins: datetime, ends: datetime) -> None:
    annulled = begins + timedelta(hours=lot.randint(1, 40))
    life.from_, life.until = annulled, annulled + _slip(lot)
    life.say("custody_annulled", annulled)
    life.say("released", life.until)


def _gap_before_detention(life: Life, lot: random.Random, begins: datetime, ends: datetime) -> None:
    later = lot.randint(1, 3)
    last = _detained(life, begins, ends, later=later)
    midnight = (ends + timedelta(days=later)).replace(hour=0, minute=0)
    life.from_, life.until = ends, midnight
    life.say("released", last)


def _detention_orders_overlap(life: Life, lot: random.Random, begins: datetime, ends: datetime) -> None:
    last = _detained(life, begins, ends)
    again = last - timedelta(days=lot.randint(1, 20))
    life.from_, life.until = again.replace(hour=0, minute=0), last.replace(hour=0, minute=0) + timedelta(days=1)
    until = last + timedelta(days=10)
    life.say("detention", again - timedelta(days=1), begins=again, ends=until, number="8", issuer="Cơ quan CSĐT")
    life.say("detention_approved", again - timedelta(hours=20))
    life.say("released", last + timedelta(days=1))


_STORIES: dict[str, Callable[[Life, random.Random, datetime, datetime], None]] = {
    "": _clean,
    "gap_between_orders": _gap_between_orders,
    "orders_overlap": _orders_overlap,
    "extension_signed_late": _extension_signed_late,
    "extension_unapproved": _extension_unapproved,
    "approved_too_late": _approved_too_late,
    "released_late_from_custody": _released_late_from_custody,
    "released_late_from_detention": _released_late_from_detention,
    "released_late_after_annulment": _released_late_after_annulment,
    "gap_before_detention": _gap_before_detention,
    "detention_orders_overlap": _detention_orders_overlap,
}
