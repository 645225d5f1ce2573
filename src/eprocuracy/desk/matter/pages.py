"""The pages of one matter as frozen values: overview, history, time limits, supervision, and one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import (
    Column,
    Fact,
    Group,
    HistoryEntry,
    Identity,
    Link,
    NavigationEntry,
    Row,
    Table,
    Text,
)
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.house_acts import Secrecy
from eprocuracy.workstreams.questions import Question

from ..addresses import matter_address
from ..deadlines import AT_EARLIEST
from ..opening.pages import of_matter
from ..saying import joined, said
from . import beside, findings
from .blocking import Waiting, waiting_of
from .due import alike, dues, groups, rows
from .file import File
from .history import entries, entries_on
from .missing import missing_of
from .naming import called, former, heading_of, persons_of
from .offers import Offer, OfferGroup, answers_to, offers_beside, offers_of, primary_of
from .paging import Part
from .people import note_of, offences_said, others_table, tracks_table
from .sentences import sentences

LATEST = 8  # lines of history on the overview
NEAREST = 6  # deadlines on the overview
ACCUSED = 25  # of those who have a stage of their own, on one page
FOUND = 10  # findings on the overview

OVERVIEW, HISTORY = "desk:matter", "desk:matter_history"
BESIDE = "desk:matter_beside"
NOTES = "desk:matter_notes"
LOG = "desk:matter_log"
DEADLINES, FINDINGS = "desk:matter_deadlines", "desk:matter_findings"
TABS = (
    (OVERVIEW, Label("Tổng quan", "Overview")),
    (HISTORY, Label("Diễn biến", "History")),
    (DEADLINES, Label("Thời hạn", "Time limits")),
    (BESIDE, Label("Trong hồ sơ", "In the file")),
    (FINDINGS, Label("Kiểm sát", "Supervision")),
    (NOTES, Label("Ghi chú, liên hệ", "Notes, contacts")),
    (LOG, Label("Nhật ký", "Log")),
)


@dataclass(frozen=True, slots=True)
class Top:
    """What stands at the top of each page of a matter."""

    heading: Label
    identity: Identity
    known_on: datetime | None = None  # the end of the day looked back to
    today: str = ""  # the address of the page as it is now
    unknown: bool = False  # nothing was known of it that day
    opened_until: datetime | None = None  # the reader opened it in an emergency


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page of a matter."""

    top: Top
    tracks: Table | None
    others: Table | None
    facts: Sequence[Fact]
    due: Sequence[Row]
    due_total: int
    deadlines_address: str
    history: Sequence[HistoryEntry]
    history_total: int
    history_address: str
    findings: Table | None
    findings_total: int
    findings_address: str  # where all of them stand, if these are not all
    missing: Sequence[Fact]
    waiting: Sequence[Waiting]
    related: Table | None
    offers: Sequence[OfferGroup]
    may_not: Text  # why nothing is offered, or why what the procuracy itself does is not
    archive: str  # where the supervision file of a matter that has ended is closed and handed over


@dataclass(frozen=True, slots=True)
class HistoryPage:
    top: Top
    part: Part[HistoryEntry]
    address: str
    day: str
    openings: Table | None


@dataclass(frozen=True, slots=True)
class DeadlinesPage:
    top: Top
    groups: Sequence[Group]
    sentences: Table | None


@dataclass(frozen=True, slots=True)
class BesidePage:
    top: Top
    tables: Sequence[Table]
    offers: Sequence[OfferGroup]
    may_not: Text


@dataclass(frozen=True, slots=True)
class AnswersPage:
    top: Top
    question: Label
    offers: Sequence[Offer]
    may_not: Text


@dataclass(frozen=True, slots=True)
class FindingsPage:
    top: Top
    findings: Table
    about_it: Table | None


