"""Private addresses under which calendars read the hearings."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0001_beside_proceedings"),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarAddress",
            fields=[
                (
                    "account",
                    models.CharField(max_length=150, primary_key=True, serialize=False, verbose_name="tài khoản"),
                ),
                ("digest", models.CharField(max_length=64, unique=True, verbose_name="giá trị băm của mã")),
                ("made_at", models.DateTimeField(verbose_name="lập lúc")),
                ("hour", models.DateTimeField(null=True, verbose_name="giờ đang đếm")),
                ("reads", models.PositiveIntegerField(default=0, verbose_name="số lần đọc trong giờ")),
            ],
            options={
                "verbose_name": "địa chỉ lịch riêng",
                "verbose_name_plural": "địa chỉ lịch riêng",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("digest__regex", "^[0-9a-f]{64}$")), name="calendar_keeps_a_digest_only"
                    )
                ],
            },
        ),
    ]
