"""What the checks of the controls found, run by run."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class Checked(models.Model):
    """What one check found at one time. `account` asked for it; `system` did so by itself."""

    append_only: ClassVar[bool] = True

    control = models.TextField("Mã kiểm soát")
    at = models.DateTimeField("Lúc")
    account = models.TextField("Người chạy")
    kept = models.BooleanField("Đạt")
    found_vi = models.TextField("Thấy gì")
    found_en = models.TextField("Thấy gì (tiếng Anh)")

    class Meta:
        verbose_name = "kết quả kiểm tra"
        verbose_name_plural = "kết quả kiểm tra"
        indexes = [models.Index(fields=["control", "-id"], name="assurance_latest_of_control")]
        constraints = [
            models.CheckConstraint(
                name="assurance_checked_says_what_was_found", condition=~Q(found_vi="") & ~Q(found_en="")
            )
        ]


class Incident(models.Model):
    """Something that went wrong with the installation; what became known of it later stands in rows of its own."""

    append_only: ClassVar[bool] = True

    unit = models.CharField("Đơn vị ghi", max_length=40)
    kind = models.CharField("Loại", max_length=20)
    summary = models.CharField("Việc gì", max_length=2000)
    noticed_at = models.DateTimeField("Phát hiện lúc")
    noticed_by = models.CharField("Ai phát hiện", max_length=150)
    by = models.CharField("Người ghi", max_length=150)
    at = models.DateTimeField("Ghi lúc")

    class Meta:
        verbose_name = "sự cố"
        verbose_name_plural = "sự cố"
        constraints = [
            models.CheckConstraint(
                name="incident_says_what_and_who", condition=~Q(summary="") & ~Q(noticed_by="") & ~Q(by="")
            ),
            models.CheckConstraint(
                name="incident_noticed_before_recorded", condition=Q(noticed_at__lte=models.F("at"))
            ),
        ]


class IncidentMark(models.Model):
    """What makes the law ask for more: serious, personal data involved …"""

    append_only: ClassVar[bool] = True

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="marks", verbose_name="Sự cố")
    mark = models.CharField("Tính chất", max_length=20)
    by = models.CharField("Người ghi", max_length=150)
    at = models.DateTimeField("Ghi lúc")

    class Meta:
        verbose_name = "tính chất của sự cố"
        verbose_name_plural = "tính chất của sự cố"
        constraints = [models.UniqueConstraint(name="incident_marked_once", fields=["incident", "mark"])]


class IncidentNotice(models.Model):
    """A notice that the law asks for, and that was given."""

    append_only: ClassVar[bool] = True

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="notices", verbose_name="Sự cố")
    duty = models.CharField("Việc phải báo", max_length=20)
    given_at = models.DateTimeField("Báo lúc")
    note = models.CharField("Bằng gì, cho ai", max_length=1000)
    by = models.CharField("Người ghi", max_length=150)
    at = models.DateTimeField("Ghi lúc")

    class Meta:
        verbose_name = "việc báo sự cố"
        verbose_name_plural = "việc báo sự cố"
        constraints = [
            models.UniqueConstraint(name="incident_notice_once", fields=["incident", "duty"]),
            models.CheckConstraint(name="incident_notice_says_how", condition=~Q(note="") & ~Q(by="")),
        ]


class IncidentClosing(models.Model):
    """The report afterwards: without cause, course and remedy there is none."""

    append_only: ClassVar[bool] = True

    incident = models.OneToOneField(
        Incident, models.PROTECT, primary_key=True, related_name="closing", verbose_name="Sự cố"
    )
    cause = models.TextField("Nguyên nhân gốc")
    course = models.TextField("Diễn biến")
    remedy = models.TextField("Khắc phục, bài học")
    by = models.CharField("Người ghi", max_length=150)
    at = models.DateTimeField("Ghi lúc")

    class Meta:
        verbose_name = "kết thúc sự cố"
        verbose_name_plural = "kết thúc sự cố"
        constraints = [
            models.CheckConstraint(
                name="incident_closing_is_whole", condition=~Q(cause="") & ~Q(course="") & ~Q(remedy="")
            )
        ]


class Exercise(models.Model):
    """An exercise at a table, planned for a day; what was done in it and learnt from it stands in rows of its own."""

    append_only: ClassVar[bool] = True

    unit = models.CharField("Đơn vị", max_length=40)
    scenario = models.CharField("Tình huống", max_length=40)
    planned_on = models.DateField("Ngày diễn tập")
    participants = ArrayField(models.CharField(max_length=150), verbose_name="Người tham gia")
    by = models.CharField("Người lập", max_length=150)
    at = models.DateTimeField("Lập lúc")

    class Meta:
        verbose_name = "buổi diễn tập"
        verbose_name_plural = "buổi diễn tập"
        constraints = [models.CheckConstraint(name="exercise_has_people", condition=Q(participants__len__gte=1))]


class ExerciseDone(models.Model):
    """An expected action that was done: by whom, at which minute of the exercise, and how."""

    append_only: ClassVar[bool] = True

    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="done", verbose_name="Buổi diễn tập")
    expected = models.CharField("Việc phải làm", max_length=40)
    minute = models.PositiveSmallIntegerField("Phút thứ")
    account = models.CharField("Ai làm", max_length=150)
    note = models.CharField("Làm thế nào", max_length=1000)
    by = models.CharField("Người ghi", max_length=150)
    at = models.DateTimeField("Ghi lúc")

    class Meta:
        verbose_name = "việc đã làm trong diễn tập"
        verbose_name_plural = "việc đã làm trong diễn tập"
        constraints = [
            models.UniqueConstraint(name="exercise_done_once", fields=["exercise", "expected"]),
            models.CheckConstraint(name="exercise_done_says_how", condition=~Q(note="") & ~Q(account="")),
        ]


class ExerciseEnd(models.Model):
    """The exercise is over: what was not done by then was not done."""

    append_only: ClassVar[bool] = True

    exercise = models.OneToOneField(
        Exercise, models.PROTECT, primary_key=True, related_name="end", verbose_name="Buổi diễn tập"
    )
    by = models.CharField("Người ghi", max_length=150)
    at = models.DateTimeField("Kết thúc lúc")

    class Meta:
        verbose_name = "kết thúc diễn tập"
        verbose_name_plural = "kết thúc diễn tập"


class Lesson(models.Model):
    """What an exercise taught: who sees to it, by when."""

    append_only: ClassVar[bool] = True

    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="lessons", verbose_name="Buổi diễn tập")
    text = models.CharField("Bài học", max_length=1000)
    owner = models.CharField("Ai lo", max_length=150)
    due_on = models.DateField("Xong trước ngày")
    by = models.CharField("Người ghi", max_length=150)
    at = models.DateTimeField("Ghi lúc")

    class Meta:
        verbose_name = "bài học của diễn tập"
        verbose_name_plural = "bài học của diễn tập"
        constraints = [models.CheckConstraint(name="lesson_says_what_and_who", condition=~Q(text="") & ~Q(owner=""))]


class LessonDone(models.Model):
    """A lesson was seen to, and how."""

    append_only: ClassVar[bool] = True

    lesson = models.OneToOneField(Lesson, models.PROTECT, primary_key=True, related_name="done", verbose_name="Bài học")
    note = models.CharField("Đã làm gì", max_length=1000)
    by = models.CharField("Người ghi", max_length=150)
    at = models.DateTimeField("Ghi lúc")

    class Meta:
        verbose_name = "bài học đã làm"
        verbose_name_plural = "bài học đã làm"
        constraints = [models.CheckConstraint(name="lesson_done_says_how", condition=~Q(note=""))]
