"""What is true of the entries of a book, lawful unless something is planted: crime reports and cases."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from eprocuracy.exchange.tests.registers.strangers.lot import Lot
from eprocuracy.exchange.tests.registers.strangers.people import (
    a_body,
    a_name,
    a_place,
    an_id,
    people,
    some_officials,
    what_happened,
)
from eprocuracy.exchange.tests.registers.strangers.places import Place, World
from eprocuracy.law.offences import Catalogue, Offence

Entry = dict[str, Any]

COMMON = ("123", "134", "141", "143", "168", "170", "171", "173", "174", "175", "178", "190", "244", "248", "249", "250",
          "251", "255", "260", "318", "321", "322", "328", "330", "341", "347", "355", "348", "232", "151")  # fmt: skip
MONTHS = {"less_serious": 2, "serious": 3, "very_serious": 4, "extremely_serious": 4}


@dataclass
class Truth:
    """One entry: its office and every field, as the truth of a register says it; `kept` lies beside, for the writing alone."""

    office: Place
    values: Entry
    beside: Entry = field(default_factory=dict)
    more: int = 0

    def __getitem__(self, name: str) -> Any:
        return self.values[name]


@dataclass
class Inventor:
    """Invents the entries of one book of a year that may begin in December or October before it."""

    lot: Lot
    world: World
    law: Catalogue
    year: int
    first: date
    last: date
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.investigators = some_officials(self.lot, 14)
        self.procurators = some_officials(self.lot, 9)

    def days(self, count: int, before_the_end: int = 0) -> list[date]:
        last = (self.last - self.first).days - before_the_end
        return sorted(self.first + timedelta(days=self.lot.upto(last)) for _ in range(count))

    def start(self, series: str = "") -> tuple[Place, Entry]:
        office = self.lot.one(self.world.all)
        key = (office.code, series)
        self.numbers[key] = self.numbers.get(key, 0) + self.lot.one([1, 1, 1, 1, 2])
        return office, {"unit": office.code, "number": self.numbers[key]}

    def offence(self, on: date, *, clause: bool = True) -> dict[str, Any]:
        article = self.lot.one(COMMON)
        clauses = sorted(number for number, one in self.law.articles[article].on(on).clauses.items() if one.severity)
        if not clauses:
            return self.offence(on, clause=clause)
        if clauses == [0]:
            return {"article": article, "clause": 0, "point": None}
        number = self.lot.one(clauses[:4]) if clause else None
        point = self.lot.one([None, None, None, "a", "b", "đ", "c", "a, b"]) if number else None
        return {"article": article, "clause": number, "point": point}

    def severity(self, offence: dict[str, Any], on: date) -> str | None:
        if offence["clause"] is None:
            return None
        found = self.law.severity(Offence(offence["article"], offence["clause"], offence["point"]), on)
        return found.value if found else None


def crime_reports(invent: Inventor, count: int) -> list[Truth]:
    """Crime reports in the order of their receipt; those still open came in shortly before the end."""
    return [_report(invent, day) for day in invent.days(count)]


def _report(invent: Inventor, received: date) -> Truth:
    lot = invent.lot
    office, start = invent.start()
    result = lot.one(["instituted"] * 5 + ["not_instituted"] * 3 + ["suspended", "transferred"])
    if (invent.last - received).days < 30:
        result = "open" if (invent.last - received).days < 14 else result
    prolonged = until = extended = None
    low, high = 1, 17
    if result != "open" and lot.happens(0.2):
        prolonged = received + timedelta(days=lot.randint(52, 58))
        low, high = 22, (prolonged - received).days
        if lot.happens(0.4):
            extended, until = (
                received + timedelta(days=lot.randint(40, 50)),
                prolonged + timedelta(days=lot.randint(40, 58)),
            )
            low, high = 60, (until - received).days
    decided = None if result == "open" else received + timedelta(days=lot.randint(low, high))
    if decided is not None and decided > invent.last:
        result, decided = "open", None
        if (invent.last - received).days > 17:  # what is open past its limit would be a finding
            prolonged = prolonged or received + timedelta(days=58)
            if invent.last > prolonged and until is None:
                extended, until = received + timedelta(days=45), prolonged + timedelta(days=50)
    by_person = lot.happens(0.7)
    informant = a_name(lot) if by_person else a_body(lot, office)
    birth = str(received.year - lot.randint(20, 60))
    values = start | {
        "accepted_on": min(lot.later(received, 0, 2), decided or invent.last),
        "received_on": received,
        "source": lot.one(["denunciation", "information", "proposal", "self_report", "detected"]),
        "informant": informant,
        "informant_id": an_id(lot, birth) if by_person and lot.happens(0.5) else None,
        "content": what_happened(lot, received - timedelta(days=lot.upto(3)), office),
        "offences": [] if lot.happens(0.06) else [invent.offence(received, clause=lot.happens(0.85)) for _ in range(lot.one([1, 1, 1, 1, 1, 1, 2]))],
        "suspects": people(lot, received, lot.one([0, 1, 1, 2, 3])),
        "agency": invent.world.units.agency("", invent.world.province.code, office.code),
        "investigator": lot.one(invent.investigators),
        "procurator": lot.one(invent.procurators),
        "prolonged_until": prolonged,
        "extensions": [{"number": lot.randint(1, 90), "on": extended, "until": until}] if until else [],
        "requests": [{"number": lot.randint(1, 99), "on": received + timedelta(days=place + 1)} for place in range(lot.one([0, 0, 1, 1, 2]))],
        "outcome": result,
        "decision_no": lot.randint(1, 900) if decided else None,
        "decision_on": decided,
    }  # fmt: skip
    _different(values["offences"])
    beside = {
        "address": a_place(lot, office),
        "by_person": by_person,
        "assigned": received,
        "assignment": lot.randint(1, 400),
    }
    return Truth(office, values, beside)


def _different(offences: list[dict[str, Any]]) -> None:
    kept = list({one["article"]: one for one in offences}.values())
    offences[:] = kept


def cases(invent: Inventor, count: int) -> list[Truth]:
    """Cases with their accused, in the order of institution."""
    return [_case(invent, day) for day in invent.days(count)]


def _case(invent: Inventor, instituted: date) -> Truth:
    lot = invent.lot
    office, start = invent.start()
    offences = [invent.offence(instituted) for _ in range(lot.one([1, 1, 1, 1, 1, 2]))]
    _different(offences)
    ranked = [one for one in (invent.severity(offence, instituted) for offence in offences) if one]
    severity = max(ranked, key=list(MONTHS).index)
    limit = MONTHS[severity] * 29
    accused = people(lot, instituted, lot.one([0, 1, 1, 1, 2, 3, 5]))
    result = lot.one(["concluded"] * 7 + ["suspended", "terminated", "transferred"])
    extension = []
    span = lot.randint(12, limit - 6)
    if lot.happens(0.15):
        granted = instituted + timedelta(days=limit - lot.randint(3, 9))
        until = instituted + timedelta(days=limit + lot.randint(30, 55))
        extension, span = [{"number": lot.randint(1, 60), "on": granted, "until": until}], limit + lot.randint(5, 28)
    ended: date | None = instituted + timedelta(days=span)
    if ended and ended > invent.last:
        result, ended = "open", None
        if (invent.last - instituted).days > limit and not extension:
            extension = [
                {
                    "number": 7,
                    "on": instituted + timedelta(days=limit - 4),
                    "until": instituted + timedelta(days=limit + 50),
                }
            ]
        extension = [one for one in extension if one["on"] <= invent.last]
    if result in ("concluded", "terminated") and not accused:
        accused = people(lot, instituted, 1) or [{"name": a_name(lot), "birth": "1990"}]
    received = ended + timedelta(days=lot.upto(2)) if ended and result == "concluded" else None
    decision, decided, back, again = None, None, None, None
    if received:
        decided = received + timedelta(days=lot.randint(3, 17))
        decision = lot.one(["indicted"] * 9 + ["terminated", "suspended"])
        if lot.happens(0.08):
            back = received + timedelta(days=lot.randint(4, 12))
            again = back + timedelta(days=lot.randint(10, 40))
            decided = again + timedelta(days=lot.randint(3, 15))
        if decided > invent.last:
            decision = decided = None
            received = back = again = None
    charged = instituted + timedelta(days=lot.upto(4)) if accused else None
    if len(offences) == 1 and len(accused) > 1 and lot.happens(0.12):
        accused[-1]["offence"] = offences[0] | {"point": None}
    values = start | {
        "accepted_on": min(lot.later(instituted, 0, 3), invent.last),
        "institution_no": lot.randint(1, 700),
        "instituted_on": instituted,
        "offences": offences,
        "severity": severity,
        "accused": accused,
        "charged_on": charged,
        "approved_on": lot.later(charged, 1, 3) if charged else None,
        "procurator": lot.one(invent.procurators),
        "investigator": lot.one(invent.investigators),
        "agency": invent.world.units.agency("", invent.world.province.code, office.code),
        "extensions": extension,
        "requests": lot.one([0, 1, 1, 2]),
        "outcome": result,
        "outcome_no": lot.randint(1, 300) if ended else None,
        "outcome_on": ended,
        "file_on": received,
        "returned_on": back,
        "file_again_on": again,
        "decision": decision,
        "decision_no": lot.randint(1, 300) if decision else None,
        "decision_on": decided,
    }
    names = f"{accused[0]['name']}" if accused else "chưa rõ đối tượng"
    beside = {
        "charge_no": lot.randint(20, 400),
        "approval_no": lot.randint(20, 400),
        "case_name": f"Vụ {names} phạm tội xảy ra tại {a_place(lot, office)}",
    }
    return Truth(office, values, beside)
