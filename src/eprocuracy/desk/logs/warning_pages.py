"""What the log warns of, as pages: the rule, the count, the threshold, and who has looked at it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q
from django.http import QueryDict
from django.urls import reverse

from eprocuracy.audit.models import LogReview, LogThreshold, LogWarning, ReadingHold
from eprocuracy.audit.reading import of_numbers
from eprocuracy.audit.watching import REVIEW_DAYS, STEPS, Rule, rules
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.addresses import replaced, without
from eprocuracy.platform.ui.parts import Choice, ChoiceFilter, Column, Fact, Filters, Link, Table, Text
from eprocuracy.platform.ui.writing import day_text

from ..registers.naming import staff_names
from ..saying import joined
from ..units import branches, units_of
from .pages import lines_table, moment_text
from .views import matters_of

A_PAGE = 50
WAITING, LOOKED_AT = "waiting", "reviewed"
STATES = ((WAITING, Label("Chưa ai xem xét", "Nobody has looked")), (LOOKED_AT, Label("Đã xem xét", "Looked at")))


@dataclass(frozen=True, slots=True)
class WarningsPage:
    """The warnings of one's offices, the rules with their thresholds, and when somebody last looked."""

    filters: Filters
    table: Table
    held: Table
    rules: Table
    last: Text
    late: bool


@dataclass(frozen=True, slots=True)
class WarningPage:
    """One warning with the entries behind it and what was noted."""

    heading: Text
    facts: Sequence[Fact]
    lines: Table
    more: int
    reviews: Table
    own: bool


def warnings_page(query: QueryDict, *, actor: Actor, today: date) -> WarningsPage:
    """The warnings asked for, latest first; the number of queries is constant."""
    known = branches(actor)
    units = units_of(known, [one.code for one in known])
    state, chosen = query.get("state", ""), query.getlist("rule")
    found = LogWarning.objects.filter(unit__in=units).annotate(looked=Count("reviews"))
    if chosen:
        found = found.filter(rule__in=chosen)
    if state in (WAITING, LOOKED_AT):
        found = found.filter(looked=0) if state == WAITING else found.filter(looked__gt=0)
    below = query.get("before", "")
    if below.isdecimal() and len(below) < 19:
        found = found.filter(pk__lt=int(below))
    rows = list(found.order_by("-pk")[:A_PAGE])
    people = staff_names({one.account for one in rows})
    last = LogReview.objects.filter(unit=actor.unit).aggregate(at=Max("at"))["at"]
    days = (today - day_of(last)).days if last else None
    old = LogWarning.objects.filter(Q(unit__in=units, reviews=None), on__lt=today)
    waits = any((today - one).days > REVIEW_DAYS for one in old.order_by("on").values_list("on", flat=True)[:1])
    return WarningsPage(
        filters=_filters(query, state, chosen),
        table=Table(
            Label("Số đếm vượt ngưỡng, mới nhất trước", "Counts above their threshold, latest first"),
            [
                Column(Label("Ngày", "Day")),
                Column(Label("Người", "Person")),
                Column(Label("Quy tắc", "Rule")),
                Column(Label("Đếm được", "Count"), numeric=True),
                Column(Label("Ngưỡng", "Threshold"), numeric=True),
                Column(Label("Xem xét", "Review")),
            ],
            [
                [
                    one.on,
                    people.get(one.account, one.account),
                    Link(rules()[one.rule].title, reverse("desk:log_warning", args=[one.pk])),
                    one.count,
                    one.threshold,
                    STATES[1 if one.looked else 0][1],
                ]
                for one in rows
                if one.rule in rules()
            ],
            empty=Label(
                "Không có số đếm nào vượt ngưỡng. Nhật ký được đếm 5 phút một lần theo các quy tắc dưới đây.",
                "No count is above its threshold. The log is counted every five minutes by the rules below.",
            ),
            following=replaced(query, before=str(rows[-1].pk)) if len(rows) == A_PAGE else "",
        ),
        held=_held(units),
        rules=_rules(actor, today),
        last=_last(days),
        late=waits and (days is None or days > REVIEW_DAYS),
    )


def _held(units: Collection[str]) -> Table:
    """Who is held from reading now, the latest first."""
    rows = list(ReadingHold.objects.filter(unit__in=units, lift=None).order_by("-pk")[:A_PAGE])
    people = staff_names({one.account for one in rows})
    return Table(
        Label("Đang tạm dừng mở xem vụ việc", "Held from reading matters"),
        [
            Column(Label("Từ lúc", "Since")),
            Column(Label("Người", "Person")),
            Column(Label("Quy tắc", "Rule")),
            Column(Label("Đếm được", "Count"), numeric=True),
            Column(Label("Việc", "Deed")),
        ],
        [
            [
                moment_text(one.at),
                people.get(one.account, one.account),
                rules()[one.rule].title,
                one.count,
                Link(Label("Xem xét, cho mở lại", "Look at it, lift it"), reverse("desk:log_hold", args=[one.pk])),
            ]
            for one in rows
            if one.rule in rules()
        ],
    )


