"""The page on which a book comes in: the form, and what came in before."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from eprocuracy.exchange.importing.reading import importable
from eprocuracy.exchange.models import Import
from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Column, Link, Table
from eprocuracy.workstreams.catalogue import Rules

from .forms import UploadForm
from .units import BookKeeper

SHOWN = 20
NOBODY_YET = Label(
    "Chưa có tệp nào. Tệp bạn gửi ở trên sẽ đứng ở đây, với kết quả đọc và ghi.",
    "No file yet. What you send above will stand here, with what came of it.",
)


@dataclass(frozen=True, slots=True)
class ArrivalsPage:
    """The form and the list of earlier imports."""

    form: UploadForm
    earlier: Table


def arrivals_page(rules: Rules, form: UploadForm, units: Sequence[BookKeeper], *, before: str = "") -> ArrivalsPage:
    """The imports of the units, the latest first; `before` is the id behind which the list goes on. Three queries."""
    rows = Import.objects.filter(unit__in=[one.code for one in units]).order_by("-id")
    if before and (position := _position(before)):
        rows = rows.filter(id__lt=position)
    shown = list(rows[: SHOWN + 1])
    names, books = {one.code: one.label for one in units}, {one.kind: one for one in importable(rules)}
    senders = names_of_senders(shown)
    more = f"?before={shown[SHOWN - 1].id}" if len(shown) > SHOWN else ""
    return ArrivalsPage(
        form,
        Table(
            caption=Label("Tệp đã gửi", "Files sent"),
            columns=[
                Column(Label("Sổ", "Book")),
                Column(Label("Đơn vị", "Unit")),
                Column(Label("Tệp", "File")),
                Column(Label("Tình trạng", "State")),
                Column(Label("Số dòng", "Rows"), numeric=True),
                Column(Label("Người gửi", "Sent by")),
                Column(Label("Lúc", "At")),
            ],
            rows=[
                (
                    Link(
                        books[one.kind].label if one.kind in books else one.kind, reverse("desk:import", args=[one.id])
                    ),
                    names.get(one.unit, one.unit),
                    one.file_name,
                    one.stands,
                    one.total or None,
                    senders.get(one.by, one.by),
                    one.at,
                )
                for one in shown[:SHOWN]
            ],
            empty=NOBODY_YET,
            previous=reverse("desk:imports") if before else "",
            following=more,
        ),
    )


def names_of_senders(imports: Sequence[Import]) -> Mapping[str, str]:
    """The names of those who sent files; one query."""
    return names_of({account for one in imports for account in (one.by, one.confirmed_by) if account})


def names_of(accounts: Collection[str]) -> Mapping[str, str]:
    """The names behind accounts; one query, the system's own without one."""
    found = dict(Account.objects.filter(account__in=accounts).values_list("account", "name"))
    return found | ({SYSTEM.account: SYSTEM.name} if SYSTEM.account in accounts else {})


def _position(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
