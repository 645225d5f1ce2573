"""The archive's work as pages: what is to be closed, what waits to be handed over, what was, and how long papers can be checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max
from django.urls import reverse

from eprocuracy.identity import codes
from eprocuracy.identity.models import Account
from eprocuracy.identity.policy import About, may
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.queries import label_of
from eprocuracy.issuing.archiving import actions
from eprocuracy.issuing.archiving.contents import Line, contents_of, line_of
from eprocuracy.issuing.models import ClosedFile, HandOver, PaperFile, SignedPaper
from eprocuracy.issuing.numbers.book import given_as
from eprocuracy.issuing.signatures import renewing
from eprocuracy.issuing.signatures.words import Made
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.platform.jobs import trouble
from eprocuracy.platform.ui.parts import Column, Fact, Link, Table, Text
from eprocuracy.platform.ui.writing import day_text
from eprocuracy.records.models import MatterRow
from eprocuracy.workstreams.catalogue import Rules

from ..matter.file import reads_guarded_in
from ..matter.naming import called

SHOWN = 50
RENEW = "issuing.renew"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A closed file that no archive has yet."""

    id: int
    name: Label
    address: str
    since: Label
    kept: Label
    papers: int
    place: str


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """Everything the page of the archive shows."""

    unit: Label
    to_close: Table
    more: int
    waiting: tuple[Waiting, ...]
    hands: bool
    handed: Table
    renewed: Table
    due: int
    trouble: Text


@dataclass(frozen=True, slots=True)
class FilePage:
    """One supervision file: its papers, and how it was closed if it was."""

    heading: Label
    closed: tuple[Fact, ...]
    contents: Table
    package: str
    may_close: bool
    may_not: Text


def archive_page(rules: Rules, actor: Actor, *, at: datetime) -> ArchivePage:
    """The lists of the own office; a fixed number of questions."""
    today = day_of(at)
    open_files = actions.to_close(actor)
    ended, total = list(open_files[:SHOWN]), open_files.count()
    waiting = list(actions.waiting(actor)[:SHOWN])
    rows = {row.matter_id: row for row in MatterRow.objects.filter(matter__in=[one.matter_id for one in waiting])}
    return ArchivePage(
        unit=label_of(actor.unit),
        to_close=_to_close(rules, ended, total, today),
        more=total - len(ended),
        waiting=tuple(_waiting(rules, one, rows[one.matter_id], today) for one in waiting),
        hands=may(actor, Deed.KEEP_SEAL, About(unit=actor.unit)).allowed,
        handed=_handed(actor),
        renewed=_renewed(actor),
        due=len(renewing.due(at)),
        trouble=next((one.why for one in trouble.troubled() if one.name == RENEW), ""),
    )


def file_page(rules: Rules, row: MatterRow, actor: Actor, *, may_close: bool, may_not: Text) -> FilePage:
    """The file as it was closed, or as it would be closed now; of what is guarded nothing where the reader may not read it."""
    last = actions.latest(row.matter_id)
    standing = last if last is not None and (row.closed_on is None or last.closed_on >= row.closed_on) else None
    lines = tuple(line_of(one) for one in standing.contents) if standing else contents_of(rules, row)
    handed = getattr(standing, "handed", None) if standing else None
    return FilePage(
        heading=_called(rules, row),
        closed=_facts(standing) if standing else (),
        contents=_contents([one for one in lines if not one.guarded or reads_guarded_in(actor, row)]),
        package=reverse("desk:archive_package", args=[standing.id]) if standing and handed else "",
        may_close=may_close and standing is None and row.closed_on is not None,
        may_not=may_not,
    )


def _called(rules: Rules, row: MatterRow) -> Label:
    return called(rules.catalogue.workstreams[row.workstream].one, row.number, row.year)


def _to_close(rules: Rules, rows: Sequence[MatterRow], total: int, today: date) -> Table:
    names = dict(Account.objects.filter(account__in={one.procurator for one in rows}).values_list("account", "name"))
    return Table(
        caption=Label("Đã kết thúc, chưa đóng hồ sơ kiểm sát", "Ended, the supervision file not closed"),
        columns=[
            Column(Label("Vụ việc", "Matter")),
            Column(Label("Kết thúc ngày", "Ended on")),
            Column(Label("Đã qua", "Since")),
            Column(Label("Kiểm sát viên", "Procurator")),
        ],
        rows=[
            [
                Link(_called(rules, one), reverse("desk:archive_file", args=[one.matter_id])),
                one.closed_on,
                _days((today - one.closed_on).days) if one.closed_on else "",
                names.get(one.procurator, one.procurator),
            ]
            for one in rows
        ],
        empty=Label("Không còn hồ sơ nào phải đóng.", "No file is to be closed."),
        total=total,
    )


def _waiting(rules: Rules, one: ClosedFile, row: MatterRow, today: date) -> Waiting:
    return Waiting(
        id=one.id,
        name=_called(rules, row),
        address=reverse("desk:archive_file", args=[one.matter_id]),
        since=_since((today - one.closed_on).days),
        kept=actions.kept_for(one),
        papers=len(one.contents),
        place=one.place,
    )


