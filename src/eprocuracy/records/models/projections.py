"""What the fold yields, in typed and indexed tables: rebuilt at will, never edited."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left

from eprocuracy.platform.wall.policies import BY_ITS_KEYS, Walled, of_matter

from .acts import Family, Matter, PersonVersion
from .json_columns import JsonColumn, JsonText


class MatterRow(models.Model):
    """One row a matter: what lists show, filter and sort by."""

    walled = BY_ITS_KEYS
    digests: ClassVar = {"fingerprint": "SHA-256, the first 64 bits, twice"}

    matter = models.OneToOneField(Matter, models.CASCADE, primary_key=True, related_name="row")
    family = models.ForeignKey(Family, models.PROTECT, related_name="rows")
    fingerprint = models.CharField("theo quy tắc", max_length=40)
    workstream = models.CharField("khâu công tác", max_length=40)
    unit = models.CharField("đơn vị", max_length=40)
    number = models.IntegerField("số thụ lý", null=True)
    year = models.SmallIntegerField("năm của sổ", null=True)
    formerly = ArrayField(models.CharField(max_length=30), verbose_name="số cũ", default=list)  # as people type them
    opened_on = models.DateField("ngày mở", null=True)
    closed_on = models.DateField("ngày kết thúc", null=True)
    title = models.CharField("tên", max_length=1000, blank=True, default="")
    title_key = models.CharField("tên không dấu", max_length=1000, blank=True, default="")
    stage = models.CharField("giai đoạn", max_length=40)
    procurator = models.CharField("kiểm sát viên", max_length=150, blank=True, default="")
    assisting = ArrayField(models.CharField(max_length=150), verbose_name="người phối hợp", default=list)
    relieved = ArrayField(models.CharField(max_length=150), verbose_name="người thụ lý trước", default=list)
    agency = models.CharField("cơ quan thụ lý", max_length=300, blank=True, default="")
    severity = models.CharField("loại tội phạm", max_length=20, blank=True, default="")
    offences = ArrayField(models.CharField(max_length=30), verbose_name="điều luật", default=list)
    participants = models.PositiveIntegerField("số người", default=0)
    secrecy = models.PositiveSmallIntegerField("mức bảo mật", default=0)
    mixed = models.BooleanField("giai đoạn khác nhau", default=False)
    next_ends_at = models.DateTimeField("hạn gần nhất", null=True)
    findings = models.PositiveIntegerField("số phát hiện", default=0)
    held = models.BooleanField("đang giữ, tạm giữ, tạm giam", default=False)
    held_ends_on = models.DateField("ngày cuối tạm giữ, tạm giam", null=True)
    held_uncounted = models.BooleanField("chưa tính được ngày cuối tạm giữ, tạm giam", default=False)
    uncounted = models.BooleanField("có hạn chưa tính được", default=False)
    followed = models.BooleanField("án điểm, diện theo dõi", default=False)

    class Meta:
        indexes = [
            # what was computed by other rules than the present ones
            models.Index(fields=["fingerprint"], name="matter_fingerprint"),
            # what boards count: each measure reads one of these and nothing else, however many matters there are
            models.Index(
                fields=["next_ends_at"],
                include=["workstream", "unit", "procurator", "secrecy", "matter"],
                name="matter_due",
                condition=Q(closed_on=None, next_ends_at__isnull=False),
            ),
            models.Index(
                fields=["workstream", "stage", "unit"],
                include=["procurator", "secrecy", "matter"],
                name="matter_at",
                condition=Q(closed_on=None),
            ),
            models.Index(
                fields=["held_ends_on"],
                include=["workstream", "unit", "procurator", "secrecy", "matter"],
                name="matter_held",
                condition=Q(closed_on=None, held_ends_on__isnull=False),
            ),
            models.Index(
                fields=["workstream", "unit"],
                include=["held_ends_on", "procurator", "secrecy", "matter"],
                name="matter_held_uncounted",
                condition=Q(closed_on=None, held_uncounted=True),
            ),
            models.Index(
                fields=["workstream", "unit"],
                include=["procurator", "secrecy", "matter"],
                name="matter_uncounted",
                condition=Q(closed_on=None, uncounted=True),
            ),
            models.Index(
                fields=["workstream", "unit"],
                include=["procurator", "secrecy", "matter"],
                name="matter_followed",
                condition=Q(closed_on=None, followed=True),
            ),
            models.Index(
                fields=["workstream", "unit"],
                include=["procurator", "secrecy", "matter"],
                name="matter_nobody",
                condition=Q(closed_on=None, procurator=""),
            ),
            models.Index(
                fields=["unit", "procurator"],
                include=["secrecy", "matter"],
                name="matter_load",
                condition=Q(closed_on=None),
            ),
            models.Index(fields=["workstream", "unit", "-year", "-number", "matter"], name="matter_register"),
            models.Index(fields=["workstream", "unit", "stage"], name="matter_stage"),
            models.Index(fields=["workstream", "procurator", "-year", "-number", "matter"], name="matter_procurator"),
            models.Index(fields=["workstream", "unit", "opened_on"], name="matter_opened"),
            models.Index(fields=["family"], name="matter_family"),
            GinIndex(fields=["title_key"], name="matter_title_words", opclasses=["gin_trgm_ops"]),
            GinIndex(fields=["formerly"], name="matter_old_numbers"),
            GinIndex(fields=["assisting"], name="matter_assisting", condition=~Q(assisting=[])),
        ]


class StockRow(models.Model):
    """How many matters of a unit are open in a khâu: the sum over `shard`. A trigger keeps it whenever rows of matters change.

    Writers of one unit take different shards, so that they seldom wait for each other.
    """

    unit = models.CharField("đơn vị", max_length=40)
    workstream = models.CharField("khâu công tác", max_length=40)
    guarded = models.BooleanField("chỉ người được phân công")  # those of the level at which only they may look
    shard = models.SmallIntegerField()
    open = models.IntegerField("đang giải quyết")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "workstream", "guarded", "shard"], name="one_stock_a_shard")
        ]


FIRST_NAMES = Left("names_key", 200)  # as much of the names as an index of whole names keeps
LATEST = F("opened_on").desc(nulls_last=True)  # the order in which people are found


class PlaceRow(models.Model):
    """Where one participant stands in a matter; names are shown through the version, and found by the keys kept here."""

    walled = BY_ITS_KEYS
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="places")
    participant = models.UUIDField()
    role = models.CharField("tư cách", max_length=30)
    version = models.ForeignKey(PersonVersion, models.PROTECT, null=True, related_name="+")
    names_key = models.TextField("tên để tìm", blank=True, default="")  # every name that acts of the matter give
    stage = models.CharField("giai đoạn", max_length=40, blank=True, default="")
    measure = models.CharField("biện pháp", max_length=40, blank=True, default="")
    measure_until = models.CharField("đến", max_length=20, blank=True, default="")
    offences = ArrayField(models.CharField(max_length=30), verbose_name="điều luật", default=list)
    severity = models.CharField("loại tội phạm", max_length=20, blank=True, default="")
    person = models.UUIDField("người trong danh bộ", null=True)
    minor = models.BooleanField("dưới 18 tuổi khi xảy ra vụ việc", null=True)  # null: not known
    # the person's place among those of the matter whom lists do not name; the wall then keeps `version` from who may not know
    veiled = models.PositiveSmallIntegerField("thứ tự người được giữ kín tên", null=True)
    # of the matter, so that a name is looked for among what one may see without asking of every matter
    unit = models.CharField("đơn vị", max_length=40, default="")
    procurator = models.CharField("kiểm sát viên", max_length=150, blank=True, default="")
    secrecy = models.PositiveSmallIntegerField("mức bảo mật", default=0)
    opened_on = models.DateField("ngày thụ lý", null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["matter", "participant"], name="one_place_a_participant")]
        indexes = [
            models.Index(fields=["version"], name="place_version"),
            models.Index(fields=["person"], name="place_person", condition=Q(person__isnull=False)),
            models.Index(fields=["participant"], name="place_participant"),
            models.Index(fields=["unit"], name="place_unit"),
            models.Index(fields=["procurator"], name="place_procurator"),
            models.Index(fields=["unit", "procurator"], name="place_veiled", condition=Q(veiled__isnull=False)),
            models.Index(LATEST, "id", name="place_latest"),
            GinIndex(fields=["names_key"], name="place_names", opclasses=["gin_trgm_ops"]),
            models.Index(OpClass(FIRST_NAMES, name="text_pattern_ops"), name="place_named"),
        ]


class DeadlineRow(models.Model):
    """One run of one clock, with the law's answer and its derivation as codes and values."""

    walled = BY_ITS_KEYS
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="deadlines")
    participant = models.UUIDField(null=True)
    clock = models.CharField("loại hạn", max_length=60)
    group = models.CharField("nhóm hạn", max_length=60)
    run = models.PositiveSmallIntegerField("lần tính")
    outcome = models.CharField("kết quả", max_length=20)
    live = models.BooleanField("còn phải theo dõi")
    lapses = models.BooleanField("hết hạn là hết quyền", default=False)
    limit_id = models.CharField("điều khoản", max_length=60, blank=True, default="")
    ends_on = models.DateField("ngày cuối", null=True)
    ends_at = models.DateTimeField("thời điểm hết", null=True)
    by_the_minute = models.BooleanField("tính theo giờ", default=False)
    stated_on = models.CharField("ngày theo sổ", max_length=20, blank=True, default="")
    started_by = models.UUIDField()
    ended_by = models.UUIDField(null=True)
    ended_on = models.CharField("kết thúc", max_length=20, blank=True, default="")
    answer = JsonText("cách tính", null=True)
    unit = models.CharField("đơn vị", max_length=40)
    procurator = models.CharField("kiểm sát viên", max_length=150, blank=True, default="")
    secrecy = models.PositiveSmallIntegerField("mức bảo mật", default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "participant", "clock", "run", "started_by"],
                name="one_deadline_a_run",
                nulls_distinct=False,
            ),
        ]
        indexes = [
            models.Index(fields=["procurator", "ends_at"], name="deadline_mine", condition=Q(live=True)),
            models.Index(fields=["unit", "ends_at"], name="deadline_unit", condition=Q(live=True)),
            models.Index(fields=["limit_id", "ends_at"], name="deadline_limit", condition=Q(live=True)),
            models.Index(fields=["matter"], name="deadline_live", condition=Q(live=True)),
        ]


