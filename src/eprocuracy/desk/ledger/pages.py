"""The ledger of one person as frozen values: a plain dated table, and what is to be deducted from what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import When, day_of
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.language import say
from eprocuracy.platform.ui.parts import Column, Fact, Table, Text
from eprocuracy.platform.ui.tags.parts import badge
from eprocuracy.platform.ui.writing import day_text, moment_text
from eprocuracy.records.models import ActRow, IntervalRow
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.crossings import CrossingKind
from eprocuracy.workstreams.custody.findings import NOT_DEDUCTED, WITHOUT_ORDER
from eprocuracy.workstreams.custody.told_papers import needs_approval
from eprocuracy.workstreams.custody.words import Ground, Leaving

from ..irregular import figures, finding_of, label_of
from ..persons.pages import matter_called, title_of, told_of
from ..registers.columns import two_lines
from ..saying import joined, number_of
from .asking import Kept
from .lines import Line, days_of, lasting, lines

CAPTION = Label("Thời gian bị giữ, theo từng lệnh, quyết định", "Times held, paper by paper")
NOTHING = Label(
    "Không có thời gian bị giữ nào trong những vụ việc được xem. Dòng của sổ có ở đây khi việc giữ, tạm giữ, tạm giam được ghi.",
    "Not held in any matter that may be seen. Lines appear here once a hold, custody or detention is recorded.",
)
HEADS = (
    Label("Từ", "From"),
    Label("Đến", "Until"),
    Label("Căn cứ", "Ground"),
    Label("Lệnh, quyết định", "Paper"),
    Label("Người ký", "Signed by"),
    Label("Phê chuẩn", "Approved"),
    Label("Số ngày", "Days"),
    Label("Lưu ý", "Note"),
)
SHARES = (3, 3, 4, 5, 3, 4, 2, 6)
EXTENSIONS = frozenset({"custody.extended", "detention.extended"})
DETENTION = (Ground.DETENTION.value, Ground.PROSECUTION.value, Ground.COURT.value)


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """Everything the ledger shows; `faults` counts the lines on which somebody was held on nothing or that carry a finding."""

    title: Text
    told: Text
    facts: tuple[Fact, ...]
    table: Table
    faults: int
    person: str


def ledger_page(catalogue: Catalogue, kept: Kept, now: datetime) -> LedgerPage:
    """The ledger as it stands at a moment; no question is asked."""
    names = {place.matter_id: matter_called(catalogue, place) for place in kept.known.places}
    running = {place.matter_id: place.matter.row.closed_on is None for place in kept.known.places}
    drawn = _Drawn(catalogue, kept, names, now)
    listed = lines(kept.rows, kept.crossings, open_matters=running, now=now)
    rows = [drawn.row(one) for one in listed]
    return LedgerPage(
        title=title_of(kept.known),
        told=told_of(kept.known),
        facts=_facts(kept, day_of(now)),
        table=Table(CAPTION, [Column(one, numeric=one is HEADS[6]) for one in HEADS], rows, empty=NOTHING),
        faults=sum(one.bare or bool(drawn.notes_of(one)[1]) for one in listed),
        person=reverse("desk:person", args=[kept.known.participant]),
    )


def _facts(kept: Kept, today: date) -> tuple[Fact, ...]:
    """Days as they are counted, and what they are taken off."""
    custody = sum(row.days or 0 for row in kept.rows if row.ground == Ground.CUSTODY.value and row.lane == 0)
    detention = len({day for row in kept.rows if row.ground in DETENTION for day in days_of(row, until=today)})
    found = []
    if custody:
        told = Label(f"{custody} ngày, trừ vào thời hạn tạm giam", f"{custody} days, taken off detention")
        found.append(Fact(Label("Tạm giữ", "Custody"), _with_basis(told, cite("BLTTHS 2015", 118, 4))))
    if detention:
        told = Label(
            f"{detention} ngày đến nay, mỗi ngày tính một lần", f"{detention} days until now, each counted once"
        )
        found.append(Fact(Label("Tạm giam", "Detention"), told))
    if custody or detention:
        told = Label("một ngày tạm giữ, tạm giam bằng một ngày tù", "one day held is one day of imprisonment")
        found.append(
            Fact(Label("Trừ vào hình phạt tù", "Off the sentence"), _with_basis(told, cite("BLHS 2015", 38, 1)))
        )
    return tuple(found)


def _with_basis(told: Label, basis: Text) -> Label:
    assert not isinstance(basis, str)
    return Label(f"{told.vi} ({basis.say('vi')})", f"{told.en} ({basis.say('en')})")


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is needed to draw one line."""

    catalogue: Catalogue
    kept: Kept
    names: Mapping[UUID, Text]
    now: datetime

    def row(self, line: Line) -> list[object]:
        quiet, loud = self.notes_of(line)
        note = _notes(quiet, loud)
        if line.row is None:
            ground: object = badge(Ground.NONE.label, "overdue") if line.bare else FREE
            until: object = NOW if line.now else line.until
            return [line.from_, until, ground, None, None, None, None, note]
        row, act = line.row, self.kept.acts.get(line.row.act)
        until = line.until if line.until and line.until.day else NOT_ENDED
        if line.bare:
            return [line.from_, until, badge(Ground.NONE.label, "overdue"), None, None, None, None, note]
        return [
            line.from_,
            until,
            two_lines(say(_ground(row)), say(self.names.get(row.matter_id, ""))),
            self._paper(row, act),
            (act.signed_by if act else "") or None,
            self._approval(row, act),
            row.days,
            note,
        ]

    def _paper(self, row: IntervalRow, act: ActRow | None) -> object:
        if act is None:
            return None
        kind = self.catalogue.kinds.get(act.kind)
        label = kind.label if kind else Label(act.kind, act.kind)
        link = format_html(
            '<a class="govuk-link" href="{}">{}</a>', reverse("desk:act", args=[row.matter_id, act.pk]), say(label)
        )
        number = _numbered(act)
        return two_lines(link, " · ".join(part for part in (say(number) if number else "", act.issued_by) if part))

    def _approval(self, row: IntervalRow, act: ActRow | None) -> object:
        decided = self.kept.acts.get(row.approved_by) if row.approved_by else None
        told = (
            " · ".join(part for part in (say(_numbered(decided) or ""), decided.signed_by) if part) if decided else ""
        )
        if row.approved is not None:
            words = APPROVED if row.approved else REFUSED
            return two_lines(say(words) if row.approved else badge(words, "overdue"), told)
        ground = next((one for one in Ground if one.value == row.ground), None)
        if act is None or ground is None:
            return None
        needed = needs_approval(ground, extends=act.kind in EXTENSIONS, issuer=act.issued_by or "")
        return badge(NOT_SEEN, "day") if needed else None

    def notes_of(self, line: Line) -> tuple[list[Text], list[Text]]:
        """What is said quietly, and what must stand out."""
        if line.row is None or line.bare:
            told = lasting(line.lasts) if line.lasts is not None else None
            quiet: list[Text] = [told] if told is not None else []
            if line.row is not None and line.row.left:
                quiet.append(_left(line.row))
            return quiet, [EXPIRED] if line.now else []
        row = line.row
        quiet, loud = [], []
        act = self.kept.acts.get(row.act)
        codes = set()
        bare = any(one.act == row.act and one.ground == Ground.NONE.value for one in self.kept.rows)
        for found in self.kept.findings:
            if found.act == row.act and found.matter_id == row.matter_id:
                codes.add(found.code)
                if bare and found.code == WITHOUT_ORDER.code:  # it has a line of its own
                    continue
                one = finding_of(found)
                told_figures = figures(self.catalogue, one)
                label = label_of(self.catalogue, one)
                loud.append(_colon(label, told_figures) if told_figures else label)
        if act is not None and self._first_order(row) and NOT_DEDUCTED.code not in codes:
            days = self._custody_days(row.matter_id)
            if days:
                quiet.append(Label(f"đã trừ {days} ngày tạm giữ", f"{days} days of custody taken off"))
        if row.lane:
            loud.append(Label("trùng thời gian với dòng khác", "same time as another line"))
        quiet += [told for told in (self._crossing(row),) if told is not None]
        if row.left:
            quiet.append(_left(row))
        return quiet, loud

    def _first_order(self, row: IntervalRow) -> bool:
        """Whether it stands on the first order of detention of its matter: from that one custody is taken off."""
        orders = (one for one in self.kept.rows if one.matter_id == row.matter_id and one.ground in DETENTION)
        return next(orders, None) is row

    def _custody_days(self, matter: UUID) -> int:
        return sum(
            row.days or 0
            for row in self.kept.rows
            if row.matter_id == matter and row.ground == Ground.CUSTODY.value and row.lane == 0
        )

    def _crossing(self, row: IntervalRow) -> Label | None:
        """That the person is held in another matter as well, which may be lawful and must be known."""
        begins = {one.act: When.parse(one.from_when) for one in self.kept.rows}
        for one in self.kept.crossings:
            if one.kind == CrossingKind.OVERLAP.value and row.act in (one.one_act, one.other_act):
                matter = one.other_id if one.one_act == row.act else one.one_id
                name = self.names.get(matter, "")
                vi, en = (name, name) if isinstance(name, str) else (name.say("vi"), name.say("en"))
                since = moment_text(begins.get(one.other_act, When.at(one.from_at)))
                return Label(f"cùng lúc bị giữ trong {vi}, từ {since}", f"held in {en} at the same time, from {since}")
        return None


