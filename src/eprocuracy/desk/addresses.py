"""Addresses of pages that several parts of the desk lead to."""

from __future__ import annotations

from functools import cache
from uuid import UUID

from django.urls import reverse


def matter_address(matter: UUID) -> str:
    """The page of one matter."""
    return _shape("desk:matter", _ANY).replace(str(_ANY), str(matter))


def record_address(matter: UUID, kind: str) -> str:
    """The form by which an act of a kind is recorded in a matter."""
    return _shape("desk:record", _ANY, "kind").replace(str(_ANY), str(matter)).removesuffix("kind/") + f"{kind}/"


def answers_address(matter: UUID, question: str) -> str:
    """What can be answered to an open question in a matter."""
    return (
        _shape("desk:answers", _ANY, "question").replace(str(_ANY), str(matter)).removesuffix("question/")
        + f"{question}/"
    )


def why_address(matter: UUID, clock: str, run: int, participant: UUID | None) -> str:
    """How one date of a matter was counted."""
    shape = _shape("desk:why", _ANY, "clock", 0).replace(str(_ANY), str(matter)).removesuffix("clock/0/")
    return f"{shape}{clock}/{run}/" + (f"?nguoi={participant}" if participant else "")


_ANY = UUID(int=0)


@cache
def _shape(name: str, *given: object) -> str:
    """An address with others' values in it: a list draws hundreds, and the table of addresses is searched once."""
    return reverse(name, args=given)


def opening_address(kind: str) -> str:
    """The form by which a matter is opened."""
    return reverse("desk:open_new", args=[kind])
