"""Numbers of our own papers: one row of numbers without gaps for each office, class of papers, symbol and numbering year.

Other rooms say `numbers.allot(…)` in the transaction in which the paper is signed: what is rolled back has taken no number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .allotting import Entry, Given, allot, open_after, set_year, void
    from .counting import gaps

__all__ = ["Entry", "Given", "allot", "gaps", "open_after", "set_year", "void"]


def __getattr__(name: str) -> Any:
    """The actions, imported when first used: a Django room may not load its tables with its package."""
    if name not in __all__:
        raise AttributeError(name)
    from . import allotting, counting

    return getattr(counting if name == "gaps" else allotting, name)
