"""Reading facts and questions as they are written: what is outside the vocabulary is named, never passed over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from ..ages import Birth
from ..reference import Reference
from ..severity import Severity
from ..statutes import Counting, stem_of
from .facts import Facts, Pointless, when
from .saying import UNKNOWN_NAME, UNREADABLE

Check = Callable[[Any], object]

YEARS = range(1900, 2201)
UNITS = {"hours": 1_000_000, "days": 40_000, "months": 1_200, "years": 100}
PENALTIES = ("life", "death", "non_custodial", "fine")
LEVELS = ("district", "region", "province", "high", "supreme", "military_region", "central_military")


def read_facts(reference: Reference, told: Any) -> Facts:
    """The facts of an example; raises Pointless with what cannot be read of them."""
    whole = _mapping("facts", {} if told is None else told)
    parts: dict[str, Any] = {name: whole.get(name) for name in ("events", "circumstances", "circumstances_of")}
    parts = {name: part for name, part in parts.items() if part is not None}
    for place, event in enumerate(_sequence("events", parts.get("events", []))):
        read_event(reference, event, f"events[{place}]")
    _circumstances("circumstances", parts.get("circumstances", {}))
    for label, own in _mapping("circumstances_of", parts.get("circumstances_of", {})).items():
        _circumstances(f"circumstances_of.{label}", own)
    return Facts.read(parts)


def read_event(reference: Reference, told: Any, where: str) -> None:
    """Whether one event can be read."""
    _mapping(where, told)
    name = told.get("event")
    if not isinstance(name, str) or name not in reference.events:
        raise Pointless(UNKNOWN_NAME, where=where, name=str(name))
    if "at" not in told and "between" not in told:
        raise Pointless(UNREADABLE, name, where=f"{where}.at", value="")
    for key, check in _EVENT.items():
        if key in told and not (key == "at" and told[key] is None):
            _try(check, f"{where}.{key}", told[key], name)
    for key in _NEEDED.get(name, ()):
        if told.get(key) is None:
            raise Pointless(UNREADABLE, name, where=f"{where}.{key}", value="")
    if told.get("by") is not None and name in _BY:
        _try(_one_of(*_BY[name]), f"{where}.by", told["by"], name)
    if "limit" in told:
        _limit(reference, told["limit"])
    if told.get("duration") is not None and (name == "order_issued" or _of_detention(reference, told)):
        _try(_days_or_months, f"{where}.duration", told["duration"], name)
    if name == "obstacle" and told.get("at") is not None and when(told["until"]).day < when(told["at"]).day:  # type: ignore[union-attr,operator]
        raise Pointless(UNREADABLE, name, where=f"{where}.until", value=told["until"])


def read_ask(reference: Reference, told: Any, where: str = "ask") -> Mapping[str, Any]:
    """One question; raises Pointless with what cannot be read of it."""
    _mapping(where, told)
    for limit in [told["limit"]] if "limit" in told else _sequence(f"{where}.limits", told.get("limits", [])):
        _limit(reference, limit)
    for key, check in _ASK.items():
        if told.get(key) is not None:
            _try(check, f"{where}.{key}", told[key])
    kind = told.get("kind")
    if not isinstance(kind, str):
        raise Pointless(UNREADABLE, where=f"{where}.kind", value=_shown(kind))
    if "act" in told:
        read_event(reference, told["act"], f"{where}.act")
    for key in _ASK_NEEDS.get(kind, ()):
        if told.get(key) is None:
            raise Pointless(UNREADABLE, where=f"{where}.{key}", value="")
    return dict(told)


def _of_detention(reference: Reference, told: Mapping[str, Any]) -> bool:
    held = (Counting.DETENTION, Counting.CUSTODY)
    return "limit" in told and reference.statute(told["limit"]).counting in held


def _limit(reference: Reference, told: Any) -> None:
    if not isinstance(told, str) or stem_of(told) not in reference.statutes:
        raise Pointless(UNKNOWN_NAME, where="limit", name=str(told))


def _circumstances(where: str, told: Any) -> None:
    for name, value in _mapping(where, told).items():
        if name not in _CIRCUMSTANCES:
            raise Pointless(UNKNOWN_NAME, where=where, name=str(name))
        if value is not None:
            _try(_CIRCUMSTANCES[name], f"{where}.{name}", value, name)


def _try(check: Check, where: str, value: Any, *names: str) -> None:
    try:
        check(value)
    except (ValueError, TypeError, AttributeError, OverflowError) as problem:
        raise Pointless(UNREADABLE, *names, where=where, value=_shown(value)) from problem


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def _mapping(where: str, told: Any) -> Mapping[str, Any]:
    if not isinstance(told, dict):
        raise Pointless(UNREADABLE, where=where, value=_shown(told))
    return told


def _sequence(where: str, told: Any) -> Sequence[Any]:
    if not isinstance(told, list):
        raise Pointless(UNREADABLE, where=where, value=_shown(told))
    return told


def _moment(told: Any) -> None:
    if not isinstance(told, str | date | datetime):
        raise ValueError(told)
    read = when(told)
    if read is None or read.day is None or read.day.year not in YEARS:
        raise ValueError(told)


def _between(told: Any) -> None:
    first, last = told
    _moment(first)
    _moment(last)
    if when(first).earliest_day > when(last).earliest_day:  # type: ignore[union-attr]
        raise ValueError(told)


def _dates(told: Any) -> None:
    for one in _list(told):
        _moment(one)


def _list(told: Any) -> list[Any]:
    if not isinstance(told, list):
        raise TypeError(told)
    return told


def _text(told: Any) -> None:
    if not isinstance(told, str) or not told:
        raise ValueError(told)


def _labels(told: Any) -> None:
    for one in _list(told):
        _text(one)


def _flag(told: Any) -> None:
    if not isinstance(told, bool):
        raise ValueError(told)


def _one_of(*names: str) -> Check:
    def check(told: Any) -> None:
        if told not in names:
            raise ValueError(told)

    return check


def _whole(told: Any, most: float) -> None:
    if isinstance(told, bool) or not isinstance(told, int) or not 0 <= told <= most:
        raise ValueError(told)


def _ordinal(told: Any) -> None:
    if isinstance(told, str) and told:
        return
    _whole(told, 99)


def _ordinals(told: Any) -> None:
    for one in _list(told):
        _ordinal(one)


def _duration(told: Any) -> None:
    ((unit, amount),) = told.items()
    if unit not in UNITS:
        raise ValueError(told)
    _whole(amount, UNITS[unit])


def _days_or_months(told: Any) -> None:
    _duration(told)
    if not {"days", "months"} & set(told):
        raise ValueError(told)  # whoever is held is held for days or months


def _penalty(told: Any) -> None:
    ((name, value),) = told.items()
    if name == "form":
        _one_of(*PENALTIES)(value)
    elif name != "years" or isinstance(value, bool) or not (value is None or 0 <= value <= 100):
        raise ValueError(told)


def _charge(told: Any) -> None:
    if not isinstance(told, dict) or told.get("code", "BLHS") != "BLHS":
        raise ValueError(told)
    if not isinstance(told.get("article"), int | str | None) or isinstance(told.get("article"), bool):
        raise ValueError(told)
    if told.get("clause") is not None:
        _whole(told["clause"], 99)


def _birth(told: Any) -> None:
    ((name, value),) = told.items()
    if name not in ("date", "month", "quarter", "half", "year"):
        raise ValueError(told)
    if value is not None:
        birth = Birth.parse(str(value))
        presumed = birth.presumed
        if presumed is None or presumed.year not in YEARS:
            raise ValueError(told)


def _perhaps(check: Check) -> Check:
    return lambda told: None if told is None else check(told)


_severity: Check = Severity

_EVENT: Mapping[str, Check] = {
    "at": _moment,
    "between": _between,
    "of": _text,
    "from": _moment,
    "until": _moment,
    "duration": _duration,
    "ordinal": _ordinal,
    "cases": _labels,
    "ground": _perhaps(_text),
    "kind": _text,
    "competent": _flag,
    "severity": _perhaps(_severity),
    "charge": _perhaps(_charge),
}
_RETURNED_BY = ("procuracy", "presiding_judge", "panel")
_BY: Mapping[str, Sequence[str]] = {
    "arrested": ("investigating_body", "citizens"),
    "case_initiated": ("investigating_body", "delegated_agency", "procuracy", "trial_panel"),
    "investigator_received_returned_file": _RETURNED_BY,
    "returned_for_investigation": _RETURNED_BY,
    "diversion_notice_issued": ("procuracy", "court"),
}
_NEEDED: Mapping[str, Sequence[str]] = {
    "extension_requested": ("limit", "ordinal"),
    "extension_granted": ("limit", "ordinal"),
    "extension_refused": ("limit", "ordinal"),
    "order_issued": ("kind",),
    "joined": ("cases",),
    "returned_for_investigation": ("by",),
    "diversion_notice_issued": ("by",),
    "obstacle": ("until",),
}
_FLAGS = (
    "intentional", "national_security", "flagrante", "complex", "especially_complex", "evading", "accused_absent",
    "prosecutor_present", "summary_procedure", "remote_area", "force_majeure", "verification_needed",
)  # fmt: skip
_CIRCUMSTANCES: Mapping[str, Check] = {
    **dict.fromkeys(_FLAGS, _flag),
    "severity": _severity,
    "charge": _charge,
    "top_penalty": _penalty,
    "sentence": _penalty,
    "birth": _birth,
    "extension_conditions_met": _ordinals,
    "court_level": _one_of(*LEVELS),
    "procuracy_level": _one_of(*LEVELS),
    "investigating_body_level": _one_of("district", "province", "ministry"),
    "days_off": _dates,
    "working_saturdays": _dates,
}
_ASK_NEEDS: Mapping[str, Sequence[str]] = {
    "timeliness": ("limit", "act"),
    "permission": ("limit", "act"),
    "competence": ("limit", "ordinal", "at"),
    "continuity": ("limit",),
    "effect_date": ("limit",),
    "limitation": ("limit",),
    "age": ("limit",),
}
_ASK: Mapping[str, Check] = {"of": _text, "at": _moment, "ordinal": _ordinal, "variant": _text}
