"""The stocks of persons held. A person is in detention from the first day of the first order, before that in custody; so is counted
whoever is inside at the end of a day, whatever the papers then say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from eprocuracy.kernel.words import Label

from ..accounts import IN, OUT, Account
from ..projected import Interval
from .held_state import Happening, HeldState
from .held_time import IN_DAYS, stays_of
from .words import Leaving, Manner

CUSTODY, DETENTION = "in_custody", "in_detention"
TO_DETENTION, RECAPTURED, UNSAID = "to_detention", "recaptured", "unsaid"
WAYS = {
    **{one.value: one.label for one in (*Manner, *Leaving)},
    TO_DETENTION: Label("chuyển sang tạm giam", "from custody into detention"),
    RECAPTURED: Label("bắt lại sau khi trốn", "recaptured"),
    UNSAID: Label("không ghi hình thức", "manner not given"),
}
ACCOUNTS = (
    Account(CUSTODY, Label("Người đang bị tạm giữ", "Persons in custody"), of_persons=True, ways=WAYS),
    Account(DETENTION, Label("Người đang bị tạm giam", "Persons in detention"), of_persons=True, ways=WAYS),
    Account(
        "custody_overdue",
        Label("Người quá hạn tạm giữ", "Persons held past the end of custody"),
        of_persons=True,
        clocks=("custody",),
    ),
    Account(
        "detention_overdue",
        Label("Người quá hạn tạm giam", "Persons held past the end of detention"),
        of_persons=True,
        clocks=("detention", "detention_prosecution", "detention_court"),
    ),
)


def held_from_to(state: HeldState, intervals: Iterable[Interval]) -> Iterator[Happening]:
    """Each coming and going, with how the person came or left, on its day."""
    orders = sorted(
        one.from_.known_day for one in intervals if one.ground in IN_DAYS and one.from_.known_day is not None
    )
    how = state.manner.value if state.manner else UNSAID
    reached: date | None = None
    for stay in stays_of(state):
        came, left = stay.begins.known_day, stay.ends.known_day if stay.ends else None
        if came is None:
            continue
        came = max(came, reached or came)
        if stay.ends is not None and left is None:
            left = came  # away, on a day that nobody wrote down: counted out at once rather than inside for ever
        detained = next((max(day, came) for day in orders if left is None or day <= left), None)
        where = CUSTODY
        yield Happening(code=f"{CUSTODY}{IN}", on=came, outcome=how)
        if detained is not None:
            yield Happening(code=f"{CUSTODY}{OUT}", on=detained, outcome=TO_DETENTION)
            yield Happening(code=f"{DETENTION}{IN}", on=detained, outcome=TO_DETENTION)
            where = DETENTION
        if left is not None:
            reached = max(left, detained or came)
            yield Happening(code=f"{where}{OUT}", on=reached, outcome=stay.how or UNSAID)
        how = RECAPTURED
