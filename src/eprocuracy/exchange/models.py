"""Imports of registers: which file came for which book, how its columns were matched, what became of every row.

No name of a person stands here but in what a repair replaced and in the stored file itself.
"""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from eprocuracy.kernel.words import Word


class ImportState(Word):
    """Where an import stands, and who must act."""

    REFUSED = "refused", "không đọc được", "could not be read"
    MATCHING = "matching", "cần kiểm tra cột", "columns need checking"
    LOOKING = "looking", "đang xem trước", "being previewed"
    READY = "ready", "chờ xác nhận", "waiting for confirmation"
    RECORDING = "recording", "đang ghi", "being recorded"
    RECORDED = "recorded", "đã ghi", "recorded"
    UNDOING = "undoing", "đang hoàn tác", "being taken back"
    UNDONE = "undone", "đã hoàn tác", "taken back"


class Standing(Word):
    """How a row of a book stands to what is recorded."""

    HELD = "held", "giữ lại, cần sửa", "held back, needs repair"
    CHANGED = "changed", "khác bản đã ghi", "differs from what is recorded"
    NEW = "new", "sẽ ghi", "will be recorded"
    UNCHANGED = "unchanged", "đã có, không đổi", "already there, unchanged"


class Outcome(Word):
    """What became of a row."""

    RECORDED = "recorded", "đã ghi", "recorded"
    CORRECTED = "corrected", "đã sửa theo tệp", "corrected by the file"
    UNCHANGED = "unchanged", "không đổi", "unchanged"
    LEFT = "left", "giữ bản đã ghi", "left as it was recorded"
    UNDONE = "undone", "đã hoàn tác", "taken back"
    KEPT = "kept", "không hoàn tác, đã có diễn biến sau", "kept, since more was recorded"


class Import(models.Model):
    """One file for one book of one unit. `done` counts rows of the work under way, so that broken work is taken up again."""

    stored_files: ClassVar = {"file": Q()}

    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.TextField("sổ")
    unit = models.TextField("đơn vị giữ sổ")
    as_of = models.DateField("ngày khóa sổ")
    file = models.CharField("mã băm của tệp", max_length=64)
    file_name = models.TextField("tên tệp")
    size = models.PositiveBigIntegerField("cỡ tệp")
    state = models.CharField("tình trạng", max_length=20)
    refusal = ArrayField(
        models.TextField(), verbose_name="lý do không đọc được", default=list
    )  # vi, en, instead vi, instead en
    columns = models.JSONField("cột đã sửa", default=dict)  # sheet → letter → fields, where a person differed
    revision = models.PositiveIntegerField("lần đọc", default=0)
    done = models.PositiveIntegerField("số dòng đã làm", default=0)
    total = models.PositiveIntegerField("số dòng", default=0)
    by = models.CharField("người gửi", max_length=150)
    at = models.DateTimeField("gửi lúc")
    confirmed_by = models.CharField("người xác nhận", max_length=150, blank=True, default="")
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True)
    finished_at = models.DateTimeField("xong lúc", null=True)
    undone_by = models.CharField("người hoàn tác", max_length=150, blank=True, default="")
    undone_at = models.DateTimeField("hoàn tác lúc", null=True)
    undone_why = models.CharField("lý do hoàn tác", max_length=900, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="import_records_only_when_confirmed",
                condition=~Q(state__in=[ImportState.RECORDING.value, ImportState.RECORDED.value])
                | Q(confirmed_at__isnull=False) & ~Q(confirmed_by=""),
            ),
            models.CheckConstraint(
                name="import_taken_back_says_by_whom_and_why",
                condition=~Q(state__in=[ImportState.UNDOING.value, ImportState.UNDONE.value])
                | Q(undone_at__isnull=False) & ~Q(undone_by="") & ~Q(undone_why=""),
            ),
            models.CheckConstraint(
                name="import_recorded_says_when",
                condition=~Q(state=ImportState.RECORDED.value) | Q(finished_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "-at"], name="import_unit"),
            models.Index(fields=["file"], name="import_file"),
        ]

    @property
    def stands(self) -> ImportState:
        return ImportState(self.state)


class ReadRow(models.Model):
    """One row of the book as previewed, and what became of it. Written anew with every preview."""

    of = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    place = models.PositiveIntegerField("thứ tự")
    sheet = models.TextField("trang tính")
    row = models.PositiveIntegerField("dòng")
    unit = models.TextField("đơn vị", blank=True, default="")
    number = models.IntegerField("số", null=True)
    standing = models.CharField("so với bản đã ghi", max_length=20)
    reasons = ArrayField(models.TextField(), verbose_name="lý do giữ lại", default=list)
    findings = ArrayField(models.TextField(), verbose_name="phát hiện", default=list)
    correct = models.BooleanField("sửa theo tệp", default=False)
    matter = models.UUIDField("vụ việc", null=True)
    outcome = models.CharField("kết quả", max_length=20, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of", "place"], name="read_row_place"),
            models.CheckConstraint(
                name="read_row_held_only_with_reason",
                condition=Q(standing=Standing.HELD.value) & ~Q(reasons=[])
                | ~Q(standing=Standing.HELD.value) & Q(reasons=[]),
            ),
        ]
        indexes = [models.Index(fields=["of", "standing", "place"], name="read_row_standing")]


