"""Things and money of a matter as its acts leave them: what was taken and what became of it; seized, frozen, lost and recovered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label, Word

from ..acts import Act
from ..changing import changed
from ..people import Role
from ..projected import Fact, Finding, FindingKind
from ..sides import Standing
from ..states import State
from .acts_property import (
    AccountFrozen,
    AccountReleased,
    DamageRecovered,
    DamageStated,
    ExhibitsHandled,
    ExhibitsMoved,
    ExhibitsTaken,
    Handled,
    HandlingCancelled,
    PropertyReleased,
    PropertySeized,
)
from .words import DONG, Handling, ThingKind

NOT_LISTED = FindingKind(
    code="exhibit_not_listed",
    label=Label("Xử lý vật chứng không có trong danh mục thu giữ", "Decision on an exhibit that was never taken"),
    basis=(cite("BLTTHS 2015", 106),),
)
RELEASED_MORE = FindingKind(
    code="released_more_than_held",
    label=Label("Giải tỏa nhiều hơn số đã kê biên, phong tỏa", "More released than was seized or frozen"),
    basis=(cite("BLTTHS 2015", 130),),
)
PAYERS = (Role.ACCUSED, Role.CIVIL_DEFENDANT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One thing that was taken, and what became of it."""

    act: UUID
    on: date | None
    what: str
    kind: ThingKind | None
    quantity: str
    unit: str
    value: int | None
    kept_at: str
    of: tuple[UUID, ...]
    how: Handling | None = None
    to: str = ""
    handled_by: UUID | None = None
    handled_on: date | None = None
    handled_no: str = ""

    @property
    def key(self) -> str:
        return " ".join(self.what.casefold().split())

    @property
    def amount(self) -> str:
        return " ".join(part for part in (self.quantity, self.unit) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """An amount in đồng, by whom or of whom, from an act."""

    act: UUID
    on: date | None
    amount: int
    of: tuple[UUID, ...] = ()
    sort: Word | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """All of it, in order."""

    things: tuple[Kept, ...] = ()
    seized: tuple[Sum, ...] = ()
    frozen: tuple[Sum, ...] = ()
    damage: tuple[Sum, ...] = ()
    recovered: tuple[Sum, ...] = ()
    strange: tuple[tuple[UUID, date | None, str], ...] = ()  # decided on, and never taken
    over: tuple[tuple[UUID, date | None, int], ...] = ()  # released beyond what was held


def after(kept: Property, act: Act, _state: State) -> Property:
    match act:
        case ExhibitsTaken():
            return changed(kept, things=(*kept.things, *_taken(act)))
        case ExhibitsMoved(kept_at=where, things=named):
            return changed(kept, things=tuple(_moved(kept.things, where or "", named)))
        case ExhibitsHandled():
            return _handled(kept, act)
        case HandlingCancelled(things=named):
            return changed(kept, things=tuple(_unhandled(kept.things, named)))
        case PropertySeized():
            return changed(kept, seized=(*kept.seized, _sum(act, _value_of(act))))
        case AccountFrozen():
            return changed(kept, frozen=(*kept.frozen, _sum(act, act.amount)))
        case PropertyReleased():
            return _released(kept, "seized", act, act.amount)
        case AccountReleased():
            return _released(kept, "frozen", act, act.amount)
        case DamageStated():
            one = _sum(act, act.amount, (Role.VICTIM, Role.CIVIL_PLAINTIFF), act.damaged)
            before = tuple(was for was in kept.damage if (was.of, was.sort) != (one.of, one.sort))
            return changed(kept, damage=(*before, one))
        case DamageRecovered():
            return changed(kept, recovered=(*kept.recovered, _sum(act, act.amount, sort=act.way)))
    return kept


def _named(act: Act, roles: Iterable[Role]) -> tuple[UUID, ...]:
    return tuple(sorted({link.target for role in roles for link in act.named(role)}))


def _sum(act: Act, amount: int | None, roles: Iterable[Role] = PAYERS, sort: Word | None = None) -> Sum:
    return Sum(act=act.id, on=act.on, amount=amount or 0, of=_named(act, roles), sort=sort)


def _value_of(act: PropertySeized) -> int:
    return act.amount if act.amount is not None else sum(one.value or 0 for one in act.things or ())


def _taken(act: ExhibitsTaken) -> Iterable[Kept]:
    for one in act.things or ():
        yield Kept(
            act=act.id,
            on=act.on,
            what=one.what or "",
            kind=one.kind,
            quantity=one.quantity or "",
            unit=one.unit or "",
            value=one.value,
            kept_at=one.kept_at or act.kept_at or "",
            of=_named(act, PAYERS),
        )


def _key(what: str | None) -> str:
    return " ".join((what or "").casefold().split())


def _moved(things: tuple[Kept, ...], where: str, named: tuple[str, ...] | None) -> Iterable[Kept]:
    keys = {_key(one) for one in named or ()}
    for one in things:
        concerned = one.how in (None, Handling.KEPT) and (not keys or one.key in keys)
        yield changed(one, kept_at=where) if concerned and where else one


def _handled(kept: Property, act: ExhibitsHandled) -> Property:
    things = list(kept.things)
    strange = list(kept.strange)
    for one in act.handled or ():
        place = next((at for at, held in enumerate(things) if held.key == _key(one.what) and held.how is None), None)
        if place is None:
            if one.what:
                strange.append((act.id, act.on, one.what))
            continue
        things[place] = changed(
            things[place],
            how=one.how,
            to=one.to or "",
            handled_by=act.id,
            handled_on=act.on,
            handled_no=act.document_no or "",
        )
    return changed(kept, things=tuple(things), strange=tuple(strange))


def _unhandled(things: tuple[Kept, ...], named: tuple[str, ...] | None) -> Iterable[Kept]:
    keys = {_key(one) for one in named or ()}
    for one in things:
        concerned = one.how is not None and (not keys or one.key in keys)
        yield (changed(one, how=None, to="", handled_by=None, handled_on=None, handled_no="") if concerned else one)


def _released(kept: Property, name: str, act: Act, amount: int | None) -> Property:
    """Lifted in whole or in part, of those whom the act names; nobody named: of everybody."""
    sums: tuple[Sum, ...] = getattr(kept, name)
    named = set(_named(act, PAYERS))
    held = sum(one.amount for one in sums if not named or named & set(one.of))
    taken = held if amount is None else amount
    over = (*kept.over, (act.id, act.on, taken - held)) if taken > held else kept.over
    less = Sum(act=act.id, on=act.on, amount=-min(taken, held), of=tuple(sorted(named)))
    return changed(kept, over=over, **{name: (*sums, less)})


def total(sums: Iterable[Sum], of: UUID | None = None) -> int:
    return sum(one.amount for one in sums if of is None or of in one.of)


def standing(kept: Property, _state: State) -> tuple[Standing, ...]:
    """Totals of the matter, then of each accused, then every thing that is still kept."""
    rows = []
    damage, recovered = total(kept.damage), total(kept.recovered)
    for label, sums, amount in (
        (Label("Thiệt hại", "Damage"), kept.damage, damage),
        (Label("Đã thu hồi, khắc phục", "Recovered"), kept.recovered, recovered),
        (Label("Đang kê biên", "Seized"), kept.seized, total(kept.seized)),
        (Label("Đang phong tỏa", "Frozen"), kept.frozen, total(kept.frozen)),
    ):
        if sums:
            rows.append(Standing(label=label, value=amount, measure=DONG, act=sums[-1].act, brief=True))
    if kept.damage and recovered < damage:
        left = Label("Còn phải thu hồi", "Still to be recovered")
        rows.append(Standing(label=left, value=damage - recovered, measure=DONG, act=kept.damage[-1].act, open=True))
    rows += _of_each(kept)
    rows += [_thing(one) for one in kept.things]
    return tuple(rows)


def _of_each(kept: Property) -> Iterable[Standing]:
    for label, sums in (
        (Label("Đã khắc phục", "Recovered from"), kept.recovered),
        (Label("Kê biên", "Seized of"), kept.seized),
        (Label("Phong tỏa", "Frozen of"), kept.frozen),
    ):
        for who in dict.fromkeys(who for one in sums for who in one.of):
            last = next(one for one in reversed(sums) if who in one.of)
            yield Standing(label=label, value=total(sums, who), measure=DONG, act=last.act, participants=(who,))


def _thing(one: Kept) -> Standing:
    where = one.how or (Label(f"bảo quản tại {one.kept_at}", f"kept at {one.kept_at}") if one.kept_at else None)
    told = (one.what, one.amount or None, where, one.to or None)
    return Standing(
        label=one.kind.label if one.kind else Label("Vật chứng", "Exhibit"),
        value=tuple(part for part in told if part),
        act=one.handled_by or one.act,
        participants=one.of,
        open=one.how in (None, Handling.KEPT),
    )


def findings_of(kept: Property, state: State, _view: object) -> tuple[Finding, ...]:
    return (
        *(
            Finding(code=NOT_LISTED.code, matter=state.id, act=act, on=on, values={"what": what})
            for act, on, what in kept.strange
        ),
        *(
            Finding(code=RELEASED_MORE.code, matter=state.id, act=act, on=on, values={"beyond": beyond})
            for act, on, beyond in kept.over
        ),
    )


def facts_of(kept: Property, state: State, _view: object) -> tuple[Fact, ...]:
    """Damage as last stated, what was recovered, seized and frozen: each on its day, in đồng."""
    return tuple(
        Fact(
            code=code,
            on=one.on,
            unit=state.unit,
            matter=state.id,
            participant=one.of[0] if len(one.of) == 1 else None,
            agency=state.agency,
            outcome=one.sort.value if one.sort else "",
            amount=one.amount,
        )
        for code, sums in (
            ("damage.stated", kept.damage),
            ("damage.recovered", kept.recovered),
            ("property.seized", kept.seized),
            ("account.frozen", kept.frozen),
        )
        for one in sums
        if one.on is not None and one.amount
    )


def fills(kept: Property, kind: type[Act], _state: State) -> dict[str, Any]:
    """Things still to be decided on, and where they are kept."""
    still = [one for one in kept.things if one.how in (None, Handling.KEPT)]
    return {"handled": tuple(Handled(what=one.what) for one in still)} if kind is ExhibitsHandled else {}
