"""What is wrong with planted entries: each with the cell at fault and the reason for which it must be held."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import timedelta
from typing import Any

from eprocuracy.exchange.tests.registers.strangers.columns import Col, Office
from eprocuracy.exchange.tests.registers.strangers.places import World, doubtful_of, strangers_of
from eprocuracy.exchange.tests.registers.strangers.truths import Truth

NO_SUCH_DAYS = (
    "31/4/2024",
    "30/02/2024",
    "31/9/2023",
    "ngày 31 tháng 11 năm 2024",
    "29/02/2023",
    "32/01/2024",
    "15/13/2024",
    "31.6.24",
)
LOST = (
    "Ng?y 11/7, t?i th?n Ph?n H?, b? m?t tr?u",
    "Kho\ufffdng 10h, t\ufffdi x\ufffd B\ufffdn Qua",
    "?ng Nguy?n V?n B b? m?t xe m?y",
)
_FIRST = {"crime_reports": "received_on", "cases": "instituted_on", "custody": "arrested_at", "supervision": "on"}
_MAIN = {"crime_reports": "content", "cases": "case_name", "custody": "name", "supervision": "violation"}
_LATER = {
    "crime_reports": "decision_on",
    "cases": "accepted_on",
    "custody": "custody_from",
    "supervision": "replied_on",
}
_REQUIRED = {
    "crime_reports": ("number", "accepted_on", "received_on", "unit"),
    "cases": ("number", "accepted_on", "offences", "unit"),
    "custody": ("number", "name", "unit"),
    "supervision": ("number", "unit"),
}
_BOTH = {
    "crime_reports": ("outcome", "KTVA; Không KTVA"),
    "cases": ("outcome", "KLĐT đề nghị truy tố; Đình chỉ điều tra"),
}


def planted(office: Office, world: World, kind: str, truths: list[Truth], columns: list[Col]) -> list[Truth]:
    """The entries with some faulty ones among them, each a copy of a sound one under a number of its own."""
    lot = office.lot
    roles = {one.role: one for one in columns if one.role}
    highest: dict[tuple[str, str], int] = {}
    for truth in truths:
        key = (truth.office.code, truth.values.get("type", ""))
        highest[key] = max(highest.get(key, 0), truth["number"])
    made = list(truths)
    for _ in range(lot.randint(2, 6)):
        place = lot.randrange(1, len(truths))
        model = truths[place]
        key = (model.office.code, model.values.get("type", ""))
        highest[key] += 3
        truth = Truth(
            model.office,
            deepcopy(model.values) | {"number": highest[key]},
            {name: one for name, one in model.beside.items() if name != "only_in_note"},
        )
        if (fault := _fault(office, world, kind, truth, model, roles)) is None:
            continue
        role, value, reason = fault
        truth.beside |= {"fault": {role: value}, "reason": reason, "at": role}
        made.insert(made.index(model) + 1, truth)
    return made


def _fault(
    office: Office, world: World, kind: str, truth: Truth, model: Truth, roles: dict[str, Col]
) -> tuple[str, Any, str] | None:
    lot = office.lot
    begins = truth[_FIRST[kind]]
    start = begins.date() if hasattr(begins, "date") and callable(begins.date) else begins
    match lot.upto(7):
        case 0:
            role = lot.one([name for name in _REQUIRED[kind] if name in roles and len(roles[name].gives) == 1] or [""])
            return (role, None, "missing_required") if role else None
        case 1:
            role = lot.one(
                [name for name in (_FIRST[kind], "accepted_on", "decision_on", "received_on") if name in roles] or [""]
            )
            alone = bool(role) and len(roles[role].gives) <= 1
            return (
                (role, lot.one(NO_SUCH_DAYS) if alone else f"12/QĐ ngày {lot.one(NO_SUCH_DAYS[:3])}", "impossible_date")
                if role
                else None
            )
        case 2:
            role = _LATER[kind]
            if role not in roles or truth.values.get(role) is None or len(roles[role].gives) > 1:
                return None
            return role, office.marks.day_in_text(start - timedelta(days=lot.randint(5, 40))), "date_order"
        case 3 if "unit" in roles:
            names = strangers_of(world.province.code) if lot.happens(0.6) else doubtful_of(world.province.code)
            return ("unit", lot.one(names), "unknown_unit") if names else None
        case 4:
            role = "offences" if kind in ("crime_reports", "cases") else "offence"
            return (
                (
                    role,
                    lot.one(
                        ["Điều 571", "Điều 173 khoản 9", "K8 Đ134", "điểm a khoản 7 Điều 249 BLHS", "Điều 999 khoản 1"]
                    ),
                    "unknown_offence",
                )
                if role in roles
                else None
            )
        case 5:
            if "number" not in roles or len(roles["number"].gives) > 1:
                return None
            return "number", office.marks.number(model["number"]), "duplicate_number"
        case 6:
            return (
                (_MAIN[kind], lot.one(LOST) if kind != "custody" else "Nguy?n V?n B?nh", "unreadable_text")
                if _MAIN[kind] in roles
                else None
            )
        case _ if kind in _BOTH and _BOTH[kind][0] in roles:
            return (*_BOTH[kind], "contradictory_values")
    return None


def unplanted(columns: list[Col]) -> list[Col]:
    """The columns without what one sheet alone has."""
    return [replace(one) for one in columns]
