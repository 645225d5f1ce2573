"""The law as an office works with it: who read which text, and what a change of it would move. The law itself is data."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from eprocuracy.law.entries import Part
from eprocuracy.platform.wall.policies import BY_ITS_KEYS

from .words import Seen, TrialState


class LawReading(models.Model):
    """One jurist's word that a version of an entry of the law was read in its text, and that the data say the same.

    `digest` is of the entry as the data had it that day: where the data changed since, the word no longer covers them.
    """

    append_only = True
    digests: ClassVar = {"digest": "SHA-256"}

    part = models.CharField("phần", max_length=20)
    name = models.CharField("mục", max_length=40)
    first_day = models.DateField("phiên bản từ ngày", null=True)
    digest = models.CharField("mã băm nội dung", max_length=64)
    seen = models.CharField("đọc từ", max_length=20)
    note = models.CharField("ghi chú", max_length=1000, blank=True, default="")
    by = models.CharField("người đọc", max_length=150)
    by_name = models.CharField("họ tên", max_length=200)
    unit = models.CharField("đơn vị", max_length=40)
    on = models.DateField("ngày đọc")
    at = models.DateTimeField("xác nhận lúc")

    class Meta:
        verbose_name = "xác nhận đã đọc luật"
        verbose_name_plural = "xác nhận đã đọc luật"
        constraints = [
            models.CheckConstraint(name="law_reading_part_is_known", condition=Q(part__in=[one.value for one in Part])),
            models.CheckConstraint(name="law_reading_seen_is_known", condition=Q(seen__in=[one.value for one in Seen])),
            models.CheckConstraint(name="law_reading_says_who", condition=~Q(by="") & ~Q(by_name="") & ~Q(digest="")),
        ]
        indexes = [models.Index(fields=["part", "name", "first_day", "-at"], name="law_reading_of")]


class LawTrial(models.Model):
    """A change of the law tried on the open matters of some units; `families` are still to be folded from `done` on."""

    id = models.UUIDField(primary_key=True, editable=False)
    title = models.JSONField("tên")  # vi, en
    content = models.TextField("tệp thay đổi")
    file_name = models.CharField("tên tệp", max_length=300)
    unit = models.CharField("đơn vị", max_length=40)
    units = ArrayField(models.CharField(max_length=40), verbose_name="các đơn vị được tính")
    day = models.DateField("so cho ngày")
    families = ArrayField(models.UUIDField(), default=list)
    open = models.PositiveIntegerField("số vụ việc đang mở", default=0)
    done = models.PositiveIntegerField("đã tính", default=0)
    state = models.CharField("tình trạng", max_length=20)
    by = models.CharField("người thử", max_length=150)
    at = models.DateTimeField("thử lúc")
    finished_at = models.DateTimeField("xong lúc", null=True)

    class Meta:
        verbose_name = "lần thử luật"
        verbose_name_plural = "các lần thử luật"
        constraints = [
            models.CheckConstraint(
                name="law_trial_state_is_known", condition=Q(state__in=[one.value for one in TrialState])
            ),
            models.CheckConstraint(
                name="law_trial_done_says_when",
                condition=~Q(state=TrialState.DONE.value) | Q(finished_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["unit", "-at"], name="law_trial_of")]


class LawTrialMove(models.Model):
    """One thing that the change would move; the ends as days, and both answers as they were computed."""

    walled = BY_ITS_KEYS

    trial = models.ForeignKey(LawTrial, models.CASCADE, related_name="moves")
    matter = models.ForeignKey("records.Matter", models.CASCADE, related_name="+")
    participant = models.UUIDField(null=True)
    kind = models.CharField("loại", max_length=20)
    what = models.CharField("thời hạn, thẩm quyền", max_length=60, blank=True, default="")
    before = models.JSONField("trước", null=True)  # an answer, or {vi, en}; null: none
    after = models.JSONField("sau", null=True)
    before_on = models.DateField("ngày trước", null=True)
    after_on = models.DateField("ngày sau", null=True)
    unit = models.CharField("đơn vị", max_length=40)
    procurator = models.CharField("kiểm sát viên", max_length=150, blank=True, default="")
    secrecy = models.PositiveSmallIntegerField("mức bảo mật", default=0)

    class Meta:
        verbose_name = "thay đổi theo luật thử"
        verbose_name_plural = "thay đổi theo luật thử"
        indexes = [models.Index(fields=["trial", "kind", "after_on"], name="law_trial_moves")]
