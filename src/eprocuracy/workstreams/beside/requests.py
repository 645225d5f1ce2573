"""Requests for investigation and verification, item by item: what was asked, what was answered, what is open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label

from ..acts import Act
from ..changing import changed
from ..projected import Finding, FindingKind
from ..sides import Side, Standing
from ..states import State
from .acts_requests import ItemAnswered, RequestAnswered
from .words import Reply

ITEMS_OPEN = FindingKind(
    code="request_items_unanswered",
    label=Label(
        "Kết thúc khi yêu cầu của Viện kiểm sát chưa được trả lời hết",
        "Concluded with items of a request unanswered",
    ),
    basis=(cite("TTLT 04/2018", 11), cite("BLTTHS 2015", 167, 1)),
)
ITEMS_OF = {"investigation.requested": "items", "report.verification_requested": "questions"}
ENDS = ("investigation.concluded",)
WHOLE = "report.request_answered"  # one word for all that was asked
ANSWERED = (Reply.DONE, Reply.NOT_AGREED, Reply.IMPOSSIBLE)
"""Answers that close an item: what was not done is closed by its reason (TTLT 04/2018, Điều 11)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a request."""

    asked_by: UUID
    asked_on: date | None
    request: int
    item: int
    asked: str
    outcome: Reply = Reply.UNANSWERED
    reason: str = ""
    answered_by: UUID | None = None

    @property
    def closed(self) -> bool:
        return self.outcome in ANSWERED


@dataclass(frozen=True, slots=True, kw_only=True)
class Requests:
    """The items of every request, and those open when the investigation or verification ended."""

    items: tuple[Item, ...] = ()
    requests: int = 0
    open_at_end: tuple[tuple[UUID, date | None, tuple[str, ...]], ...] = ()


def after(kept: Requests, act: Act, _state: State) -> Requests:
    """A request adds its items, an answer closes some, an end remembers those that are open."""
    if isinstance(act, RequestAnswered):
        return changed(kept, items=_answered(kept.items, act))
    if act.kind in ITEMS_OF:
        return _asked(kept, act)
    if act.kind == WHOLE:
        return changed(kept, items=_all_answered(kept.items, act))
    still = tuple(f"{one.request}.{one.item} {one.asked}" for one in kept.items if not one.closed)
    return changed(kept, open_at_end=(*kept.open_at_end, (act.id, act.on, still))) if still else kept


def _asked(kept: Requests, act: Act) -> Requests:
    told: Any = act  # kinds of other folders: their items are asked by name
    asked: tuple[str, ...] = getattr(told, ITEMS_OF[act.kind]) or ()
    number = kept.requests + 1
    made = tuple(
        Item(asked_by=act.id, asked_on=act.on, request=number, item=place, asked=one)
        for place, one in enumerate(asked, start=1)
    )
    return changed(kept, items=(*kept.items, *made), requests=number)


def _answered(items: tuple[Item, ...], act: RequestAnswered) -> tuple[Item, ...]:
    found = list(items)
    for answer in act.answers or ():
        place = _meant(found, answer)
        if place is not None and answer.outcome is not None:
            found[place] = changed(found[place], outcome=answer.outcome, reason=answer.reason or "", answered_by=act.id)
    return tuple(found)


def _all_answered(items: tuple[Item, ...], act: Act) -> tuple[Item, ...]:
    """Complied with: whatever was open is done; anything less says nothing of any one item."""
    told: Any = act
    if told.complied is None or told.complied.value != "yes":
        return items
    return tuple(
        one if one.closed else changed(one, outcome=Reply.DONE, reason=told.answer or "", answered_by=act.id)
        for one in items
    )


def _meant(items: list[Item], answer: ItemAnswered) -> int | None:
    """The item an answer is of: by its numbers, or by its words; without the number of the request, the last that has it."""
    for place in range(len(items) - 1, -1, -1):
        one = items[place]
        if answer.item is None:
            if answer.asked and answer.asked.strip().casefold() == one.asked.strip().casefold():
                return place
        elif answer.item == one.item and answer.request in (None, one.request):
            return place
    return None


def said(kept: Requests) -> Label:
    """`đã thực hiện 7/9, 1 không nhất trí, 1 chưa trả lời`."""
    counted = Counter(one.outcome for one in kept.items)
    done = counted.pop(Reply.DONE, 0)
    rest = [(one, counted[one]) for one in Reply if counted.get(one)]
    vi = [f"đã thực hiện {done}/{len(kept.items)}", *(f"{count} {one.label.vi}" for one, count in rest)]
    en = [f"done {done} of {len(kept.items)}", *(f"{count} {one.label.en}" for one, count in rest)]
    return Label(", ".join(vi), ", ".join(en))


def standing(kept: Requests, _state: State) -> tuple[Standing, ...]:
    """How far the requests were met, then every item that is still open."""
    if not kept.items:
        return ()
    last = kept.items[-1]
    rows = [
        Standing(
            label=Label("Yêu cầu của Viện kiểm sát", "Requests of the procuracy"),
            value=said(kept),
            act=last.asked_by,
            brief=True,
        )
    ]
    rows += [
        Standing(
            label=Label(f"Lần {one.request}, mục {one.item}", f"Request {one.request}, item {one.item}"),
            value=tuple(part for part in (one.asked, one.outcome, one.reason) if part),
            act=one.answered_by or one.asked_by,
            open=not one.closed,
        )
        for one in kept.items
        if one.outcome is not Reply.DONE
    ]
    return tuple(rows)


def findings_of(kept: Requests, state: State, _view: object) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            code=ITEMS_OPEN.code, matter=state.id, act=act, on=on, values={"items": len(still), "open_items": still}
        )
        for act, on, still in kept.open_at_end
    )


def fills(kept: Requests, _kind: type[Act], _state: State) -> dict[str, Any]:
    """The items that are open, to be answered one by one."""
    return {
        "answers": tuple(
            ItemAnswered(request=one.request, item=one.item, asked=one.asked) for one in kept.items if not one.closed
        )
    }


SIDE = Side(
    code="requests",
    label=Label("Yêu cầu điều tra, xác minh", "Requests for investigation and verification"),
    kinds=(RequestAnswered,),
    hears=(*ITEMS_OF, *ENDS, WHOLE),
    of=frozenset({"criminal_cases", "crime_reports"}),
    empty=Requests(),
    after=after,
    standing=standing,
    findings_of=findings_of,
    fills=fills,
    findings=(ITEMS_OPEN,),
)
