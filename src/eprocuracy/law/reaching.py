"""Which limits can give another answer when some of them are amended."""

from __future__ import annotations

from collections.abc import Collection

from .reference import Reference
from .statutes import Statute


def reaching(references: Collection[Reference], limits: Collection[str]) -> frozenset[str]:
    """The limits whose answer may be found through one of `limits`, in any of the references: itself, the row that takes its
    place for a juvenile, and the one that goes on where it ended."""
    reached = frozenset(limits)
    while True:
        further = {
            name
            for reference in references
            for name, statute in reference.statutes.items()
            if not reached.isdisjoint(_leads_to(statute))
        }
        if further <= reached:
            return reached
        reached |= further


def _leads_to(statute: Statute) -> frozenset[str]:
    named = {one.take for one in statute.for_juveniles if one.take}
    if statute.continued_by is not None:
        named.add(statute.continued_by[0])
    if (lender := statute.extra.get("extensions_of")) is not None:
        named.add(lender)
    return frozenset(named)
