"""The log as a page: who did what, from where, when, and whether the entry already stands under a signature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict

from eprocuracy.audit import deeds
from eprocuracy.audit.manners import Manner, manner_of
from eprocuracy.audit.reading import A_PAGE, Asked, Line, Tally
from eprocuracy.identity.queries import labels_of
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.moments import end_of
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.addresses import replaced, without
from eprocuracy.platform.ui.days import Unreadable, read_day
from eprocuracy.platform.ui.language import say
from eprocuracy.platform.ui.parts import Choice, ChoiceFilter, Column, Filters, Link, PeriodFilter, Table, Text
from eprocuracy.platform.ui.writing import local, number_text

from ..matter.pages import Top
from ..registers.columns import begun, two_lines
from ..registers.naming import staff_names

NOTHING = Label(
    "Không có dòng nào như vậy. Mỗi lần xem, ghi, in hay tìm thấy đều để lại một dòng ở đây.",
    "No such entry. Every reading, recording, print and search leaves one here.",
)
LINES = Label("Các dòng nhật ký, mới nhất trước", "Entries, latest first")
WHO = Label("Ai đã xem, ai đã ghi", "Who looked, who wrote")
WITHIN = Label("Trong thời gian", "Within")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for."""

    asked: Asked
    manners: tuple[Manner, ...] = ()
    first: str = ""
    last: str = ""
    problem: Text = ""

    @classmethod
    def read(cls, query: QueryDict) -> Wanted:
        """People, manners and days of the address; what is no day is said beside the field and not asked for."""
        manners = tuple(one for one in Manner if one.value in query.getlist("manner"))
        first, last = query.get("day_from", "").strip(), query.get("day_to", "").strip()
        below = query.get("before", "")
        asked = Asked(
            accounts=tuple(query.getlist("who")),
            deeds=tuple(one for one in deeds.declared() if manner_of(one) in manners) if manners else None,
            below=int(below) if below.isdecimal() and len(below) < 19 else None,
        )
        try:
            since = end_of(read_day(first) - timedelta(days=1)) if first else None
            until = end_of(read_day(last)) if last else None
        except Unreadable as problem:
            return cls(asked, manners, first, last, problem.label)
        return cls(replace(asked, since=since, until=until), manners, first, last)

    def all(self, most: int) -> Asked:
        """The same without a page: what is taken out."""
        return replace(self.asked, below=None, most=most)


@dataclass(frozen=True, slots=True)
class LogPage:
    """Everything a page of the log shows besides its heading."""

    filters: Filters
    who: Table | None
    lines: Table
    query: str
    top: Top | None = None  # of the matter


def log_page(
    query: QueryDict,
    wanted: Wanted,
    found: Sequence[Line],
    tallied: Sequence[Tally],
    *,
    receipt: Callable[[int], str],
    named: Mapping[UUID, Link] | None = None,
    top: Top | None = None,
) -> LogPage:
    """The lines found, and who is among them; three queries, for the names of people and of offices.

    `receipt` gives the address of an entry's receipt; with `named` each line says what it is about, those matters by name.
    """
    people = staff_names({one.account for one in tallied})
    following = replaced(query, before=str(found[-1].sequence)) if len(found) == A_PAGE else ""
    return LogPage(
        filters=_filters(query, wanted, people, tallied),
        who=_who(query, people, tallied) if tallied else None,
        lines=lines_table(found, receipt, named, following),
        query=urlencode([(name, value) for name, values in query.lists() if name != "before" for value in values]),
        top=top,
    )


def sentence(line: Line, who: Text) -> Label:
    """`Hoàng Thị Mai: xem vụ việc`; a list also says how many people it showed."""
    label, people = deeds.label_of(line.deed), sum(one.startswith("participant:") for one in line.about)
    vi, en = (f"{_said(who, language)}: {_small(label.say(language))}" for language in ("vi", "en"))
    if people > 1 and manner_of(line.deed) is Manner.LISTED:
        return Label(f"{vi} ({people} người)", f"{en} ({people} persons)")
    return Label(vi, en)


def called(people: Mapping[str, str], account: str) -> Text:
    """The name of whoever has the account; the system is called by its word."""
    return Label("Hệ thống", "The system") if account == SYSTEM.account else people.get(account, account)


def moment_text(at: datetime) -> str:
    return f"{local(at):%d/%m/%Y %H:%M:%S}"


