"""What an order would do, before it is given: each matter with who has it and who gets it, and the load afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Column, Table, Text
from eprocuracy.records.models import MatterRow
from eprocuracy.workstreams.catalogue import Catalogue

from .. import numbers
from ..registers.columns import subject
from ..registers.gathering import gathered
from .kinds import Order, ways
from .loads import Load

NOBODY = Label("chưa ai", "nobody")


@dataclass(frozen=True, slots=True)
class CheckPage:
    """Everything the check shows."""

    heading: Label
    reason: str
    assisting: str
    matters: Table
    loads: Table
    participants: tuple[UUID, ...]


def check_page(
    catalogue: Catalogue,
    rows: Sequence[MatterRow],
    order: Order,
    everybody: Sequence[Load],
    *,
    assisting: Sequence[str],
    now: datetime,
) -> CheckPage:
    """The order as it would be recorded; the number of queries is constant."""
    drawn = gathered(catalogue, rows, query=None, now=now, with_unit=False)
    names = {one.account: one.name for one in everybody}
    to = names.get(order.procurator, order.procurator)
    taken = Counter(row.procurator for row in rows)
    count = len(rows)
    return CheckPage(
        heading=Label(f"Giao {count} vụ việc cho {to}", f"Give {count} to {to}"),
        reason=order.reason,
        assisting=", ".join(assisting),
        matters=Table(
            caption=Label("Các vụ việc sẽ chuyển", "The matters that would go"),
            columns=[
                Column(Label("Số thụ lý", "Docket number")),
                Column(Label("Nội dung", "Subject")),
                Column(Label("Đang thụ lý", "In charge now")),
                Column(Label("Sẽ ghi", "Would be recorded")),
            ],
            rows=[
                [
                    numbers.shown(row.number, row.year),
                    " · ".join(part for part in subject(row, drawn) if part),
                    drawn.names.get(row.procurator, row.procurator) or NOBODY,
                    _act(catalogue, row),
                ]
                for row in rows
            ],
        ),
        loads=Table(
            caption=Label("Số vụ việc đang giải quyết trước và sau", "Open matters before and after"),
            columns=[
                Column(Label("Họ và tên", "Name")),
                Column(Label("Hiện nay", "Now"), numeric=True),
                Column(Label("Sau khi giao", "Afterwards"), numeric=True),
            ],
            rows=[
                [one.name, one.open, one.open - taken[one.account] + (count if one.account == order.procurator else 0)]
                for one in everybody
                if one.account == order.procurator or taken[one.account]
            ],
        ),
        participants=drawn.participants,
    )


def _act(catalogue: Catalogue, row: MatterRow) -> Text:
    """The kind of act by which the matter would go, with its form."""
    way = ways(catalogue, held=bool(row.procurator)).get((row.workstream, row.stage))
    if way is None:
        return ""
    form = f" ({way.kind.form})" if way.kind.form else ""
    return Label(f"{way.kind.label.vi}{form}", f"{way.kind.label.en}{form}")
