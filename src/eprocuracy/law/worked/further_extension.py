"""Whether a period may be extended: provided for the class, in number, and while the period before it still runs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from eprocuracy.kernel.moments import VIETNAM, When

from ..answers import Day, Determined
from ..chain import as_day
from ..governing import provided
from ..severity import Severity
from ..statutes import Counting, Ordinal, Version, stem_of
from .asks import forward
from .derived import Open, custody_period, determined
from .detention import held
from .ending import ends
from .expiries import expiry
from .facts import Event, Missing
from .judging import late_anyway, late_by
from .persons import changes_of_class, class_on
from .shaping import Shape, due, not_determinable, text
from .world import World

_LEFT_OPEN_AFTER_GRAVER_CHARGE = "O-06"
_DETENTION_EXPIRY = "detention_expiry"


def extension(there: World, act: Event, of: str | None) -> Shape:
    """An extension: provided for the class, and while the period before it still runs."""
    ordinal: Ordinal = act.told["ordinal"]
    limit = stem_of(act.told["limit"])
    statute = there.reference.statute(limit)
    detention = statute.counting is Counting.DETENTION
    custody = statute.counting is Counting.CUSTODY
    version = _version_of(there, limit, of, act)
    severity = _class_if_needed(there, version, ordinal, of)
    if not _for_this_kind(there, version, ordinal, of):
        return {"result": "not_allowed", "reason": "not_provided_by_law"}
    if (refused := _not_provided(version, ordinal, severity)) is not None:
        return {"result": "not_allowed", "reason": refused}
    if _granted_already(there, limit, of, act):
        return {"result": "not_allowed", "reason": "number_exhausted"}
    if _made_graver_while_extended(there, limit, of, ordinal):
        return not_determinable((), (_LEFT_OPEN_AFTER_GRAVER_CHARGE,))
    remaining = sum(
        isinstance(one, int) and isinstance(ordinal, int) and one > ordinal and provided(extension, severity, None)
        for one, extension in version.extensions.items()
    )
    try:
        answer = _running_end(there, limit, of, ordinal, detention=detention, custody=custody)
    except Open as unsettled:
        late = late_anyway(there, act, unsettled.answer)
        if late is None:
            raise
        if late:
            return {"result": "not_allowed", "reason": "period_expired"}
        return {"result": "allowed", "remaining": remaining}
    if answer is None:
        return {"result": "allowed"}
    shape: Shape = {"last_day": text(as_day(answer.nominal))} if detention else due(answer)
    if late_by(there.facts, act, answer.end) is not None:
        return {"result": "not_allowed", "reason": "period_expired", **shape}
    return {"result": "allowed", **shape, "remaining": remaining}


def _version_of(there: World, limit: str, of: str | None, act: Event) -> Version:
    return there.reference.statute(limit).on(_begun(there, limit, of) or act.day or date.max)


def _begun(there: World, limit: str, of: str | None) -> date | None:
    """The day on which the period that is extended began, where it is told: the last one; an investigation goes on from its first."""
    name = there.reference.statute(limit).counted_from[0].event
    told = there.facts.all(name, of)
    if name == "case_initiated":
        return told[0].day if told else None
    event = there.facts.last(name, of)
    return event.day if event else None


def _granted_already(there: World, limit: str, of: str | None, act: Event) -> bool:
    """Whether this very extension of the period was decided before: it is given once."""
    begun = _begun(there, limit, of)
    same = [one for one in there.facts.all("extension_granted", of) if _extends(one, limit)]
    same = [one for one in same if one.told["ordinal"] == act.told["ordinal"] and not one.is_told_as(act)]
    name = there.reference.statute(limit).counted_from[0].event
    if same and any(one.day is None for one in there.facts.all(name, of)):
        raise Missing(name)  # of which period it was is not told
    if any(one.day is not None and (begun is None or one.day >= begun) for one in same):
        return True
    if any(one.day is None for one in same):  # before the act or after it
        raise Missing("extension_granted")
    return False


def _class_if_needed(there: World, version: Version, ordinal: Ordinal, of: str | None) -> Severity | None:
    extension = version.extensions.get(ordinal)
    by_class = extension is not None and isinstance(extension.length, Mapping)
    return class_on(there.facts, there.reference.offences, of) if by_class else None


def _for_this_kind(there: World, version: Version, ordinal: Ordinal, of: str | None) -> bool:
    """Whether the extension exists for an offence of this kind (national security or not)."""
    extension = version.extensions.get(ordinal)
    if extension is None:
        return True
    if extension.only_for is not None and not there.facts.flag(extension.only_for, of):
        return False
    return extension.not_for is None or not there.facts.flag(extension.not_for, of)


def _not_provided(version: Version, ordinal: Ordinal, severity: Severity | None) -> str | None:
    """Why the law knows no such extension; None where it does."""
    extension = version.extensions.get(ordinal)
    if extension is not None and provided(extension, severity, None):
        return None
    others = [one for key, one in version.extensions.items() if isinstance(key, int) and provided(one, severity, None)]
    return "number_exhausted" if isinstance(ordinal, int) and ordinal > 0 and others else "not_provided_by_law"


def _made_graver_while_extended(there: World, limit: str, of: str | None, ordinal: Ordinal) -> bool:
    """Whether the charge became graver while an earlier extension was running (O-06)."""
    facts, offences = there.facts, there.reference.offences
    granted = [one for one in facts.all("extension_granted", of) if stem_of(one.told["limit"]) == limit]
    granted = [one for one in granted if one.told["ordinal"] != ordinal]
    if not granted:
        return False
    first = min(facts.known(one).earliest_day for one in granted)
    for changed in changes_of_class(facts, of):
        before = class_on(facts, offences, of, changed - timedelta(days=1))
        if changed >= first and class_on(facts, offences, of, changed) > before:
            return True
    return False


def _running_end(
    there: World, limit: str, of: str | None, ordinal: Ordinal, *, detention: bool, custody: bool
) -> Determined | None:
    """The end of the period that an extension would follow; None where it is not needed and cannot be told."""
    if custody:
        _preceding(there, limit, of, ordinal)
        return determined(ends(there, custody_period(there, of, limit), before=ordinal))
    if detention:
        if there.facts.has(_DETENTION_EXPIRY):
            return _given_end(there, limit, _DETENTION_EXPIRY, of)
        _preceding(there, limit, of, ordinal)
        return determined(held(there, limit, of=of, before=ordinal).answer)
    for name in ("investigation_expiry", "investigation_end", "crime_report_limit_expiry", "prosecution_period_expiry"):
        if there.facts.has(name) and not there.facts.has(there.reference.statute(limit).counted_from[0].event):
            return _given_end(there, limit, name, of)
    _preceding(there, limit, of, ordinal)
    return determined(forward(there, limit, of=of, before=ordinal))


def _preceding(there: World, limit: str, of: str | None, ordinal: Ordinal) -> None:
    """Raises Missing where a numbered extension is asked about and the one before it was never granted."""
    granted = {one.told["ordinal"] for one in there.facts.all("extension_granted", of) if _extends(one, limit)}
    if isinstance(ordinal, int) and ordinal > 1 and ordinal - 1 not in granted:
        raise Missing("extension_granted")


def _extends(event: Event, limit: str) -> bool:
    return stem_of(event.told["limit"]) == limit


def _given_end(there: World, limit: str, name: str, of: str | None) -> Determined:
    """An expiry that is given, as an answer of its own."""
    end = expiry(there, name, of)
    nominal: Day = end.nominal.moment or as_day_of(end.nominal)
    statute = there.reference.statute(limit)
    last = as_day(end.last)
    ends_at = end.last if isinstance(end.last, datetime) else datetime.combine(last, datetime.min.time(), VIETNAM)
    return Determined(
        limit=limit, starts=nominal, nominal=nominal, ends_on=last, ends_at=ends_at,
        by_the_minute=isinstance(nominal, datetime), steps=(), basis=statute.versions[-1].basis,
    )  # fmt: skip


def as_day_of(at: When) -> date:
    """The day of an event that is known."""
    assert at.day is not None
    return at.day
