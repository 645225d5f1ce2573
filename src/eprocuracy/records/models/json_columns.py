"""JSON columns read by msgspec: replay reads a derivation for every deadline, and this is where its time went."""

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
