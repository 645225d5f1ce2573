"""The kinds of acts of this workstream, in the order in which a thread usually meets them."""

from .acts_answered import ImplementationChecked, ProtestChanged, ProtestWithdrawn, ResponseReceived, ThreadClosed
from .acts_assigned import SupervisionAssigned, SupervisionReassigned
from .acts_issued import (
    FindingDismissed,
    InspectionConcluded,
    InspectionDecided,
    ProtestIssued,
    RecommendationIssued,
    RequestIssued,
    ViolationFound,
    ViolationReminded,
)

__all__ = [
    "ViolationFound",
    "FindingDismissed",
    "ViolationReminded",
    "SupervisionAssigned",
    "SupervisionReassigned",
    "InspectionDecided",
    "InspectionConcluded",
    "RequestIssued",
    "RecommendationIssued",
    "ProtestIssued",
    "ProtestChanged",
    "ProtestWithdrawn",
    "ResponseReceived",
    "ImplementationChecked",
    "ThreadClosed",
]
