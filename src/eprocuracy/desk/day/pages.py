"""My day as a page: one question for the deadlines, a few for names, whatever their number."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, F, IntegerField, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber
from django.http import QueryDict

from eprocuracy.identity.policy import About, may
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import When as Moment
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.law.offences import Offence
from eprocuracy.law.stored import unpack
from eprocuracy.office.queries import StandingIn, stands_in_for
from eprocuracy.platform.ui.addresses import replaced
from eprocuracy.platform.ui.parts import Deed, Filters, Group, Row, Text, Why
from eprocuracy.records.models import PlaceRow
from eprocuracy.records.permitting import deed_of
from eprocuracy.records.queries import deadlines_visible_to, not_lapsed
from eprocuracy.workstreams.catalogue import Catalogue, Rules
from eprocuracy.workstreams.projected import Outcome

from ..addresses import matter_address, why_address
from ..deadlines import bound_of, left_of, mark_of
from ..issuing.waiting import NOTHING_WAITS, Waiting, groups_of, waiting
from ..matter.answering import way_to
from ..matter.naming import called
from ..persons.naming import NAMED, shown
from ..saying import joined, said
from ..units import Branch, branches
from .asking import ME, NEAREST, Asked, Bucket, buckets
from .panel import panel

SHOWN, SHOWN_ALONE = 50, 500
ASSISTS = Label("phối hợp", "assisting")
TITLE = 90  # letters of a title that a line has room for

FIELDS = (
    "matter_id",
    "participant",
    "clock",
    "run",
    "outcome",
    "ends_on",
    "ends_at",
    "by_the_minute",
    "stated_on",
    "unit",
    "procurator",
    "secrecy",
    "matter__row__workstream",
    "matter__row__number",
    "matter__row__year",
    "matter__row__title",
    "matter__row__offences",
    "matter__row__assisting",
    "matter__row__relieved",
)
# of the stored answer only what a line shows: the first provision, why there is no date, the earliest that is certain
TOLD = {"basis": F("answer__basis__0"), "said": F("answer__said"), "earliest": F("answer__earliest")}


@dataclass(frozen=True, slots=True)
class DayPage:
    """Everything that My day shows."""

    filters: Filters
    groups: tuple[Group, ...]
    total: int
    empty: Text
    everybody: str  # the address of the whole unit's day, where only one's own was asked for and is empty
    participants: tuple[UUID, ...]
    standing_in: tuple[StandingIn, ...] = ()  # whose desks the person does today
    shown_for: tuple[str, ...] = ()  # the accounts among them whose work is shown


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the list is drawn from; as long as it stays equal, drawing it again would show the same."""

    asked: Asked
    known: tuple[Branch, ...]
    standing_in: tuple[StandingIn, ...]
    rows: list[dict[str, Any]]
    waits: Waiting
    people: dict[UUID, _People]

    @property
    def participants(self) -> tuple[UUID, ...]:
        return tuple(dict.fromkeys(one for each in self.people.values() for one in each.participants))

    @property
    def digest(self) -> str:
        told = repr((self.rows, self.waits.told, self.people, [one.account for one in self.asked.standing_in]))
        return hashlib.sha256(told.encode()).hexdigest()


def day_page(rules: Rules, query: QueryDict, *, actor: Actor, now: datetime) -> DayPage:
    """The deadlines of the asked persons and units, in buckets, those of liberty first."""
    return drawn(rules, gathered(rules, query, actor=actor, now=now), query, actor=actor, now=now)


def gathered(rules: Rules, query: QueryDict, *, actor: Actor, now: datetime) -> Gathered:
    """Every question that the list asks, with nothing made of the answers."""
    standing_in = stands_in_for(actor, on=day_of(now))
    asked = Asked.read(query, actor, standing_in)
    known = branches(actor)
    rows = _rows(rules, asked, actor, known, now)
    waits = waiting(rules.catalogue, actor) if asked.bucket is None else NOTHING_WAITS
    people = _people({row["matter_id"] for row in rows} | waits.matters)
    return Gathered(asked, known, standing_in, rows, waits, people)


