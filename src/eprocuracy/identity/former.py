"""The district offices of before 1 July 2025. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from . import naming


@dataclass(frozen=True, slots=True)
class FormerDistrict:
    """One district-level unit of then, with its official code, and how its procuracy was written in books."""

    code: str
    name: str
    kind: str
    old_province: str
    dissolved_on: date
    spellings: tuple[str, ...]


def districts_of(province: str, data: Mapping[str, Any], *, reorganised_on: date) -> tuple[FormerDistrict, ...]:
    """The districts that lay in what is one province today.

    A spelling that would mean two of them is left out; each then has one that names its old province as well.
    """
    listed = list(_listed(data["provinces"].get(province, {})))
    places = {naming.folded(old) for _, _, _, old in listed}
    written = {
        code: _spellings(code, name, kind, data, bare=not (name.isdigit() or naming.folded(name) in places))
        for code, name, kind, _ in listed
    }
    qualified = _unshared(written, {code: old for code, _, _, old in listed})
    return tuple(
        FormerDistrict(code, name, kind, old, data["dissolved_earlier"].get(code, reorganised_on), qualified[code])
        for code, name, kind, old in listed
    )


def _unshared(written: Mapping[str, tuple[str, ...]], old: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Shared spellings get the old province; what two districts of one old province share is left out."""
    shared = _shared(written)
    named = {
        code: tuple(f"{form} ({old[code]})" if naming.folded(form) in shared else form for form in forms)
        for code, forms in written.items()
    }
    still = _shared(named)
    return {code: tuple(form for form in forms if naming.folded(form) not in still) for code, forms in named.items()}


def _shared(written: Mapping[str, tuple[str, ...]]) -> set[str]:
    uses = Counter(one for forms in written.values() for one in {naming.folded(form) for form in forms})
    return {form for form, count in uses.items() if count > 1}


def _listed(old_provinces: Mapping[str, Mapping[str, Mapping[str, str]]]) -> Iterator[tuple[str, str, str, str]]:
    for old, kinds in old_provinces.items():
        for kind, named in kinds.items():
            for code, name in named.items():
                yield code, name, kind, old


def _spellings(code: str, name: str, kind: str, data: Mapping[str, Any], *, bare: bool) -> tuple[str, ...]:
    kinds = [kind, *([data["earlier_kind"][code]] if code in data["earlier_kind"] else [])]
    names = [name, *data["also_written"].get(code, ())]
    return tuple(dict.fromkeys(form for one in names for form in naming.spellings(kinds, one, bare=bare)))
