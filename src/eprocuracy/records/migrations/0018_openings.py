"""Closed matters opened in an emergency."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0017_assisting"),
    ]

    operations = [
        migrations.CreateModel(
            name="Opening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit", models.CharField(max_length=40, verbose_name="đơn vị của vụ việc")),
                ("account", models.CharField(max_length=150, verbose_name="người mở")),
                ("reason", models.CharField(max_length=1000, verbose_name="lý do")),
                ("opened_at", models.DateTimeField(verbose_name="mở lúc")),
                ("until_at", models.DateTimeField(verbose_name="đến lúc")),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings",
                        to="records.matter",
                        verbose_name="vụ việc",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần mở khẩn cấp",
                "verbose_name_plural": "lần mở khẩn cấp",
                "indexes": [
                    models.Index(fields=["account", "until_at"], name="opening_account"),
                    models.Index(fields=["matter", "opened_at"], name="opening_matter"),
                    models.Index(fields=["unit", "opened_at"], name="opening_unit"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=~Q(reason="") & ~Q(account=""), name="opening_has_its_reason"),
                    models.CheckConstraint(condition=Q(until_at__gt=F("opened_at")), name="opening_ends"),
                ],
            },
        ),
    ]
