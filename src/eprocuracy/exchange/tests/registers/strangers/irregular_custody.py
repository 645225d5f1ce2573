"""What is unlawful in planted entries of the book of persons held."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from eprocuracy.exchange.tests.registers.strangers.irregularities import DAYS, IRREGULAR, Irregularity
from eprocuracy.exchange.tests.registers.strangers.truths import MONTHS, Inventor, Truth


def _months(invent: Inventor, truth: Truth) -> int:
    return MONTHS[invent.severity(truth["offence"], truth["arrested_at"].date()) or "serious"]


def _out(truth: Truth) -> datetime:
    last: datetime = truth["custody_extensions"][-1]["until"] if truth["custody_extensions"] else truth["custody_to"]
    return last


def _detained(
    truth: Truth, first: date, last: date, stays: int, extensions: list[dict[str, object]] | None = None
) -> None:
    """The person in detention from one day to another, and gone so many days after its beginning."""
    truth.values |= {
        "order_no": 31, "order_on": first, "detained_from": first, "detained_to": last, "extensions": extensions or [], "procuracy_order_until": None,
        "end": "to_court", "ended_at": datetime(first.year, first.month, first.day, 9, 30) + stays * DAYS,  # noqa: DTZ001 - as in a cell
    }  # fmt: skip


def _begins_late(invent: Inventor, truth: Truth) -> bool:
    if truth["custody_from"] is None or truth["detained_from"] is not None:
        return False
    begins = truth["arrested_at"] + timedelta(hours=invent.lot.randint(14, 20))
    truth.values |= {
        "custody_from": begins,
        "custody_to": begins + 3 * DAYS,
        "custody_extensions": [],
        "end": "released",
        "ended_at": begins + 2 * DAYS,
    }
    return True


def _nine_days(invent: Inventor, truth: Truth) -> bool:
    begins = truth["custody_from"]
    if begins is None:
        return False
    ends = [begins + 6 * DAYS, begins + 11 * DAYS]
    truth.values["custody_extensions"] = [{"until": one, "approved": True} for one in ends]
    first = ends[1].date()
    _detained(truth, first, first + (30 * _months(invent, truth) - 16) * DAYS, 20)
    return True


def _unapproved(invent: Inventor, truth: Truth) -> bool:
    if not truth["custody_extensions"]:
        return False
    truth.values["custody_extensions"] = [
        *truth["custody_extensions"][:-1],
        truth["custody_extensions"][-1] | {"approved": False},
    ]
    return True


def _custody_past(invent: Inventor, truth: Truth) -> bool:
    if truth["custody_from"] is None or truth["detained_from"] is not None:
        return False
    truth.values |= {"end": "released", "ended_at": _out(truth) + timedelta(hours=invent.lot.randint(8, 30))}
    return True


def _without_order(invent: Inventor, truth: Truth) -> bool:
    if truth["custody_from"] is None:
        return False
    first = _out(truth).date() + 2 * DAYS
    _detained(truth, first, first + (30 * _months(invent, truth) - 20) * DAYS, 20)
    return True


def _order(too_long: int) -> object:
    """An order so many days longer than the limit of the class from its own first day; 0 is one without custody deducted."""

    def plant(invent: Inventor, truth: Truth) -> bool:
        if truth["custody_from"] is None or truth["detained_from"] is None:
            return False
        first = _out(truth).date()
        _detained(truth, first, first + (30 * _months(invent, truth) - 1 + too_long) * DAYS, 20)
        return True

    return plant


def _extensions(count: int, length: int) -> object:
    def plant(invent: Inventor, truth: Truth) -> bool:
        months = _months(invent, truth)
        if (
            truth["detained_from"] is None
            or months != 2
            or invent.severity(truth["offence"], truth["arrested_at"].date()) != "less_serious"
        ):
            return False
        first, last = truth["detained_from"], truth["detained_to"]
        made = [
            {"number": 5 + place, "on": last + (length * place - 4) * DAYS, "until": last + length * (place + 1) * DAYS}
            for place in range(count)
        ]
        _detained(truth, first, last, (last - first).days + 3, made)
        return True

    return plant


def _past(invent: Inventor, truth: Truth) -> bool:
    if truth["detained_from"] is None:
        return False
    first, last = truth["detained_from"], truth["detained_to"]
    _detained(truth, first, last, (last - first).days + invent.lot.randint(4, 12))
    return True


def _aged(least: int, most: int) -> object:
    def plant(invent: Inventor, truth: Truth) -> bool:
        on = truth["arrested_at"].date()
        if on >= date(2025, 7, 1):  # a law of its own for them, with limits of its own
            return False
        if (
            truth["detained_from"] is not None
            or truth["custody_from"] is None
            or invent.severity(truth["offence"], on) not in ("less_serious", "serious")
            or truth["offence"]["article"] not in ("173", "174", "175", "178", "318", "321", "328")
        ):
            return False
        born = date(on.year - invent.lot.randint(least, most + 1), invent.lot.randint(1, 12), invent.lot.randint(1, 28))
        age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
        truth.values |= {"birth": born.isoformat(), "id_no": None}
        return least <= age <= most

    return plant


def _other_year(invent: Inventor, truth: Truth) -> bool:
    year = int(truth["birth"][:4]) - 7
    truth.values["id_no"] = (
        f"022{'02'[year >= 2000] if truth['sex'] == 'Nam' else '13'[year >= 2000]}{year % 100:02}{invent.lot.randint(0, 999999):06}"
    )
    return True


IRREGULAR["custody"] = (
    Irregularity("hold_to_custody_over_12h", _begins_late),
    Irregularity("custody_over_9_days", _nine_days),
    Irregularity("custody_extension_not_approved", _unapproved),
    Irregularity("custody_past_end", _custody_past),
    Irregularity("held_without_order", _without_order),
    Irregularity("detention_order_too_long", _order(12)),
    Irregularity("custody_not_deducted", _order(0)),
    Irregularity("detention_extension_too_many", _extensions(2, 28), ("extensions.each",)),
    Irregularity("detention_extension_too_long", _extensions(1, 45)),
    Irregularity("detention_past_end", _past),
    Irregularity("held_under_14", _aged(12, 13)),
    Irregularity("young_held_not_liable", _aged(14, 15)),
    Irregularity("citizen_id_mismatch", _other_year, ("id_no",)),
)
