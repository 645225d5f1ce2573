# Whoever read too much is held until another person lifts it.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0003_warnings"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReadingHold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account", models.CharField(max_length=150, verbose_name="Tài khoản")),
                ("unit", models.CharField(max_length=40, verbose_name="Đơn vị")),
                ("rule", models.CharField(max_length=40, verbose_name="Quy tắc")),
                ("count", models.PositiveIntegerField(verbose_name="Số đếm được")),
                ("at", models.DateTimeField(verbose_name="Lúc")),
            ],
            options={
                "verbose_name": "lần tạm dừng mở xem",
                "verbose_name_plural": "lần tạm dừng mở xem",
                "indexes": [models.Index(fields=["account", "-at"], name="reading_hold_of_account")],
            },
        ),
        migrations.CreateModel(
            name="ReadingLift",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by", models.CharField(max_length=150, verbose_name="Người cho mở lại")),
                ("at", models.DateTimeField(verbose_name="Lúc")),
                ("reason", models.CharField(max_length=1000, verbose_name="Lý do")),
                (
                    "hold",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lift",
                        to="audit.readinghold",
                        verbose_name="Lần tạm dừng",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần cho mở xem lại",
                "verbose_name_plural": "lần cho mở xem lại",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True), models.Q(("by", ""), _negated=True)
                        ),
                        name="reading_lift_has_a_reason",
                    )
                ],
            },
        ),
    ]
