"""Supervision files that are closed, and their handing over to the archive: rows that only grow."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from eprocuracy.platform.wall.policies import of_matter
from eprocuracy.records.models.json_columns import JsonColumn

from ..archiving.words import Keeping


class ClosedFile(models.Model):
    """A supervision file as it was closed: its table of contents, how long it is kept and by which paper, where the original lies."""

    append_only = True
    walled = of_matter()

    matter = models.ForeignKey("records.Matter", models.PROTECT, related_name="closed_files", verbose_name="vụ việc")
    unit = models.CharField("đơn vị", max_length=40)
    closed_on = models.DateField("đóng hồ sơ ngày")
    keeping = models.CharField("bảo quản", max_length=12)
    years = models.PositiveSmallIntegerField("số năm", null=True)
    basis = models.CharField("theo văn bản", max_length=300, blank=True, default="")
    place = models.CharField("nơi để bản gốc", max_length=300)  # shelf, box, unit of the paper original
    contents = JsonColumn("mục lục")
    by = models.CharField("người đóng", max_length=150)
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "hồ sơ kiểm sát đã đóng"
        verbose_name_plural = "hồ sơ kiểm sát đã đóng"
        constraints = [
            models.CheckConstraint(
                name="closed_file_is_kept_as_said",
                condition=Q(keeping=Keeping.YEARS.value, years__gt=0) & ~Q(basis="")
                | Q(keeping=Keeping.FOREVER.value, years=None) & ~Q(basis="")
                | Q(keeping=Keeping.NOT_KNOWN.value, years=None),
            ),
            models.CheckConstraint(name="closed_file_lies_somewhere", condition=~Q(place="") & ~Q(unit="")),
        ]
        indexes = [models.Index(fields=["matter", "-id"], name="closed_file_of_matter")]


class HandOver(models.Model):
    """One handing over of files to the archive, with its minutes."""

    append_only = True
    stored_files: ClassVar = {"minutes": Q()}

    unit = models.CharField("đơn vị", max_length=40)
    on = models.DateField("ngày giao")
    received_by = models.CharField("người nhận", max_length=200)
    archive = models.CharField("nơi nhận", max_length=300)
    minutes = models.CharField("biên bản", max_length=64)  # by its digest
    by = models.CharField("người giao", max_length=150)
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "giao nộp hồ sơ vào lưu trữ"
        verbose_name_plural = "giao nộp hồ sơ vào lưu trữ"
        constraints = [
            models.CheckConstraint(
                name="handover_says_to_whom", condition=~Q(received_by="") & ~Q(archive="") & ~Q(unit="")
            )
        ]


class HandedFile(models.Model):
    """One file of a handing over, with the package that went along, by its digest; a file is handed over once."""

    append_only = True
    stored_files: ClassVar = {"package": Q()}

    handover = models.ForeignKey(HandOver, models.PROTECT, related_name="files", verbose_name="lần giao")
    file = models.OneToOneField(ClosedFile, models.PROTECT, related_name="handed", verbose_name="hồ sơ")
    package = models.CharField("gói bàn giao", max_length=64)

    class Meta:
        verbose_name = "hồ sơ đã giao nộp"
        verbose_name_plural = "hồ sơ đã giao nộp"
