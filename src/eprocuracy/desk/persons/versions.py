"""What acts say of a person, item by item: every different value, with the paper it stands on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from eprocuracy.kernel.moments import Precision, When
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.language import say
from eprocuracy.platform.ui.parts import Column, Link, Table, Text
from eprocuracy.platform.ui.tags.parts import cell
from eprocuracy.records.models import PersonVersion
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.people import Sex

from ..matter.naming import called
from ..registers.columns import two_lines
from ..saying import joined, number_of, said
from .asking import Known
from .naming import erased_by

_PARTS = {"Q": Label("quý", "quarter"), "H": Label("nửa năm", "half-year")}


@dataclass(frozen=True, slots=True)
class _Item:
    label: Label
    value: Callable[[PersonVersion], Text | None]


def born(birth: str) -> str | Label | None:
    """`1990` or `05/07/1990`, as far as the papers give it."""
    year, _, part = birth.partition("-")
    if part[:1] in _PARTS:
        label = _PARTS[part[:1]]
        return Label(f"{label.vi} {part[1:]}/{year}", f"{label.en} {part[1:]}/{year}")
    return "/".join(reversed(birth.split("-"))) if birth.strip("?") else None


ITEMS = (
    _Item(Label("Họ và tên", "Full name"), lambda one: one.name),
    _Item(Label("Tên gọi khác", "Other names"), lambda one: one.other_names),
    _Item(Label("Ngày, năm sinh", "Birth"), lambda one: born(one.birth)),
    _Item(Label("Giới tính", "Sex"), lambda one: Sex(one.sex).label if one.sex else None),
    _Item(Label("Dân tộc", "Ethnic group"), lambda one: one.ethnic),
    _Item(Label("Số định danh", "Identity number"), lambda one: one.id_no),
    _Item(Label("Nơi cư trú", "Residence"), lambda one: one.address),
    _Item(Label("Điện thoại", "Telephone"), lambda one: one.phone),
)


def versions_table(catalogue: Catalogue, known: Known) -> Table:
    """Each different value of each item, the newest first; two values of one item are both shown, none is preferred."""
    heads = (Label("Mục", "Item"), Label("Nội dung ghi", "As written"), Label("Theo văn bản, bản ghi", "Stands on"))
    rows: list[list[object]] = []
    for item in ITEMS:
        acts: dict[str, list[PersonVersion]] = {}
        for one in known.versions:
            value = item.value(one)
            if value:
                acts.setdefault(say(value), []).append(one)
        for value, those in acts.items():
            rows.append([item.label, value, _stands_on(catalogue, those)])
    for document_no in dict.fromkeys(one.erased for one in known.versions if one.erased):
        rows.append([Label("Dữ liệu cá nhân", "Personal data"), erased_by(document_no), None])
    return Table(
        Label("Những lần ghi về người này", "What is written of this person"), [Column(head) for head in heads], rows
    )


def _stands_on(catalogue: Catalogue, versions: list[PersonVersion]) -> object:
    """The newest act that says it, and how many others do."""
    act = versions[0].act
    row = act.matter.row
    kind, stream = catalogue.kinds.get(act.kind), catalogue.workstreams.get(row.workstream)
    on = When(act.occurred_on, act.occurred_at, Precision(act.precision))
    told = joined(
        kind.label if kind else act.kind,
        number_of(act.document_no),
        said(on if on.day else None),
        called(stream.one, row.number, row.year) if stream else row.workstream,
    )
    link = cell(Link(told or act.kind, reverse("desk:act", args=[act.matter_id, act.id])))
    more = len(versions) - 1
    return two_lines(link, say(Label(f"và {more} bản ghi khác", f"and {more} other records")) if more else "")
