"""Every entry of the law that somebody can have read: limits, articles of offences, rules of competence, readings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from eprocuracy.kernel.words import Word

from .reference import Reference


class Part(Word):
    """A part of the law's data."""

    STATUTES = "statutes", "thời hạn", "time limits"
    OFFENCES = "offences", "tội danh", "offences"
    COMPETENCE = "competence", "thẩm quyền", "competence"
    READINGS = "readings", "cách hiểu", "readings"


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of an entry as the data have it; `first_day` is None for a reading, which has no versions."""

    part: Part
    name: str
    first_day: date | None
    told: Mapping[str, Any]

    @property
    def digest(self) -> str:
        """Changes with every letter of the version."""
        said = json.dumps(self.told, ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(said.encode()).hexdigest()


def editions(reference: Reference, part: Part, name: str) -> tuple[Edition, ...]:
    """The versions of an entry, the oldest first; an unknown entry has none."""
    if part is Part.READINGS:
        read = reference.interpretations.get(name)
        if read is None:
            return ()
        texts = (read.topic, read.chosen, read.alternative, read.authority)
        told = {"confidence": read.confidence, "said": [[one.vi, one.en] if one else None for one in texts]}
        return (Edition(part, name, None, told),)
    known: Mapping[str, Any] = {
        Part.STATUTES: reference.statutes,
        Part.OFFENCES: reference.offences.articles,
        Part.COMPETENCE: reference.competence,
    }[part]
    entry = known.get(name)
    versions = entry.told.get("versions", {}) if entry is not None else {}
    return tuple(Edition(part, name, day, told) for day, told in sorted(versions.items()))


def edition(reference: Reference, part: Part, name: str, first_day: date | None) -> Edition | None:
    """One version of an entry."""
    return next((one for one in editions(reference, part, name) if one.first_day == first_day), None)
