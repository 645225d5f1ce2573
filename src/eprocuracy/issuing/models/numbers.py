"""Numbers of papers: they only grow. The database gives no number but the next one, so that no gap can come about."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ..numbers.words import PaperClass


class NumberingRule(models.Model):
    """From a day on, the numbering years of a class of papers in an office begin on this day of the year."""

    append_only = True

    unit = models.CharField("đơn vị", max_length=40)
    paper_class = models.CharField("loại văn bản", max_length=20)
    from_on = models.DateField("áp dụng từ ngày")
    month = models.PositiveSmallIntegerField("tháng bắt đầu")
    day = models.PositiveSmallIntegerField("ngày bắt đầu")
    set_by = models.CharField("người đặt", max_length=150)
    set_at = models.DateTimeField("đặt lúc")

    class Meta:
        verbose_name = "ngày bắt đầu năm lấy số"
        verbose_name_plural = "ngày bắt đầu năm lấy số"
        constraints = [
            models.UniqueConstraint(fields=["unit", "paper_class", "from_on"], name="numbering_rule_once_a_day"),
            models.CheckConstraint(
                name="numbering_rule_class_is_known", condition=Q(paper_class__in=[one.value for one in PaperClass])
            ),
            # a day that every year has
            models.CheckConstraint(
                name="numbering_rule_day_is_real", condition=Q(month__range=(1, 12), day__range=(1, 28))
            ),
        ]


class NumberSequence(models.Model):
    """One row of numbers; `opened_after` is the last number that the paper book of the same year had given."""

    append_only = True

    unit = models.CharField("đơn vị", max_length=40)
    paper_class = models.CharField("loại văn bản", max_length=20)
    symbol = models.CharField("ký hiệu", max_length=60)
    year = models.PositiveSmallIntegerField("năm lấy số")
    opened_after = models.PositiveIntegerField("tiếp theo số")

    class Meta:
        verbose_name = "dãy số"
        verbose_name_plural = "dãy số"
        constraints = [
            models.UniqueConstraint(fields=["unit", "paper_class", "symbol", "year"], name="number_sequence_once"),
            models.CheckConstraint(
                name="number_sequence_class_is_known", condition=Q(paper_class__in=[one.value for one in PaperClass])
            ),
            models.CheckConstraint(name="number_sequence_is_of_somebody", condition=~Q(unit="") & ~Q(symbol="")),
        ]


class Number(models.Model):
    """One number, given when its paper was signed. `subject` says what the paper is, and names nobody the file is about."""

    append_only = True
    changed_only_by = "issuing_erase_words"

    sequence = models.ForeignKey(NumberSequence, models.PROTECT, related_name="numbers", verbose_name="dãy số")
    value = models.PositiveIntegerField("số")
    on = models.DateField("ngày")
    form = models.CharField("mẫu", max_length=40, blank=True)
    subject = models.CharField("trích yếu", max_length=500)
    matter = models.UUIDField("vụ việc", null=True, db_index=True)
    matter_name = models.CharField("số vụ việc", max_length=120, blank=True)
    signer = models.CharField("người ký", max_length=150)
    drafter = models.CharField("người lập", max_length=150, blank=True)
    recipients = models.CharField("nơi nhận", max_length=1000, blank=True)
    given_by = models.CharField("người lấy số", max_length=150)
    given_at = models.DateTimeField("lấy số lúc")

    class Meta:
        verbose_name = "số văn bản"
        verbose_name_plural = "số văn bản"
        constraints = [
            models.UniqueConstraint(fields=["sequence", "value"], name="number_given_once"),
            models.CheckConstraint(name="number_counts_from_one", condition=Q(value__gte=1)),
            models.CheckConstraint(name="number_says_for_what", condition=~Q(subject="") & ~Q(signer="")),
        ]
        indexes = [models.Index(F("on").desc(), F("id").desc(), name="number_by_day")]


class NumberVoid(models.Model):
    """A number that no paper bears after all: it stays in the book, with the reason, and is never given again."""

    append_only = True

    number = models.OneToOneField(Number, models.PROTECT, related_name="void", verbose_name="số")
    reason = models.CharField("lý do hủy", max_length=500)
    at = models.DateTimeField("hủy lúc")
    by = models.CharField("người hủy", max_length=150)

    class Meta:
        verbose_name = "số bị hủy"
        verbose_name_plural = "số bị hủy"
        constraints = [models.CheckConstraint(name="number_void_says_why", condition=~Q(reason="") & ~Q(by=""))]
