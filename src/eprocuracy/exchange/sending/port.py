"""The port through which anything leaves the house: what a parcel holds, and what a receiver must be able to do."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from eprocuracy.kernel.words import Label


@dataclass(frozen=True, slots=True)
class Parcel:
    """The notice of one act: what was done, on which paper, in which matter. It holds no name of a person and no free text.

    `id` stays the same however often it is sent, so that a receiver can tell a repetition.
    """

    id: int
    kind: str
    label: Label
    act: UUID
    matter: UUID
    unit: str
    number: str
    occurred: str
    document_no: str
    issued_by: str
    recorded_at: datetime


class NotDelivered(Exception):  # noqa: N818 - it says what happened
    """The receiver did not take the parcel; it will be tried again."""

    def __init__(self, why: Label) -> None:
        super().__init__(why.en)
        self.why = why


class Receiver(Protocol):
    """Somebody to whom notices go. Sending the same parcel twice must do no harm: a broken connection leaves it open whether it came."""

    @property
    def name(self) -> str:
        """By which the installation knows the receiver."""

    @property
    def topics(self) -> Collection[str]:
        """The kinds of acts of which it is told."""

    @property
    def since(self) -> datetime:
        """Nothing that was put into the outbox before this moment is sent."""

    def send(self, parcel: Parcel) -> None:
        """Hand the parcel over; raises `NotDelivered`."""
