"""Closed matters opened by somebody who is not on them, for an hour and with a reason. Nothing ends an opening but time."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from .acts import Matter


class Opening(models.Model):
    """One person, one closed matter, until a moment."""

    append_only = True

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="openings", verbose_name="vụ việc")
    unit = models.CharField("đơn vị của vụ việc", max_length=40)
    account = models.CharField("người mở", max_length=150)
    reason = models.CharField("lý do", max_length=1000)
    opened_at = models.DateTimeField("mở lúc")
    until_at = models.DateTimeField("đến lúc")

    class Meta:
        verbose_name = "lần mở khẩn cấp"
        verbose_name_plural = "lần mở khẩn cấp"
        constraints = [
            models.CheckConstraint(name="opening_has_its_reason", condition=~Q(reason="") & ~Q(account="")),
            models.CheckConstraint(name="opening_ends", condition=Q(until_at__gt=F("opened_at"))),
        ]
        indexes = [
            models.Index(fields=["account", "until_at"], name="opening_account"),
            models.Index(fields=["matter", "opened_at"], name="opening_matter"),
            models.Index(fields=["unit", "opened_at"], name="opening_unit"),
        ]
