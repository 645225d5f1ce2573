"""Numbers kept for the time when the system is away: a pack of them is taken in a row, and each ends as used on paper or as void."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from .numbers import Number


class DowntimePack(models.Model):
    """The papers with reserved numbers that an office printed for the time when the system is away."""

    append_only = True

    unit = models.CharField("đơn vị", max_length=40)
    reason = models.CharField("lập để", max_length=500)
    made_by = models.CharField("người lập", max_length=150)
    made_at = models.DateTimeField("lập lúc")

    class Meta:
        verbose_name = "bộ giấy dự phòng"
        verbose_name_plural = "bộ giấy dự phòng"
        indexes = [models.Index(fields=["unit", "-made_at"], name="downtime_pack_of_unit")]
        constraints = [models.CheckConstraint(name="downtime_pack_says_why", condition=~Q(reason="") & ~Q(made_by=""))]


class ReservedNumber(models.Model):
    """A number of the book that is kept for the time when the system is away."""

    append_only = True

    number = models.OneToOneField(Number, models.PROTECT, primary_key=True, related_name="reserved", verbose_name="số")
    pack = models.ForeignKey(DowntimePack, models.PROTECT, related_name="numbers", verbose_name="bộ giấy")

    class Meta:
        verbose_name = "số dành cho khi mất hệ thống"
        verbose_name_plural = "số dành cho khi mất hệ thống"


class ReservedUse(models.Model):
    """What a reserved number was used for on paper: an act recorded since, or a paper that is no act of any matter.

    `subject` names nobody the file is about: the book is never erased. A trigger refuses this of a void number, and voiding a used one.
    """

    append_only = True

    number = models.OneToOneField(
        ReservedNumber, models.PROTECT, primary_key=True, related_name="use", verbose_name="số"
    )
    act = models.UUIDField("việc", null=True)
    matter = models.UUIDField("vụ việc", null=True)
    matter_name = models.CharField("số vụ việc", max_length=120, blank=True)
    subject = models.CharField("trích yếu", max_length=500)
    signed_on = models.DateField("ngày ký")
    by = models.CharField("người đối chiếu", max_length=150)
    at = models.DateTimeField("đối chiếu lúc")

    class Meta:
        verbose_name = "việc mang số đã dành"
        verbose_name_plural = "việc mang số đã dành"
        constraints = [
            models.CheckConstraint(name="reserved_use_says_for_what", condition=~Q(subject="") & ~Q(by="")),
            models.CheckConstraint(
                name="reserved_use_of_an_act_is_of_its_matter", condition=Q(act__isnull=True) | Q(matter__isnull=False)
            ),
            models.UniqueConstraint(name="reserved_use_of_an_act_once", fields=["act"]),
        ]
