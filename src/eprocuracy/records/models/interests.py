"""What people of the procuracy declare so that nobody handles a matter of their own; and what was decided about it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from eprocuracy.platform.wall.policies import of_account, of_matter
from eprocuracy.workstreams.impartiality import EarlierRole, Ground

from .acts import Matter


class Interest(models.Model):
    """One interest that a person declared; seen by that person alone. It is withdrawn, never removed."""

    walled = of_account()
    account = models.CharField("người khai", max_length=150)
    ground = models.CharField("căn cứ", max_length=20)
    relation = models.CharField("quan hệ", max_length=200, blank=True, default="")
    name = models.CharField("họ tên, tên tổ chức", max_length=200, blank=True, default="")
    name_key = models.CharField("tên không dấu", max_length=200, blank=True, default="")
    birth = models.CharField("ngày, năm sinh", max_length=10, blank=True, default="")
    id_no = models.CharField("số định danh", max_length=30, blank=True, default="")
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, related_name="+", verbose_name="vụ việc")
    role = models.CharField("tư cách trước đây", max_length=20, blank=True, default="")
    declared_at = models.DateTimeField("khai lúc")
    withdrawn_at = models.DateTimeField("rút lúc", null=True)

    class Meta:
        verbose_name = "lợi ích liên quan đã khai"
        verbose_name_plural = "lợi ích liên quan đã khai"
        constraints = [
            models.CheckConstraint(
                name="interest_ground_is_known", condition=Q(ground__in=[one.value for one in Ground])
            ),
            models.CheckConstraint(
                name="interest_says_of_whom_or_what",
                condition=Q(ground=Ground.ROLE.value, matter__isnull=False, role__in=[one.value for one in EarlierRole])
                | ~Q(ground=Ground.ROLE.value) & Q(matter=None, role="") & (~Q(name_key="") | ~Q(id_no="")),
            ),
        ]
        indexes = [models.Index(fields=["account"], name="interest_of", condition=Q(withdrawn_at=None))]


class InterestDecision(models.Model):
    """In one matter: that a person asked to be relieved, or that the head left them in charge all the same, and why."""

    append_only = True

    walled = of_matter()
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+", verbose_name="vụ việc")
    account = models.CharField("về người", max_length=150)
    kept = models.BooleanField("vẫn giao")  # else: asked to be relieved
    reason = models.CharField("lý do", max_length=1000)
    document_no = models.CharField("số văn bản của cấp trên", max_length=200, blank=True, default="")
    by = models.CharField("người ghi", max_length=150)
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "quyết định về lợi ích liên quan"
        verbose_name_plural = "quyết định về lợi ích liên quan"
        constraints = [
            models.CheckConstraint(name="interest_decision_has_its_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="interest_nobody_decides_of_himself",
                condition=Q(kept=True) & ~Q(by=models.F("account")) | Q(kept=False, by=models.F("account")),
            ),
        ]
        indexes = [models.Index(fields=["matter", "account"], name="interest_decision_of")]
