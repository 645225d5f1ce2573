"""Entries of the log, and the tree that binds them. None of it is ever changed; the database refuses it."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex, GinIndex
from django.db import models
from django.db.models import F, Q


class Entry(models.Model):
    """One deed of one person. `about` names things by `kind:id`; names of persons and secrets are never written here.

    The table lies in partitions by number. Numbers that a cancelled transaction took are gaps, and a long transaction may commit
    after later numbers did: the place of an entry in the log is the index of its leaf, not its number.
    """

    append_only: ClassVar[bool] = True
    digests: ClassVar = {"stamp": "HMAC-SHA-256"}

    sequence = models.BigAutoField("Số thứ tự", primary_key=True)
    at = models.DateTimeField("Lúc")
    account = models.TextField("Tài khoản")
    unit = models.TextField("Đơn vị", blank=True)
    deed = models.TextField("Việc đã làm")
    about = ArrayField(models.TextField(), verbose_name="Đối tượng", default=list)
    detail = models.JSONField("Chi tiết", default=dict)
    address = models.GenericIPAddressField("Địa chỉ mạng", null=True)
    request = models.TextField("Mã yêu cầu", blank=True)
    salt = models.BinaryField("Muối")
    stamp = models.BinaryField("Dấu của ứng dụng")

    class Meta:
        verbose_name = "dòng nhật ký"
        verbose_name_plural = "nhật ký"
        indexes = [
            models.Index(fields=["account", "sequence"], name="audit_entry_account"),
            GinIndex(fields=["about"], name="audit_entry_about"),
            BrinIndex(fields=["at"], name="audit_entry_at", autosummarize=True),
        ]
        constraints = [
            models.CheckConstraint(name="audit_entry_says_who_did_what", condition=~Q(account="") & ~Q(deed="")),
        ]


class Leaf(models.Model):
    """The place of an entry in the log, counted from 0 without gaps, and the bytes that the tree holds for it."""

    append_only: ClassVar[bool] = True

    index = models.BigIntegerField("Vị trí", primary_key=True)
    sequence = models.BigIntegerField("Số thứ tự của dòng", unique=True)
    content = models.BinaryField("Nội dung lá")

    class Meta:
        verbose_name = "lá của cây băm"
        verbose_name_plural = "lá của cây băm"
        constraints = [models.CheckConstraint(name="audit_leaf_counts_from_nought", condition=Q(index__gte=0))]


class Tile(models.Model):
    """256 hashes of one level of the tree, all there and final, and the hash over them."""

    append_only: ClassVar[bool] = True
    digests: ClassVar = {"hashes": "SHA-256, RFC 6962", "root": "SHA-256, RFC 6962"}

    pk = models.CompositePrimaryKey("level", "number")
    level = models.SmallIntegerField("Tầng")
    number = models.BigIntegerField("Số mảnh")
    hashes = models.BinaryField("Giá trị băm")
    root = models.BinaryField("Gốc của mảnh")

    class Meta:
        verbose_name = "mảnh của cây băm"
        verbose_name_plural = "mảnh của cây băm"


class Gap(models.Model):
    """Numbers passed over because their deeds had not committed yet; a number leaves when it comes, or after a day."""

    first = models.BigIntegerField("Từ số", primary_key=True)
    last = models.BigIntegerField("Đến số")
    since = models.DateTimeField("Từ lúc")

    class Meta:
        verbose_name = "khoảng số còn chờ"
        verbose_name_plural = "khoảng số còn chờ"
        constraints = [models.CheckConstraint(name="audit_gap_is_not_empty", condition=Q(last__gte=F("first")))]


class Checkpoint(models.Model):
    """What we signed: so large was the log, and this was the head of its tree."""

    append_only: ClassVar[bool] = True

    size = models.BigIntegerField("Số dòng", primary_key=True)
    at = models.DateTimeField("Lúc ký")
    note = models.TextField("Bản ký")

    class Meta:
        verbose_name = "điểm chốt"
        verbose_name_plural = "điểm chốt"


class Cosignature(models.Model):
    """The signature of a witness under one of our checkpoints."""

    append_only: ClassVar[bool] = True

    checkpoint = models.ForeignKey(Checkpoint, models.PROTECT, related_name="cosignatures", verbose_name="Điểm chốt")
    witness = models.TextField("Bên chứng kiến")
    at = models.DateTimeField("Lúc nhận")
    line = models.TextField("Dòng chữ ký")

    class Meta:
        verbose_name = "chữ ký chứng kiến"
        verbose_name_plural = "chữ ký chứng kiến"
        constraints = [models.UniqueConstraint(name="audit_cosigned_once", fields=["checkpoint", "witness"])]


class LogWarning(models.Model):
    """One person's count of one day that reached the threshold of a rule. It grows while the day lasts; who looked at it is another row."""

    rule = models.CharField("Quy tắc", max_length=40)
    account = models.CharField("Tài khoản", max_length=150)
    unit = models.CharField("Đơn vị", max_length=40)
    on = models.DateField("Ngày")
    count = models.PositiveIntegerField("Số đếm được")
    threshold = models.PositiveIntegerField("Ngưỡng")
    entries = ArrayField(models.BigIntegerField(), verbose_name="Các dòng", default=list)
    found_at = models.DateTimeField("Thấy lúc")

    class Meta:
        verbose_name = "cảnh báo của nhật ký"
        verbose_name_plural = "cảnh báo của nhật ký"
        constraints = [
            models.UniqueConstraint(name="log_warning_once_a_day", fields=["rule", "account", "on"]),
            models.CheckConstraint(name="log_warning_reached_it", condition=Q(count__gte=F("threshold"))),
        ]
        indexes = [models.Index(fields=["unit", "-on"], name="log_warning_of_unit")]


