"""The days for which courts set hearings, and what became of each."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0006_old_numbers"),
    ]

    operations = [
        migrations.CreateModel(
            name="HearingRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField()),
                ("kind", models.CharField(max_length=20, verbose_name="cấp xét xử")),
                ("on", models.DateField(verbose_name="ngày mở phiên tòa")),
                ("at", models.DateTimeField(null=True, verbose_name="giờ mở phiên tòa")),
                ("court", models.CharField(blank=True, default="", max_length=300, verbose_name="Tòa án")),
                ("room", models.CharField(blank=True, default="", max_length=300, verbose_name="nơi xét xử")),
                ("outcome", models.CharField(max_length=20, verbose_name="kết quả")),
                ("unit", models.CharField(max_length=40, verbose_name="đơn vị")),
                ("procurator", models.CharField(blank=True, default="", max_length=150, verbose_name="kiểm sát viên")),
                ("secrecy", models.PositiveSmallIntegerField(default=0, verbose_name="mức bảo mật")),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="hearings", to="records.matter"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit", "on"], name="hearing_unit"),
                    models.Index(fields=["procurator", "on"], name="hearing_procurator"),
                ],
                "constraints": [models.UniqueConstraint(fields=("matter", "act"), name="one_hearing_an_act")],
            },
        ),
    ]
