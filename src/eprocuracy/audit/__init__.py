"""The log of what people did in the system: it only grows, and whoever changes it is found out.

Other rooms say `audit.record(…)` in the transaction of the deed and `audit.reads(…)` when personal data were shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .actions import reads, record

__all__ = ["reads", "record"]


def __getattr__(name: str) -> Any:
    """The actions, imported when first used: a Django room may not load its tables with its package."""
    if name not in __all__:
        raise AttributeError(name)
    from . import actions

    return getattr(actions, name)
