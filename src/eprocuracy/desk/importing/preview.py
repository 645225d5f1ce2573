"""The page before recording: how many rows would do what, what would be found, what differs, what is held back and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from eprocuracy.exchange.importing.previewing import Counts, counts, not_allowed
from eprocuracy.exchange.importing.reading import Reading
from eprocuracy.exchange.models import Import, Standing
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Column, Link, Refusal, Table, Text, Tile
from eprocuracy.platform.ui.writing import number_text
from eprocuracy.workstreams.catalogue import Catalogue, Rules

from .listing import Listing, Shown, listing
from .words import finding_basis, finding_label, reason_label

_MOST_NAMED = 12
_TILES = (
    (Standing.NEW, Label("dòng sẽ ghi", "rows to record"), ""),
    (Standing.CHANGED, Label("dòng khác bản đã ghi", "rows that differ"), "ten"),
    (Standing.UNCHANGED, Label("dòng đã có, không đổi", "rows already there"), ""),
    (Standing.HELD, Label("dòng giữ lại, cần sửa", "rows held back"), "overdue"),
)
_HEADINGS = {
    Standing.NEW: Label("Dòng sẽ ghi", "Rows to record"),
    Standing.CHANGED: Label("Dòng khác bản đã ghi", "Rows that differ from what is recorded"),
    Standing.UNCHANGED: Label("Dòng đã có, không đổi", "Rows already there, unchanged"),
    Standing.HELD: Label("Dòng giữ lại, cần sửa", "Rows held back"),
}


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """Everything that is shown before a person confirms."""

    tiles: tuple[Tile, ...]
    reasons: Table | None
    findings: Table
    deed: Label
    told: Text
    refusal: Refusal | None
    heading: Text
    standing: Standing | None
    rows: Listing
    others: tuple[tuple[str, Text], ...]


def preview_page(rules: Rules, one: Import, reading: Reading, query: QueryDict, actor: Actor) -> PreviewPage:
    """The preview of an import; the same few queries however long the book."""
    seen = counts(one)
    shown = _shown(Shown.read(query), seen)
    why = not_allowed(one, actor)
    here = reverse("desk:import", args=[one.id])
    return PreviewPage(
        tiles=tuple(
            Tile(seen.standings.get(standing, 0), label, f"{here}?standing={standing.value}#rows", urgency)
            for standing, label, urgency in _TILES
        ),
        reasons=_reasons(seen),
        findings=findings_table(rules.catalogue, seen.findings, here),
        deed=_deed(seen),
        told=_told(seen, reading),
        refusal=Refusal(why) if why else None,
        heading=_heading(rules.catalogue, shown),
        standing=shown.standing,
        rows=listing(rules, one, reading, shown, query),
        others=tuple((sheet.name, sheet.reason) for sheet in reading.book.other_sheets),
    )


def _heading(catalogue: Catalogue, shown: Shown) -> Text:
    if shown.finding:
        return finding_label(catalogue, shown.finding)
    return _HEADINGS[shown.standing] if shown.standing else Label("Các dòng", "Rows")


def _shown(shown: Shown, seen: Counts) -> Shown:
    """What was asked for; else what a person must look at first."""
    if shown.standing or shown.finding:
        return Shown(standing=shown.standing, finding=shown.finding, after=shown.after)
    order = (Standing.HELD, Standing.CHANGED, Standing.NEW, Standing.UNCHANGED)
    first = next((one for one in order if seen.standings.get(one)), None)
    return Shown(standing=first, after=shown.after)


def findings_table(catalogue: Catalogue, findings: Mapping[str, int], here: str) -> Table:
    """The findings by kind with their basis; each count opens its rows."""
    return Table(
        caption=Label("Phát hiện, tính đến ngày khóa sổ", "Findings as of the closing day"),
        columns=[
            Column(Label("Loại", "Kind")),
            Column(Label("Căn cứ", "Basis")),
            Column(Label("Số", "Count"), numeric=True),
        ],
        rows=[
            (
                finding_label(catalogue, code),
                finding_basis(catalogue, code) or None,
                Link(str(count), f"{here}?finding={code}#rows"),
            )
            for code, count in findings.items()
        ],
        empty=Label("Không có phát hiện nào.", "Nothing was found."),
    )


def _reasons(seen: Counts) -> Table | None:
    if not seen.reasons:
        return None
    return Table(
        caption=Label("Lý do giữ lại", "Why rows are held back"),
        columns=[Column(Label("Lý do", "Reason")), Column(Label("Số dòng", "Rows"), numeric=True)],
        rows=[(reason_label(code), count) for code, count in sorted(seen.reasons.items(), key=lambda one: -one[1])],
    )


def _deed(seen: Counts) -> Label:
    count = seen.to_record
    if not count:
        return Label("Xác nhận, không ghi thêm dòng nào", "Confirm; no row is added")
    return Label(
        f"Xác nhận và ghi {number_text(count, 'vi')} dòng", f"Confirm and record {number_text(count, 'en')} rows"
    )


def _told(seen: Counts, reading: Reading) -> Text:
    """What a confirmation does and leaves, in one sentence for each sort of row."""
    held, changed = seen.standings.get(Standing.HELD, 0), seen.standings.get(Standing.CHANGED, 0)
    vi, en = ["Chưa có gì được ghi."], ["Nothing is recorded yet."]
    if changed:
        vi.append(
            f"{seen.to_correct} trong {changed} dòng khác bản đã ghi sẽ được sửa theo tệp; các dòng còn lại giữ nguyên bản đã ghi."
        )
        en.append(
            f"{seen.to_correct} of {changed} rows that differ will be corrected by the file; the others stay as recorded."
        )
    if held:
        vi.append(
            f"{held} dòng giữ lại không được ghi; sửa từng dòng sau khi xác nhận, hoặc sửa trong tệp rồi gửi lại."
        )
        en.append(
            f"{held} rows held back are not recorded; repair them after confirming, or in the file and send it again."
        )
    if missing := reading.book.missing:
        numbers = ", ".join(str(row.values.get("number") or "–") for row in missing[:_MOST_NAMED])
        numbers += " …" if len(missing) > _MOST_NAMED else ""
        vi.append(
            f"{len(missing)} dòng có khi xuất nay không còn trong tệp (số {numbers}); không bản ghi nào bị bỏ theo."
        )
        en.append(
            f"{len(missing)} rows that went out are not in the file (nos. {numbers}); no record is dropped for it."
        )
    return Label(" ".join(vi), " ".join(en))
