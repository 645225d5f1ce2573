"""When people of an office are away or on duty in the days to come: it stands beside what each has in hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.office.models import DutyTurn, Leave
from eprocuracy.office.queries import duty_of, leaves_of, names_of
from eprocuracy.platform.ui.urgency import SOON_DAYS


@dataclass(frozen=True, slots=True)
class Times:
    """Leave and duty of an office from `today` on, by account."""

    today: date
    leaves: Mapping[str, Sequence[Leave]]
    turns: Mapping[str, Sequence[DutyTurn]]
    names: Mapping[str, str]

    @property
    def away(self) -> dict[str, Leave]:
        """Who is on leave today."""
        return {account: held[0] for account, held in self.leaves.items() if held[0].from_on <= self.today}

    def of(self, account: str) -> Label | str:
        """In words: until when away and who stands in, then the next duty."""
        told = [*(self._leave(one) for one in self.leaves.get(account, ())[:1])]
        told += [self._turn(one) for one in self.turns.get(account, ())[:1]]
        return Label("; ".join(one.vi for one in told), "; ".join(one.en for one in told)) if told else ""

    def _leave(self, leave: Leave) -> Label:
        name = self.names.get(leave.stand_in, "")
        other = Label(f", {name} làm thay", f", {name} stands in") if name else Label("", "")
        if leave.from_on <= self.today:
            return Label(
                f"nghỉ đến hết {leave.to_on:%d/%m/%Y}{other.vi}", f"on leave until {leave.to_on:%d/%m/%Y}{other.en}"
            )
        days = f"{leave.from_on:%d/%m/%Y}–{leave.to_on:%d/%m/%Y}"
        return Label(f"nghỉ {days}{other.vi}", f"on leave {days}{other.en}")

    def _turn(self, turn: DutyTurn) -> Label:
        if turn.on == self.today:
            return Label("trực hôm nay", "on duty today")
        return Label(f"trực {turn.on:%d/%m/%Y}", f"on duty {turn.on:%d/%m/%Y}")


def times_of(actor: Actor, *, on: date) -> Times:
    """Leave and duty of the own office within the days that lists call soon; three queries."""
    last = on + timedelta(days=SOON_DAYS)
    leaves: dict[str, list[Leave]] = {}
    for leave in leaves_of(actor, since=on, until=last):
        leaves.setdefault(leave.account, []).append(leave)
    turns: dict[str, list[DutyTurn]] = {}
    for turn in duty_of(actor, on, last):
        turns.setdefault(turn.account, []).append(turn)
    names = names_of(one.stand_in for held in leaves.values() for one in held)
    return Times(on, leaves, turns, names)