def top_of(catalogue: Catalogue, file: File, current: str, now: datetime) -> Top:
    """The bar of the matter, with the way to its other pages."""
    running, _ = dues(catalogue, file, now)
    nearest = running[0] if running else None
    state = file.state
    query = f"?ngay={file.known_on.isoformat()}" if file.known_on else ""
    return Top(
        heading=heading_of(file),
        identity=Identity(
            title=heading_of(file),
            state=state.stage if state else "",
            left=nearest.left if nearest else None,
            ends_for=(joined(nearest.title, nearest.bound and AT_EARLIEST, by=", ") or "") if nearest else "",
            deed=primary_of(catalogue, file, now) if _may_add(file) else None,
            tabs=[
                NavigationEntry(label, reverse(name, args=[file.id]) + query, name == current)
                for name, label in TABS
                if name != LOG or (file.may[Deed.READ_LOG].allowed and not file.known_on)
            ],
            note=note_of(file) or "",
        ),
        known_on=now if file.known_on else None,
        today=reverse(current, args=[file.id]) if file.known_on else "",
        unknown=state is None,
        opened_until=file.opened_until,
    )


def overview(catalogue: Catalogue, file: File, *, now: datetime, newest: UUID | None = None, page: int = 1) -> Overview:
    """The first page: what it needs, who is in it, what runs, what happened last, what can be recorded."""
    running = alike(dues(catalogue, file, now)[0])
    found = findings.findings_of(catalogue, file, now)
    lines, total = entries(file, newest=newest, most=LATEST)
    query = f"?ngay={file.known_on.isoformat()}" if file.known_on else ""
    return Overview(
        top=top_of(catalogue, file, OVERVIEW, now),
        tracks=tracks_table(file, now, page=page, size=ACCUSED, address=reverse(OVERVIEW, args=[file.id]) + query),
        others=others_table(file),
        facts=[*facts_of(file), *beside.facts(beside.standing(file))],
        due=rows(catalogue, file, running[:NEAREST]),
        due_total=len(running),
        deadlines_address=reverse(DEADLINES, args=[file.id]) + query,
        history=lines,
        history_total=total,
        history_address=reverse(HISTORY, args=[file.id]) + query,
        findings=findings.table(catalogue, file, found[:FOUND], total=len(found)) if found else None,
        findings_total=len(found),
        findings_address=reverse(FINDINGS, args=[file.id]) + query if len(found) > FOUND else "",
        missing=[] if file.known_on else missing_of(file),
        waiting=waiting_of(catalogue, file),
        related=related_table(file),
        offers=offers_of(catalogue, file) if _may_add(file) else (),
        may_not=may_not_of(file),
        archive=reverse("desk:archive_file", args=[file.id]) if file.row.closed_on and not file.known_on else "",
    )


def history_page(catalogue: Catalogue, file: File, *, now: datetime, page: int = 1) -> HistoryPage:
    """Everything that happened, newest first, a page at a time."""
    address = reverse(HISTORY, args=[file.id])
    query = f"?ngay={file.known_on.isoformat()}" if file.known_on else ""
    part = entries_on(file, page=page, address=address + query)
    day = f"{file.known_on:%d/%m/%Y}" if file.known_on else ""
    opened = None if file.known_on else of_matter(file.openings, file.staff)
    return HistoryPage(top_of(catalogue, file, HISTORY, now), part, address, day, opened)


def deadlines_page(catalogue: Catalogue, file: File, *, now: datetime) -> DeadlinesPage:
    """Every deadline, those that run first."""
    return DeadlinesPage(top_of(catalogue, file, DEADLINES, now), groups(catalogue, file, now), sentences(file))


def findings_page(catalogue: Catalogue, file: File, *, now: datetime, page: int = 1) -> FindingsPage:
    """Every finding, a page at a time, and what the procuracy has said about the matter."""
    query = f"?ngay={file.known_on.isoformat()}" if file.known_on else ""
    told = findings.table_of_page(catalogue, file, now, page=page, address=reverse(FINDINGS, args=[file.id]) + query)
    return FindingsPage(top_of(catalogue, file, FINDINGS, now), told, related_table(file, about=True))