NOT_ENDED = Label("chưa kết thúc", "not ended")
NOW = Label("đến nay", "until now")
FREE = Label("không bị giữ", "not held")
APPROVED = Label("đã phê chuẩn", "approved")
REFUSED = Label("không phê chuẩn", "not approved")
NOT_SEEN = Label("chưa thấy phê chuẩn", "no approval recorded")
EXPIRED = Label(
    "đã hết hạn, chưa ghi lệnh mới hay việc trả tự do", "time has run out, no new paper and no release recorded"
)


def _ground(row: IntervalRow) -> Label:
    known = next((one for one in Ground if one.value == row.ground), None)
    return known.label if known else Label(row.ground, row.ground)


def _left(row: IntervalRow) -> Label:
    known = next((one.label for one in Leaving if one.value == row.how), None)
    return known or Label("đã ra khỏi nơi giữ", "left")


def _numbered(act: ActRow) -> Label | None:
    return joined(number_of(act.document_no), day_text(act.occurred_on), by=", ")


def _colon(label: Text, told: Label) -> Label:
    vi, en = (label, label) if isinstance(label, str) else (label.say("vi"), label.say("en"))
    return Label(f"{vi}: {told.vi}", f"{en}: {told.en}")


def _notes(quiet: list[Text], loud: list[Text]) -> SafeString | None:
    """One line a note; what must stand out is red and bold."""
    if not quiet and not loud:
        return None
    marked = [format_html('<strong class="ep-loud">{}</strong>', say(one)) for one in loud]
    told = [format_html("{}", say(one)) for one in quiet]
    return format_html("<div>{}</div>", format_html_join(mark_safe("<br>"), "{}", ((one,) for one in (*marked, *told))))
