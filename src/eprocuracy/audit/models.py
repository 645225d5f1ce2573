"""Entries of the log and the blocks that seal them. Neither is ever changed; the database refuses it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField, BigIntegerRangeField
from django.contrib.postgres.indexes import BrinIndex, GinIndex
from django.db import models
from django.db.models import Q

from . import canonical


class Entry(models.Model):
    """One deed of one person. `about` names things by `kind:id`; names of persons and secrets are never written here."""

    append_only: ClassVar[bool] = True

    sequence = models.BigAutoField("Số thứ tự", primary_key=True)
    at = models.DateTimeField("Lúc")
    account = models.TextField("Tài khoản")
    unit = models.TextField("Đơn vị", blank=True)
    deed = models.TextField("Việc đã làm")
    about = ArrayField(models.TextField(), verbose_name="Đối tượng", default=list)
    detail = models.JSONField("Chi tiết", default=dict)
    address = models.GenericIPAddressField("Địa chỉ mạng", null=True)
    request = models.TextField("Mã yêu cầu", blank=True)
    digest = models.BinaryField("Giá trị băm")

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

    def content(self) -> dict[str, Any]:
        """What the entry's own hash covers: everything but the number the database gives it."""
        return {
            "about": list(self.about),
            "account": self.account,
            "address": self.address,
            "at": canonical.moment(self.at),
            "deed": self.deed,
            "detail": self.detail,
            "request": self.request,
            "unit": self.unit,
        }

    def own_digest(self) -> bytes:
        return canonical.digest(canonical.canonical(self.content()))

    def line(self) -> bytes:
        """The entry with its number, as it is sealed and exported."""
        return canonical.canonical({**self.content(), "sequence": self.sequence})


class Block(models.Model):
    """A batch of entries sealed together: the hash of each, the head of their tree, and the hash of the block before.

    `members` are the numbers of the sealed entries. Numbers that a cancelled transaction took are gaps, and a long
    transaction may commit after later numbers were sealed; its entries come in a later block.
    """

    append_only: ClassVar[bool] = True

    number = models.BigIntegerField("Số khối", primary_key=True)
    sealed_at = models.DateTimeField("Niêm phong lúc")
    members = ArrayField(BigIntegerRangeField(), verbose_name="Các dòng")
    size = models.IntegerField("Số dòng")
    leaves = models.BinaryField("Giá trị băm từng dòng")
    root = models.BinaryField("Gốc cây băm")
    previous = models.BinaryField("Băm của khối trước")
    digest = models.BinaryField("Băm của khối")

    class Meta:
        verbose_name = "khối niêm phong"
        verbose_name_plural = "khối niêm phong"
        constraints = [
            models.CheckConstraint(name="audit_block_counts_from_one", condition=Q(number__gte=1)),
            models.CheckConstraint(name="audit_block_is_not_empty", condition=Q(size__gte=1)),
            models.UniqueConstraint(name="audit_block_has_one_successor", fields=["previous"]),
        ]

    def ranges(self) -> list[tuple[int, int]]:
        """The sealed numbers as first and last, both included."""
        return [(one.lower, one.upper - 1) for one in self.members]

    def content(self) -> dict[str, Any]:
        """What the block's hash covers."""
        return {
            "members": [list(one) for one in self.ranges()],
            "number": self.number,
            "previous": bytes(self.previous).hex(),
            "root": bytes(self.root).hex(),
            "sealed_at": canonical.moment(self.sealed_at),
            "size": self.size,
        }

    def own_digest(self) -> bytes:
        return canonical.digest(canonical.canonical(self.content()))

    def line(self) -> bytes:
        return canonical.canonical({**self.content(), "digest": bytes(self.digest).hex()})
