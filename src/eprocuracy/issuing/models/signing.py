"""Certificates and what they signed. What happened to a certificate, and every state of a signed file, are rows of their own."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from ..signatures.words import Happening, Level, Made, Part

DIGEST = r"^[0-9a-f]{64}$"


class Certificate(models.Model):
    """A certificate as it was handed out: whose it is, where its key lies, and what opens the key is nowhere."""

    append_only = True
    digests: ClassVar = {"fingerprint": "SHA-256"}

    fingerprint = models.CharField("giá trị băm", max_length=64, unique=True)
    serial = models.CharField("số hiệu", max_length=60)
    holder = models.CharField("người, cơ quan được cấp", max_length=200)
    issuer = models.CharField("nơi cấp", max_length=200)
    part = models.CharField("dùng để", max_length=40)
    unit = models.CharField("đơn vị", max_length=40)
    account = models.CharField("tài khoản", max_length=150, blank=True, default="")
    device = models.CharField("nơi giữ khóa", max_length=200)
    document_no = models.CharField("số văn bản bàn giao", max_length=120, blank=True, default="")
    from_at = models.DateTimeField("hiệu lực từ")
    to_at = models.DateTimeField("hiệu lực đến")
    entered_by = models.CharField("người ghi", max_length=150)
    entered_at = models.DateTimeField("ghi lúc")

    class Meta:
        verbose_name = "chứng thư chữ ký số"
        verbose_name_plural = "chứng thư chữ ký số"
        constraints = [
            models.CheckConstraint(name="certificate_keeps_its_print", condition=Q(fingerprint__regex=DIGEST)),
            models.CheckConstraint(name="certificate_ends_after_it_begins", condition=Q(to_at__gt=F("from_at"))),
            # a person's is somebody's, an agency's nobody's
            models.CheckConstraint(
                name="certificate_is_of_a_person_or_an_agency",
                condition=Q(part=Part.PERSON.value) & ~Q(account="") | Q(part=Part.AGENCY.value, account=""),
            ),
        ]
        indexes = [
            models.Index(fields=["account"], name="certificate_of"),
            models.Index(fields=["unit", "to_at"], name="certificate_expiring"),
            models.Index(fields=["serial"], name="certificate_serial"),
        ]


class CertificateEvent(models.Model):
    """What happened to a certificate: from `since` on it is not to be used; what it signed before stays what it was."""

    append_only = True

    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="events", verbose_name="chứng thư số")
    what = models.CharField("việc", max_length=12)
    since = models.DateTimeField("từ lúc")
    reason = models.CharField("lý do, số văn bản", max_length=400)
    by = models.CharField("người ghi", max_length=150)
    at = models.DateTimeField("ghi lúc")

    class Meta:
        verbose_name = "biến động chứng thư số"
        verbose_name_plural = "biến động chứng thư số"
        constraints = [
            models.CheckConstraint(
                name="certificate_event_is_known", condition=Q(what__in=[one.value for one in Happening])
            ),
            models.CheckConstraint(name="certificate_event_says_why", condition=~Q(reason="")),
        ]


class SignedPaper(models.Model):
    """A paper of ours that was signed: by whom, with which certificate, by which right, for which number."""

    append_only = True

    number = models.OneToOneField(
        "issuing.Number", models.PROTECT, null=True, related_name="paper", verbose_name="số văn bản"
    )
    code = models.CharField("mã tra cứu", max_length=24, unique=True)
    unit = models.CharField("đơn vị", max_length=40)
    on = models.DateField("ngày ký")
    level = models.CharField("mức chữ ký", max_length=8)
    certificate = models.ForeignKey(
        Certificate, models.PROTECT, null=True, related_name="papers", verbose_name="chứng thư số"
    )
    signer = models.CharField("người ký", max_length=150)
    authority_no = models.CharField("văn bản ủy quyền", max_length=120, blank=True, default="")
    signed_at = models.DateTimeField("ký lúc")

    class Meta:
        verbose_name = "văn bản đã ký số"
        verbose_name_plural = "văn bản đã ký số"
        constraints = [
            models.CheckConstraint(name="signed_paper_level_is_known", condition=Q(level__in=[x.value for x in Level])),
            models.CheckConstraint(name="signed_paper_has_a_signer", condition=~Q(signer="") & ~Q(unit="")),
        ]


class PaperFile(models.Model):
    """A state of a signed paper as a file: signed, sealed, stamped again for the archive. The last one counts."""

    append_only = True
    stored_files: ClassVar = {"digest": Q()}

    paper = models.ForeignKey(SignedPaper, models.PROTECT, related_name="files", verbose_name="văn bản")
    what = models.CharField("là", max_length=10)
    digest = models.CharField("giá trị băm", max_length=64, unique=True)
    archived_until = models.DateTimeField("kiểm tra được đến", null=True)
    at = models.DateTimeField("lúc")
    by = models.CharField("người thực hiện", max_length=150)

    class Meta:
        verbose_name = "tệp của văn bản đã ký"
        verbose_name_plural = "tệp của văn bản đã ký"
        constraints = [
            models.CheckConstraint(name="paper_file_is_known", condition=Q(what__in=[one.value for one in Made])),
            models.CheckConstraint(name="paper_file_keeps_a_digest", condition=Q(digest__regex=DIGEST)),
        ]
        indexes = [models.Index(fields=["archived_until"], name="paper_file_archive")]


class CodeAsked(models.Model):
    """How often one address asked about papers within an hour; the address itself is not kept."""

    key = models.CharField("khóa", max_length=64, primary_key=True)
    hour = models.DateTimeField("giờ đang đếm")
    times = models.PositiveIntegerField("số lần", default=0)

    class Meta:
        verbose_name = "lượt tra cứu"
        verbose_name_plural = "lượt tra cứu"