def hold_facts(one: ReadingHold) -> list[Fact]:
    """What stands behind a hold: who, when, by which rule, how many."""
    return [
        Fact(Label("Người", "Person"), staff_names({one.account}).get(one.account, one.account)),
        Fact(Label("Từ lúc", "Since"), moment_text(one.at)),
        Fact(Label("Quy tắc", "Rule"), rules()[one.rule].title),
        Fact(Label("Đếm được", "Count"), str(one.count)),
    ]


def _last(days: int | None) -> Label:
    if days is None:
        return Label("Đơn vị chưa ghi lần xem xét nào.", "The office has recorded no review yet.")
    if days == 0:
        return Label("Lần xem xét gần nhất: hôm nay.", "Last review: today.")
    return Label(f"Lần xem xét gần nhất: {days} ngày trước.", f"Last review: {days} days ago.")


def _filters(query: QueryDict, state: str, chosen: Sequence[str]) -> Filters:
    groups = [
        ChoiceFilter(
            "rule", Label("Quy tắc", "Rule"), [Choice(c, one.title, c in chosen) for c, one in rules().items()]
        ),
        ChoiceFilter(
            "state", Label("Xem xét", "Review"), [Choice(code, label, code == state) for code, label in STATES]
        ),
    ]
    tags = [Link(rules()[one].title, without(query, "rule", one)) for one in chosen if one in rules()]
    tags += [Link(label, without(query, "state")) for code, label in STATES if code == state]
    return Filters(groups, tags, clear="?" if tags else "")


def _rules(actor: Actor, today: date) -> Table:
    own: dict[str, list[LogThreshold]] = {}
    for one in LogThreshold.objects.filter(unit=actor.unit).order_by("from_on", "pk"):
        own.setdefault(one.rule, []).append(one)

    def set_here(code: str) -> Text:
        told = [f"{day_text(one.from_on)}: {one.value} ({one.reason})" for one in own.get(code, ())]
        return "; ".join(told)

    def steps(rule: Rule) -> Text:
        slows, holds = (rule.step(name, today, own.get(rule.code, ())) for name in STEPS)
        told = [Label(f"từ {slows} phải chờ", f"from {slows} made to wait")] if slows else []
        told += [Label(f"từ {holds} tạm dừng mở xem", f"from {holds} reading is held")] if holds else []
        return joined(*told, by=", ") or ""

    return Table(
        Label("Quy tắc và ngưỡng của đơn vị", "Rules and thresholds of the office"),
        [
            Column(Label("Quy tắc", "Rule")),
            Column(Label("Đếm gì, một người trong một ngày", "What is counted, of one person on one day")),
            Column(Label("Ngưỡng hôm nay", "Threshold today"), numeric=True),
            Column(Label("Bước tiếp theo", "Next step")),
            Column(Label("Đơn vị đã đặt", "Set by the office")),
        ],
        [
            [one.title, one.counts, one.threshold(today, own.get(code, ())), steps(one), set_here(code)]
            for code, one in rules().items()
        ],
    )


def warning_page(one: LogWarning, *, actor: Actor) -> WarningPage:
    """One warning; the entries behind it as lines of the log."""
    rule = rules()[one.rule]
    lines, notes = of_numbers(one.entries), list(one.reviews.order_by("pk"))
    people = staff_names({one.account, *(note.by for note in notes)})
    return WarningPage(
        heading=rule.title,
        facts=[
            Fact(Label("Người", "Person"), people.get(one.account, one.account)),
            Fact(Label("Ngày", "Day"), day_text(one.on)),
            Fact(Label("Quy tắc đếm", "What is counted"), rule.counts),
            Fact(Label("Đếm được", "Count"), str(one.count)),
            Fact(Label("Ngưỡng", "Threshold"), str(one.threshold)),
        ],
        lines=lines_table(lines, None, matters_of(actor, lines)),
        more=max(0, one.count - len(one.entries)),
        reviews=Table(
            Label("Đã xem xét", "Reviews"),
            [Column(Label("Lúc", "When")), Column(Label("Người", "Person")), Column(Label("Kết quả", "Result"))],
            [[moment_text(note.at), people.get(note.by, note.by), note.note] for note in notes],
        ),
        own=one.account == actor.account,
    )
