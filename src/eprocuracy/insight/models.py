"""Sums of current facts by month, kept so that the figures of the country do not read every fact.

A trigger writes each change of the facts beside them (`MonthChange`, which only grows, so that no two writers wait for each other); the
worker adds the changes up (`MonthSum`). Both together are exact at every moment.
"""

from __future__ import annotations

from django.db import models


class Summed(models.Model):
    """So much more, or less, of one code and outcome, of facts of one office and month."""

    unit = models.CharField("đơn vị", max_length=40)
    code = models.CharField("mã", max_length=60)
    outcome = models.CharField("kết quả", max_length=40)
    month = models.DateField("tháng")  # its first day
    amount = models.BigIntegerField("số lượng")

    class Meta:
        abstract = True


class MonthSum(Summed):
    """What the changes until some moment come to."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "code", "outcome", "month"], name="one_sum_a_month"),
        ]


class MonthChange(Summed):
    """What one statement changed and nobody has added up yet."""

    id = models.BigAutoField(primary_key=True)
