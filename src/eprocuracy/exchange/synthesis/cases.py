"""Criminal cases: instituted, docketed, joined, split, transferred, and brought to their end (BLTTHS 143, 153-156, 169, 170)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.criminal_cases import acts as kinds
from eprocuracy.workstreams.criminal_cases.words import SuspensionGround
from eprocuracy.workstreams.people import Role

from . import custody, investigation
from .charging import Accused, Case, charge, find_accused, measures
from .crimes import Event
from .custody import Custody
from .days import book_year
from .dice import Dice
from .history import Docket, History, link
from .offices import Bench
from .people import AGES, Identity, identity, with_another_number
from .prosecution import prosecute
from .trouble import Trouble

UNSOLVED = frozenset({"171", "173", "174", "178"})  # offences whose doer is often not known at first
FURTHER_VICTIMS = {0: 80, 1: 13, 2: 5, 3: 2}  # besides the first, in a hundred cases with a victim
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
    already_held: bool = False,
) -> list[Case]:
    """The whole history of a case, and of what was split off from it; `known` are the suspects of its report.

    `others` are procuracies to which a case can be transferred; `already_held`: the first of the known is detained
    in another case, and is detained in this one on a warrant.
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
    find_accused(of, known, held=1.0 if already_held else event.crime.held, on=received)
    if trouble is Trouble.NUMBER_OF_ANOTHER and len(of.accused) > len(known):
        of.accused[-1].who = with_another_number(dice, bench.province, of.accused[-1].who)
        made.odd.irregular += made.has_come(instituted + timedelta(days=35))
    in_custody = _charge_all(of, trouble, received, on_warrant=already_held)
    everybody = list(of.accused)
    investigation.requests(of)
    split = None
    if dice.chance(LEFT):
        of.until = made.days.last(investigation.LIMIT, instituted, severity)
        _leave(of)
    else:
        split = _investigated(of, trouble, others)
    for one in everybody:
        if one.participant in in_custody:
            home = split if split and one in split.accused else of
            custody.hold(home, one, in_custody[one.participant], trouble)
    return [of, split] if split else [of]


def _investigated(of: Case, trouble: Trouble, others: Sequence[Bench]) -> Case | None:
    """From the charge to the end; returns what was split off."""
    dice = of.docket.dice
    if len(others) > 1 and dice.chance(TRANSFERRED):
        _transfer(of, dice.one_of([one for one in others if one.unit != of.docket.bench.unit]))
    if dice.chance(TERMINATED):
        of.until = of.docket.days.last(investigation.LIMIT, of.instituted, of.severity)
        _at_large(of)
        investigation.terminate(of)
        return None
    investigation.time_needed(of, trouble)
    _at_large(of)
    if dice.chance(JOINED):
        _join(of)
    split = _split(of) if len(of.accused) >= 3 and dice.chance(SPLIT) else None
    if split is None and len(of.accused) > 1 and dice.chance(FLED):
        _flee(of, of.accused[-1])
    _to_judgment(of, trouble)
    return split


def _at_large(of: Case) -> None:
    """Measures on those who are not held, from the day the charge was approved."""
    assert of.until is not None
    measures(of, on=max(of.instituted, *(one.approved or of.instituted for one in of.accused)), until=of.until)


def _to_judgment(of: Case, trouble: Trouble) -> None:
    investigation.conclude(of, trouble)
    prosecute(of, trouble)


def _open(of: Case, report: UUID) -> None:
    made, event = of.docket.made, of.event
    victims = []
    if event.crime.article in VICTIMS and made.dice.chance(0.85):
        victims.append(made.person(of.instituted, of.docket.bench, Role.VICTIM, men=0.5, ages=AGES))
        apart = Dice(of.docket.matter, "victims")  # of their own, so that the story of the case stays as it was
        for _ in range(apart.weighed(FURTHER_VICTIMS)):
            who = identity(apart, of.docket.bench.province, of.instituted, of.docket.bench.places, men=0.5, ages=AGES)
            further = apart.id(of.instituted)
            victims.append((Link(Role.VICTIM, further), who.as_participant(further)))
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
    of.docket.plain(kinds.CaseAccepted, on, issued_by=bench.name, unit=bench.unit, number=number, year=book_year(on))
    assigned = made.days.working(dice.after(on, 0, 2))
    of.procurator, deputy = dice.one_of(bench.staff.procurators), dice.one_of(bench.staff.deputies)
    of.docket.ours(kinds.CaseAssigned, assigned, procurator=of.procurator, deputy_chief=deputy)


