"""What the checks of the controls found, run by run."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Checked(models.Model):
    """What one check found at one time. `account` asked for it; `system` did so by itself."""

    append_only: ClassVar[bool] = True

    control = models.TextField("Mã kiểm soát")
    at = models.DateTimeField("Lúc")
    account = models.TextField("Người chạy")
    kept = models.BooleanField("Đạt")
    found_vi = models.TextField("Thấy gì")
    found_en = models.TextField("Thấy gì (tiếng Anh)")

    class Meta:
        verbose_name = "kết quả kiểm tra"
        verbose_name_plural = "kết quả kiểm tra"
        indexes = [models.Index(fields=["control", "-id"], name="assurance_latest_of_control")]
        constraints = [
            models.CheckConstraint(
                name="assurance_checked_says_what_was_found", condition=~Q(found_vi="") & ~Q(found_en="")
            )
        ]
