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


class Incident(models.Model):
    """Something that went wrong with the installation; what became known of it later stands in rows of its own."""

    append_only: ClassVar[bool] = True

    unit = models.CharField("Đơn vị ghi", max_length=40)
    kind = models.CharField("Loại", max_length=20)
    summary = models.CharField("Việc gì", max_length=2000)
    noticed_at = models.DateTimeField("Phát hiện lúc")
    noticed_by = models.CharField("Ai phát hiện", max_length=150)
    by = models.CharField("Người ghi", max_length=150)
    at = models.DateTimeField("Ghi lúc")

    class Meta:
        verbose_name = "sự cố"
        verbose_name_plural = "sự cố"
        constraints = [
            models.CheckConstraint(
                name="incident_says_what_and_who", condition=~Q(summary="") & ~Q(noticed_by="") & ~Q(by="")
            ),
            models.CheckConstraint(
                name="incident_noticed_before_recorded", condition=Q(noticed_at__lte=models.F("at"))
            ),
        ]


class IncidentMark(models.Model):
    """What makes the law ask for more: serious, personal data involved …"""

    append_only: ClassVar[bool] = True

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="marks", verbose_name="Sự cố")
    mark = models.CharField("Tính chất", max_length=20)
    by = models.CharField("Người ghi", max_length=150)
    at = models.DateTimeField("Ghi lúc")

    class Meta:
        verbose_name = "tính chất của sự cố"
        verbose_name_plural = "tính chất của sự cố"
        constraints = [models.UniqueConstraint(name="incident_marked_once", fields=["incident", "mark"])]


class IncidentNotice(models.Model):
    """A notice that the law asks for, and that was given."""

    append_only: ClassVar[bool] = True

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="notices", verbose_name="Sự cố")
    duty = models.CharField("Việc phải báo", max_length=20)
    given_at = models.DateTimeField("Báo lúc")
    note = models.CharField("Bằng gì, cho ai", max_length=1000)
    by = models.CharField("Người ghi", max_length=150)
    at = models.DateTimeField("Ghi lúc")

    class Meta:
        verbose_name = "việc báo sự cố"
        verbose_name_plural = "việc báo sự cố"
        constraints = [
            models.UniqueConstraint(name="incident_notice_once", fields=["incident", "duty"]),
            models.CheckConstraint(name="incident_notice_says_how", condition=~Q(note="") & ~Q(by="")),
        ]


class IncidentClosing(models.Model):
    """The report afterwards: without cause, course and remedy there is none."""

    append_only: ClassVar[bool] = True

    incident = models.OneToOneField(
        Incident, models.PROTECT, primary_key=True, related_name="closing", verbose_name="Sự cố"
    )
    cause = models.TextField("Nguyên nhân gốc")
    course = models.TextField("Diễn biến")
    remedy = models.TextField("Khắc phục, bài học")
    by = models.CharField("Người ghi", max_length=150)
    at = models.DateTimeField("Ghi lúc")

    class Meta:
        verbose_name = "kết thúc sự cố"
        verbose_name_plural = "kết thúc sự cố"
        constraints = [
            models.CheckConstraint(
                name="incident_closing_is_whole", condition=~Q(cause="") & ~Q(course="") & ~Q(remedy="")
            )
        ]
