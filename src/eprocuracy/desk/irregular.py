"""Findings in words: what is told, on what basis, with the days and numbers behind it."""

from __future__ import annotations

from eprocuracy.kernel.citations import Citation
from eprocuracy.kernel.words import Label
from eprocuracy.law.stored import unpack
from eprocuracy.platform.ui.parts import Text
from eprocuracy.records.models import FindingRow
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.projected import Finding

from .saying import joined, said

FIGURES = {
    "limit_ended_on": Label("hạn", "limit"),
    "ended_on": Label("thực hiện", "done"),
    "until": Label("đến", "until"),
    "allowed_until": Label("luật cho đến", "lawful until"),
    "latest_on": Label("chậm nhất", "at the latest"),
    "limit_ends_on": Label("hết hạn", "limit ends"),
    "limit_moved_to": Label("ngày nghỉ nên chuyển sang", "moved past days of rest to"),
    "stated_on": Label("theo sổ", "register"),
    "computed_on": Label("tính được", "computed"),
    "opened_on": Label("mở ngày", "opened"),
    "recorded_on": Label("ghi ngày", "recorded"),
    "stage": Label("khi đang", "at the stage"),
    "birth": Label("sinh", "born"),
    "id_no": Label("số", "no."),
    "offence": Label("theo", "under"),
    "judged_on": Label("tính tại ngày", "judged on"),
    "ordinal": Label("lần", "no."),
    "detained_from": Label("tạm giam từ", "detained from"),
    "detained_to": Label("đến", "to"),
    "custody_from": Label("tạm giữ từ", "custody from"),
    "custody_end": Label("hết tạm giữ", "custody ended"),
    "longest_lawful": Label("dài nhất theo luật", "longest lawful"),
    "last_day": Label("ngày cuối", "last day"),
    "times": Label("số lần", "times"),
    "gap_from": Label("từ", "from"),
    "gap_until": Label("đến", "to"),
    "earlier_number": Label("trùng với số", "same time as no."),
    "twice_from": Label("từ", "from"),
    "twice_until": Label("đến", "to"),
    "signed": Label("ký", "signed"),
    "had_ended": Label("hạn trước hết", "the time before had ended"),
    "carried_out_from": Label("thi hành từ", "carried out from"),
    "decided": Label("phê chuẩn", "approved"),
    "annulled": Label("hủy", "annulled"),
    "ended": Label("ra", "left"),
    "open_items": Label("mục chưa trả lời:", "not answered:"),
}


def label_of(catalogue: Catalogue, one: Finding) -> Text:
    kind = catalogue.findings.get(one.code)
    return kind.label if kind else one.code


def basis_of(catalogue: Catalogue, one: Finding) -> Text | None:
    kind = catalogue.findings.get(one.code)
    cited: tuple[Citation, ...] = kind.basis if kind else ()
    return joined(*(Label(each.say("vi"), each.say("en")) for each in cited), by="; ")


def figures(catalogue: Catalogue, one: Finding) -> Label | None:
    """The days and numbers behind a finding; values that have no name here are left to the act itself."""
    parts: list[Label] = []
    clock = catalogue.clocks.get(str(one.values.get("clock", "")))
    if clock is not None:
        parts.append(clock.title)
    for name, label in FIGURES.items():
        told = said(one.values.get(name))
        if told is not None:
            parts.append(Label(f"{label.vi} {told.vi}", f"{label.en} {told.en}"))
    return joined(*parts, by=", ")


def finding_of(row: FindingRow) -> Finding:
    """The finding that a stored row says."""
    values = {name: unpack(value) for name, value in row.values.items()}
    return Finding(
        code=row.code, matter=row.matter_id, participant=row.participant, act=row.act, on=row.on, values=values
    )
