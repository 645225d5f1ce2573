"""Which version governs: the law of the day the period starts (I-13), the juvenile law, and what replaced a lapsed row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from eprocuracy.kernel.citations import Citation
from eprocuracy.kernel.quick import quickly_made

from .reference import Reference
from .severity import Severity
from .statutes import Extension, Lengths, Ordinal, Statute, Version, stem_of
from .time_limits import TimeLimit, Unit


@quickly_made
@dataclass(frozen=True, slots=True)
class Governing:
    """The statute and version that govern a period, the variant chosen, and the share of it for a juvenile."""

    statute: Statute
    version: Version
    variant: str | None = None
    share: Fraction | None = None
    share_basis: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Lapsed:
    """The version had ceased on the day, and what replaces it is not recorded."""

    statute: Statute
    version: Version


def governing(
    reference: Reference, limit: str, day: date, *, variant: str | None = None, juvenile: bool = False
) -> Governing | Lapsed:
    """The version in force on `day`; an unknown limit raises KeyError."""
    statute = reference.statutes[stem_of(limit)]
    share: Fraction | None = None
    share_basis: tuple[Citation, ...] = ()
    if juvenile and statute.for_juveniles:
        rule = next((one for one in statute.for_juveniles if one.first_day <= day), statute.for_juveniles[-1])
        if rule.first_day <= day or len(statute.for_juveniles) > 1:
            if rule.take is not None:
                statute = reference.statutes[rule.take]
                variant = rule.variant or rule.variants.get(variant or "", variant)
            else:
                share, share_basis = rule.share, rule.basis
    version = statute.on(day)
    while version.until is not None and day > version.until:
        if statute.continued_by is None:
            return Lapsed(statute, version)
        successor, named = statute.continued_by
        statute, variant = reference.statutes[successor], named or variant
        version = statute.on(day)
    return Governing(statute, version, variant, share, share_basis)


def length_for(told: Lengths, severity: Severity | None, variant: str | None) -> TimeLimit | None:
    """The length for a class or variant; None when it is not given or there is none."""
    if told is None or isinstance(told, TimeLimit):
        return told
    found = told.get(severity) if severity is not None else None
    return found or (told.get(variant) if variant is not None else None)


def needs(told: Lengths) -> str | None:
    """`severity` or `variant` when the length depends on it; None when it is one number or there is none."""
    if told is None or isinstance(told, TimeLimit):
        return None
    return "severity" if isinstance(next(iter(told)), Severity) else "variant"


def provided(extension: Extension, severity: Severity | None, variant: str | None) -> bool:
    """Whether the law knows this extension for the class; for an unknown class, whether for any."""
    if extension.classes is not None and severity is not None and extension.length is None:
        return severity in extension.classes
    if extension.length is None or isinstance(extension.length, TimeLimit):
        return True
    key = severity if needs(extension.length) == "severity" else variant
    return key is None or key in extension.length


def full_length(version: Version, ordinal: Ordinal, severity: Severity | None, variant: str | None) -> TimeLimit | None:
    """The length the law gives an extension for this class; None when unknown or not provided."""
    extension = version.extensions.get(ordinal)
    return length_for(extension.length, severity, variant) if extension else None


def shared(limit: TimeLimit, share: Fraction | None) -> TimeLimit:
    """The juvenile share of a length of detention, in days rounded down."""
    if share is None:
        return limit
    return TimeLimit(int(limit.in_custody_days * share), Unit.DAY)


def lengths(
    reference: Reference,
    limit: str,
    *,
    severity: Severity | None = None,
    on: date,
    variant: str | None = None,
    juvenile: bool = False,
) -> tuple[TimeLimit | None, Mapping[Ordinal, TimeLimit]]:
    """The base length and that of every extension, for a class on the day the period starts.

    Extensions that the class does not have are left out; the base is None when it is unknown or has no number.
    """
    found = governing(reference, limit, on, variant=variant, juvenile=juvenile)
    if isinstance(found, Lapsed):
        return None, {}
    base = length_for(found.version.length, severity, found.variant)
    further = {
        ordinal: shared(length, found.share)
        for ordinal in found.version.extensions
        if (length := full_length(found.version, ordinal, severity, found.variant)) is not None
    }
    return (shared(base, found.share) if base else None), further
