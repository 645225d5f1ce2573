"""Questions about lengths and competence: the maximum of a limit, and who decides an extension."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from eprocuracy.kernel.words import Label

from ..answers import Determined, Granted
from ..calendar import Calendar
from ..chain import as_day
from ..counting import ordinary_end
from ..governing import full_length, length_for, needs
from ..severity import Severity
from ..statutes import Extension, Grantor, Ordinal, Statute, Version
from ..time_limits import TimeLimit, Unit
from ..wording import NO_NUMBER, OPEN, ordinal_label
from .choosing import choose
from .ending import count, keep
from .facts import Contradictory, Facts, Missing, Pointless, day
from .persons import class_on
from .saying import DECIDED_ELSEWHERE, DECIDES, MILITARY, NO_DECIDER, NO_SUCH_EXTENSION, TOTAL, TOTAL_VARIES
from .shaping import Shape, length, not_determinable, text
from .stages import Period, choose_variant, period_of
from .starts import Posted
from .world import World

LEVELS = ("district", "region", "province", "supreme")
SINCE_REGIONS = date(2025, 7, 1)
NO_DAYS_OFF = Calendar(frozenset(), frozenset())


def ask_maximum(there: World, ask: Mapping[str, Any]) -> Shape:
    """The total of a limit with its numbered extensions, or up to and including one."""
    of, wanted = ask.get("of"), ask.get("ordinal")
    limit = choose(there, ask["limits"], of) if "limits" in ask else ask["limit"]
    period = _period(there, limit, of, ask.get("variant"))
    version = period.version if period else _version(there, limit)
    severity = class_on(there.facts, there.reference.offences, of) if _by_class(version) else None
    variant = period.variant if period else _variant(there, limit, version, of, ask.get("variant"))
    ordinals = _upto(version, wanted, severity)
    parts = _parts(version, ordinals, severity, variant)
    unsettled = version.extensions.get(wanted) if wanted is not None else None
    if unsettled is not None and severity is not None and severity in unsettled.open:
        there.tell(OPEN, version.basis[0], points=there.reference.points((unsettled.open[severity],)))
        return _unsettled(version, unsettled, severity, variant, parts)
    if not parts:
        there.tell(NO_NUMBER, version.basis[0])
        return {"result": "no_limit"}
    granted = [Granted(one) for one in ordinals if full_length(version, one, severity, variant) is not None]
    apart = any(version.extensions[one.ordinal].counted_from not in ("expiry", "start") for one in granted)
    answer = keep(there, count(there, period, severity, granted)) if period is not None and not apart else None
    dated = answer if isinstance(answer, Determined) and not answer.by_the_minute else None
    total = add(parts)
    if total is None:
        return _in_days(there, limit, version, parts, dated)
    there.tell(TOTAL, version.basis[0], parts=tuple(one.label for one in parts), total=total.label)
    return {"maximum": length(total)} | (_dates(dated) if dated is not None else {})


def _dates(answer: Determined) -> Shape:
    return {"nominal": text(answer.nominal), "due": text(answer.ends_on)}


def _in_days(
    there: World, limit: str, version: Version, parts: Sequence[TimeLimit], answer: Determined | None
) -> Shape:
    """Months with odd days: so many days from a known start, else from the shortest months to the longest."""
    if answer is not None:
        days = TimeLimit((as_day(answer.nominal) - as_day(answer.starts)).days, Unit.DAY)
        there.tell(TOTAL, version.basis[0], parts=tuple(one.label for one in parts), total=days.label)
        return {"maximum": length(days)} | _dates(answer)
    there.tell(TOTAL_VARIES, version.basis[0], parts=tuple(one.label for one in parts))
    lengths = [_days_from(first, parts) for first in (date(2023, month, 1) for month in range(1, 13))]
    event = there.reference.statute(limit).counted_from[0].event
    bounds = {"at_least": {"days": min(lengths)}, "at_most": {"days": max(lengths)}}
    return not_determinable((event,)) | bounds


def _days_from(first: date, parts: Sequence[TimeLimit]) -> int:
    """How many days the parts are from a day on; a year has every run of months, also those that follow February."""
    end = first
    for part in parts:
        end = ordinary_end(end, part, NO_DAYS_OFF)
    return (end - first).days


def _by_class(version: Version) -> bool:
    lengths = [version.length, *(one.length for one in version.extensions.values())]
    return any(needs(one) == "severity" for one in lengths)


def _period(there: World, limit: str, of: str | None, variant: str | None) -> Period | None:
    """The period, where the facts give its start."""
    try:
        found = period_of(there, limit, of=of, variant=variant)
    except Contradictory:
        raise
    except (Missing, Posted):
        return None
    return found if isinstance(found, Period) else None


def _version(there: World, limit: str) -> Version:
    statute = there.reference.statute(limit)
    return next((one for one in statute.versions if one.row == limit), statute.versions[-1])


def _variant(there: World, limit: str, version: Version, of: str | None, asked: str | None) -> str | None:
    if asked is not None or needs(version.length) != "variant":
        return asked
    return choose_variant(there, there.reference.statute(limit), version, version.first_day, of)


def _upto(version: Version, wanted: Ordinal | None, severity: Severity | None) -> list[Ordinal]:
    """The extensions that are added: every numbered one, or as far as the one that is asked for."""
    numbered: list[Ordinal] = [one for one in version.extensions if isinstance(one, int)]
    if wanted is None:
        return numbered
    if isinstance(wanted, int):
        return [one for one in numbered if isinstance(one, int) and one <= wanted]
    extension = version.extensions.get(wanted)
    before = [extension.after] if extension is not None and extension.after is not None else []
    return [*numbered, *before, wanted]


def _parts(
    version: Version, ordinals: Sequence[Ordinal], severity: Severity | None, variant: str | None
) -> list[TimeLimit]:
    """The lengths that make up the total; one that runs from the start takes the place of what came before it."""
    base = length_for(version.length, severity, variant)
    parts = [base] if base is not None else []
    for ordinal in ordinals:
        extension = version.extensions.get(ordinal)
        found = full_length(version, ordinal, severity, variant)
        if extension is not None and extension.until_end_of_investigation and found is None:
            raise Missing("investigation_end")
        if found is None:
            continue
        parts = [found] if extension is not None and extension.counted_from == "start" else [*parts, found]
    return parts


def _unsettled(
    version: Version, extension: Extension, severity: Severity, variant: str | None, parts: list[TimeLimit]
) -> Shape:
    """Whether two extensions cumulate is open: the shortest and the longest total."""
    least = add(parts)
    further = full_length(version, extension.perhaps_with, severity, variant) if extension.perhaps_with else None
    most = add([*parts, further]) if further is not None else least
    assert least is not None
    assert most is not None
    return not_determinable((), (extension.open[severity],)) | {"at_least": length(least), "at_most": length(most)}


def add(parts: Sequence[TimeLimit]) -> TimeLimit | None:
    """The sum in one unit; thirty odd days make a month, and None where it takes two units."""
    units = {one.unit for one in parts}
    if len(units) != 1:
        return None
    (unit,) = units
    months, days = divmod(sum(one.and_days for one in parts), 30)
    if days:
        return None
    return TimeLimit(sum(one.amount for one in parts) + (months if unit is Unit.MONTH else 0), unit)


def ask_competence(there: World, ask: Mapping[str, Any]) -> Shape:
    """Who decides an extension on a day: the law of that day (I-13)."""
    at, of = day(ask["at"]), ask.get("of")
    statute = there.reference.statute(ask["limit"])
    extension = statute.on(at).extensions.get(ask["ordinal"])
    if extension is None:
        raise _no_such_extension(statute, ask["ordinal"])
    grantor = _grantor(there, extension, ask["ordinal"], at, of)
    decided = _decides(there.facts, grantor, at, of, ordinal_label(ask["ordinal"]))
    values = {"ordinal": ordinal_label(ask["ordinal"]), "day": at, "grantor": Grantor(decided).label}
    there.tell(DECIDES, statute.on(at).basis[0], **values)
    return {"decided_by": decided}


def _grantor(there: World, extension: Extension, ordinal: Ordinal, at: date, of: str | None) -> Grantor:
    told = extension.granted_by
    if isinstance(told, str):
        followed = there.reference.statute(told).on(at).extensions.get(ordinal)
        if followed is None:
            raise _no_such_extension(there.reference.statute(told), ordinal)
        return _grantor(there, followed, ordinal, at, of)
    if isinstance(told, Grantor):
        return told
    severity = class_on(there.facts, there.reference.offences, of, at)
    if severity not in told:
        raise Pointless(NO_SUCH_EXTENSION, limit=severity.label, ordinal=ordinal_label(ordinal))
    return told[severity]


def _no_such_extension(statute: Statute, ordinal: Ordinal) -> Pointless:
    return Pointless(NO_SUCH_EXTENSION, limit=statute.title, ordinal=ordinal_label(ordinal))


_PLAIN = frozenset({Grantor.PROVINCIAL_PROCURACY, Grantor.SUPREME_PROCURACY, Grantor.PROSECUTOR_GENERAL})
_MILITARY = frozenset({"military_region", "central_military"})
_AT_ITS_LEVEL = frozenset(
    {
        Grantor.DISTRICT_OR_PROVINCIAL,
        Grantor.REGIONAL_OR_PROVINCIAL,
        Grantor.COMPETENT_PROCURACY,
        Grantor.CHIEF_IN_CHARGE,
        Grantor.APPROVING_CHIEF,
    }
)


def _decides(facts: Facts, grantor: Grantor, at: date, of: str | None, ordinal: Label) -> str:
    if grantor is Grantor.PROSECUTOR_GENERAL:
        return str(grantor.value)
    level = facts.circumstance("procuracy_level", of)
    body = facts.circumstance("investigating_body_level", of)
    procuracy = grantor in _PLAIN or grantor in _AT_ITS_LEVEL
    if procuracy and (body == "ministry" or level == "supreme"):
        return str(Grantor.SUPREME_PROCURACY.value)
    if grantor in _PLAIN:
        return str(grantor.value)
    if grantor not in _AT_ITS_LEVEL:
        raise Pointless(DECIDED_ELSEWHERE, ordinal=ordinal, grantor=grantor.label)
    if grantor is Grantor.DISTRICT_OR_PROVINCIAL and body is not None:
        level = body
    if level is None and body is None and facts.listed("investigating_body_level", of):
        raise Missing("investigating_body_level")
    level = facts.one_of("procuracy_level", LEVELS, of) if level is None else level
    lowest = Grantor.DISTRICT_PROCURACY if at < SINCE_REGIONS else Grantor.REGIONAL_PROCURACY
    named = {"district": lowest, "region": lowest, "province": Grantor.PROVINCIAL_PROCURACY}
    if level not in named:
        who = MILITARY if level in _MILITARY else NO_DECIDER
        raise Pointless(DECIDED_ELSEWHERE, ordinal=ordinal, grantor=who)
    return str(named[level].value)