def _handed(actor: Actor) -> Table:
    found = list(
        HandOver.objects.filter(unit=codes.office(actor.unit)).annotate(count=Count("files")).order_by("-id")[:SHOWN]
    )
    names = dict(Account.objects.filter(account__in={one.by for one in found}).values_list("account", "name"))
    minutes = Label("Biên bản", "Minutes")
    return Table(
        caption=Label("Đã giao nộp", "Handed over"),
        columns=[
            Column(Label("Ngày", "Day")),
            Column(Label("Nơi nhận", "Archive")),
            Column(Label("Người nhận", "Received by")),
            Column(Label("Người giao", "Given by")),
            Column(Label("Số hồ sơ", "Files"), numeric=True),
            Column(minutes),
        ],
        rows=[
            [
                one.on,
                one.archive,
                one.received_by,
                names.get(one.by, one.by),
                one.count,
                Link(minutes, reverse("desk:archive_minutes", args=[one.id])),
            ]
            for one in found
        ],
        empty=Label("Chưa giao nộp hồ sơ nào.", "Nothing was handed over yet."),
        total=len(found),
    )


def _renewed(actor: Actor) -> Table:
    """What the renewal of time-stamps has done, and until when what is signed can be checked."""
    own = SignedPaper.objects.filter(unit=codes.office(actor.unit))
    made = PaperFile.objects.filter(paper__in=own.values("id"), what=Made.STAMPED.value)
    until = PaperFile.objects.filter(paper__in=own.values("id")).values("paper").annotate(until=Max("archived_until"))
    soonest = [one["until"] for one in until.order_by("until")[:1] if one["until"]]
    rows = [
        [
            given_as(one.paper.number) if one.paper.number else Label("(không số)", "(no number)"),
            one.at,
            one.archived_until,
        ]
        for one in made.select_related("paper__number__sequence").order_by("-id")[:SHOWN]
    ]
    told = (
        Label(
            f"Chưa văn bản nào phải gia hạn. Dấu thời gian hết sớm nhất: {day_text(soonest[0])}.",
            f"No paper had to be stamped again. The first time-stamp ends on {day_text(soonest[0])}.",
        )
        if soonest
        else Label("Chưa có văn bản ký ở mức lưu trữ.", "No paper is signed for the archive yet.")
    )
    return Table(
        caption=Label("Gia hạn dấu thời gian lưu trữ", "Time-stamps of the archive renewed"),
        columns=[
            Column(Label("Văn bản", "Paper")),
            Column(Label("Gia hạn lúc", "Stamped at")),
            Column(Label("Kiểm tra được đến", "Can be checked until")),
        ],
        rows=rows,
        empty=told,
        total=made.count(),
    )


def _facts(one: ClosedFile) -> tuple[Fact, ...]:
    name = Account.objects.filter(account=one.by).values_list("name", flat=True).first() or one.by
    handed = getattr(one, "handed", None)
    where: Text = Label("chưa giao nộp", "not handed over")
    if handed is not None:
        over = handed.handover
        where = Label(
            f"{over.archive}, {day_text(over.on)}, người nhận {over.received_by}",
            f"{over.archive}, {day_text(over.on)}, received by {over.received_by}",
        )
    return (
        Fact(
            Label("Đóng hồ sơ", "Closed"),
            Label(f"{day_text(one.closed_on)}, {name}", f"{day_text(one.closed_on)}, {name}"),
        ),
        Fact(Label("Thời hạn bảo quản", "Kept"), actions.kept_for(one)),
        Fact(Label("Theo văn bản", "By"), one.basis or Label("chưa ghi", "not said")),
        Fact(Label("Nơi để bản giấy gốc", "The paper original lies"), one.place),
        Fact(Label("Lưu trữ", "Archive"), where),
    )


def _contents(lines: Sequence[Line]) -> Table:
    return Table(
        caption=Label("Mục lục hồ sơ kiểm sát", "Contents of the supervision file"),
        columns=[
            Column(Label("STT", "No."), numeric=True),
            Column(Label("Ngày", "Day")),
            Column(Label("Số, ký hiệu", "Number")),
            Column(Label("Tên văn bản", "Paper")),
            Column(Label("Cơ quan ban hành", "Issued by")),
            Column(Label("Bản lưu", "Kept as")),
        ],
        rows=[
            [place, one.on or "", one.number, one.title, one.issuer, _as(one)]
            for place, one in enumerate(lines, start=1)
        ],
        empty=Label("Hồ sơ chưa có văn bản nào.", "The file holds no paper."),
        total=len(lines),
    )


def _as(one: Line) -> Label:
    if one.signed:
        return Label("điện tử, đã ký số", "electronic, signed")
    return Label("bản quét", "scan") if one.digest else Label("bản giấy", "paper")


def _since(days: int) -> Label:
    return (
        Label(f"đóng {days} ngày trước", f"closed {days} days ago") if days else Label("đóng hôm nay", "closed today")
    )


def _days(days: int) -> Label:
    return Label(f"{days} ngày", f"{days} days")
