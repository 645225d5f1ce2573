"""Acts as they were recorded. Rows of these tables are written once; the database refuses to change them."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from eprocuracy.kernel.moments import Precision
from eprocuracy.platform.wall.policies import Through, Walled, of_matter

from .json_columns import JsonColumn

OF_ACT = Through("act_id", "records_actrow", "id")


class Family(models.Model):
    """Matters that came from one another: what is locked, folded and replaced together."""

    id = models.UUIDField(primary_key=True, editable=False)
    position = models.BigIntegerField("lần ghi gần nhất", default=0)


class Matter(models.Model):
    """The identity of a matter; everything shown of it is computed."""

    id = models.UUIDField(primary_key=True, editable=False)
    family = models.ForeignKey(Family, models.PROTECT, related_name="matters")


class ActRow(models.Model):
    """One act as it was recorded."""

    append_only = True
    walled = of_matter()

    id = models.UUIDField(primary_key=True, editable=False)
    position = models.BigIntegerField("thứ tự ghi", unique=True)
    kind = models.CharField("loại", max_length=80)
    version = models.PositiveSmallIntegerField("phiên bản của loại")
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="acts", verbose_name="vụ việc")
    occurred_on = models.DateField("ngày xảy ra", null=True)
    occurred_at = models.TimeField("giờ xảy ra", null=True)
    precision = models.CharField("độ chính xác", max_length=10)
    effective_on = models.DateField("ngày có hiệu lực", null=True)
    document_no = models.CharField("số văn bản", max_length=200, blank=True, default="")
    issued_by = models.CharField("cơ quan ban hành", max_length=300, blank=True, default="")
    signed_by = models.CharField("người ký", max_length=200, blank=True, default="")
    content = JsonColumn("nội dung")
    unknown = JsonColumn("chưa biết", default=dict)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="superseded_by", verbose_name="thay cho bản ghi"
    )
    reason = models.CharField("lý do sửa", max_length=1000, blank=True, default="")
    recorded_at = models.DateTimeField("thời điểm ghi")
    recorded_by = models.CharField("người ghi", max_length=150)
    source = models.CharField("nguồn", max_length=20)
    origin = models.CharField("xuất xứ", max_length=400, blank=True, default="")  # the cells of a file, a message

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="act_minute_only_when_known",
                condition=Q(precision=Precision.MINUTE.value, occurred_at__isnull=False)
                | (~Q(precision=Precision.MINUTE.value) & Q(occurred_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="act_without_day_is_unknown",
                condition=Q(precision=Precision.UNKNOWN.value, occurred_on__isnull=True)
                | (~Q(precision=Precision.UNKNOWN.value) & Q(occurred_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="act_correction_says_why", condition=Q(supersedes__isnull=True) | ~Q(reason="")
            ),
            models.CheckConstraint(name="act_supersedes_another", condition=~Q(supersedes=F("id"))),
        ]
        indexes = [
            models.Index(fields=["matter", "position"], name="act_matter"),
            models.Index(fields=["kind", "document_no", "occurred_on"], name="act_natural_key"),
        ]


class ActLink(models.Model):
    """A participant, or another matter, that an act concerns."""

    append_only = True
    walled = Walled((OF_ACT,))

    act = models.ForeignKey(ActRow, models.PROTECT, related_name="links")
    place = models.PositiveSmallIntegerField("thứ tự")
    role = models.CharField("tư cách", max_length=30)
    target = models.UUIDField("người hoặc vụ việc")
    is_matter = models.BooleanField("là vụ việc")
    offences = ArrayField(models.CharField(max_length=30), verbose_name="điều luật", default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["act", "place"], name="act_link_place")]
        indexes = [models.Index(fields=["target"], name="act_link_target")]


class PersonVersion(models.Model):
    """What one act says of one participant. Names and numbers of people lie here and nowhere else."""

    append_only = True
    changed_only_by = "records_erase_person"  # the one lawful erasure
    # seen where a place is that it is shown in, which carries the keys itself, or where the act is
    # and, of who is veiled, only by those who may know the name
    walled = Walled(
        (Through("id", "records_placerow", "version_id"), OF_ACT), any_of=True, unveiled_by="records_placerow"
    )

    act = models.ForeignKey(ActRow, models.PROTECT, related_name="people")
    participant = models.UUIDField("người tham gia")
    name = models.CharField("họ tên", max_length=200, blank=True, default="")
    name_key = models.CharField("tên không dấu", max_length=200, blank=True, default="")
    other_names = models.CharField("tên gọi khác", max_length=300, blank=True, default="")
    birth = models.CharField("ngày, năm sinh", max_length=10, blank=True, default="")
    sex = models.CharField("giới tính", max_length=10, blank=True, default="")
    ethnic = models.CharField("dân tộc", max_length=60, blank=True, default="")
    id_no = models.CharField("số định danh", max_length=30, blank=True, default="")
    address = models.CharField("nơi cư trú", max_length=400, blank=True, default="")
    phone = models.CharField("điện thoại", max_length=60, blank=True, default="")
    erased = models.CharField("đã xóa theo văn bản", max_length=200, blank=True, default="", db_default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["act", "participant"], name="person_said_once_an_act")]
        indexes = [
            models.Index(fields=["participant"], name="person_participant"),
            models.Index(fields=["id_no"], name="person_id_no", condition=~Q(id_no="")),
            GinIndex(fields=["name_key"], name="person_name_words", opclasses=["gin_trgm_ops"]),
        ]