def beside_page(catalogue: Catalogue, file: File, *, now: datetime) -> BesidePage:
    """Where the file is, requests, things and money, persons, notices, who follows it; what leaders said, to those who may read it."""
    told = beside.standing(file)
    return BesidePage(
        top_of(catalogue, file, BESIDE, now), beside.tables(file, told), offers_beside(file), may_not_of(file)
    )


def answers_page(catalogue: Catalogue, file: File, question: Question, *, now: datetime) -> AnswersPage:
    """One question, and everything that can be answered to it now; none of the answers comes before another."""
    top = top_of(catalogue, file, OVERVIEW, now)
    bare = replace(top, identity=replace(top.identity, deed=None))  # it would lead here
    return AnswersPage(bare, question.label, answers_to(catalogue, file, question), may_not_of(file))


def _may_add(file: File) -> bool:
    return not file.known_on and file.may_record.allowed


def may_not_of(file: File) -> Text:
    """What the reader may not write here, whose business it is and whom to ask; nothing where all of it may be written."""
    refused = next((file.may[deed] for deed in (Deed.RECORD, Deed.RECORD_OWN) if not file.may[deed].allowed), None)
    return refused.why if refused and not file.known_on else ""


def facts_of(file: File) -> list[Fact]:
    """What is true of the matter as a whole; what is empty is said under what is missing, not here."""
    state = file.state
    if state is None:
        return []
    guarded = list(Secrecy)[state.secrecy]
    told = [
        Fact(Label("Đơn vị", "Unit"), file.units.get(state.unit, state.unit)),
        Fact(Label("Kiểm sát viên", "Procurator"), file.staff.get(state.procurator, state.procurator)),
        Fact(Label("Phối hợp", "Assisting"), ", ".join(file.staff.get(one, one) for one in state.assisting)),
        Fact(Label("Cơ quan thụ lý", "Agency in charge"), state.agency),
        Fact(Label("Điều luật", "Articles"), offences_said(state.offences) or ""),
        Fact(Label("Loại tội phạm", "Class of offence"), state.severity or ""),
        Fact(Label("Số cũ", "Earlier numbers"), joined(*(former(file, one) for one in state.formerly), by="; ") or ""),
        Fact(Label("Ngày mở", "Opened"), said(state.opened_on) or ""),
        Fact(Label("Ngày kết thúc", "Closed"), said(state.closed_on) or ""),
        Fact(Label("Mở khẩn cấp", "Emergency openings"), _opened(file)),
        Fact(Label("Mức bảo mật", "Secrecy"), _guard(file, guarded) if guarded is not Secrecy.OPEN else ""),
    ]
    return [one for one in told if one.value]


def _opened(file: File) -> Text | Link:
    """How often, leading to who and why in the history."""
    if not file.openings or file.known_on:
        return ""
    count = len(file.openings)
    return Link(Label(f"{count} lần", f"{count} times"), reverse(HISTORY, args=[file.id]))


def _guard(file: File, guarded: Secrecy) -> Text | Link:
    """The level, leading to who may see the matter, for whoever may ask."""
    asks = file.may[Deed.ASK_WHO].allowed
    return Link(guarded.label, reverse("desk:matter_access", args=[file.id])) if asks else guarded.label


def related_table(file: File, *, about: bool = False) -> Table | None:
    """Matters of the same family, and those that refer to this one; with `about` only the latter."""
    listed = [one for one in file.related if not (about and one.same_family)]
    if not listed:
        return None
    columns = [
        Column(Label("Vụ việc", "Matter")),
        Column(Label("Nội dung", "Subject")),
        Column(Label("Giai đoạn", "Stage")),
    ]
    rows_ = [
        [
            Link(called(one.stream.one, one.number, one.year), matter_address(one.id)),
            one.title or persons_of(file, one.id) or None,
            one.stage,
        ]
        for one in listed
    ]
    caption = (
        Label("Văn bản kiểm sát về vụ việc này", "Supervision of this matter")
        if about
        else Label("Vụ việc liên quan", "Related matters")
    )
    return Table(caption, columns, rows_)
