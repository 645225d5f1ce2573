"""Drafts. The row of a draft says where it stands; everything done to it lies in tables that only grow."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from eprocuracy.platform.wall.policies import Through, Walled, of_matter
from eprocuracy.records.models.json_columns import JsonColumn

from ..drafts.words import DraftState, Manner, PaperOf, Signing, Step

WAITS_FOR_A_SIGNER = (DraftState.PROPOSED.value, DraftState.APPROVED.value)
OF_DRAFT = Walled((Through("draft_id", "issuing_draft", "id"),))
OUT = (DraftState.ISSUED.value, DraftState.SERVED.value)


class Draft(models.Model):
    """A document of our own that is not issued yet, or was issued here. Its id is that of the act it becomes."""

    # one that opens a matter out of nothing: by its office, and those who write and sign it
    walled = replace(
        of_matter(),
        besides="matter_id is null and (select wall_sees())"
        " ?| array['o', unit, 'v:' || left(unit, 2), 'p:' || drafter, 'p:' || signer]",
    )

    id = models.UUIDField(primary_key=True, editable=False)
    matter = models.ForeignKey(
        "records.Matter", models.PROTECT, related_name="drafts", verbose_name="vụ việc", null=True
    )  # none while it is to open one out of nothing: then whose it is, and what it opens, stand in the next two
    unit = models.CharField("đơn vị", max_length=40, blank=True, default="")
    workstream = models.CharField("khâu công tác", max_length=40, blank=True, default="")
    home = models.UUIDField("vụ việc của văn bản")  # another one where the document opens a matter of its own
    kind = models.CharField("loại việc", max_length=80)
    form = models.CharField("mẫu", max_length=10)
    state = models.CharField("tình trạng", max_length=12)
    version = models.PositiveIntegerField("bản thứ", default=1)
    drafter = models.CharField("người soạn", max_length=150)
    signer = models.CharField("người ký", max_length=150, blank=True, default="")
    begun_at = models.DateTimeField("bắt đầu soạn lúc")
    changed_at = models.DateTimeField("thay đổi lúc")
    document_no = models.CharField("số, ký hiệu", max_length=200, blank=True, default="")
    signing = models.CharField("cách ký", max_length=10, blank=True, default="")
    scanned = models.BooleanField("có bản chụp", default=False)

    class Meta:
        verbose_name = "dự thảo văn bản"
        verbose_name_plural = "dự thảo văn bản"
        constraints = [
            models.CheckConstraint(
                name="draft_state_is_known", condition=Q(state__in=[one.value for one in DraftState])
            ),
            models.CheckConstraint(name="draft_has_an_author", condition=~Q(drafter="") & ~Q(kind="")),
            models.CheckConstraint(
                name="draft_is_somewhere",
                condition=Q(matter__isnull=False) | ~Q(unit="") & ~Q(workstream="") & ~Q(state__in=OUT),
            ),
            models.CheckConstraint(
                name="draft_waits_for_somebody", condition=~Q(state__in=WAITS_FOR_A_SIGNER) | ~Q(signer="")
            ),
            # a number is allotted when it is signed, and at no other time
            models.CheckConstraint(
                name="draft_is_numbered_when_signed",
                condition=Q(state__in=OUT, signing__in=[one.value for one in Signing]) & ~Q(document_no="")
                | ~Q(state__in=OUT) & Q(signing="", document_no=""),
            ),
        ]
        indexes = [
            models.Index(fields=["matter", "-changed_at"], name="draft_of_matter"),
            models.Index(fields=["signer"], name="draft_to_sign", condition=Q(state__in=WAITS_FOR_A_SIGNER)),
            models.Index(fields=["drafter", "-changed_at"], name="draft_of_author"),
            models.Index(fields=["unit"], name="draft_opens", condition=Q(matter=None)),
        ]

    @property
    def about(self) -> UUID:
        """The matter it is drafted in, or the one that it will open."""
        matter: UUID | None = self.matter_id
        return matter or self.home


class DraftVersion(models.Model):
    """What the draft said from one moment on: the form as it was typed, and the act that it describes."""

    append_only = True
    walled = OF_DRAFT
    changed_only_by = "issuing_erase_words"

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="versions", verbose_name="dự thảo")
    number = models.PositiveIntegerField("bản thứ")
    typed = JsonColumn("nội dung đã nhập")
    act = JsonColumn("việc sẽ ghi")
    blanks = JsonColumn("chỗ trống của mẫu", default=dict)  # what no act says and the drafter wrote, by place
    written_at = models.DateTimeField("soạn lúc")
    written_by = models.CharField("người soạn", max_length=150)

    class Meta:
        verbose_name = "bản dự thảo"
        verbose_name_plural = "bản dự thảo"
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="draft_version_once")]


class DraftStep(models.Model):
    """One thing done to a draft: who, when, to which version, and in which words."""

    append_only = True
    walled = OF_DRAFT
    changed_only_by = "issuing_erase_words"

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="steps", verbose_name="dự thảo")
    place = models.PositiveIntegerField("thứ tự")
    step = models.CharField("việc", max_length=10)
    version = models.PositiveIntegerField("bản thứ")
    by = models.CharField("người thực hiện", max_length=150)
    at = models.DateTimeField("lúc")
    to = models.CharField("trình ai", max_length=150, blank=True, default="")
    text = models.CharField("ý kiến, lý do", max_length=4000, blank=True, default="")
    ground = models.CharField(
        "thẩm quyền", max_length=300, blank=True, default=""
    )  # by which right it was approved, signed
    seen = JsonColumn("hồ sơ khi trình", default=dict)  # family → position, as the proposal was made on it

    class Meta:
        verbose_name = "bước xử lý dự thảo"
        verbose_name_plural = "bước xử lý dự thảo"
        constraints = [
            models.UniqueConstraint(fields=["draft", "place"], name="draft_step_place"),
            models.CheckConstraint(name="draft_step_is_known", condition=Q(step__in=[one.value for one in Step])),
        ]


class DraftAnswer(models.Model):
    """The written answer to one open point of the checklist; the last one counts."""

    append_only = True
    walled = OF_DRAFT
    changed_only_by = "issuing_erase_words"

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="answers", verbose_name="dự thảo")
    line = models.CharField("điểm kiểm tra", max_length=60)
    participant = models.UUIDField("người", null=True)
    text = models.CharField("trả lời", max_length=2000)
    by = models.CharField("người trả lời", max_length=150)
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "trả lời kiểm tra căn cứ"
        verbose_name_plural = "trả lời kiểm tra căn cứ"
        constraints = [models.CheckConstraint(name="draft_answer_says_something", condition=~Q(text=""))]


class DraftPaper(models.Model):
    """A file kept with a draft, by its digest: as proposed, as signed, the scan, a proof of service."""

    append_only = True
    walled = OF_DRAFT
    changed_only_by = "issuing_erase_words"
    stored_files: ClassVar = {"digest": ~Q(what=PaperOf.PROPOSAL.value)}  # a summary goes with an erasure

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="papers", verbose_name="dự thảo")
    what = models.CharField("là", max_length=10)
    digest = models.CharField("giá trị băm", max_length=64)
    name = models.CharField("tên tệp", max_length=200, blank=True, default="")
    by = models.CharField("người gửi", max_length=150)
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "tệp của dự thảo"
        verbose_name_plural = "tệp của dự thảo"
        constraints = [
            models.CheckConstraint(name="draft_paper_is_known", condition=Q(what__in=[one.value for one in PaperOf]))
        ]


class Service(models.Model):
    """That an issued document reached one recipient, on a day, with its proof. A mistake is mended by a further row."""

    append_only = True
    walled = OF_DRAFT
    changed_only_by = "issuing_erase_words"
    stored_files: ClassVar = {"digest": Q()}

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="services", verbose_name="văn bản")
    recipient = models.CharField("nơi nhận", max_length=300)
    manner = models.CharField("cách giao", max_length=12)
    on = models.DateField("ngày nhận")
    received_by = models.CharField("người nhận", max_length=200, blank=True, default="")
    proof = models.CharField("giấy tờ chứng minh", max_length=400)
    digest = models.CharField("giá trị băm của tệp", max_length=64, blank=True, default="")
    by = models.CharField("người ghi", max_length=150)
    at = models.DateTimeField("ghi lúc")

    class Meta:
        verbose_name = "giao nhận văn bản"
        verbose_name_plural = "giao nhận văn bản"
        constraints = [
            models.CheckConstraint(
                name="service_manner_is_known", condition=Q(manner__in=[one.value for one in Manner])
            ),
            models.CheckConstraint(name="service_is_proved", condition=~Q(proof="") & ~Q(recipient="")),
        ]
