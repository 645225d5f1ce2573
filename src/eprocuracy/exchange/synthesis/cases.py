"""Criminal cases: instituted, docketed, joined, split, transferred, and brought to their end (BLTTHS 143, 153-156, 169, 170)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.criminal_cases import acts as kinds
from eprocuracy.workstreams.criminal_cases.words import SuspensionGround
from eprocuracy.workstreams.people import Role

from . import investigation
from .charging import Accused, Case, charge, find_accused, measures
from .crimes import Event
from .days import book_year
from .history import Docket, History, link
from .offices import Bench
from .people import AGES, Identity
from .prosecution import prosecute
from .trouble import Trouble

UNSOLVED = frozenset({"171", "173", "174", "178"})  # offences whose doer is often not known at first
VICTIMS = frozenset({"123", "134", "141", "145", "168", "170", "171", "173", "174", "175", "178", "260", "295"})
SPLIT, JOINED, TRANSFERRED, LEFT, TERMINATED, FLED = 0.12, 0.025, 0.025, 0.01, 0.03, 0.02


def case(
    made: History,
    event: Event,
    matter: UUID,
    instituted: date,
    bench: Bench,
    trouble: Trouble,
    *,
    report: UUID,
    received: date,
    known: list[tuple[UUID, Identity]],
    others: Sequence[Bench],
    held: float | None = None,
) -> list[Case]:
    """The whole history of a case, and of what was split off from it; `known` are the suspects of its report.

    `others` are procuracies to which a case can be transferred; `held` is the share of cases with somebody in custody.
    """
    severity = made.days.reference.offences.severity(event.offence, event.on)
    assert severity is not None
    of = Case(Docket(made, matter, bench, bench.agency), event, severity, instituted)
    dice = made.dice
    _open(of, report)
    docket(of, after=instituted)
    unsolved = event.crime.article in UNSOLVED and not known and dice.chance(0.45)
    if unsolved:
        return [of, *_unsolved(of, trouble, received)]
    quick = instituted - received <= timedelta(days=8)
    find_accused(of, known, held=event.crime.held if held is None else held, caught_on=received if quick else instituted)
    _charge_all(of, trouble)
    investigation.requests(of)
    if dice.chance(LEFT):
        return [_leave(of)]
    if len(others) > 1 and dice.chance(TRANSFERRED):
        _transfer(of, dice.one_of([one for one in others if one.unit != bench.unit]))
    investigation.time_needed(of, trouble)
    assert of.until is not None
    measures(of, on=instituted + timedelta(days=1), until=of.until)
    if dice.chance(JOINED):
        _join(of)
    split = _split(of) if len(of.accused) >= 3 and dice.chance(SPLIT) else None
    if split is None and len(of.accused) > 1 and dice.chance(FLED):
        _flee(of, of.accused[-1])
    if dice.chance(TERMINATED):
        investigation.terminate(of)
    else:
        _to_judgment(of, trouble)
    return [of, split] if split else [of]


def _to_judgment(of: Case, trouble: Trouble) -> None:
    investigation.conclude(of, trouble)
    prosecute(of, trouble)


def _open(of: Case, report: UUID) -> None:
    made, event = of.docket.made, of.event
    victims = []
    if event.crime.article in VICTIMS and made.dice.chance(0.85):
        victims.append(made.person(of.instituted, of.docket.bench, Role.VICTIM, men=0.5, ages=AGES))
    of.docket.theirs(
        kinds.CaseInstituted,
        of.instituted,
        "QĐ-KTVA",
        links=(link(Role.REPORT, report), *(one for one, _ in victims)),
        people=tuple(one for _, one in victims),
        unit=of.docket.bench.unit,
        agency=of.docket.agency,
        title=event.title,
        offences=(event.offence,),
        offence_on=event.on,
        place=event.place,
        events=event.story,
    )


def docket(of: Case, *, after: date) -> None:
    """Entered in the book of the procuracy and assigned, within the days that follow."""
    made, dice, bench = of.docket.made, of.docket.dice, of.docket.bench
    on = made.days.working(dice.after(after, 0, 2))
    number = made.number("case", bench.unit, on)
    of.docket.plain(
        kinds.CaseAccepted, on, issued_by=bench.name, unit=bench.unit, number=number, year=book_year(on)
    )
    assigned = made.days.working(dice.after(on, 0, 2))
    of.procurator, deputy = dice.one_of(bench.staff.procurators), dice.one_of(bench.staff.deputies)
    of.docket.ours(kinds.CaseAssigned, assigned, procurator=of.procurator, deputy_chief=deputy)


def _charge_all(of: Case, trouble: Trouble) -> None:
    """The first are charged at once when somebody is held; of many accused, the last ones come later."""
    dice, days = of.docket.dice, of.docket.days
    first = of.accused if len(of.accused) < 4 else of.accused[: len(of.accused) * 7 // 10]
    soon = any(one.held for one in of.accused)
    charge(of, trouble, on=dice.after(of.instituted, 0, 2 if soon else 18), some=first)
    if len(first) < len(of.accused):
        rest = of.accused[len(first) :]
        for one in rest:
            one.caught = None
        charge(of, Trouble.NONE, on=days.working(dice.after(of.instituted, 20, 32)), some=rest)


def _unsolved(of: Case, trouble: Trouble, received: date) -> list[Case]:
    """Nobody found when the time is over: suspended; some are taken up again when the doer is known."""
    investigation.requests(of)
    investigation.time_needed(of, Trouble.NONE)
    resumed = investigation.suspend(of, SuspensionGround.ACCUSED_UNKNOWN, share_resumed=0.35)
    if resumed is None:
        return []
    of.instituted = resumed  # from here on the time runs afresh, under article 174
    of.until = of.docket.days.last("BLTTHS-174-1", resumed, of.severity)
    find_accused(of, [], held=of.event.crime.held / 2, caught_on=resumed)
    charge(of, Trouble.NONE, on=of.docket.dice.after(resumed, 1, 3), some=of.accused)
    measures(of, on=of.docket.dice.after(resumed, 6, 8), until=of.until)
    _to_judgment(of, trouble if trouble is Trouble.FILE_SENT_LATE else Trouble.NONE)
    return []


def _leave(of: Case) -> Case:
    """Transferred to a body outside the province: it is no longer ours."""
    made = of.docket.made
    on = made.days.working(of.docket.dice.after(of.instituted, 22, 40))
    of.docket.ours(kinds.CaseTransferred, on, to_agency="Cơ quan Cảnh sát điều tra Công an tỉnh khác", ground="Theo thẩm quyền")
    made.odd.transferred += made.has_come(on)
    of.concluded = on
    return of


def _transfer(of: Case, to: Bench) -> None:
    """Handed to another procuracy of the province, where it gets a new number; the time runs on."""
    made = of.docket.made
    on = made.days.working(of.docket.dice.after(of.instituted, 34, 40))
    of.docket.ours(
        kinds.CaseTransferred,
        on,
        to_agency=to.agency,
        to_unit=to.unit,
        ground="Nơi xảy ra tội phạm thuộc thẩm quyền của đơn vị nhận",
    )
    made.odd.transferred += made.has_come(on)
    of.docket = replace(of.docket, bench=to, agency=to.agency)
    docket(of, after=on)


def _join(of: Case) -> None:
    """A second case of the same doers is found and joined into this one."""
    made, dice, bench = of.docket.made, of.docket.dice, of.docket.bench
    begun = made.days.working(dice.after(of.instituted, 6, 16))
    other = Case(Docket(made, made.new(begun), bench, of.docket.agency), of.event, of.severity, begun)
    other.docket.theirs(
        kinds.CaseInstituted,
        begun,
        "QĐ-KTVA",
        unit=bench.unit,
        agency=of.docket.agency,
        title=f"{of.event.crime.name} tại {dice.one_of(bench.places)}",
        offences=(of.event.offence,),
        offence_on=of.event.on - timedelta(days=dice.between(3, 60)),
    )
    docket(other, after=begun)
    on = made.days.working(dice.after(begun, 8, 14))
    ground = "Bị can phạm nhiều tội, cần giải quyết trong cùng một vụ án"
    of.docket.theirs(
        kinds.CaseJoined, on, "QĐ-NVA", links=(link(Role.JOINED, other.docket.matter),), offences=(of.event.offence,), ground=ground
    )
    made.odd.joined += made.has_come(on)


def _split(of: Case) -> Case:
    """Those who are not found are split off; their case waits until they are."""
    made, dice, bench = of.docket.made, of.docket.dice, of.docket.bench
    assert of.until is not None
    gone = [one for one in of.accused[1:] if one.approved and not one.held][-2:] or of.accused[-1:]
    last_charge = max((one.approved for one in gone if one.approved), default=of.instituted)
    on = made.days.working(max(dice.after(of.instituted, 38, 45), last_charge + timedelta(days=1)))
    new = Case(Docket(made, made.new(on), bench, of.docket.agency), of.event, of.severity, of.instituted, gone, of.until)
    new.docket.theirs(
        kinds.CaseSplit,
        on,
        "QĐ-TVA",
        links=(
            link(Role.SPLIT_FROM, of.docket.matter),
            *(Link(Role.ACCUSED, one.participant, (of.event.offence,)) for one in gone),
        ),
        unit=bench.unit,
        agency=of.docket.agency,
        title=f"{of.event.title} (tách vụ án)",
        offences=(of.event.offence,),
        instituted_on=of.instituted,
        offence_on=of.event.on,
        ground="Bị can bỏ trốn, không biết rõ đang ở đâu",
    )
    made.odd.split += made.has_come(on)
    of.accused = [one for one in of.accused if one not in gone]
    docket(new, after=on)
    resumed = investigation.suspend(new, SuspensionGround.ACCUSED_ABSCONDING, share_resumed=0.3)
    if resumed:
        new.instituted, new.until = resumed, made.days.last("BLTTHS-174-1", resumed, of.severity)
        _to_judgment(new, Trouble.NONE)
    return new


def _flee(of: Case, one: Accused) -> None:
    """One of several absconds: suspended for him or her alone, the others go on."""
    docket_, days = of.docket, of.docket.days
    assert of.until is not None
    if one.held or not one.approved:
        return
    on = days.no_later(max(one.approved, of.instituted) + timedelta(days=of.docket.dice.between(4, 12)), of.until)
    docket_.theirs(
        kinds.AccusedSuspended,
        on,
        "QĐ-TĐC",
        links=of.links([one]),
        ground=SuspensionGround.ACCUSED_ABSCONDING,
        wanted_on=on,
    )
    one.fled = True
