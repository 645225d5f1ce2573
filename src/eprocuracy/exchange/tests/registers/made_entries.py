"""Entries of the four books, invented: what a row means, before any office has written it down."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from eprocuracy.exchange.tests.registers.made_books import UNITS

Entry = dict[str, Any]

FAMILIES = ("Nguyễn", "Trần", "Lý", "Vàng", "Đặng", "Hoàng", "Lò", "Phàn", "Đỗ", "Tống")
MIDDLES = ("Văn", "A", "Thị", "Đức", "Minh", "Seo")
GIVEN = ("An", "Sinh", "Páo", "Dương", "Hảo", "Ứng", "Tuyết", "Nam", "Thành", "Bình", "Đạt", "Mai")
OFFENCES = ("173", "134", "249", "251", "123", "174")
CODES = ("91", "tv-1", "ml-2", "bs-3", "bh-4", "qh-5")


class Inventor:
    """Invents entries by lot, each with days in the order in which they happen."""

    def __init__(self, seed: int) -> None:
        self.lot = random.Random(seed)
        self.numbers: dict[str, int] = {}

    def name(self) -> str:
        return " ".join(self.lot.choice(words) for words in (FAMILIES, MIDDLES, GIVEN))

    def birth(self, day_from: int = 1970, day_to: int = 2004) -> str:
        year = self.lot.randint(day_from, day_to)
        return (
            str(year)
            if self.lot.random() < 0.6
            else f"{year}-{self.lot.randint(1, 12):02}-{self.lot.randint(1, 28):02}"
        )

    def day(self, after: date, most: int) -> date:
        return after + timedelta(days=self.lot.randint(0, most))

    def minute(self, day: date) -> datetime:
        return datetime.combine(day, time(self.lot.randint(0, 23), self.lot.choice([0, 5, 30, 45])))

    def any_day(self) -> date:
        return date(2023, 1, 5) + timedelta(days=self.lot.randint(0, 300))

    def next_number(self, unit: str) -> int:
        self.numbers[unit] = self.numbers.get(unit, 0) + 1
        return self.numbers[unit]

    def offence(self) -> dict[str, Any]:
        return {
            "article": self.lot.choice(OFFENCES),
            "clause": self.lot.randint(1, 3),
            "point": self.lot.choice([None, None, "a", "đ"]),
        }

    def people(self, most: int) -> list[dict[str, Any]]:
        return [{"name": self.name(), "birth": self.birth()} for _ in range(self.lot.randint(0, most))]

    def extension(self, after: date) -> dict[str, Any]:
        on = self.day(after, 10)
        return {"number": self.lot.randint(1, 90), "on": on, "until": on + timedelta(days=60)}

    def start(self) -> Entry:
        unit = self.lot.choice(CODES)
        return {"unit": unit, "number": self.next_number(unit)}


def crime_reports(count: int, seed: int) -> list[Entry]:
    """Crime reports, ordered by the day of receipt."""
    inventor = Inventor(seed)
    entries = []
    for received in sorted(inventor.any_day() for _ in range(count)):
        entry = inventor.start()
        outcome = inventor.lot.choice(
            ["instituted", "instituted", "not_instituted", "suspended", "transferred", "open"]
        )
        decided = None if outcome == "open" else inventor.day(received + timedelta(days=3), 20)
        prolonged = inventor.day(received + timedelta(days=50), 10) if inventor.lot.random() < 0.2 else None
        entry |= {
            "received_on": received,
            "accepted_on": inventor.day(received, 3),
            "source": inventor.lot.choice(["denunciation", "information", "proposal", "self_report", "detected"]),
            "informant": inventor.lot.choice(
                [inventor.name(), "Công an xã Nậm Cang", "Bệnh viện đa khoa huyện Bạch Sơn"]
            ),
            "content": f"Khoảng {inventor.lot.randint(1, 23)}h ngày 03/7/2023, {inventor.name()} bị mất trộm 01 xe mô tô tại thôn 3, xã Nậm Cang, huyện Bạch Sơn.",
            "offences": [inventor.offence()],
            "suspects": inventor.people(2),
            "agency": UNITS.agency("", "91", entry["unit"]),
            "investigator": inventor.name(),
            "procurator": inventor.name(),
            "prolonged_until": prolonged,
            "extensions": [inventor.extension(received + timedelta(days=15))] if inventor.lot.random() < 0.1 else [],
            "requests": [{"number": inventor.lot.randint(1, 99), "on": inventor.day(received, 9)}]
            if inventor.lot.random() < 0.5
            else [],
            "outcome": outcome,
            "decision_no": inventor.lot.randint(1, 200) if decided else None,
            "decision_on": decided,
        }
        entries.append(entry)
    return entries


def cases(count: int, seed: int) -> list[Entry]:
    """Cases with their accused."""
    inventor = Inventor(seed)
    entries = []
    for instituted in sorted(inventor.any_day() for _ in range(count)):
        entry = inventor.start()
        accused = inventor.people(3)
        outcome = inventor.lot.choice(
            ["concluded", "concluded", "concluded", "suspended", "terminated", "transferred", "open"]
        )
        ended = None if outcome == "open" else inventor.day(instituted + timedelta(days=40), 40)
        received = inventor.day(ended, 2) if ended and outcome == "concluded" else None
        decision = inventor.lot.choice(["indicted", "indicted", "indicted", "terminated"]) if received else None
        entry |= {
            "accepted_on": inventor.day(instituted, 3),
            "institution_no": inventor.lot.randint(1, 300),
            "instituted_on": instituted,
            "offences": [inventor.offence()],
            "accused": accused,
            "charged_on": inventor.day(instituted, 5) if accused else None,
            "approved_on": inventor.day(instituted + timedelta(days=6), 3) if accused else None,
            "procurator": inventor.name(),
            "investigator": inventor.name(),
            "extensions": [inventor.extension(instituted + timedelta(days=30))] if inventor.lot.random() < 0.15 else [],
            "outcome": outcome,
            "outcome_no": inventor.lot.randint(1, 200) if ended else None,
            "outcome_on": ended,
            "file_on": received,
            "decision": decision,
            "decision_no": inventor.lot.randint(1, 200) if decision else None,
            "decision_on": inventor.day(received + timedelta(days=5), 14) if received else None,
        }
        entries.append(entry)
    return entries


def custody(count: int, seed: int) -> list[Entry]:
    """Persons held, ordered by office so that headings may stand above their blocks."""
    inventor = Inventor(seed)
    entries = [_one_held(inventor) for _ in range(count)]
    entries.sort(key=lambda entry: str(entry["unit"]))
    return entries


def _one_held(inventor: Inventor) -> Entry:
    entry = inventor.start()
    arrested = inventor.minute(inventor.any_day())
    started = arrested + timedelta(hours=inventor.lot.randint(1, 9))
    ended_custody = started + timedelta(days=3)
    extensions = [
        {"until": ended_custody + timedelta(days=3 * (place + 1)), "approved": inventor.lot.random() < 0.8}
        for place in range(inventor.lot.randint(0, 2))
    ]
    detained = inventor.lot.random() < 0.7
    first = (extensions[-1]["until"] if extensions else ended_custody).date()
    end = inventor.lot.choice(["to_court", "released", "measure_changed", "open"])
    return entry | {
        "name": inventor.name(),
        "birth": inventor.birth(),
        "sex": inventor.lot.choice(["Nam", "Nữ"]),
        "ethnic": inventor.lot.choice(["Kinh", "Mông", "Tày", "Dao"]),
        "id_no": f"0102{inventor.lot.randint(10_000_000, 99_999_999)}",
        "offence": inventor.offence(),
        "arrest_kind": inventor.lot.choice(["flagrante", "emergency", "wanted", "surrender", "warrant"]),
        "arrested_at": arrested,
        "custody_from": started,
        "custody_to": ended_custody,
        "custody_extensions": extensions,
        "order_no": inventor.lot.randint(1, 90) if detained else None,
        "order_on": first if detained else None,
        "detained_from": first if detained else None,
        "detained_to": first + timedelta(days=60) if detained else None,
        "end": end,
        "ended_at": None if end == "open" else inventor.minute(first + timedelta(days=30)),
    }


def recommendations(count: int, seed: int) -> list[Entry]:
    """Recommendations with their replies."""
    inventor = Inventor(seed)
    entries = []
    for issued in sorted(inventor.any_day() for _ in range(count)):
        result = inventor.lot.choice(["accepted", "accepted", "partly", "rejected", "awaiting"])
        entries.append(
            inventor.start()
            | {
                "type": "recommendation",
                "on": issued,
                "kind": inventor.lot.choice(["remedy", "prevention"]),
                "field": inventor.lot.choice(["investigation", "first_instance", "civil_enforcement", "crime_reports"]),
                "target": inventor.lot.choice(
                    [
                        "TAND huyện Bạch Sơn",
                        "CQĐT Công an huyện Bạch Hà",
                        "Chi cục THADS thị xã Mộc Lâm",
                        "UBND xã Nậm Cang",
                    ]
                ),
                "due_on": issued + timedelta(days=30),
                "replied_on": None if result == "awaiting" else inventor.day(issued + timedelta(days=5), 20),
                "result": result,
            }
        )
    return entries


def plain(entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry in the words of JSON."""
    return {key: _plain(value) for key, value in entry.items()}


def _plain(value: Any) -> Any:
    match value:
        case datetime():
            return value.isoformat(timespec="minutes")
        case date():
            return value.isoformat()
        case list():
            return [_plain(one) for one in value]
        case dict():
            return plain(value)
        case _:
            return value