class FindingRow(models.Model):
    """One irregularity, with the act at which it was seen."""

    walled = of_matter()
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="finding_rows")
    participant = models.UUIDField(null=True)
    code = models.CharField("loại", max_length=60)
    act = models.UUIDField(null=True)
    on = models.DateField("ngày", null=True)
    values = JsonColumn("chi tiết", default=dict)
    unit = models.CharField("đơn vị", max_length=40)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "code", "on"], name="finding_unit"),
            models.Index(fields=["matter"], name="finding_matter"),
            models.Index(fields=["on", "matter"], name="finding_day"),
        ]


class SuspensionRow(models.Model):
    """A matter that rests, or one accused in it for whom alone it does: why, its last review, the end of limitation."""

    walled = BY_ITS_KEYS
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="suspensions")
    participant = models.UUIDField(null=True)
    act = models.UUIDField(null=True)
    on = models.DateField("tạm đình chỉ từ", null=True)
    ground = models.CharField("căn cứ", max_length=40, blank=True, default="")
    awaited = models.CharField("biện pháp khắc phục", max_length=400, blank=True, default="")
    reviewed_on = models.DateField("rà soát gần nhất", null=True)
    reviewed_by = models.UUIDField(null=True)
    review = models.CharField("kết quả rà soát", max_length=400, blank=True, default="")
    limitation_ends_on = models.DateField("hết thời hiệu", null=True)
    limitation = JsonColumn("cách tính thời hiệu", null=True)
    stated_ends_on = models.DateField("hết thời hiệu theo quyết định", null=True)
    unit = models.CharField("đơn vị", max_length=40)
    procurator = models.CharField("kiểm sát viên", max_length=150, blank=True, default="")
    secrecy = models.PositiveSmallIntegerField("mức bảo mật", default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "participant"], name="one_suspension_a_place", nulls_distinct=False
            )
        ]
        indexes = [models.Index(fields=["unit", "reviewed_on"], name="suspension_unit")]