class ImportedRow(models.Model):
    """Which acts a row of a file became: the way from every act back to its file, sheet and row."""

    append_only: ClassVar[bool] = True

    of = models.ForeignKey(Import, models.PROTECT, related_name="imported")
    sheet = models.TextField("trang tính")
    row = models.PositiveIntegerField("dòng")
    matter = models.UUIDField("vụ việc")
    acts = ArrayField(models.UUIDField(), verbose_name="bản ghi")
    by = models.CharField("người ghi", max_length=150)
    at = models.DateTimeField("ghi lúc")

    class Meta:
        indexes = [
            models.Index(fields=["of", "sheet", "row"], name="imported_row_place"),
            models.Index(fields=["matter"], name="imported_row_matter"),
            GinIndex(fields=["acts"], name="imported_row_acts"),
        ]


class Repair(models.Model):
    """A cell that a person typed anew: what stood there, what stands there now, by whom and when."""

    append_only: ClassVar[bool] = True

    of = models.ForeignKey(Import, models.PROTECT, related_name="repairs")
    sheet = models.TextField("trang tính")
    row = models.PositiveIntegerField("dòng")
    column = models.CharField("cột", max_length=3)
    was = models.TextField("trước khi sửa", blank=True)
    value = models.TextField("đã sửa thành", blank=True)
    by = models.CharField("người sửa", max_length=150)
    at = models.DateTimeField("sửa lúc")

    class Meta:
        constraints = [models.CheckConstraint(name="repair_changes_something", condition=~Q(was=models.F("value")))]
        indexes = [models.Index(fields=["of", "sheet", "row"], name="repair_row")]


class SaidOfNumber(models.Model):
    """What a person said of an entry of a book whose number a recorded matter bears; of one entry the last word counts."""

    append_only: ClassVar[bool] = True

    entry = models.UUIDField("mục của sổ")  # as it would be recorded if nothing else bore its number
    content = models.CharField("dấu hiệu nội dung", max_length=64)  # of the row that the person saw
    matter = models.UUIDField("vụ việc")  # the one it is, or the one it becomes
    same = models.BooleanField("cùng một vụ việc")
    kept = ArrayField(models.CharField(max_length=120), verbose_name="mục giữ như đã ghi", default=list)
    reason = models.CharField("lý do", max_length=900)
    of = models.ForeignKey(Import, models.PROTECT, related_name="said_of_numbers")
    by = models.CharField("người chọn", max_length=150)
    at = models.DateTimeField("lúc")

    class Meta:
        constraints = [models.CheckConstraint(name="said_of_number_says_why", condition=~Q(reason=""))]
        indexes = [models.Index(fields=["entry"], name="said_of_number_entry")]


class RememberedColumns(models.Model):
    """How a person of an office matched the columns of a sheet whose titles were these."""

    digests: ClassVar = {"signature": "SHA-256"}

    unit = models.TextField("đơn vị")
    kind = models.TextField("sổ")
    signature = models.CharField("dấu hiệu của các tên cột", max_length=64)
    columns = models.JSONField("cột đã sửa")  # letter → fields
    by = models.CharField("người khớp", max_length=150)
    at = models.DateTimeField("lúc")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind", "signature"], name="remembered_columns_once"),
        ]


class Delivery(models.Model):
    """How one message of the outbox fares with one receiver: tried how often, when again, and why it was not taken."""

    message = models.ForeignKey("records.Message", models.PROTECT, related_name="deliveries")
    receiver = models.CharField("nơi nhận", max_length=80)
    attempts = models.PositiveIntegerField("số lần gửi", default=0)
    next_at = models.DateTimeField("gửi lại lúc", null=True)
    delivered_at = models.DateTimeField("đã nhận lúc", null=True)
    trouble = ArrayField(models.TextField(), verbose_name="lý do chưa gửi được", default=list)  # vi, en

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message", "receiver"], name="delivery_once_a_receiver"),
            models.CheckConstraint(
                name="delivery_that_arrived_is_not_tried_again",
                condition=Q(delivered_at__isnull=True) | Q(next_at__isnull=True),
            ),
        ]
        indexes = [
            models.Index(fields=["-attempts"], name="delivery_failing", condition=Q(delivered_at__isnull=True)),
        ]
