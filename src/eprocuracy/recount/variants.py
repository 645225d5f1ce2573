"""Which case of a row follows from the circumstances."""

from __future__ import annotations

from datetime import date

from .book import Row, Version
from .matter import Matter
from .persons import class_on, frame_of

UPPER = ("high", "supreme", "central_military")
LEVELS = ("district", "region", "province", "high", "supreme", "military_region", "central_military")
REGIONS = date(2025, 7, 1)


def variant_of(matter: Matter, row: Row, version: Version, start: date, of: str | None) -> str:
    """The case of the row that follows from the circumstances; where it does not, any may be it."""
    names = list(version.told["limit"]["variants"])
    match row.told.get("choose_by"):
        case "remote_area":
            return "remote_area" if matter.flag("remote_area", of) else "standard"
        case "who_initiated":
            case = matter.last("case_initiated", of)
            return "delegated_agency" if case and case.told.get("by") == "delegated_agency" else "investigating_agency"
        case "procuracy_level":
            level = matter.one_of("procuracy_level", LEVELS, of)
            return next(one for one in names if one.startswith("province") != (level in UPPER))
        case "court_level":
            return _of_court(matter, names, start, of)
        case "sentence":
            return _of_sentence(matter, of)
    for adult in matter.book.rows.values():
        for rule in adult.told.get("for_juveniles", {}).values():
            if rule.get("take") == row.name and rule.get("variants"):
                asked = variant_of(matter, adult, adult.on(start), start, of)
                return str(rule["variants"].get(asked, asked))
    return matter.one_of("variant", names, of)


def _of_court(matter: Matter, names: list[str], start: date, of: str | None) -> str:
    if matter.one_of("court_level", LEVELS, of) in UPPER:
        return next(one for one in names if not one.startswith("province"))
    longer = "province_extremely_serious_up_to_20y"
    told = any(matter.listed(one, of) for one in ("severity", "charge", "top_penalty"))
    told = told or any(one in each for each in matter.circumstances_of.values() for one in ("severity", "top_penalty"))
    if longer in names and start >= REGIONS and told and class_on(matter, of) == "extremely_serious":
        most = frame_of(matter, of, start)
        if most is None:
            most = matter.choose(("top_penalty", of or ""), (240, 10_000))
        if most <= 240:
            return longer
    return "province"


def _of_sentence(matter: Matter, of: str | None) -> str:
    told = matter.told("sentence", of)
    if told is None:
        told = matter.choose(("sentence", of or ""), ({"years": 3}, {"years": 15}, {"years": 30}, {"form": "life"}))
    if told.get("form") in ("life", "death"):
        return "life_or_death"
    years = 0 if told.get("form") else told["years"]
    return next(
        name
        for most, name in ((3, "fine_or_noncustodial_or_up_to_3y"), (15, "over_3y_to_15y"), (99, "over_15y_to_30y"))
        if years <= most
    )