class TakenUpRow(models.Model):
    """A finding of a matter that a thread of supervision (`matter`) deals with, by what makes a finding the same."""

    walled = of_matter()
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="taken_up")
    about = models.UUIDField()
    code = models.CharField("loại", max_length=60)
    act = models.UUIDField(null=True)
    participant = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["about", "code"], name="taken_up_about")]


class HearingRow(models.Model):
    """One hearing on its day, with what became of it; `at` only where the minute is known."""

    walled = BY_ITS_KEYS
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="hearings")
    act = models.UUIDField()
    kind = models.CharField("cấp xét xử", max_length=20)
    on = models.DateField("ngày mở phiên tòa")
    at = models.DateTimeField("giờ mở phiên tòa", null=True)
    court = models.CharField("Tòa án", max_length=300, blank=True, default="")
    room = models.CharField("nơi xét xử", max_length=300, blank=True, default="")
    outcome = models.CharField("kết quả", max_length=20)
    unit = models.CharField("đơn vị", max_length=40)
    procurator = models.CharField("kiểm sát viên", max_length=150, blank=True, default="")
    secrecy = models.PositiveSmallIntegerField("mức bảo mật", default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["matter", "act"], name="one_hearing_an_act")]
        indexes = [
            models.Index(fields=["unit", "on"], name="hearing_unit"),
            models.Index(fields=["procurator", "on"], name="hearing_procurator"),
        ]