def drawn(rules: Rules, found: Gathered, query: QueryDict, *, actor: Actor, now: datetime) -> DayPage:
    """The page of what was gathered, in buckets, those of liberty first."""
    asked, rows, people = found.asked, found.rows, found.people
    totals = {Bucket(row["bucket"]): row["total"] for row in rows}
    lines = _Drawn(rules.catalogue, actor, now, people, asked.standing_in)
    groups = tuple(
        Group(
            bucket.value,
            bucket.label,
            [lines.row(row) for row in rows if row["bucket"] == bucket.value],
            totals[bucket],
            replaced(query, nhom=bucket.value),
        )
        for bucket in Bucket
        if bucket in totals
    )
    subjects = {matter: one.listed() for matter, one in people.items()}
    groups = _with_drafts(groups, groups_of(rules.catalogue, found.waits, subjects, now=now))
    mine = asked.who == (ME,)
    return DayPage(
        filters=panel(rules.catalogue, asked, query, actor=actor, known=found.known),
        groups=groups,
        total=sum(totals.values()),
        empty=_nothing(mine),
        everybody="?loc=1" if mine and not groups else "",
        participants=found.participants,
        standing_in=found.standing_in,
        shown_for=tuple(one.account for one in asked.standing_in),
    )


def _with_drafts(groups: Sequence[Group], drafts: Sequence[Group]) -> tuple[Group, ...]:
    """What waits to be signed stands after what ends within ten days, and before what others owe a reply to."""
    behind = {Bucket.AWAITED.value, Bucket.UNCOUNTED.value}
    before = [one for one in groups if one.code not in behind]
    return (*before, *drafts, *groups[len(before) :])


