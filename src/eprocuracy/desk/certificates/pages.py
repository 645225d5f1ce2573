"""The register of certificates as pages: what is to be done, what ends when, each certificate with what it signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db.models import Count, Q
from django.urls import reverse

from eprocuracy.identity.models import Account
from eprocuracy.identity.queries import label_of
from eprocuracy.issuing.models import SignedPaper
from eprocuracy.issuing.numbers.book import given_as
from eprocuracy.issuing.signatures import keeping
from eprocuracy.issuing.signatures.keeping import WINDOWS, Held, ToDo
from eprocuracy.issuing.signatures.trust import trust_of
from eprocuracy.issuing.signatures.words import Happening, Part
from eprocuracy.kernel.actors import SYSTEM, Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Column, Fact, HistoryEntry, Link, Table, Text
from eprocuracy.platform.ui.writing import clock_text, day_text

SHOWN = 50
NONE = Label(
    "Sổ chưa có chứng thư số nào. Chứng thư số có ở đây khi văn thư ghi lúc bàn giao thiết bị.",
    "The register is empty. Certificates come here when the clerk enters them as a token is handed out.",
)
NOTHING_TO_DO = Label("Không có việc nào phải làm.", "Nothing is to be done.")


@dataclass(frozen=True, slots=True)
class Span:
    """What ends within so many days."""

    label: Label
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """Everything the register shows; `tasks` is None for somebody who keeps no certificates."""

    unit: Label
    spans: tuple[Span, ...]
    tasks: Table | None
    table: Table
    keeps: bool


@dataclass(frozen=True, slots=True)
class CertificatePage:
    """One certificate, what happened to it, and what it signed."""

    name: str
    state: Label
    facts: tuple[Fact, ...]
    history: tuple[HistoryEntry, ...]
    stands: Label | None  # what became of its signatures when something happened to it
    papers: Table


def register_page(actor: Actor, folder: Path, *, at: datetime) -> RegisterPage:
    """The register of the office for who keeps it; for anybody else their own certificates."""
    keeps = keeping.keeps(actor, actor.unit)
    found = keeping.held_in(actor.unit, at=at) if keeps else keeping.held_by(actor.account, at=at)
    tasks = None
    if keeps:
        todos = keeping.todos(found, keeping.signers_of(actor.unit), at=at)
        ground = keeping.of_the_ground(trust_of(folder, at=at), at=at)
        tasks = _tasks(sorted((*todos, *ground), key=lambda one: one.by), day_of(at))
    return RegisterPage(unit=label_of(actor.unit), spans=spans(found), tasks=tasks, table=_register(found), keeps=keeps)


def spans(found: Sequence[Held]) -> tuple[Span, ...]:
    """What of these ends within 30, 60 and 90 days, each named once."""
    named, before = [], -1
    for days in WINDOWS:
        names = tuple(one.row.holder for one in found if one.is_used and before < one.left <= days)
        told = (
            Label(f"Trong {days} ngày", f"Within {days} days")
            if before < 0
            else Label(f"Từ {before + 1} đến {days} ngày", f"Within {before + 1} to {days} days")
        )
        named.append(Span(told, names))
        before = days
    return tuple(named)


def certificate_page(one: Held, *, at: datetime) -> CertificatePage:
    """One certificate with its latest papers; what it signed before a loss is told apart from what came after."""
    row, event = one.row, one.event
    signed = SignedPaper.objects.filter(certificate=row)
    since = event.since if event else at
    counted = signed.aggregate(before=Count("id", filter=Q(signed_at__lt=since)), every=Count("id"))
    before, after = counted["before"], counted["every"] - counted["before"]
    latest = list(signed.select_related("number__sequence").order_by("-signed_at", "-id")[:SHOWN])
    names = dict(
        Account.objects.filter(account__in={each.by for each in one.events} | {row.entered_by}).values_list(
            "account", "name"
        )
    )
    return CertificatePage(
        name=row.holder,
        state=one.state,
        facts=_facts(one, names),
        history=tuple(
            HistoryEntry(
                on=day_of(each.since),
                title=Happening(each.what).label,
                detail=each.reason,
                document=Label(
                    f"từ {clock_text(each.since)} ngày {day_text(each.since)}",
                    f"since {clock_text(each.since)} on {day_text(each.since)}",
                ),
                by=_who(each.by, names),
            )
            for each in one.events
        ),
        stands=_stands(before, after) if event is not None else None,
        papers=Table(
            caption=Label("Văn bản đã ký bằng chứng thư số này", "Papers signed with this certificate"),
            columns=[
                Column(Label("Số", "Number")),
                Column(Label("Ký lúc", "Signed at")),
                Column(Label("Giá trị", "Stands")),
            ],
            rows=[[_number(each), each.signed_at, _worth(each.signed_at, one)] for each in latest],
            empty=Label("Chưa ký văn bản nào.", "Nothing was signed with it yet."),
            total=counted["every"],
        ),
    )


def _register(found: Sequence[Held]) -> Table:
    titles = (
        Label("Người, cơ quan được cấp", "Holder"),
        Label("Dùng làm", "For"),
        Label("Thiết bị", "Token"),
        Label("Hiệu lực", "In force"),
        Label("Còn", "Left"),
        Label("Tình trạng", "State"),
    )
    ordered = sorted(found, key=lambda one: (not one.is_used, one.row.to_at))
    return Table(
        caption=Label("Sổ chứng thư số, thiết bị", "Register of certificates and tokens"),
        columns=[Column(title) for title in titles],
        rows=[
            [
                Link(one.row.holder, reverse("desk:certificate", args=[one.row.id])),
                Part(one.row.part).label,
                one.row.device,
                f"{day_text(one.row.from_at)} – {day_text(one.row.to_at)}",
                _left(one),
                one.state,
            ]
            for one in ordered
        ],
        empty=NONE,
        total=len(found),
    )


def _tasks(todos: Sequence[ToDo], today: date) -> Table:
    return Table(
        caption=Label("Việc của người giữ chứng thư số, con dấu", "What the keeper of certificates and seal has to do"),
        columns=[Column(Label("Việc", "Task")), Column(Label("Đối với", "About")), Column(Label("Trước ngày", "By"))],
        rows=[[one.task.label, _about(one), _by(one.by, today)] for one in todos],
        empty=NOTHING_TO_DO,
        total=len(todos),
    )


def _about(one: ToDo) -> object:
    return Link(one.about, reverse("desk:certificate", args=[one.certificate])) if one.certificate else one.about


def _by(by: date, today: date) -> Label:
    days = (by - today).days
    if days <= 0:
        return Label(f"làm ngay (từ {day_text(by)})", f"now (since {day_text(by)})")
    return Label(f"{day_text(by)} (còn {days} ngày)", f"{day_text(by)} ({days} days)")


def _left(one: Held) -> Text:
    if not one.is_used:
        return "–"
    return Label(f"{one.left} ngày", f"{one.left} days")


def _facts(one: Held, names: dict[str, str]) -> tuple[Fact, ...]:
    row, by = one.row, _who(one.row.entered_by, names)
    return (
        Fact(Label("Dùng làm", "For"), Part(row.part).label),
        Fact(Label("Đơn vị", "Office"), label_of(row.unit)),
        Fact(Label("Thiết bị giữ khóa", "Token"), row.device),
        Fact(Label("Nơi cấp", "Issuer"), row.issuer),
        Fact(Label("Số hiệu", "Serial number"), row.serial),
        Fact(Label("Hiệu lực", "In force"), f"{day_text(row.from_at)} – {day_text(row.to_at)}"),
        Fact(
            Label("Bàn giao", "Handed over"),
            Label(
                f"{row.document_no or 'không ghi số biên bản'}; ghi sổ {day_text(row.entered_at)}, {by.say('vi')}",
                f"{row.document_no or 'no number of a record'}; entered {day_text(row.entered_at)}, {by.say('en')}",
            ),
        ),
    )


def _who(account: str, names: dict[str, str]) -> Label:
    if account == SYSTEM.account:
        return Label("hệ thống", "the system")
    name = names.get(account, account)
    return Label(name, name)


def _stands(before: int, after: int) -> Label:
    vi, en = "Trước thời điểm đó chưa ký văn bản nào.", "Before that moment it had signed nothing."
    if before:
        vi = f"Trước thời điểm đó đã ký {before} văn bản: chữ ký có dấu thời gian vẫn có giá trị."
        en = f"Before that moment it had signed {before} papers: signatures with a time-stamp stay valid."
    if after:
        vi += f" Từ thời điểm đó có {after} văn bản mang chữ ký này: không có giá trị, cần ký lại."
        en += f" From that moment on {after} papers bear it: those are not valid and have to be signed again."
    return Label(vi, en)


def _worth(signed_at: datetime, one: Held) -> Label:
    if one.event is None:
        return Label("có giá trị", "valid")
    if signed_at < one.event.since:
        return Label("ký trước đó: vẫn có giá trị", "signed before: stays valid")
    return Label("ký sau khi báo: không có giá trị", "signed after it: not valid")


def _number(paper: SignedPaper) -> object:
    if paper.number is None:
        return Label("(không số)", "(no number)")
    name = given_as(paper.number)
    return Link(name, reverse("desk:matter", args=[paper.number.matter])) if paper.number.matter else name
