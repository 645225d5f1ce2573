"""What a board counts: each measure as a condition on matters, and the address of the list that shows the same ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.catalogue import Workstream

from .. import due
from ..due import Due
from ..registers.asking import Standing, Who, stages_of, standing


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of the board. `asked` is what a register is asked for to show the very matters counted."""

    code: str
    label: Label
    asked: tuple[tuple[str, str], ...]
    urgency: str = ""

    def conditions(self, streams: Mapping[str, Workstream], now: datetime) -> list[Q]:
        """The same condition as parts that exclude each other, each of which one index answers."""
        asked = dict(self.asked)
        if asked.get("due") == Due.HELD.value:
            return due.held_parts(now)
        if asked.get("standing") in (Standing.SUSPENDED.value, Standing.RETURNED.value):
            word = Standing(asked["standing"])
            return [standing(word, {code: stream}) for code, stream in streams.items() if stages_of(word, stream)]
        return [self.condition(streams, now)]

    def condition(self, streams: Mapping[str, Workstream], now: datetime) -> Q:
        """The condition on open matters, put together from the same words as the register's."""
        found = Q()
        for name, value in self.asked:
            match name:
                case "due":
                    found &= due.condition(Due(value), now)
                case "standing":
                    found &= standing(Standing(value), streams)
                case _:
                    found &= Q(procurator="")
        return found

    def address(self, *, workstream: str = "", **more: str) -> str:
        """The list of the matters counted; further choices narrow it to one cell."""
        return f"{_register(workstream)}?{urlencode({**dict(self.asked), **{name: value for name, value in more.items() if value}})}"


@cache
def _register(workstream: str) -> str:
    return reverse("desk:register", args=[workstream]) if workstream else reverse("desk:registers")


OPEN = "open"
_OPEN = ("standing", Standing.OPEN.value)

MEASURES = (
    Measure(OPEN, Standing.OPEN.label, (_OPEN,)),
    Measure("overdue", Due.OVERDUE.label, (_OPEN, ("due", Due.OVERDUE.value)), "overdue"),
    Measure("soon", Due.SOON.label, (_OPEN, ("due", Due.SOON.value)), "ten"),
    Measure("held", Due.HELD.label, (_OPEN, ("due", Due.HELD.value)), "day"),
    Measure("followed", Standing.FOLLOWED.label, (("standing", Standing.FOLLOWED.value),)),
    Measure("returned", Standing.RETURNED.label, (("standing", Standing.RETURNED.value),)),
    Measure("suspended", Standing.SUSPENDED.label, (("standing", Standing.SUSPENDED.value),), "suspended"),
    Measure("uncounted", Due.UNCOUNTED.label, (_OPEN, ("due", Due.UNCOUNTED.value))),
    Measure("nobody", Label("Chưa phân công", "Nobody in charge"), (_OPEN, ("who", Who.NOBODY.value))),
)
