"""The tables of this room. Nothing here is an act: notes may be deleted by their author, rotas may change."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from eprocuracy.platform.wall.policies import of_matter

from .draw_models import Draw as Draw
from .draw_models import DrawOutcome as DrawOutcome
from .draw_models import DrawReveal as DrawReveal
from .draw_models import DrawSeed as DrawSeed
from .draw_models import DrawTaken as DrawTaken
from .law_models import LawReading as LawReading
from .law_models import LawTrial as LawTrial
from .law_models import LawTrialMove as LawTrialMove
from .words import Post, Sharing, Tidings, Turn


class Note(models.Model):
    """A note of one person on a matter; with `remind_on` it stands in My day from that day until it is done."""

    walled = of_matter()
    matter = models.ForeignKey("records.Matter", models.CASCADE, related_name="notes", verbose_name="vụ việc")
    author = models.CharField("người ghi", max_length=150)
    unit = models.CharField("đơn vị", max_length=40)
    sharing = models.CharField("cho ai xem", max_length=10)
    text = models.CharField("nội dung", max_length=2000)
    remind_on = models.DateField("nhắc ngày", null=True)
    written_at = models.DateTimeField("ghi lúc")
    done_at = models.DateTimeField("xong lúc", null=True)
    done_by = models.CharField("người làm xong", max_length=150, blank=True, default="")

    class Meta:
        verbose_name = "ghi chú"
        verbose_name_plural = "ghi chú"
        constraints = [
            models.CheckConstraint(name="note_says_something", condition=~Q(text="") & ~Q(author="") & ~Q(unit="")),
            models.CheckConstraint(
                name="note_sharing_is_known", condition=Q(sharing__in=[one.value for one in Sharing])
            ),
            models.CheckConstraint(
                name="note_done_says_by_whom",
                condition=Q(done_at=None, done_by="") | Q(done_at__isnull=False) & ~Q(done_by=""),
            ),
        ]
        indexes = [
            models.Index(fields=["matter", "-written_at"], name="note_of_matter"),
            models.Index(
                fields=["author", "remind_on"],
                name="note_to_remind",
                condition=Q(done_at=None, remind_on__isnull=False),
            ),
            models.Index(
                fields=["unit", "remind_on"],
                name="note_to_remind_team",
                condition=Q(done_at=None, remind_on__isnull=False, sharing="team"),
            ),
        ]


class Pin(models.Model):
    """The address of a list with its filters, under a name; `sent_by` is a colleague who sent it, `kept` that it was taken over."""

    owner = models.CharField("của ai", max_length=150)
    name = models.CharField("tên", max_length=120)
    address = models.CharField("địa chỉ", max_length=1500)
    sent_by = models.CharField("người gửi", max_length=150, blank=True, default="")
    kept = models.BooleanField("đã ghim", default=True)
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "danh sách đã ghim"
        verbose_name_plural = "danh sách đã ghim"
        constraints = [
            models.UniqueConstraint(fields=["owner", "name", "sent_by"], name="pin_name_once"),
            models.CheckConstraint(name="pin_has_a_name", condition=~Q(name="") & ~Q(owner="")),
            models.CheckConstraint(name="pin_leads_into_the_house", condition=Q(address__regex=r"^/([^/]|$)")),
            models.CheckConstraint(name="pin_waits_only_where_sent", condition=Q(kept=True) | ~Q(sent_by="")),
        ]
        indexes = [models.Index(fields=["owner", "id"], name="pin_owner")]


class DutyTurn(models.Model):
    """Who of an office is on duty on a day, from 0:00 to 24:00."""

    unit = models.CharField("đơn vị", max_length=40)
    on = models.DateField("ngày")
    turn = models.CharField("vai trực", max_length=12)
    account = models.CharField("người trực", max_length=150)
    set_by = models.CharField("người xếp", max_length=150)
    set_at = models.DateTimeField("xếp lúc")

    class Meta:
        verbose_name = "ca trực"
        verbose_name_plural = "lịch trực"
        constraints = [
            models.UniqueConstraint(fields=["unit", "on", "account"], name="duty_once_a_day"),
            models.CheckConstraint(name="duty_turn_is_known", condition=Q(turn__in=[one.value for one in Turn])),
        ]


class Leave(models.Model):
    """Somebody is away from a day to a day, both counted, and who does the work meanwhile. Why is nobody's business."""

    account = models.CharField("người nghỉ", max_length=150)
    unit = models.CharField("đơn vị", max_length=40)
    from_on = models.DateField("từ ngày")
    to_on = models.DateField("đến hết ngày")
    stand_in = models.CharField("người làm thay", max_length=150, blank=True, default="")
    entered_by = models.CharField("người ghi", max_length=150)
    entered_at = models.DateTimeField("ghi lúc")

    class Meta:
        verbose_name = "lịch nghỉ"
        verbose_name_plural = "lịch nghỉ"
        constraints = [
            models.CheckConstraint(name="leave_ends_after_it_begins", condition=Q(to_on__gte=F("from_on"))),
            models.CheckConstraint(name="leave_stand_in_is_another", condition=~Q(stand_in=F("account"))),
            ExclusionConstraint(
                name="leave_of_one_does_not_overlap",
                expressions=[
                    ("account", RangeOperators.EQUAL),
                    (
                        Func(
                            F("from_on"),
                            F("to_on"),
                            RangeBoundary(inclusive_upper=True),
                            function="DATERANGE",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "to_on"], name="leave_unit"),
            models.Index(fields=["stand_in", "to_on"], name="leave_stand_in"),
        ]


class Contact(models.Model):
    """Somebody of another body with whom an office works: known once, used on any matter of the office."""

    unit = models.CharField("đơn vị", max_length=40)
    agency = models.CharField("cơ quan", max_length=300)
    post = models.CharField("vai", max_length=20)
    name = models.CharField("họ và tên", max_length=200)
    phone = models.CharField("điện thoại", max_length=60, blank=True, default="")
    added_by = models.CharField("người ghi", max_length=150)
    added_at = models.DateTimeField("ghi lúc")

    class Meta:
        verbose_name = "đầu mối liên hệ"
        verbose_name_plural = "đầu mối liên hệ"
        constraints = [
            models.UniqueConstraint(fields=["unit", "agency", "name"], name="contact_once"),
            models.CheckConstraint(name="contact_is_somebody", condition=~Q(name="") & ~Q(agency="")),
            models.CheckConstraint(name="contact_post_is_known", condition=Q(post__in=[one.value for one in Post])),
        ]


class MatterContact(models.Model):
    """That a contact works on a matter."""

    walled = of_matter()
    matter = models.ForeignKey("records.Matter", models.CASCADE, related_name="contacts", verbose_name="vụ việc")
    contact = models.ForeignKey(Contact, models.CASCADE, related_name="matters", verbose_name="đầu mối")

    class Meta:
        verbose_name = "đầu mối của vụ việc"
        verbose_name_plural = "đầu mối của vụ việc"
        constraints = [models.UniqueConstraint(fields=["matter", "contact"], name="matter_contact_once")]


class Subscription(models.Model):
    """That a person wants letters, where to, and since when; nothing that ended before is told."""

    account = models.CharField("tài khoản", max_length=150, primary_key=True)
    address = models.EmailField("địa chỉ thư")
    morning = models.BooleanField("thư buổi sáng", default=False)
    urgent = models.BooleanField("thư khẩn", default=False)
    since = models.DateTimeField("từ lúc")

    class Meta:
        verbose_name = "đăng ký nhận thư"
        verbose_name_plural = "đăng ký nhận thư"
        constraints = [
            models.CheckConstraint(name="subscription_asks_for_something", condition=Q(morning=True) | Q(urgent=True))
        ]


class Alert(models.Model):
    """One letter to one person: made once for each `key`, tried until it is taken. `lines` hold number, limit and end; no names."""

    account = models.CharField("tài khoản", max_length=150)
    tidings = models.CharField("loại thư", max_length=10)
    key = models.CharField("về việc", max_length=200)
    lines = ArrayField(models.TextField(), verbose_name="nội dung", default=list)
    made_at = models.DateTimeField("lập lúc")
    attempts = models.PositiveIntegerField("số lần gửi", default=0)
    next_at = models.DateTimeField("gửi lại lúc", null=True)
    delivered_at = models.DateTimeField("gửi lúc", null=True)

    class Meta:
        verbose_name = "thư nhắc hạn"
        verbose_name_plural = "thư nhắc hạn"
        constraints = [
            models.UniqueConstraint(fields=["account", "tidings", "key"], name="alert_once"),
            models.CheckConstraint(
                name="alert_tidings_are_known", condition=Q(tidings__in=[one.value for one in Tidings])
            ),
        ]
        indexes = [models.Index(fields=["id"], name="alert_waiting", condition=Q(delivered_at=None))]


class CalendarAddress(models.Model):
    """The private address under which a person's calendar reads the hearings; only the digest of its secret is kept."""

    digests: ClassVar = {"digest": "SHA-256"}

    account = models.CharField("tài khoản", max_length=150, primary_key=True)
    digest = models.CharField("giá trị băm của mã", max_length=64, unique=True)
    made_at = models.DateTimeField("lập lúc")
    hour = models.DateTimeField("giờ đang đếm", null=True)
    reads = models.PositiveIntegerField("số lần đọc trong giờ", default=0)

    class Meta:
        verbose_name = "địa chỉ lịch riêng"
        verbose_name_plural = "địa chỉ lịch riêng"
        constraints = [
            models.CheckConstraint(name="calendar_keeps_a_digest_only", condition=Q(digest__regex=r"^[0-9a-f]{64}$"))
        ]


class CustodyWarning(models.Model):
    """That somebody is asked to say they know of an end of custody that comes: once for each `key` (the end), step and level."""

    walled = of_matter()
    key = models.CharField("về hạn", max_length=200)
    step = models.CharField("mốc nhắc", max_length=20)
    level = models.PositiveSmallIntegerField("cấp được báo")
    matter = models.ForeignKey("records.Matter", models.CASCADE, related_name="+", verbose_name="vụ việc")
    participant = models.UUIDField(null=True)
    clock = models.CharField("loại hạn", max_length=60)
    ends_at = models.DateTimeField("hết lúc")
    by_the_minute = models.BooleanField("tính theo giờ", default=False)
    unit = models.CharField("đơn vị", max_length=40)
    asked = models.CharField("đơn vị có lãnh đạo được báo", max_length=40, blank=True, default="")
    due_at = models.DateTimeField("mốc")
    made_at = models.DateTimeField("báo lúc")
    climbs_at = models.DateTimeField("báo lên cấp trên lúc", null=True)
    acknowledged_at = models.DateTimeField("xác nhận lúc", null=True)
    acknowledged_by = models.CharField("người xác nhận", max_length=150, blank=True, default="")
    ended_at = models.DateTimeField("không còn cần từ", null=True)  # met, extended or counted anew meanwhile

    class Meta:
        verbose_name = "nhắc hạn tạm giữ, tạm giam"
        verbose_name_plural = "nhắc hạn tạm giữ, tạm giam"
        constraints = [
            models.UniqueConstraint(fields=["key", "step", "level"], name="warning_once"),
            models.CheckConstraint(
                name="warning_answered_says_by_whom",
                condition=Q(acknowledged_at=None, acknowledged_by="")
                | Q(acknowledged_at__isnull=False) & ~Q(acknowledged_by=""),
            ),
            models.CheckConstraint(name="warning_above_names_the_office", condition=Q(level=0) | ~Q(asked="")),
        ]
        indexes = [
            models.Index(
                fields=["unit"], name="warning_open", condition=Q(acknowledged_at=None, ended_at__isnull=True)
            ),
            models.Index(
                fields=["climbs_at"],
                name="warning_climbs",
                condition=Q(acknowledged_at=None, ended_at=None, climbs_at__isnull=False),
            ),
            models.Index(fields=["matter"], name="warning_matter"),
        ]


class Round(models.Model):
    """When a watch in the background last looked: silence must be seen."""

    name = models.CharField("việc canh", max_length=20, primary_key=True)
    at = models.DateTimeField("lần cuối", null=True)

    class Meta:
        verbose_name = "lần canh hạn"
        verbose_name_plural = "lần canh hạn"
