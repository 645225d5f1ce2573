"""Addresses of the same page with one choice added, removed or replaced. Pure."""

from __future__ import annotations

from django.http import QueryDict

PAGING = ("after", "before")  # a position in a list means nothing once the list has changed


def without(query: QueryDict, name: str, value: str | None = None) -> str:
    """The query with one value of a parameter removed, or with all of them when no value is named."""
    changed = _unpaged(query)
    kept = [] if value is None else [one for one in changed.getlist(name) if one != value]
    changed.setlist(name, kept) if kept else changed.pop(name, None)
    return _text(changed)


def replaced(query: QueryDict, **values: str) -> str:
    """The query with parameters replaced; the position in the list is forgotten unless it is named."""
    changed = _unpaged(query)
    for name, value in values.items():
        changed[name] = value
    return _text(changed)


def _unpaged(query: QueryDict) -> QueryDict:
    changed = query.copy()
    for name in PAGING:
        changed.pop(name, None)
    return changed


def _text(query: QueryDict) -> str:
    return f"?{query.urlencode()}"
