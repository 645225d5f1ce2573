"""Hearings as a calendar on a phone reads them (RFC 5545): number, court and time, and no name of anybody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.office.queries import stands_in_for
from eprocuracy.records.models import HearingRow
from eprocuracy.records.queries import assisting, hearings_visible_to
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.projected import HearingKind, HearingOutcome

from ..day.asking import HANDLE_MATTERS, ME
from ..matter.naming import called
from .asking import of_persons
from .pages import in_order

BACK, AHEAD, MOST = timedelta(days=30), timedelta(days=400), 1000
NAME = Label("Lịch phiên tòa", "Hearings")
GIVEN_UP = frozenset(one.value for one in (HearingOutcome.POSTPONED, HearingOutcome.MOVED, HearingOutcome.CANCELLED))


def feed_rows(actor: Actor, *, now: datetime) -> list[HearingRow]:
    """What the person may see now: of those who handle matters their own, of the others all; guarded matters never."""
    today, actor = day_of(now), assisting(actor)
    found = hearings_visible_to(actor).filter(on__gte=today - BACK, on__lte=today + AHEAD, secrecy=0)
    if actor.duties & HANDLE_MATTERS:
        standing_in = stands_in_for(actor, on=today)
        found = found.filter(of_persons((ME, *(one.account for one in standing_in)), actor, standing_in))
    return list(in_order(found)[:MOST])


def calendar(catalogue: Catalogue, rows: Iterable[HearingRow], *, now: datetime, language: str) -> bytes:
    """The hearings as one file. Nobody knows how long a hearing takes, so an event has a beginning and no end."""
    made = Calendar()
    made.add("prodid", "-//e-Procuracy//hearings//VI")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", NAME.say(language))
    made.add("refresh-interval", timedelta(hours=1), parameters={"value": "DURATION"})
    made.add("x-published-ttl", "PT1H")
    for row in rows:
        made.add_component(_event(catalogue, row, now, language))
    return made.to_ical()


def _event(catalogue: Catalogue, row: HearingRow, now: datetime, language: str) -> Event:
    matter, outcome = row.matter.row, HearingOutcome(row.outcome)
    title = called(catalogue.workstreams[matter.workstream].one, matter.number, matter.year).say(language)
    kind = HearingKind(row.kind).label.say(language)
    told = "" if outcome is HearingOutcome.SET else f" ({outcome.label.say(language)})"
    event = Event()
    event.add("uid", f"{row.act}@hearings.eprocuracy")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", row.at.astimezone(UTC) if row.at else row.on)
    event.add("summary", f"{title}: {kind}{told}")
    event.add("location", ", ".join(part for part in (row.court, row.room) if part))
    event.add("status", "CANCELLED" if row.outcome in GIVEN_UP else "CONFIRMED")
    return event
