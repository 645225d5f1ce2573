# What the log warns of, who looked at it, and the thresholds that offices set.

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_merkle_log"),
    ]

    operations = [
        migrations.CreateModel(
            name="LogThreshold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rule", models.CharField(max_length=40, verbose_name="Quy tắc")),
                ("unit", models.CharField(max_length=40, verbose_name="Đơn vị")),
                ("value", models.PositiveIntegerField(verbose_name="Ngưỡng")),
                ("from_on", models.DateField(verbose_name="Từ ngày")),
                ("reason", models.CharField(max_length=1000, verbose_name="Lý do")),
                ("by", models.CharField(max_length=150, verbose_name="Người đặt")),
                ("at", models.DateTimeField(verbose_name="Lúc đặt")),
            ],
            options={
                "verbose_name": "ngưỡng cảnh báo của nhật ký",
                "verbose_name_plural": "ngưỡng cảnh báo của nhật ký",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 1), models.Q(("reason", ""), _negated=True)),
                        name="log_threshold_is_a_number",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LogWarning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rule", models.CharField(max_length=40, verbose_name="Quy tắc")),
                ("account", models.CharField(max_length=150, verbose_name="Tài khoản")),
                ("unit", models.CharField(max_length=40, verbose_name="Đơn vị")),
                ("on", models.DateField(verbose_name="Ngày")),
                ("count", models.PositiveIntegerField(verbose_name="Số đếm được")),
                ("threshold", models.PositiveIntegerField(verbose_name="Ngưỡng")),
                (
                    "entries",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None, verbose_name="Các dòng"
                    ),
                ),
                ("found_at", models.DateTimeField(verbose_name="Thấy lúc")),
            ],
            options={
                "verbose_name": "cảnh báo của nhật ký",
                "verbose_name_plural": "cảnh báo của nhật ký",
                "indexes": [models.Index(fields=["unit", "-on"], name="log_warning_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("rule", "account", "on"), name="log_warning_once_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(("count__gte", models.F("threshold"))), name="log_warning_reached_it"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LogReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit", models.CharField(max_length=40, verbose_name="Đơn vị")),
                ("by", models.CharField(max_length=150, verbose_name="Người xem xét")),
                ("at", models.DateTimeField(verbose_name="Lúc")),
                ("note", models.CharField(max_length=1000, verbose_name="Kết quả")),
                (
                    "warning",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="audit.logwarning",
                        verbose_name="Cảnh báo của nhật ký",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần xem xét nhật ký",
                "verbose_name_plural": "lần xem xét nhật ký",
                "indexes": [models.Index(fields=["unit", "-at"], name="log_review_of_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("note", ""), _negated=True), models.Q(("by", ""), _negated=True)),
                        name="log_review_says_something",
                    )
                ],
            },
        ),
    ]
