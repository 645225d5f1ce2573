"""What is unlawful in planted entries: each is recorded, and has exactly one finding of its category."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from eprocuracy.exchange.tests.registers.strangers.truths import MONTHS, Inventor, Truth

Plant = Callable[[Inventor, Truth], bool]
DAYS = timedelta(days=1)


@dataclass(frozen=True)
class Irregularity:
    """A category, how a lawful entry comes to it, and the fields that its book must show."""

    category: str
    plant: Plant
    needs: tuple[str, ...] = ()


def plant(invent: Inventor, which: str, truths: list[Truth], shown: frozenset[str]) -> None:
    """Make some entries unlawful, each in one way."""
    fitting = [one for one in IRREGULAR.get(which, ()) if set(one.needs) <= shown]
    for one in invent.lot.sample(fitting, min(len(fitting), invent.lot.randint(2, 7))):
        for truth in invent.lot.sample(truths, min(12, len(truths))):
            if truth.beside.get("category"):
                continue
            before = dict(truth.values)
            if one.plant(invent, truth) and _ended(truth, invent.last):
                truth.beside["category"] = one.category
                break
            truth.values = before
            for name in ("count", "as_text"):
                truth.beside.pop(name, None)


def _ended(truth: Truth, last: date) -> bool:
    """Whether nothing that has happened lies after the closing day."""
    names = ("decision_on", "outcome_on", "file_on", "ended_at", "replied_on", "accepted_on", "file_again_on")
    days = [truth.values.get(name) for name in names]
    return all((day.date() if hasattr(day, "hour") else day) <= last for day in days if day)


def _bare_report(truth: Truth, result: str, decided: date | None) -> None:
    truth.values |= {
        "prolonged_until": None,
        "extensions": [],
        "outcome": result,
        "decision_on": decided,
        "decision_no": 77 if decided else None,
    }


def _decided_late(invent: Inventor, truth: Truth) -> bool:
    _bare_report(
        truth,
        invent.lot.one(["instituted", "not_instituted"]),
        truth["received_on"] + 20 * DAYS + invent.lot.randint(6, 15) * DAYS,
    )
    return True


def _open_past(invent: Inventor, truth: Truth) -> bool:
    _bare_report(truth, "open", None)
    return bool(truth["received_on"] + 40 * DAYS < invent.last)


def _extended(number: int, on: date, until: date) -> dict[str, Any]:
    return {"number": number, "on": on, "until": until}


def _report_extended(granted: int, until: int) -> Plant:
    """An extension so many days after the two months, up to so many days after them."""

    def plant(invent: Inventor, truth: Truth) -> bool:
        prolonged = truth["received_on"] + 55 * DAYS
        end = prolonged + until * DAYS
        _bare_report(truth, "not_instituted", prolonged + (max(granted, 0) + 12) * DAYS)
        truth.values |= {"prolonged_until": prolonged, "extensions": [_extended(9, prolonged + granted * DAYS, end)]}
        return True

    return plant


def _twice(invent: Inventor, truth: Truth) -> bool:
    prolonged = truth["received_on"] + 55 * DAYS
    _bare_report(truth, "instituted", prolonged + 70 * DAYS)
    truth.values |= {
        "prolonged_until": prolonged,
        "extensions": [
            _extended(9, prolonged - 5 * DAYS, prolonged + 50 * DAYS),
            _extended(15, prolonged + 45 * DAYS, prolonged + 95 * DAYS),
        ],
    }
    return True


def _notified_late(invent: Inventor, truth: Truth) -> bool:
    truth.values["accepted_on"] = truth["received_on"] + invent.lot.randint(14, 16) * DAYS
    return truth["decision_on"] is None or bool(truth["decision_on"] >= truth["accepted_on"])


def _malformed(invent: Inventor, truth: Truth) -> bool:
    truth.values["informant_id"] = f"0{invent.lot.randint(1, 9)}{invent.lot.randint(10_000_000, 99_999_999)}"
    truth.beside["as_text"] = True
    return True


def _limit(truth: Truth) -> date:
    return _months_after(truth["instituted_on"], MONTHS[truth["severity"]])


def _months_after(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, min(day.day, 28))


def _case_ends(
    invent: Inventor,
    truth: Truth,
    on: date,
    *,
    extensions: list[dict[str, Any]] | None = None,
    forwarded: int = 1,
    decided: int = 9,
) -> bool:
    """The case with another end of its investigation, everything behind it lawful."""
    if not truth["accused"]:
        return False
    received = on + forwarded * DAYS
    truth.values |= {"extensions": extensions or [], "outcome": "concluded", "outcome_no": 31, "outcome_on": on, "file_on": received, "returned_on": None, "file_again_on": None,
                     "decision": "indicted", "decision_no": 12, "decision_on": received + decided * DAYS}  # fmt: skip
    return True


def _ended_late(invent: Inventor, truth: Truth) -> bool:
    return _case_ends(invent, truth, _limit(truth) + invent.lot.randint(7, 15) * DAYS)


def _investigated_past(invent: Inventor, truth: Truth) -> bool:
    truth.values |= dict.fromkeys(
        (
            "outcome_no",
            "outcome_on",
            "file_on",
            "returned_on",
            "file_again_on",
            "decision",
            "decision_no",
            "decision_on",
        )
    )
    truth.values |= {"outcome": "open", "extensions": []}
    return _limit(truth) + 10 * DAYS < invent.last


def _too_many(invent: Inventor, truth: Truth) -> bool:
    limit = _limit(truth)
    two = [_extended(3, limit - 6 * DAYS, limit + 55 * DAYS), _extended(8, limit + 50 * DAYS, limit + 100 * DAYS)]
    return truth["severity"] == "less_serious" and _case_ends(invent, truth, limit + 80 * DAYS, extensions=two)


def _granted_late(invent: Inventor, truth: Truth) -> bool:
    limit = _limit(truth)
    return _case_ends(invent, truth, limit + 40 * DAYS, extensions=[_extended(3, limit + 8 * DAYS, limit + 50 * DAYS)])


def _too_long(invent: Inventor, truth: Truth) -> bool:
    limit = _limit(truth)
    return truth["severity"] in ("less_serious", "serious") and _case_ends(
        invent, truth, limit + 30 * DAYS, extensions=[_extended(3, limit - 8 * DAYS, limit + 120 * DAYS)]
    )


def _soon(truth: Truth) -> date:
    day: date = truth["instituted_on"]
    return day + 25 * DAYS


def _young(least: int, most: int, *, clauses: tuple[str, ...]) -> Plant:
    def plant(invent: Inventor, truth: Truth) -> bool:
        accused, on = truth["accused"], truth["instituted_on"]
        if on >= date(2025, 7, 1):  # a law of its own for them, with limits of its own
            return False
        if not accused or "offence" in accused[-1] or len(truth["offences"]) > 1 or truth["severity"] not in clauses:
            return False
        if truth["offences"][0]["article"] in ("123", "134", "141", "143", "168", "171", "248", "249", "250", "251"):
            return False
        born = date(on.year - invent.lot.randint(least, most), invent.lot.randint(1, 12), invent.lot.randint(1, 28))
        age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
        truth.values["accused"] = [*accused[:-1], {"name": accused[-1]["name"], "birth": born.isoformat()}]
        return least <= age <= most

    return plant


def _miscounted(invent: Inventor, truth: Truth) -> bool:
    truth.beside["count"] = len(truth["accused"]) + 1
    return bool(truth["accused"])


def _other_year(invent: Inventor, truth: Truth) -> bool:
    if not truth["accused"]:
        return False
    one = truth["accused"][0]
    year = int(one["birth"][:4]) - 7
    truth.values["accused"] = [
        one | {"id_no": f"022{'02'[year >= 2000]}{year % 100:02}{invent.lot.randint(0, 999999):06}"},
        *truth["accused"][1:],
    ]
    return True


def _out_of_time(invent: Inventor, truth: Truth) -> bool:
    truth.values["against_on"] = (
        truth["on"] - (15 if truth["level"] == "same" else 30) * DAYS - invent.lot.randint(16, 30) * DAYS
    )
    parts = truth["against_no"].split("/")
    truth.values["against_no"] = f"{parts[0]}/{truth['against_on'].year}/{parts[2]}"
    return True


def _replied_late(invent: Inventor, truth: Truth) -> bool:
    truth.values |= {"replied_on": truth["due_on"] + invent.lot.randint(16, 40) * DAYS, "result": "accepted"}
    return True


def _overdue(invent: Inventor, truth: Truth) -> bool:
    truth.values |= {"replied_on": None, "result": "awaiting"}
    return bool(truth["due_on"] + 6 * DAYS < invent.last)


def _held(invent: Inventor, truth: Truth) -> bool:
    return bool(truth["custody_from"])


IRREGULAR: dict[str, tuple[Irregularity, ...]] = {
    "crime_reports": (
        Irregularity("report_decided_late", _decided_late),
        Irregularity("report_open_past_limit", _open_past),
        Irregularity("report_extension_after_limit", _report_extended(8, 45)),
        Irregularity("report_extension_too_long", _report_extended(-6, 80)),
        Irregularity("report_extended_twice", _twice, ("extensions.each",)),
        Irregularity("report_notified_late", _notified_late),
        Irregularity("citizen_id_malformed", _malformed, ("informant_id",)),
    ),
    "cases": (
        Irregularity("investigation_ended_late", _ended_late),
        Irregularity("investigation_open_past_limit", _investigated_past),
        Irregularity("investigation_extension_too_many", _too_many, ("extensions.each",)),
        Irregularity("investigation_extension_after_limit", _granted_late),
        Irregularity("investigation_extension_too_long", _too_long),
        Irregularity(
            "file_forwarded_late", lambda invent, truth: _case_ends(invent, truth, _soon(truth), forwarded=14)
        ),
        Irregularity(
            "prosecution_decided_late", lambda invent, truth: _case_ends(invent, truth, _soon(truth), decided=39)
        ),
        Irregularity(
            "indictment_before_conclusion", lambda invent, truth: _case_ends(invent, truth, _soon(truth), decided=-6)
        ),
        Irregularity("accused_under_14", _young(12, 13, clauses=("less_serious", "serious"))),
        Irregularity("accused_not_liable_14_16", _young(14, 15, clauses=("less_serious", "serious"))),
        Irregularity("accused_count_mismatch", _miscounted, ("count",)),
        Irregularity("citizen_id_mismatch", _other_year),
    ),
    "recommendations": (Irregularity("reply_late", _replied_late), Irregularity("reply_overdue", _overdue)),
    "protests": (Irregularity("protest_out_of_time", _out_of_time, ("level", "against_on")),),
}
