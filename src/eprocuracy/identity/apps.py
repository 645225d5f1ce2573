"""Units and staff as a Django application."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class IdentityConfig(AppConfig):
    """Its units come with the tables: whoever migrates has them."""

    name = "eprocuracy.identity"
    label = "identity"
    verbose_name = "Đơn vị và cán bộ"

    def ready(self) -> None:
        from . import noticing, sparing

        noticing.listen()
        sparing.spare_copies()
        post_migrate.connect(_load_units, sender=self)


def _load_units(using: str, **_: Any) -> None:
    """Bring the units up to date with the data, as the role that migrates."""
    from .loading import load_units

    load_units(using=using)
