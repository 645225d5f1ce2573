"""The figures of a book, counted over our own tables, under the names that the sample registers give them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from eprocuracy.kernel.moments import end_of
from eprocuracy.law.ages import age
from eprocuracy.records.models import ActRow, DeadlineRow, FactRow, FindingRow, PlaceRow
from eprocuracy.records.rules import present

Tally = dict[str, Any]
TARGETS = {
    "court": "toa", "investigating_agency": "cqdt", "civil_enforcement": "thads", "detention_house": "ntg",
    "commune_police": "cax", "peoples_committee": "ubnd", "criminal_enforcement": "thahs", "department": "so",
}  # fmt: skip
NO_CLASS = "undetermined"


class Facts:
    """The facts of some matters as they stand."""

    def __init__(self, matters: Collection[UUID]) -> None:
        self.matters = set(matters)
        self.rows = list(FactRow.objects.filter(matter__in=matters, known_to__isnull=True))

    def of(self, *codes: str) -> list[FactRow]:
        return [row for row in self.rows if row.code in codes]

    def outcomes(self, code: str) -> Counter[str]:
        return Counter(row.outcome for row in self.of(code))

    def months(self, *codes: str) -> Counter[str]:
        return Counter(f"{row.on:%Y-%m}" for row in self.of(*codes))

    def of_each(self, code: str) -> dict[UUID, FactRow]:
        """The one fact of a code that each matter has, by matter."""
        return {row.matter_id: row for row in self.of(code)}


def by_unit(rows: Iterable[FactRow], names: Mapping[str, str]) -> Counter[str]:
    return Counter(names[row.unit] for row in rows)


def article(offence: str) -> str:
    return offence.split()[0].split("/")[0].split(".")[0] if offence else "none"


def ratio(part: int, whole: int) -> tuple[int, int]:
    return part, whole


def acts(matters: Collection[UUID], kind: str) -> dict[UUID, int]:
    """How many standing acts of a kind each matter has."""
    rows = ActRow.objects.filter(matter__in=matters, kind=kind, superseded_by__isnull=True)
    return Counter(rows.values_list("matter_id", flat=True))


def found(matters: Collection[UUID], code: str) -> int:
    return FindingRow.objects.filter(matter__in=matters, code=code).count()


def offences_of_matters(matters: Collection[UUID], facts: Facts, code: str) -> tuple[Counter[str], Counter[str]]:
    """Matters by the article and by the class of their gravest offence."""
    told = facts.of_each(code)
    rows = [told[matter] for matter in matters]
    return Counter(article(row.offence) for row in rows), Counter(row.severity or NO_CLASS for row in rows)


def crime_reports(matters: Collection[UUID], names: Mapping[str, str], as_of: date) -> Tally:
    facts = Facts(matters)
    resolved = facts.outcomes("report.resolved")
    done = sum(resolved.values())
    articles, classes = offences_of_matters(matters, facts, "report.accepted")
    received = ActRow.objects.filter(matter__in=matters, kind="report.received", superseded_by__isnull=True)
    return {
        "reports": len(facts.of("report.accepted")),
        "resolved": done,
        "open": len(matters) - done,
        "resolution": {
            "as_published": ratio(done, len(matters)),
            "transferred_left_out": ratio(done - resolved["transferred"], len(matters) - resolved["transferred"]),
            "suspended_not_counted": ratio(done - resolved["suspended"], len(matters)),
            "suspended_not_counted_transferred_left_out": ratio(
                done - resolved["suspended"] - resolved["transferred"], len(matters) - resolved["transferred"]
            ),
        },
        "by_outcome": resolved + Counter(open=len(matters) - done),
        "by_month_accepted": facts.months("report.accepted"),
        "by_month_received": Counter(f"{day:%Y-%m}" for day in received.values_list("occurred_on", flat=True)),
        "by_month_decided": facts.months("report.resolved") + Counter(none=len(matters) - done),
        "by_unit": by_unit(facts.of("report.accepted"), names),
        "by_source": facts.outcomes("report.accepted"),
        "by_article": articles,
        "by_severity": classes,
        "prolonged_to_two_months": len(acts(matters, "report.prolonged")),
        "extended_by_procuracy": len({row.matter_id for row in facts.of("report.extended")}),
        "with_verification_request": len({row.matter_id for row in facts.of("report.verification_requested")}),
    }


def cases(matters: Collection[UUID], names: Mapping[str, str], as_of: date) -> Tally:
    facts = Facts(matters)
    ended, decided = facts.outcomes("investigation.ended"), facts.outcomes("prosecution.decided")
    accused = Counter(row.matter_id for row in facts.of("accused.charged"))
    files = {row.matter_id for row in facts.of("file.received")}
    articles, classes = offences_of_matters(matters, facts, "case.instituted")
    of_persons = facts.of("accused.charged")
    open_, done, prosecuted = len(matters) - sum(ended.values()), sum(ended.values()), sum(decided.values())
    instituted = facts.of_each("case.instituted")
    ages = [
        old
        for place in PlaceRow.objects.filter(matter__in=matters, role="accused").select_related("version")
        if place.version and (old := _age(place.version.birth, instituted[place.matter_id].on)) is not None
    ]
    return {
        "cases": len(facts.of("case.instituted")),
        "accused": sum(accused.values()),
        "cases_without_accused": len(matters) - len(accused),
        "cases_with_two_or_more_accused": sum(count > 1 for count in accused.values()),
        "most_accused_in_one_case": max(accused.values()),
        "investigation": {
            "by_outcome": ended + Counter(open=open_),
            "resolved": done,
            "rate": ratio(done, len(matters)),
        },
        "prosecution": {
            "files_received": len(files),
            "by_decision": decided + Counter(pending=len(files) - prosecuted),
            "rate": ratio(prosecuted, len(files)),
            "accused_indicted": len(facts.of("accused.indicted")),
            "returned_for_investigation": len({row.matter_id for row in facts.of("file.returned")}),
        },
        "ended_for_good": ratio(
            ended["suspended"] + ended["terminated"] + ended["transferred"] + prosecuted, len(matters)
        ),
        "by_month_accepted": facts.months("case.accepted"),
        "by_month_instituted": facts.months("case.instituted"),
        "by_month_ended": facts.months("investigation.ended") + Counter(none=open_),
        "by_unit": by_unit(facts.of("case.instituted"), names),
        "accused_by_unit": by_unit(of_persons, names),
        "by_article": articles,
        "by_severity": classes,
        "accused_by_article": Counter(article(row.offence) for row in of_persons),
        "accused_by_severity": Counter(row.severity or NO_CLASS for row in of_persons),
        "accused_under_18_at_institution": sum(old < 18 for old in ages),
        "accused_under_16_at_institution": sum(old < 16 for old in ages),
        "accused_under_14_at_institution": sum(old < 14 for old in ages),
        "investigation_extended": len({row.matter_id for row in facts.of("investigation.extended")}),
        "investigation_requests": len(facts.of("investigation.requested")),
    }


def _age(birth: str, on: date) -> int | None:
    """Completed years; of a year of birth its last day counts."""
    if not birth:
        return None
    day = date.fromisoformat(birth) if len(birth) == 10 else date(int(birth[:4]), 12, 31)
    return age(day, on)


def custody(matters: Collection[UUID], names: Mapping[str, str], as_of: date) -> Tally:
    facts = Facts(matters)
    came, left = facts.of_each("held.began"), facts.of_each("held.ended")
    began = date(as_of.year, 1, 1)
    before = {matter for matter, row in came.items() if row.on < began}
    in_custody = {row.matter_id for row in facts.of("custody.began")}
    detained = facts.of_each("detention.began")
    articles, classes = offences_of_matters(matters, facts, "held.began")
    extended = acts(matters, "custody.extended")
    people = list(PlaceRow.objects.filter(matter__in=matters, role="held").select_related("version"))
    ages = [_age(one.version.birth, came[one.matter_id].on) for one in people if one.version]

    def held_on(day: date) -> dict[str, int]:
        inside = [one for one in came if came[one].on <= day and (one not in left or left[one].on > day)]
        detention = sum(one in detained and detained[one].on <= day for one in inside)
        return {"custody": len(inside) - detention, "detention": detention, "total": len(inside)}

    opening = held_on(began - timedelta(days=1))["total"]
    new = len(came) - len(before)
    gone = sum(began <= row.on <= as_of for row in left.values())
    return {
        "persons": len(came),
        "carried_over_from_before": len(before),
        "new_in_period": new,
        "put_in_custody": len(in_custody),
        "detained": len(detained),
        "custody_only": len(came) - len(detained),
        "by_arrest_kind": facts.outcomes("held.began"),
        "by_end": facts.outcomes("held.ended") + Counter(open=len(came) - len(left)),
        "by_month_of_arrest": facts.months("held.began"),
        "by_unit": by_unit(came.values(), names),
        "by_sex": Counter({"male": "Nam", "female": "Nữ"}[one.version.sex] for one in people if one.version),
        "by_article": articles,
        "by_severity": classes,
        "under_18_at_arrest": sum(old < 18 for old in ages if old is not None),
        "custody_extended_once": sum(count == 1 for count in extended.values()),
        "custody_extended_twice": sum(count == 2 for count in extended.values()),
        "detention_extended": len({row.matter_id for row in facts.of("detention.extended")}),
        "held_at_the_end_of_day": held_on,
        "balance": {"opening": opening, "came": new, "left": gone, "closing": held_on(as_of)["total"]},
    }


def supervision(matters: Collection[UUID], names: Mapping[str, str], as_of: date) -> Tally:
    facts = Facts(matters)
    issued = [row for row in facts.rows if row.code.startswith("protest.") and row.code.endswith(".issued")]
    decided = Counter(
        row.outcome for row in facts.rows if row.code.startswith("protest.") and row.code.endswith(".decided")
    )
    withdrawn = sum(row.code.startswith("protest.") and row.code.endswith(".withdrawn") for row in facts.rows)
    results = decided + Counter(withdrawn=withdrawn)
    asked, answered = facts.of("recommendation.issued"), facts.outcomes("recommendation.answered")
    clocks = [code for code, one in present().catalogue.clocks.items() if one.findings.get("open") == "reply_overdue"]
    overdue = DeadlineRow.objects.filter(
        matter__in=matters, clock__in=clocks, outcome="running", ends_at__lt=end_of(as_of)
    )
    accepted = answered["accepted"] + answered["partly"]
    return {
        "protests": len(issued),
        "protests_by_matter": Counter(row.code.split(".")[1] for row in issued),
        "protests_by_level": Counter(row.outcome for row in issued),
        "protests_by_result": results + Counter(awaiting=len(issued) - sum(results.values())),
        "recommendations": len(asked),
        "recommendations_by_kind": Counter(
            {kind: len(facts.of(f"recommendation.{kind}")) for kind in ("prevention", "remedy")}
        ),
        "recommendations_by_field": facts.outcomes("recommendation.issued"),
        "recommendations_by_target_kind": Counter(TARGETS[row.agency] for row in asked),
        "recommendations_by_result": answered + Counter(awaiting=len(asked) - sum(answered.values())),
        "recommendations_by_month": facts.months("recommendation.issued"),
        "recommendations_by_unit": by_unit(asked, names),
        "accepted_of_issued": ratio(accepted, len(asked)),
        "accepted_of_answered": ratio(accepted, sum(answered.values())),
        "answered_late": found(matters, "reply_late"),
        "unanswered_past_due": overdue.count(),
    }


TALLIES = {"crime_reports": crime_reports, "cases": cases, "custody": custody, "supervision": supervision}
# Of the reading, not of what is recorded; held by the test of the reading.
OF_THE_READING = frozenset({"other_sheets", "outcome_only_in_notes"})


def differences(kind: str, matters: Collection[UUID], names: Mapping[str, str], as_of: date, wanted: Tally) -> Tally:
    """Every figure that is not what it should be: ours beside the one that is known, and any that is not counted at all."""
    made = TALLIES[kind](matters, names, as_of)
    found: Tally = {}
    for name, known in wanted.items():
        if name in OF_THE_READING:
            continue
        ours = made.get(name, "not counted")
        if callable(ours):
            ours = {day: ours(date.fromisoformat(day)) for day in known}
        if _plain(ours) != _plain(known):
            found[name] = (_plain(ours), _plain(known))
    return found


def _plain(value: Any) -> Any:
    """Figures in one shape: empty counts left out, ratios as their two numbers."""
    match value:
        case {"numerator": int(part), "denominator": int(whole)}:
            return (part, whole)
        case dict():
            return {key: plain for key, one in value.items() if (plain := _plain(one)) != 0}
        case _:
            return value
