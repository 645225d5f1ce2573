"""Questions about lengths and competence: the maximum of a limit, and who decides an extension."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ..answers import Determined, Granted
from ..governing import full_length, length_for, needs
from ..severity import Severity
from ..statutes import Extension, Grantor, Ordinal, Version
from ..time_limits import TimeLimit, Unit
from ..wording import OPEN, ordinal_label
from .choosing import choose
from .facts import Facts, Missing, NotBuilt, day
from .persons import class_on
from .saying import DECIDES, TOTAL
from .shaping import Shape, length, not_determinable, text
from .stages import Period, choose_variant, count, keep, period_of
from .starts import Posted
from .world import World

LEVELS = ("district", "region", "province", "supreme")
SINCE_REGIONS = date(2025, 7, 1)


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
    total = add(parts)
    if total is None:
        raise NotBuilt("maximum_in_several_units")
    there.tell(TOTAL, version.basis[0], parts=tuple(one.label for one in parts), total=total.label)
    shape: Shape = {"maximum": length(total)}
    if period is not None:
        granted = [Granted(one) for one in ordinals if full_length(version, one, severity, variant) is not None]
        answer = keep(there, count(there, period, severity, granted))
        if isinstance(answer, Determined) and not answer.by_the_minute:
            shape |= {"nominal": text(answer.nominal), "due": text(answer.ends_on)}
    return shape


def _by_class(version: Version) -> bool:
    lengths = [version.length, *(one.length for one in version.extensions.values())]
    return any(needs(one) == "severity" for one in lengths)


def _period(there: World, limit: str, of: str | None, variant: str | None) -> Period | None:
    """The period, where the facts give its start."""
    try:
        found = period_of(there, limit, of=of, variant=variant)
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
    if not parts:
        raise NotBuilt("maximum_without_number")
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
        raise NotBuilt("competence_for_no_extension")
    grantor = _grantor(there, extension, ask["ordinal"], at, of)
    decided = _decides(there.facts, grantor, at, of)
    values = {"ordinal": ordinal_label(ask["ordinal"]), "day": at, "grantor": Grantor(decided).label}
    there.tell(DECIDES, statute.on(at).basis[0], **values)
    return {"decided_by": decided}


def _grantor(there: World, extension: Extension, ordinal: Ordinal, at: date, of: str | None) -> Grantor:
    told = extension.granted_by
    if isinstance(told, str):
        followed = there.reference.statute(told).on(at).extensions.get(ordinal)
        if followed is None:
            raise NotBuilt("competence_for_no_extension")
        return _grantor(there, followed, ordinal, at, of)
    if isinstance(told, Grantor):
        return told
    severity = class_on(there.facts, there.reference.offences, of, at)
    if severity not in told:
        raise NotBuilt("competence_for_no_extension")
    return told[severity]


_PLAIN = frozenset({Grantor.PROVINCIAL_PROCURACY, Grantor.SUPREME_PROCURACY, Grantor.PROSECUTOR_GENERAL})
_AT_ITS_LEVEL = frozenset(
    {
        Grantor.DISTRICT_OR_PROVINCIAL,
        Grantor.REGIONAL_OR_PROVINCIAL,
        Grantor.COMPETENT_PROCURACY,
        Grantor.CHIEF_IN_CHARGE,
        Grantor.APPROVING_CHIEF,
    }
)


def _decides(facts: Facts, grantor: Grantor, at: date, of: str | None) -> str:
    if grantor is Grantor.PROSECUTOR_GENERAL:
        return str(grantor.value)
    level = facts.circumstance("procuracy_level", of)
    body = facts.circumstance("investigating_body_level", of)
    if body == "ministry" or level == "supreme":
        return str(Grantor.SUPREME_PROCURACY.value)
    if grantor in _PLAIN:
        return str(grantor.value)
    if grantor not in _AT_ITS_LEVEL:
        raise NotBuilt(f"competence_{grantor.value}")
    if grantor is Grantor.DISTRICT_OR_PROVINCIAL and body is not None:
        level = body
    level = facts.one_of("procuracy_level", LEVELS, of) if level is None else level
    lowest = Grantor.DISTRICT_PROCURACY if at < SINCE_REGIONS else Grantor.REGIONAL_PROCURACY
    named = {"district": lowest, "region": lowest, "province": Grantor.PROVINCIAL_PROCURACY}
    if level not in named:
        raise NotBuilt(f"competence_{level}")
    return str(named[level].value)