def _rows(rules: Rules, asked: Asked, actor: Actor, known: Any, now: datetime) -> list[dict[str, Any]]:
    """The rows of all buckets in one question: in each the first so many, with the count of all."""
    liberty = Case(
        When(clock__in=sorted(rules.of_liberty), then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    order = [F("liberty").asc(), F("ends_at").asc(nulls_last=True), F("nearest").asc(nulls_last=True), F("id").asc()]
    found = asked_rows(rules, asked, actor, known, now).annotate(liberty=liberty)
    found = found.annotate(
        place=Window(RowNumber(), partition_by=[F("bucket")], order_by=order),
        total=Window(Count("*"), partition_by=[F("bucket")]),
    )
    most = SHOWN_ALONE if asked.bucket else SHOWN
    return list(found.filter(place__lte=most).order_by("bucket", "place").values(*FIELDS, "bucket", "total", **TOLD))


def asked_rows(rules: Rules, asked: Asked, actor: Actor, known: Any, now: datetime) -> QuerySet[Any]:
    """The deadlines that are asked for, each with its bucket; counted where a list is pinned, shown here."""
    shown, bucket = buckets(rules, now)
    found = (
        deadlines_visible_to(actor)
        .annotate(bucket=bucket, nearest=NEAREST)
        .filter(asked.condition(actor, known), shown, not_lapsed(now), live=True)
    )
    return found.filter(bucket=asked.bucket.value) if asked.bucket else found


@dataclass(frozen=True, slots=True)
class _People:
    """The names in one matter, and of all who are in it the first few."""

    names: dict[UUID, str]

    @property
    def participants(self) -> Collection[UUID]:
        return self.names.keys()

    def listed(self) -> str:
        named = [name for name in self.names.values() if name]
        return ", ".join(named[:2]) + (f" (+{len(named) - 2})" if len(named) > 2 else "")


def _people(matters: Collection[UUID]) -> dict[UUID, _People]:
    places = (
        PlaceRow.objects.filter(matter__in=list(matters), version__isnull=False)
        .order_by("id")
        .values_list("matter_id", "participant", *NAMED)
    )
    gathered: dict[UUID, dict[UUID, str]] = {}
    for matter, participant, *told in places:
        gathered.setdefault(matter, {})[participant] = shown(*told)
    return {matter: _People(names) for matter, names in gathered.items()}


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is needed to draw one row."""

    catalogue: Catalogue
    actor: Actor
    now: datetime
    people: dict[UUID, _People]
    standing_in: tuple[StandingIn, ...] = ()

    def row(self, row: dict[str, Any]) -> Row:
        outcome = Outcome(row["outcome"])
        stated = Moment.parse(row["stated_on"]) if row["stated_on"] else None
        ends = _ends(row)
        bound = bound_of(unpack(row["earliest"]) if row["earliest"] else None, stated)
        clock = self.catalogue.clocks.get(row["clock"])
        stream = self.catalogue.workstreams.get(row["matter__row__workstream"])
        title = called(stream.one, row["matter__row__number"], row["matter__row__year"]) if stream else row["clock"]
        return Row(
            left=left_of(outcome, ends, self.now),
            title=title,
            address=matter_address(row["matter_id"]),
            subject=self._subject(row) or "",
            deadline=joined(clock.title if clock else row["clock"], *_reasons(row), bound) or "",
            ends=None if bound else ends,
            basis=unpack(row["basis"]) if row["basis"] else "",
            why=Why((), address=why_address(row["matter_id"], row["clock"], row["run"], row["participant"]))
            if row["basis"] or row["said"]
            else None,
            deeds=self._deeds(row),
            mark=joined(mark_of(stated, computed=row["ends_at"] is not None), self._beside(row)) or "",
            key=f"{row['matter_id']}-{row['clock']}-{row['run']}-{row['participant'] or ''}",
        )

    def _beside(self, row: dict[str, Any]) -> Label | None:
        """That the person assists, or whose work it is where they stand in."""
        if row["matter_id"] in self.actor.assists_in:
            return ASSISTS
        for one in self.standing_in:
            if row["procurator"] == one.account or (row["procurator"], row["unit"]) == (one.name, one.unit):
                return Label(f"thay {one.name}", f"for {one.name}")
        return None

    def _subject(self, row: dict[str, Any]) -> Label | None:
        """Whom it concerns, or what: a person where the limit is a person's own."""
        people = self.people.get(row["matter_id"])
        name = people.names.get(row["participant"], "") if people and row["participant"] else ""
        title = row["matter__row__title"]
        short = title if len(title) <= TITLE else f"{title[:TITLE].rsplit(' ', 1)[0]}…"
        cited = said(tuple(Offence.parse(one) for one in row["matter__row__offences"][:2]))
        return joined(name or None, short or (None if name or not people else people.listed() or None), cited)

    def _deeds(self, row: dict[str, Any]) -> Sequence[Deed]:
        clock = self.catalogue.clocks.get(row["clock"])
        over = row["ends_at"] is not None and row["ends_at"] <= self.now
        kind = self.catalogue.kinds.get(clock.act_due(over=over)) if clock else None
        if kind is None:
            return ()
        about = About(
            unit=row["unit"],
            secrecy=row["secrecy"],
            assigned=frozenset({row["procurator"], *row["matter__row__assisting"]} - {""}),
            relieved=frozenset(row["matter__row__relieved"]),
            workstream=row["matter__row__workstream"],
        )
        if not may(self.actor, deed_of(kind), about).allowed:
            return ()
        return (way_to(self.catalogue.workstreams[row["matter__row__workstream"]], kind, row["matter_id"]),)


def _ends(row: dict[str, Any]) -> date | datetime | None:
    if row["ends_at"] is not None and row["by_the_minute"]:
        end: datetime = row["ends_at"]
        return end
    return row["ends_on"] or (unpack(row["earliest"]) if row["earliest"] else None)


def _reasons(row: dict[str, Any]) -> list[Label]:
    """Why there is no date."""
    said_ = unpack(row["said"]) if row["said"] else ()
    return [Label(one.say("vi"), one.say("en")) for one in said_]


def _nothing(mine: bool) -> Label:
    if mine:
        return Label(
            "Không có việc nào của bạn tới hạn trong 10 ngày. Việc có ở đây khi bạn được phân công và thời hạn bắt đầu chạy.",
            "Nothing of yours is due within 10 days. Things appear here once you are assigned and a time limit runs.",
        )
    return Label(
        "Không có việc nào khớp bộ lọc tới hạn trong 10 ngày.",
        "Nothing that matches the filters is due within 10 days.",
    )
