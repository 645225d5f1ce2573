"""Draws of who is given a matter: what was promised, asked, drawn, done and shown. None of it is ever changed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from eprocuracy.platform.wall.policies import Through, Walled, of_matter

_OF_DRAW = Walled((Through("draw_id", "office_draw", "id"),))


class DrawSeed(models.Model):
    """What an office promised for a month before anything was drawn: the SHA-256 of a seed that nobody has been shown."""

    append_only: ClassVar[bool] = True
    digests: ClassVar = {"commitment": "SHA-256"}

    unit = models.CharField("đơn vị", max_length=40)
    month = models.DateField("tháng")  # its first day
    commitment = models.CharField("cam kết", max_length=64)
    committed_at = models.DateTimeField("cam kết lúc")
    entry = models.BigIntegerField("dòng nhật ký")

    class Meta:
        verbose_name = "cam kết rút ngẫu nhiên"
        verbose_name_plural = "cam kết rút ngẫu nhiên"
        constraints = [
            models.UniqueConstraint(fields=["unit", "month"], name="draw_seed_once_a_month"),
            models.CheckConstraint(name="draw_seed_month_is_its_first_day", condition=Q(month__day=1)),
        ]


class DrawReveal(models.Model):
    """The seed of a month that is over, with how many draws it had and the digest of the last, so that none can go unseen."""

    append_only: ClassVar[bool] = True

    promised = models.OneToOneField(DrawSeed, models.PROTECT, related_name="reveal", verbose_name="cam kết")
    seed = models.CharField("hạt giống", max_length=64)
    count = models.PositiveIntegerField("số lần rút")
    last = models.CharField("lần rút cuối", max_length=64, blank=True, default="")
    revealed_at = models.DateTimeField("công bố lúc")
    entry = models.BigIntegerField("dòng nhật ký")

    class Meta:
        verbose_name = "công bố hạt giống"
        verbose_name_plural = "công bố hạt giống"


class Draw(models.Model):
    """That a draw was asked for, among whom, by which rule: fixed before anybody could know the outcome."""

    append_only: ClassVar[bool] = True
    digests: ClassVar = {"digest": "SHA-256"}

    walled = of_matter()
    unit = models.CharField("đơn vị", max_length=40)
    year = models.SmallIntegerField("năm")
    number = models.PositiveIntegerField("số")
    promised = models.ForeignKey(DrawSeed, models.PROTECT, related_name="draws", verbose_name="cam kết")
    matter = models.ForeignKey("records.Matter", models.PROTECT, related_name="+", verbose_name="vụ việc")
    request = models.JSONField("yêu cầu")  # what the digest is of
    digest = models.CharField("giá trị băm", max_length=64)
    asked_by = models.CharField("người rút", max_length=150)
    asked_at = models.DateTimeField("rút lúc")
    entry = models.BigIntegerField("dòng nhật ký")

    class Meta:
        verbose_name = "lần rút người được giao"
        verbose_name_plural = "lần rút người được giao"
        constraints = [models.UniqueConstraint(fields=["unit", "year", "number"], name="draw_numbers_have_no_double")]
        indexes = [models.Index(fields=["matter"], name="draw_of_matter")]


class DrawOutcome(models.Model):
    """Who was drawn, by the first checkpoint of the log that covers the request."""

    append_only: ClassVar[bool] = True

    walled = _OF_DRAW
    draw = models.OneToOneField(Draw, models.PROTECT, related_name="outcome", verbose_name="lần rút")
    index = models.BigIntegerField("vị trí của yêu cầu trong nhật ký")
    checkpoint = models.TextField("điểm chốt")
    picked = models.CharField("người được rút", max_length=150)
    drawn_at = models.DateTimeField("có kết quả lúc")
    entry = models.BigIntegerField("dòng nhật ký")

    class Meta:
        verbose_name = "kết quả rút"
        verbose_name_plural = "kết quả rút"


class DrawTaken(models.Model):
    """To whom the head gave the matter after the draw: the one drawn, or another and why."""

    append_only: ClassVar[bool] = True

    walled = _OF_DRAW
    draw = models.OneToOneField(Draw, models.PROTECT, related_name="taken", verbose_name="lần rút")
    picked = models.CharField("người được rút", max_length=150)
    given_to = models.CharField("người được giao", max_length=150)
    reason = models.CharField("lý do giao người khác", max_length=1000, blank=True, default="")
    by = models.CharField("người giao", max_length=150)
    at = models.DateTimeField("giao lúc")

    class Meta:
        verbose_name = "việc giao sau khi rút"
        verbose_name_plural = "việc giao sau khi rút"
        constraints = [
            models.CheckConstraint(
                name="draw_given_to_another_says_why", condition=Q(given_to=F("picked")) | ~Q(reason="")
            )
        ]