def receipt_cell(line: Line, address: Callable[[int], str] | None) -> Text | Link:
    """Pending, or in the log at its place, with the way to its proof."""
    if line.place is None:
        return Label("đang chờ xếp chỗ", "pending: no place yet")
    vi, en = number_text(line.place, "vi"), number_text(line.place, "en")
    if not line.signed:
        return Label(f"ở chỗ {vi}, chờ ký chốt", f"at place {en}, pending")
    told = Label(f"trong nhật ký, chỗ {vi}", f"in the log, place {en}")
    return Link(told, address(line.sequence)) if address else told


def about_cell(line: Line, named: Mapping[UUID, Link]) -> Text | Link:
    """The one matter by name, where the reader may still see it; else how many of what."""
    kinds = Counter(one.partition(":")[0] for one in line.about)
    matters = [one.partition(":")[2] for one in line.about if one.startswith("matter:")]
    if len(matters) == 1 and (link := named.get(UUID(matters[0]))):
        return link
    counted = [
        (kinds["matter"], "vụ việc", "matters"),
        (kinds["participant"], "người", "persons"),
        (kinds["act"], "việc đã ghi", "acts"),
        (kinds["draft"], "văn bản", "documents"),
    ]
    vi, en = (", ".join(f"{one[0]} {one[i]}" for one in counted if one[0]) for i in (1, 2))
    return Label(vi, en) if vi else ""


def lines_table(
    found: Sequence[Line], receipt: Callable[[int], str] | None, named: Mapping[UUID, Link] | None, following: str = ""
) -> Table:
    """The lines; two queries, for the names of people and of offices."""
    people = staff_names({one.account for one in found})
    units = labels_of({one.unit for one in found if one.unit})
    titles = [Label("Lúc", "When"), Label("Ai làm gì", "Who did what"), Label("Từ máy", "From")]
    if named is not None:
        titles.append(Label("Về", "About"))
    titles.append(Label("Biên nhận", "Receipt"))
    rows = [
        [
            moment_text(one.at),
            two_lines(
                say(sentence(one, called(people, one.account))),
                "" if named is not None else say(units.get(one.unit, "")),
            ),
            one.address or "",
            *([about_cell(one, named)] if named is not None else []),
            receipt_cell(one, receipt),
        ]
        for one in found
    ]
    return Table(LINES, [Column(one) for one in titles], rows, empty=NOTHING, following=following)


def _who(query: QueryDict, people: Mapping[str, str], tallied: Sequence[Tally]) -> Table:
    """One row a person: how often in each manner, and when last; a name leads to that person's lines."""
    times: dict[str, Counter[Manner]] = {}
    last: dict[str, datetime] = {}
    for one in tallied:
        times.setdefault(one.account, Counter())[manner_of(one.deed)] += one.times
        last[one.account] = max(one.last, last.get(one.account, one.last))
    shown = [one for one in Manner if any(counts[one] for counts in times.values())]
    return Table(
        WHO,
        [
            Column(Label("Người", "Person")),
            *(Column(begun(one.label), numeric=True) for one in shown),
            Column(Label("Lần cuối", "Last")),
        ],
        [
            [
                Link(called(people, account), replaced(query, who=account)),
                *(times[account][one] or "" for one in shown),
                moment_text(last[account]),
            ]
            for account in sorted(times, key=lambda one: last[one], reverse=True)
        ],
    )


def _filters(query: QueryDict, wanted: Wanted, people: Mapping[str, str], tallied: Sequence[Tally]) -> Filters:
    groups: list[ChoiceFilter | PeriodFilter] = [
        PeriodFilter("day", WITHIN, wanted.first, wanted.last, wanted.problem),
        ChoiceFilter(
            "manner",
            Label("Việc", "Deed"),
            [Choice(one.value, begun(one.label), one in wanted.manners) for one in Manner],
        ),
    ]
    chosen = [Link(one.label, without(query, "manner", one.value)) for one in wanted.manners]
    accounts = sorted({one.account for one in tallied}, key=lambda one: people.get(one, one))
    if accounts:
        ticked = [Choice(one, called(people, one), one in wanted.asked.accounts) for one in accounts]
        groups.append(ChoiceFilter("who", Label("Người", "Person"), ticked))
        chosen += [
            Link(called(people, one), without(query, "who", one)) for one in accounts if one in wanted.asked.accounts
        ]
    for name, value in (("day_from", wanted.first), ("day_to", wanted.last)):
        if value:
            told = Label(f"từ {value}", f"from {value}") if name == "day_from" else Label(f"đến {value}", f"to {value}")
            chosen.append(Link(told, without(query, name)))
    return Filters(groups, chosen, clear="?" if chosen else "")


def _said(text: Text, language: str) -> str:
    return text if isinstance(text, str) else text.say(language)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
