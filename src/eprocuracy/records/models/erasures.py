"""Lawful erasures: on what ground, of whom, and what lets somebody who holds the number prove it. Nothing here names anybody."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class Erasure(models.Model):
    """One lawful erasure; written by the database function that erases, and by nothing else.

    `proofs` are slow hashes of the identity numbers, salted with a secret that is not in the database.
    """

    append_only = True
    digests: ClassVar = {"proofs": "scrypt, N=32768 r=8 p=1"}

    id = models.UUIDField(primary_key=True, editable=False)
    participants = ArrayField(models.UUIDField(), verbose_name="những người tham gia")
    proofs = ArrayField(models.CharField(max_length=64), verbose_name="giá trị băm của số định danh", default=list)
    document_no = models.CharField("số văn bản", max_length=200)
    authority = models.CharField("cơ quan ban hành", max_length=300)
    reason = models.CharField("lý do", max_length=1000)
    erased_by = models.CharField("người thực hiện", max_length=150)
    erased_at = models.DateTimeField("thời điểm xóa")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="erasure_has_its_ground",
                condition=~Q(document_no="") & ~Q(authority="") & ~Q(reason="") & ~Q(erased_by=""),
            ),
        ]
