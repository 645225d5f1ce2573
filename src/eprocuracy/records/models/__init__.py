from .acts import ActLink, ActRow, Family, Matter, PersonVersion
from .outbox import Message
from .projections import DeadlineRow, FactRow, FindingRow, IntervalRow, LineRow, MatterRow, PlaceRow

__all__ = [
    "ActLink",
    "ActRow",
    "DeadlineRow",
    "FactRow",
    "Family",
    "FindingRow",
    "IntervalRow",
    "LineRow",
    "Matter",
    "MatterRow",
    "Message",
    "PersonVersion",
    "PlaceRow",
]
