"""The pages of trying an amended law: what was tried before, how far a trial is, and what it would move."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html

from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.office.law import answer_of
from eprocuracy.office.law_models import LawTrial, LawTrialMove
from eprocuracy.platform.ui import addresses
from eprocuracy.platform.ui.language import say
from eprocuracy.platform.ui.parts import Choice, ChoiceFilter, Column, Filters, Link, Table, Text
from eprocuracy.platform.ui.tags.parts import cell
from eprocuracy.platform.ui.writing import moment_text
from eprocuracy.records.queries import among_visible
from eprocuracy.workstreams.amended import Kind
from eprocuracy.workstreams.catalogue import Rules

from .. import numbers
from ..addresses import matter_address
from ..registers.columns import shortened, two_lines
from .moved import Line, ending, later_by, persons_in, what_of

SHOWN = 100
MOST = 50_000  # lines of one sheet
TRIALS = 20


@dataclass(frozen=True, slots=True)
class TrialPage:
    """A trial that is done: what was asked, how much moves, and the first lines."""

    title: Label
    note: Label
    filters: Filters
    table: Table
    sheet_address: str
    participants: tuple[UUID, ...]


def earlier(actor: Actor) -> Table:
    """The trials of the own office, the newest first."""
    found = list(LawTrial.objects.filter(unit=actor.unit).defer("families", "content").order_by("-at")[:TRIALS])
    names = dict(Account.objects.filter(account__in={one.by for one in found}).values_list("account", "name"))
    counts = dict(
        LawTrialMove.objects.filter(trial__in=found).values_list("trial").annotate(n=Count("matter", distinct=True))
    )
    rows = [
        [
            Link(title_of(one), reverse("desk:law_trial", args=[one.id])),
            names.get(one.by, one.by),
            moment_text(one.at),
            counts.get(one.id, 0) if one.finished_at else AT_WORK,
        ]
        for one in found
    ]
    columns = [
        Column(Label("Thay đổi", "Change")),
        Column(Label("Người thử", "Tried by")),
        Column(Label("Lúc", "At")),
        Column(Label("Vụ việc bị đổi", "Matters moved"), numeric=True),
    ]
    empty = Label(
        "Chưa có lần thử nào. Gửi một tệp thay đổi ở trên để xem vụ việc nào sẽ đổi.",
        "Nothing was tried yet. Send a file of changes above to see which matters would move.",
    )
    return Table(Label("Đã thử", "Tried before"), columns, rows, empty)


WHY = Label("vì sao ngày này?", "why this date?")
AT_WORK = Label("đang tính", "being computed")


def title_of(one: LawTrial) -> Label:
    return Label(one.title["vi"], one.title["en"])


def trial_page(rules: Rules, one: LawTrial, query: QueryDict, *, actor: Actor) -> TrialPage:
    """What a trial would move of the matters that the actor may see; a constant number of queries."""
    visible = among_visible(LawTrialMove.objects.filter(trial=one), actor)
    counts = dict(visible.order_by().values_list("kind").annotate(n=Count("id")))
    kinds = [kind for kind in query.getlist("loai") if kind in counts]
    found = visible.filter(kind__in=kinds) if kinds else visible
    total = sum(count for kind, count in counts.items() if not kinds or kind in kinds)
    matters = visible.aggregate(n=Count("matter", distinct=True))["n"]
    told = told_of(rules, in_order(found)[:SHOWN])
    asked = Label(
        f"{numbers_vi(matters)} vụ việc đổi trong {numbers_vi(one.open)} vụ việc đang mở; so cho ngày {one.day:%d/%m/%Y}. "
        "Không có gì được ghi vào hồ sơ.",
        f"{matters:,} of {one.open:,} open matters would move; compared for {one.day:%d/%m/%Y}. Nothing was recorded.",
    )
    return TrialPage(
        title=title_of(one),
        note=asked,
        filters=_filters(counts, kinds, query),
        table=Table(_caption(total), COLUMNS, [_row(line) for line in told], NOTHING),
        sheet_address=f"{reverse('desk:law_trial_sheet', args=[one.id])}?{query.urlencode()}",
        participants=tuple(dict.fromkeys(line.participant for line in told if line.participant)),
    )


def numbers_vi(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def in_order(found: QuerySet[LawTrialMove]) -> QuerySet[LawTrialMove]:
    """The earliest new day first, as a list of what is to be looked at; what has no day comes after."""
    return found.order_by(F("after_on").asc(nulls_last=True), "kind", "matter_id", "id")


def told_of(rules: Rules, found: QuerySet[LawTrialMove]) -> list[Line]:
    """The stored moves in words, with the names of matters and persons; two queries."""
    rows = list(found.select_related("matter__row"))
    persons = persons_in({(row.matter_id, row.participant) for row in rows if row.participant})
    made = []
    for row in rows:
        matter = getattr(row.matter, "row", None)
        stream = rules.catalogue.workstreams.get(matter.workstream) if matter else None
        number = numbers.shown(matter.number, matter.year) if matter else numbers.NOT_NUMBERED
        before, after = answer_of(row.before), answer_of(row.after)
        kind = Kind(row.kind)
        made.append(
            Line(
                matter=row.matter_id,
                workstream=stream.one if stream else numbers.NOT_NUMBERED,
                number=number if isinstance(number, str) else say(number),
                unit=row.unit,
                title=matter.title if matter else "",
                participant=row.participant,
                person=persons.get((row.matter_id, row.participant), ""),
                kind=kind,
                what=what_of(rules.catalogue, rules.reference, kind, row.what),
                before=ending(before),
                after=ending(after),
                days=later_by(before, after),
                why=reverse("desk:law_trial_why", args=[row.trial_id, row.pk]) if kind in DERIVED else "",
            )
        )
    return made


DERIVED = frozenset({Kind.DATE, Kind.LIMITATION})  # what is derived step by step
COLUMNS: Sequence[Column] = (
    Column(Label("Vụ việc", "Matter")),
    Column(Label("Thay đổi", "What changes")),
    Column(Label("Luật hiện hành", "Present law")),
    Column(Label("Luật sửa đổi", "Amended law")),
    Column(Label("Lệch", "Moved")),
)
NOTHING = Label(
    "Không có vụ việc đang mở nào đổi ngày, loại tội hay thẩm quyền theo thay đổi này.",
    "No open matter would get another day, class or competence under this change.",
)


def _caption(total: int) -> Label:
    if total > SHOWN:
        return Label(
            f"{SHOWN} trong {numbers_vi(total)} thay đổi, hạn mới gần nhất trước; tệp Excel có đủ",
            f"{SHOWN} of {total:,} changes, the nearest new day first; the Excel file has all",
        )
    return Label(f"{total} thay đổi", f"{total} changes")


def _row(line: Line) -> list[object]:
    link = cell(Link(f"{say(line.workstream)} {line.number} · {line.unit}", matter_address(line.matter)))
    about = " · ".join(part for part in (line.person, shortened(line.title)) if part)
    return [
        two_lines(link, about),
        two_lines(say(line.what), say(line.kind.label) if line.what != line.kind.label else ""),
        say(line.before),
        two_lines(format_html("<strong>{}</strong>", say(line.after)), cell(Link(WHY, line.why)) if line.why else ""),
        say(moved_by(line.days)) if line.days else "–",
    ]


def moved_by(days: int) -> Label:
    """`sớm hơn 10 ngày`."""
    if days < 0:
        return Label(f"sớm hơn {-days} ngày", f"{-days} days earlier")
    return Label(f"muộn hơn {days} ngày", f"{days} days later")


def _filters(counts: Mapping[str, int], kinds: Sequence[str], query: QueryDict) -> Filters:
    choices = [
        Choice(kind.value, kind.label, kind.value in kinds, counts[kind.value]) for kind in Kind if kind.value in counts
    ]
    chosen = [Link(Kind(kind).label, addresses.without(query, "loai", kind)) for kind in kinds]
    label: Text = Label("Loại thay đổi", "What changes")
    return Filters([ChoiceFilter("loai", label, choices)], chosen, clear="?" if kinds else "")
