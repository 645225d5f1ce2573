"""JSON columns read and written by msgspec: there is a derivation for every deadline, and this is where replay's time went."""

from __future__ import annotations

from typing import Any

import msgspec
from django.db import models


class JsonColumn(models.JSONField):
    """A JSON column; migrations see the plain one."""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return (
            msgspec.json.decode(value)
            if isinstance(value, str)
            else super().from_db_value(value, expression, connection)
        )

    def deconstruct(self) -> Any:
        name, _, args, options = super().deconstruct()
        return name, "django.db.models.JSONField", args, options


class JsonText(JsonColumn):
    """JSON kept as it was written, to the letter: replay compares the text and need not read it."""

    def db_type(self, connection: Any) -> str:
        return "json"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return value  # the driver has read it


def as_text(value: Any) -> str | None:
    """What a column of `JsonText` holds of plain values; the same values always give the same text."""
    return None if value is None else msgspec.json.encode(value).decode()
