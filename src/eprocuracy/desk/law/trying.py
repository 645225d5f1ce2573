"""Trying a change of the law on the matters of some units."""

from __future__ import annotations

from eprocuracy.audit.deeds import declare
from eprocuracy.identity import codes
from eprocuracy.identity.offices import holder
from eprocuracy.platform.wall.sight import whole
from eprocuracy.records.models import MatterRow

EXPORTED = declare(
    "law.impact_exported", "Xuất danh sách vụ việc đổi theo luật sửa đổi", "List of moved matters exported"
)


@whole()
def units_under(unit: str) -> frozenset[str]:
    """The units with matters that lie at an office or under it, dissolved ones with whoever holds their matters today."""
    if not codes.is_code(unit):
        return frozenset()
    there = MatterRow.objects.order_by().values_list("unit", flat=True).distinct()
    found = {one for one in there if codes.is_code(one) and _lies_at(one, unit)}
    return frozenset(found | {unit})


def _lies_at(one: str, unit: str) -> bool:
    held = holder(one)
    return unit in (one, held) or codes.is_under(one, unit) or codes.is_under(held, unit)
