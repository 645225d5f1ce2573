"""Warnings that must be answered before custody or detention ends, and when the watch last looked."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0002_calendar_addresses"),
        ("records", "0008_stock"),
    ]

    operations = [
        migrations.RemoveConstraint("alert", "alert_tidings_are_known"),
        migrations.AddConstraint(
            "alert",
            models.CheckConstraint(
                condition=models.Q(("tidings__in", ["morning", "urgent", "watch"])), name="alert_tidings_are_known"
            ),
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "name",
                    models.CharField(max_length=20, primary_key=True, serialize=False, verbose_name="việc canh"),
                ),
                ("at", models.DateTimeField(null=True, verbose_name="lần cuối")),
            ],
            options={"verbose_name": "lần canh hạn", "verbose_name_plural": "lần canh hạn"},
        ),
        migrations.CreateModel(
            name="CustodyWarning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=200, verbose_name="về hạn")),
                ("step", models.CharField(max_length=20, verbose_name="mốc nhắc")),
                ("level", models.PositiveSmallIntegerField(verbose_name="cấp được báo")),
                ("participant", models.UUIDField(null=True)),
                ("clock", models.CharField(max_length=60, verbose_name="loại hạn")),
                ("ends_at", models.DateTimeField(verbose_name="hết lúc")),
                ("by_the_minute", models.BooleanField(default=False, verbose_name="tính theo giờ")),
                ("unit", models.CharField(max_length=40, verbose_name="đơn vị")),
                (
                    "asked",
                    models.CharField(blank=True, default="", max_length=40, verbose_name="đơn vị có lãnh đạo được báo"),
                ),
                ("due_at", models.DateTimeField(verbose_name="mốc")),
                ("made_at", models.DateTimeField(verbose_name="báo lúc")),
                ("climbs_at", models.DateTimeField(null=True, verbose_name="báo lên cấp trên lúc")),
                ("acknowledged_at", models.DateTimeField(null=True, verbose_name="xác nhận lúc")),
                (
                    "acknowledged_by",
                    models.CharField(blank=True, default="", max_length=150, verbose_name="người xác nhận"),
                ),
                ("ended_at", models.DateTimeField(null=True, verbose_name="không còn cần từ")),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="records.matter",
                        verbose_name="vụ việc",
                    ),
                ),
            ],
            options={
                "verbose_name": "nhắc hạn tạm giữ, tạm giam",
                "verbose_name_plural": "nhắc hạn tạm giữ, tạm giam",
                "indexes": [
                    models.Index(
                        condition=models.Q(("acknowledged_at", None), ("ended_at__isnull", True)),
                        fields=["unit"],
                        name="warning_open",
                    ),
                    models.Index(
                        condition=models.Q(("acknowledged_at", None), ("ended_at", None), ("climbs_at__isnull", False)),
                        fields=["climbs_at"],
                        name="warning_climbs",
                    ),
                    models.Index(fields=["matter"], name="warning_matter"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "step", "level"), name="warning_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("acknowledged_at", None), ("acknowledged_by", "")),
                            models.Q(
                                ("acknowledged_at__isnull", False), models.Q(("acknowledged_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="warning_answered_says_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level", 0), models.Q(("asked", ""), _negated=True), _connector="OR"),
                        name="warning_above_names_the_office",
                    ),
                ],
            },
        ),
    ]
