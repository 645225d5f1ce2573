"""The kinds of acts of this workstream, in the order in which they usually come."""

from . import acts_steps
from .acts_assigned import CustodyAssigned, CustodyReassigned
from .acts_custody import (
    CustodyCancelled,
    CustodyExtended,
    CustodyExtensionApproved,
    CustodyExtensionRefused,
    CustodyFileReceived,
    CustodyHeld,
    CustodyOrdered,
    HoldApproved,
    HoldRefused,
)
from .acts_detention import (
    DetentionApproved,
    DetentionByCourt,
    DetentionExtended,
    DetentionForProsecution,
    DetentionOrdered,
    DetentionRefused,
    MeasureCancelled,
    MeasureReplaced,
)
from .acts_person import (
    PersonBeganSentence,
    PersonDied,
    PersonEscaped,
    PersonRecaptured,
    PersonReleased,
    PersonSentToCourt,
    PersonTransferred,
)

__all__ = [
    "CustodyHeld",
    "CustodyAssigned",
    "CustodyReassigned",
    "CustodyFileReceived",
    "HoldApproved",
    "HoldRefused",
    "CustodyOrdered",
    "CustodyExtended",
    "CustodyExtensionApproved",
    "CustodyExtensionRefused",
    "CustodyCancelled",
    "DetentionOrdered",
    "DetentionApproved",
    "DetentionRefused",
    "DetentionExtended",
    "DetentionForProsecution",
    "DetentionByCourt",
    "MeasureReplaced",
    "MeasureCancelled",
    "PersonReleased",
    "PersonTransferred",
    "PersonSentToCourt",
    "PersonBeganSentence",
    "PersonDied",
    "PersonEscaped",
    "PersonRecaptured",
    "acts_steps",
]
