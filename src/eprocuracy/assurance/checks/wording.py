"""What the product says and counts: the presumption of innocence in its words, nothing about what people are, nothing chosen beforehand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from random import SystemRandom
from uuid import UUID

from django.apps import apps

from eprocuracy.insight.declared import indicators
from eprocuracy.issuing.checklists import checklists
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.words import Label
from eprocuracy.records import rules
from eprocuracy.workstreams.acts import fields_of

from ..installation import Installation
from .code import modules
from .permitting import a_report, proposes_with_open_points, signed_in, somebody
from .registry import Parameter, Verdict, check, named, verdict

LOOKS_AT = Label("từ ngữ, biểu mẫu, cột số liệu", "words, forms, columns of figures")

TEXTS = (".html", ".yaml", ".typ")
FEATURES = {
    "ethnicity": "ethnic|dan_toc|nationality|quoc_tich",
    "religion": "religio|ton_giao|belief",
    "party": "party|dang_vien",
    "gender": "gender|gioi_tinh|sex$",
    "origin": "birthplace|origin|que_quan|noi_sinh",
    "address_proxy": "address|residence|dia_chi|noi_o",
}
PERSON = re.compile(r"account|person|participant|procurator|judge|staff|signed_by|recorded_by")
ADMISSIBLE = re.compile(r"admissib|hop_phap|lawful_evidence", re.I)
KINDS = 30


@check("RGT-01")
def nobody_is_called_guilty(there: Installation, parameter: Parameter) -> Verdict:
    """No label, page, paper or message of ours uses a word that takes guilt for granted; texts of statutes are quoted as they are."""
    said = re.compile(rf"\b(?:{'|'.join(parameter['forbidden_words'])})\b", re.I)
    reviewed = set(parameter["reviewed"])
    found = sorted(
        {f"{path}: {one.group(0)}" for path, text in _texts(there.source) for one in said.finditer(text)} - reviewed
    )
    return verdict(
        not found,
        f"từ coi là có tội: {named(found) or 'không có'}",
        f"words that take guilt for granted: {named(found) or 'none'}",
    )


@check("AIG-02")
def nothing_counts_what_people_are(there: Installation, parameter: Parameter) -> Verdict:
    """What figures are counted from has no column of ethnicity, belief, sex, origin, home or Party."""
    wanted = re.compile("|".join(FEATURES[one] for one in parameter["forbidden_features"]))
    columns = _columns(there)
    found = [f"{table}.{column}" for table, column in columns if wanted.search(column)]
    return verdict(
        bool(columns) and not found,
        f"{len(columns)} cột mà số liệu được đếm từ đó; cột bị cấm: {named(found) or 'không có'}",
        f"{len(columns)} columns that figures are counted from; forbidden: {named(found) or 'none'}",
    )


@check("AIG-09")
def no_figure_rewards_convictions(there: Installation, parameter: Parameter) -> Verdict:
    """What is summed up names an office and nobody in it, and no declared figure is about one person."""
    columns = [(table, column) for table, column in _columns(there) if table.startswith("insight_")]
    by_person = [f"{table}.{column}" for table, column in columns if PERSON.search(column)]
    told = [
        one.code
        for one in indicators().values()
        if re.search(r"mỗi (kiểm sát viên|cán bộ|người)|per (procurator|person)", f"{one.name.vi} {one.name.en}", re.I)
    ]
    return verdict(
        bool(columns) and not by_person and not told,
        f"{len(indicators())} chỉ tiêu đều của đơn vị; theo từng người: {named([*by_person, *told]) or 'không có'}",
        f"{len(indicators())} figures, all of offices; by person: {named([*by_person, *told]) or 'none'}",
    )


@check("AIG-05")
def nothing_is_chosen_beforehand(there: Installation, parameter: Parameter) -> Verdict:
    """The forms of recording come without an outcome chosen, so many drawn by lot; every one drawn must open."""
    reader = signed_in(there, somebody(there, Duty.PROCURATOR))
    matter = a_report(there, procurator=reader.actor.account)
    shown, chosen, shut = 0, [], []
    for address in forms_of(matter):
        answer = reader.see(address)
        kind = address.split("/")[-2]
        if answer.status_code == 200:
            shown += 1
            chosen += [f"{kind}.{name}" for name in _chosen(answer.content.decode())]
        else:
            shut.append(f"{kind}: {answer.status_code}")
    return verdict(
        shown > 0 and not chosen and not shut,
        f"{shown} biểu mẫu; ô chọn sẵn: {named(sorted(set(chosen))) or 'không có'}; không mở được: {named(shut) or 'không có'}",
        f"{shown} forms; chosen beforehand: {named(sorted(set(chosen))) or 'none'}; not opened: {named(shut) or 'none'}",
    )


@check("DOC-07")
def nothing_calls_evidence_admissible(there: Installation, parameter: Parameter) -> Verdict:
    """No column and no field of an act says of evidence that it is admissible: what nobody can write the system cannot say by itself."""
    columns = there.ask("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'")
    kinds = rules.present().catalogue.kinds
    found = sorted(
        {f"{table}.{column}" for table, column in columns if ADMISSIBLE.search(column)}
        | {
            f"{name}.{one.name}"
            for name, kind in kinds.items()
            for one in fields_of(kind)
            if ADMISSIBLE.search(one.name)
        }
    )
    return verdict(
        bool(columns) and not found,
        f"{len(columns)} cột, {len(kinds)} loại việc; trường kết luận chứng cứ hợp pháp: {named(found) or 'không có'}",
        f"{len(columns)} columns, {len(kinds)} kinds of acts; fields that call evidence admissible: {named(found) or 'none'}",
    )


@check("RGT-04")
def what_speaks_for_the_accused_is_addressed(there: Installation, parameter: Parameter) -> Verdict:
    """The checklist of an indictment asks in writing what speaks for the accused, and without the answer nothing is proposed."""
    asked = [
        line
        for one in checklists().values()
        if "case.indicted" in one.kinds
        for line in one.lines
        if line.always and "gỡ tội" in line.question.vi
    ]
    open_ = proposes_with_open_points(there, [one.question for one in asked])
    return verdict(
        bool(asked) and not open_,
        f"câu hỏi về chứng cứ gỡ tội: {len(asked)}, phải trả lời bằng văn bản; còn bỏ trống: {'vẫn trình được' if open_ else 'không trình được'}",
        f"questions on what speaks for the accused: {len(asked)}, to be answered in writing; left open: {'proposed' if open_ else 'not proposed'}",
    )


def forms_of(matter: UUID) -> list[str]:
    """The forms of what opens a matter of any khâu, and of what is recorded in a crime report; so many by lot."""
    kinds = rules.present().catalogue.kinds
    forms = [f"/ghi/{name}/" for name, kind in kinds.items() if kind.opens]
    forms += [f"/vu-viec/{matter}/ghi/{name}/" for name in kinds if name.startswith("report.")]
    return SystemRandom().sample(forms, min(KINDS, len(forms)))


class _Choices(HTMLParser):
    """The questions of a page with an answer already ticked; the one that says nothing has no value."""

    def __init__(self) -> None:
        super().__init__()
        self.checked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "input" and given.get("type") == "radio" and "checked" in given and given.get("value"):
            self.checked.append(given.get("name") or "")


def _chosen(page: str) -> list[str]:
    read = _Choices()
    read.feed(page)
    return read.checked


def _columns(there: Installation) -> list[tuple[str, str]]:
    tables = ["records_factrow", *(one._meta.db_table for one in apps.get_app_config("insight").get_models())]
    return [
        (str(table), str(column))
        for table, column in there.ask(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND table_name = ANY(%(tables)s) ORDER BY 1, 2",
            tables=tables,
        )
    ]


def _texts(source: Path) -> Iterator[tuple[str, str]]:
    """Everything of ours that may be shown to somebody: templates, data and the texts in modules, without what statutes say."""
    yield from ((one.path, one.texts) for one in modules(source) if not one.path.startswith("assurance/"))
    for path in sorted(source.rglob("*")):
        told = path.relative_to(source)
        quoted = told.parts[:2] == ("law", "data") or not {"tests", "assurance", "static"}.isdisjoint(told.parts)
        if path.suffix in TEXTS and not quoted:
            yield str(told), path.read_text(encoding="utf-8")
