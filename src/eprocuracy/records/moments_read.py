"""Moments as the database writes them, read by the standard library in one step.

Django hands every one through two functions written in Python; there are several in each row that is read.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.abc import Buffer
from psycopg.adapt import Loader


class MomentLoader(Loader):
    """A `timestamptz` as an aware moment of UTC, which is the zone of every session."""

    timezone = UTC  # what Django asks of a loader before it puts its own in its place

    def load(self, data: Buffer) -> datetime:
        return datetime.fromisoformat(str(data, "ascii"))


def read_moments_quickly(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Receiver of `connection_created`."""
    if connection.timezone_name == "UTC":
        connection.connection.adapters.register_loader("timestamptz", MomentLoader)