class LogReview(models.Model):
    """Somebody looked at a warning, or through all warnings of an office, and says what they found."""

    append_only: ClassVar[bool] = True

    warning = models.ForeignKey(
        LogWarning, models.PROTECT, null=True, related_name="reviews", verbose_name="Cảnh báo của nhật ký"
    )
    unit = models.CharField("Đơn vị", max_length=40)
    by = models.CharField("Người xem xét", max_length=150)
    at = models.DateTimeField("Lúc")
    note = models.CharField("Kết quả", max_length=1000)

    class Meta:
        verbose_name = "lần xem xét nhật ký"
        verbose_name_plural = "lần xem xét nhật ký"
        constraints = [models.CheckConstraint(name="log_review_says_something", condition=~Q(note="") & ~Q(by=""))]
        indexes = [models.Index(fields=["unit", "-at"], name="log_review_of_unit")]


class LogThreshold(models.Model):
    """From a day on an office looks at another number than the published one, for a reason."""

    append_only: ClassVar[bool] = True

    rule = models.CharField("Quy tắc", max_length=40)
    unit = models.CharField("Đơn vị", max_length=40)
    value = models.PositiveIntegerField("Ngưỡng")
    from_on = models.DateField("Từ ngày")
    reason = models.CharField("Lý do", max_length=1000)
    by = models.CharField("Người đặt", max_length=150)
    at = models.DateTimeField("Lúc đặt")

    class Meta:
        verbose_name = "ngưỡng cảnh báo của nhật ký"
        verbose_name_plural = "ngưỡng cảnh báo của nhật ký"
        constraints = [
            models.CheckConstraint(name="log_threshold_is_a_number", condition=Q(value__gte=1) & ~Q(reason=""))
        ]


class ReadingHold(models.Model):
    """From this moment a person opens no matters but their own, until another lifts it: so many had been opened."""

    append_only: ClassVar[bool] = True

    account = models.CharField("Tài khoản", max_length=150)
    unit = models.CharField("Đơn vị", max_length=40)
    rule = models.CharField("Quy tắc", max_length=40)
    count = models.PositiveIntegerField("Số đếm được")
    at = models.DateTimeField("Lúc")

    class Meta:
        verbose_name = "lần tạm dừng mở xem"
        verbose_name_plural = "lần tạm dừng mở xem"
        indexes = [models.Index(fields=["account", "-at"], name="reading_hold_of_account")]


class ReadingLift(models.Model):
    """Who let a person read on, and why; never the person themselves."""

    append_only: ClassVar[bool] = True

    hold = models.OneToOneField(ReadingHold, models.PROTECT, related_name="lift", verbose_name="Lần tạm dừng")
    by = models.CharField("Người cho mở lại", max_length=150)
    at = models.DateTimeField("Lúc")
    reason = models.CharField("Lý do", max_length=1000)

    class Meta:
        verbose_name = "lần cho mở xem lại"
        verbose_name_plural = "lần cho mở xem lại"
        constraints = [models.CheckConstraint(name="reading_lift_has_a_reason", condition=~Q(reason="") & ~Q(by=""))]
