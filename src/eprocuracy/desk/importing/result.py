"""The page after recording: what became of the rows, with the way to every matter, and what still waits for repair."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import QueryDict
from django.urls import reverse

from eprocuracy.exchange.importing.confirming import CameOf, came_of
from eprocuracy.exchange.importing.previewing import counts
from eprocuracy.exchange.importing.reading import Reading
from eprocuracy.exchange.models import Import, ImportState, Outcome, ReadRow, Standing
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Link, Notice, Table, Text, Tile, Tone
from eprocuracy.platform.ui.writing import moment_text, number_text
from eprocuracy.workstreams.catalogue import Rules

from .listing import Listing, Shown, listing
from .preview import findings_table
from .words import place_label

_TILES = (
    (Outcome.RECORDED, Label("dòng đã ghi", "rows recorded"), ""),
    (Outcome.CORRECTED, Label("dòng đã sửa theo tệp", "rows corrected by the file"), ""),
    (Outcome.UNCHANGED, Label("dòng không đổi", "rows unchanged"), ""),
    (Outcome.LEFT, Label("dòng khác, giữ bản đã ghi", "rows that differ, left as recorded"), "ten"),
)
_UNDONE = (
    (Outcome.UNDONE, Label("dòng đã hoàn tác", "rows taken back"), ""),
    (Outcome.KEPT, Label("dòng không hoàn tác, đã có diễn biến sau", "rows kept, since more was recorded"), "ten"),
)
_HEADINGS = {
    Outcome.UNDONE: Label("Dòng đã hoàn tác", "Rows taken back"),
    Outcome.KEPT: Label("Dòng không hoàn tác, đã có diễn biến sau", "Rows kept, since more was recorded"),
    Outcome.RECORDED: Label("Dòng đã ghi", "Rows recorded"),
    Outcome.CORRECTED: Label("Dòng đã sửa theo tệp", "Rows corrected by the file"),
    Outcome.UNCHANGED: Label("Dòng không đổi", "Rows unchanged"),
    Outcome.LEFT: Label("Dòng khác bản đã ghi, giữ nguyên", "Rows that differ, left as recorded"),
}


@dataclass(frozen=True, slots=True)
class ResultPage:
    """What came of an import."""

    can_be_undone: bool
    notice: Notice
    tiles: tuple[Tile, ...]
    findings: Table
    heading: Text
    rows: Listing
    held: int


def result_page(rules: Rules, one: Import, reading: Reading, query: QueryDict, confirmer: str) -> ResultPage:
    """The result of an import; the same few queries however long the book."""
    came, seen = came_of(one), counts(one)
    shown = _shown(Shown.read(query), came)
    here = reverse("desk:import", args=[one.id])
    tiles = [
        Tile(came.outcomes.get(outcome, 0), label, f"{here}?outcome={outcome.value}#rows", urgency)
        for outcome, label, urgency in _TILES
    ]
    tiles += [
        Tile(came.outcomes[outcome], label, f"{here}?outcome={outcome.value}#rows", urgency)
        for outcome, label, urgency in _UNDONE
        if outcome in came.outcomes
    ]
    tiles.append(
        Tile(came.held, Label("dòng còn giữ lại", "rows still held back"), f"{here}?standing=held#rows", "overdue")
    )
    return ResultPage(
        can_be_undone=one.stands is ImportState.RECORDED
        and any(came.outcomes.get(outcome) for outcome in (Outcome.RECORDED, Outcome.CORRECTED)),
        notice=_repaired(one, query) or _notice(one, came, confirmer),
        tiles=tuple(tiles),
        findings=findings_table(rules.catalogue, seen.findings, here),
        heading=_heading(shown),
        rows=listing(rules, one, reading, shown, query),
        held=came.held,
    )


def _shown(shown: Shown, came: CameOf) -> Shown:
    if shown.standing is Standing.HELD or shown.finding:
        return replace(shown, outcome=None)
    if shown.outcome:
        return replace(shown, standing=None)
    if came.held:
        return replace(shown, standing=Standing.HELD)
    first = next((outcome for outcome, _, _ in (*_UNDONE, *_TILES) if came.outcomes.get(outcome)), None)
    return replace(shown, outcome=first, standing=None)


def _heading(shown: Shown) -> Text:
    if shown.finding:
        return Label("Dòng có phát hiện này", "Rows with this finding")
    if shown.standing is Standing.HELD:
        return Label("Dòng còn giữ lại, cần sửa", "Rows still held back")
    return _HEADINGS[shown.outcome] if shown.outcome else Label("Các dòng", "Rows")


def _notice(one: Import, came: CameOf, confirmer: str) -> Notice:
    if one.stands is ImportState.UNDONE:
        undone, when = number_text(came.outcomes.get(Outcome.UNDONE, 0), "vi"), moment_text(one.undone_at)
        return Notice(
            Tone.DONE,
            Label(f"Đã hoàn tác {undone} dòng", f"{undone} rows taken back"),
            Label(f"Lúc {when}. Lý do: {one.undone_why}", f"At {when}. Reason: {one.undone_why}"),
        )
    at = moment_text(one.finished_at)
    written = sum(came.outcomes.get(outcome, 0) for outcome in (Outcome.RECORDED, Outcome.CORRECTED))
    return Notice(
        Tone.DONE,
        Label(f"Đã ghi {number_text(written, 'vi')} dòng", f"{number_text(written, 'en')} rows recorded")
        if written
        else Label("Không có gì phải ghi thêm", "Nothing had to be added"),
        Label(f"{confirmer} xác nhận; ghi xong lúc {at}.", f"Confirmed by {confirmer}; finished at {at}."),
    )


def _repaired(one: Import, query: QueryDict) -> Notice | None:
    """The row that was just repaired, with the next step."""
    place = query.get("repaired", "")
    row = ReadRow.objects.filter(of=one, place=int(place)).exclude(outcome="").first() if place.isdecimal() else None
    if row is None:
        return None
    where = place_label(row.sheet, row.row)
    held = ReadRow.objects.filter(of=one, standing=Standing.HELD.value)
    following = held.filter(place__gt=row.place).order_by("place").first() or held.order_by("place").first()
    steps = [Link(Label("Mở vụ việc", "Open the matter"), reverse("desk:matter", args=[row.matter]))]
    if following:
        steps.append(
            Link(Label("Sửa dòng giữ lại tiếp theo", "Repair the next row"), row_address(one, following.place))
        )
    return Notice(
        Tone.DONE,
        Label(f"Đã sửa và ghi: {where.vi}", f"Repaired and recorded: {where.en}"),
        "" if following else Label("Không còn dòng nào bị giữ lại.", "No row is held back any more."),
        steps,
        clears_draft=f"import:{one.id}:{row.place}",
    )


def row_address(one: Import, place: int) -> str:
    """Where a held row is repaired."""
    return reverse("desk:import_row", args=[one.id, place])