class IntervalRow(models.Model):
    """Time in which a person is held on one legal ground: the ledger of detention.

    Within a lane no minute is taken twice. Papers that contradict each other stand in lanes of their own, with a finding.
    """

    walled = of_matter()
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="intervals")
    participant = models.UUIDField()
    ground = models.CharField("căn cứ", max_length=40)
    from_when = models.CharField("từ", max_length=20)
    until_when = models.CharField("đến", max_length=20, blank=True, default="")
    left = models.BooleanField("đã ra", default=False)
    how = models.CharField("ra bằng cách nào", max_length=20, blank=True, default="")
    place = models.CharField("nơi giam giữ", max_length=300, blank=True, default="")
    days = models.IntegerField("số ngày tính", null=True)
    approved = models.BooleanField("được phê chuẩn", null=True)
    approved_by = models.UUIDField("việc phê chuẩn", null=True)
    span = DateTimeRangeField("khoảng thời gian", null=True)  # null: folded before there were exact spans
    lane = models.PositiveSmallIntegerField("làn", default=0)
    act = models.UUIDField()
    unit = models.CharField("đơn vị", max_length=40)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_ground_at_a_time",
                expressions=[
                    ("matter", RangeOperators.EQUAL),
                    ("participant", RangeOperators.EQUAL),
                    ("lane", RangeOperators.EQUAL),
                    ("span", RangeOperators.OVERLAPS),
                ],
            )
        ]
        indexes = [models.Index(fields=["participant"], name="interval_participant")]


class CrossingRow(models.Model):
    """One person held on two grounds, of two matters, at the same time, or on none between them; computed over the intervals of both."""

    walled = Walled((*of_matter("one_id").through, *of_matter("other_id").through))
    kind = models.CharField("loại", max_length=10, default="overlap")
    person = models.UUIDField()
    one = models.ForeignKey(Matter, models.CASCADE, related_name="+")
    one_act = models.UUIDField()
    other = models.ForeignKey(Matter, models.CASCADE, related_name="+")
    other_act = models.UUIDField()
    from_at = models.DateTimeField("từ")
    until_at = models.DateTimeField("đến", null=True)

    class Meta:
        indexes = [models.Index(fields=["person"], name="crossing_person")]


class FactRow(models.Model):
    """One countable thing, as known from one moment to another; a fact is never changed, it ends and another begins."""

    id = models.BigAutoField(primary_key=True)
    code = models.CharField("mã", max_length=60)
    on = models.DateField("ngày")
    unit = models.CharField("đơn vị", max_length=40)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="facts")
    participant = models.UUIDField(null=True)
    offence = models.CharField("điều luật", max_length=30, blank=True, default="")
    severity = models.CharField("loại tội phạm", max_length=20, blank=True, default="")
    agency = models.CharField("cơ quan", max_length=300, blank=True, default="")
    outcome = models.CharField("kết quả", max_length=40, blank=True, default="")
    amount = models.BigIntegerField("số lượng", default=1)
    known_from = models.DateTimeField("biết từ")
    known_to = models.DateTimeField("biết đến", null=True)

    class Meta:
        indexes = [
            models.Index(fields=["code", "unit", "on"], name="fact_current", condition=Q(known_to__isnull=True)),
            models.Index(fields=["matter"], name="fact_matter"),
        ]


class LineRow(models.Model):
    """One line of a book; the typed columns for finding it are those of the matter."""

    walled = of_matter()
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="lines")
    book = models.CharField("sổ", max_length=20)
    participant = models.UUIDField(null=True)
    cells = JsonColumn("các ô")

    class Meta:
        indexes = [models.Index(fields=["matter", "book"], name="line_matter")]