def _charge_all(of: Case, trouble: Trouble, received: date, *, on_warrant: bool) -> dict[UUID, Custody]:
    """The first are charged at once when somebody is held; of many accused, the last ones come later.

    Returns how each person held came into custody: red-handed on the day of the report, or later on a warrant.
    """
    dice, days = of.docket.dice, of.docket.days
    first = of.accused if len(of.accused) < 4 else of.accused[: len(of.accused) * 7 // 10]
    rest = of.accused[len(first) :]
    for one in rest:
        one.held = False
    held = [one for one in first if one.held]
    plan = custody.planned(of, received, red_handed=dice.chance(0.7)) if held and not on_warrant else None
    if plan:
        charge(of, trouble, custody.charging_moment(of, plan), first, swift=True)
    else:
        soon = dice.after(of.instituted, 0, 2 if held else 18)
        charge(of, trouble, datetime.combine(soon, dice.time(8, 15), VIETNAM), first)
    if rest:
        later = days.working(dice.after(of.instituted, 20, 32))
        charge(of, Trouble.NONE, datetime.combine(later, dice.time(8, 15), VIETNAM), rest)
    return {one.participant: plan or custody.on_warrant(of, one) for one in held}


def _unsolved(of: Case, trouble: Trouble, received: date) -> list[Case]:
    """Nobody found when the time is over: suspended; some are taken up again when the doer is known."""
    investigation.requests(of)
    investigation.time_needed(of, Trouble.NONE)
    resumed = investigation.suspend(of, SuspensionGround.ACCUSED_UNKNOWN, share_resumed=0.35)
    if resumed is None:
        return []
    of.instituted = resumed  # from here on the time runs afresh, under article 174
    of.until = of.docket.days.last("BLTTHS-174-1", resumed, of.severity)
    find_accused(of, [], held=0, on=resumed)
    found = datetime.combine(of.docket.dice.after(resumed, 1, 3), of.docket.dice.time(8, 15), VIETNAM)
    charge(of, Trouble.NONE, found, of.accused)
    measures(of, on=of.docket.dice.after(resumed, 6, 8), until=of.until)
    _to_judgment(of, trouble if trouble is Trouble.FILE_SENT_LATE else Trouble.NONE)
    return []


def _leave(of: Case) -> Case:
    """Transferred to a body outside the province: it is no longer ours."""
    made = of.docket.made
    last_charge = max((one.approved for one in of.accused if one.approved), default=of.instituted)
    on = made.days.working(max(of.docket.dice.after(of.instituted, 22, 40), last_charge + timedelta(days=1)))
    of.docket.ours(
        kinds.CaseTransferred, on, to_agency="Cơ quan Cảnh sát điều tra Công an tỉnh khác", ground="Theo thẩm quyền"
    )
    made.odd.transferred += made.has_come(on)
    of.concluded, of.left = on, True
    return of


def _transfer(of: Case, to: Bench) -> None:
    """Handed to another procuracy of the province, where it gets a new number; the time runs on."""
    made = of.docket.made
    last_charge = max((one.approved for one in of.accused if one.approved), default=of.instituted)
    asked = (act.on for act in made.acts if act.matter == of.docket.matter and act.kind == "investigation.requested")
    settled = max([last_charge, *(day for day in asked if day)])
    on = made.days.working(max(of.docket.dice.after(of.instituted, 24, 32), settled + timedelta(days=1)))
    of.last_step = on
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
        kinds.CaseJoined,
        on,
        "QĐ-NVA",
        links=(link(Role.JOINED, other.docket.matter),),
        offences=(of.event.offence,),
        ground=ground,
    )
    made.odd.joined += made.has_come(on)


def _split(of: Case) -> Case | None:
    """Those who are not found are split off; their case waits until they are."""
    made, dice, bench = of.docket.made, of.docket.dice, of.docket.bench
    until = made.days.last(investigation.LIMIT, of.instituted, of.severity)  # what was extended was the other case
    gone = [one for one in of.accused[1:] if one.approved and not one.held][-2:]
    if not gone:
        return None
    last_charge = max((one.approved for one in gone if one.approved), default=of.instituted)
    on = made.days.working(max(dice.after(of.instituted, 38, 45), last_charge + timedelta(days=1)))
    new = Case(Docket(made, made.new(on), bench, of.docket.agency), of.event, of.severity, of.instituted, gone, until)
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
