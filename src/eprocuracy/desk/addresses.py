"""Addresses of pages that several parts of the desk lead to."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse


def matter_address(matter: UUID) -> str:
    """The page of one matter."""
    return reverse("desk:matter", args=[matter])


def opening_address(kind: str) -> str:
    """The form by which a matter is opened."""
    return reverse("desk:open_new", args=[kind])
