"""Rows of matters that whoever imports may not write in: guarded ones, and those that another office has by now."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from eprocuracy.identity.policy import About, may
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.wall.sight import whole
from eprocuracy.records.models import MatterRow

from .comparing import Compared

GUARDED = "guarded"
"""Among the reasons for which a row is held back: the one that does not lie in the row."""

GUARDED_LABEL = Label(
    "Vụ việc được bảo mật hoặc đã chuyển đơn vị khác.", "The matter is guarded, or with another office by now."
)
GUARDED_REMEDY = Label(
    "Đề nghị người được phân công ghi diễn biến này trên trang của vụ việc.",
    "Ask those assigned to record this on the page of the matter.",
)


@whole()
def closed_to(by: Actor, rows: Iterable[Compared]) -> set[UUID]:
    """The matters of rows with something to write, in which this person's import may not write; one query."""
    wanted = [one.matter for one in rows if (one.known or one.in_matter) and (one.fresh or one.differing)]
    found = MatterRow.objects.filter(matter__in=wanted).values_list("matter_id", "unit", "secrecy", "workstream")
    return {
        matter
        for matter, unit, secrecy, workstream in found
        if not may(by, Deed.IMPORT, About(unit=unit, secrecy=secrecy, workstream=workstream)).allowed
    }
