from .acts import ActLink, ActRow, Family, Matter, PersonVersion
from .erasures import Erasure
from .interests import Interest, InterestDecision
from .openings import Opening
from .outbox import Message
from .projections import (
    CrossingRow,
    DeadlineRow,
    FactRow,
    FindingRow,
    HearingRow,
    IntervalRow,
    LineRow,
    MatterRow,
    PlaceRow,
    StockRow,
    SuspensionRow,
    TakenUpRow,
)

__all__ = [
    "ActLink",
    "ActRow",
    "CrossingRow",
    "DeadlineRow",
    "Erasure",
    "FactRow",
    "Family",
    "FindingRow",
    "HearingRow",
    "Interest",
    "InterestDecision",
    "IntervalRow",
    "LineRow",
    "Matter",
    "MatterRow",
    "Message",
    "Opening",
    "PersonVersion",
    "PlaceRow",
    "StockRow",
    "SuspensionRow",
    "TakenUpRow",
]
