"""What boards count by, matters that rest, and findings that supervision has taken up."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0004_erasing_a_person"),
    ]

    operations = [
        migrations.CreateModel(
            name="SuspensionRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("participant", models.UUIDField(null=True)),
                ("act", models.UUIDField(null=True)),
                ("on", models.DateField(null=True, verbose_name="tạm đình chỉ từ")),
                ("ground", models.CharField(blank=True, default="", max_length=40, verbose_name="căn cứ")),
                (
                    "awaited",
                    models.CharField(blank=True, default="", max_length=400, verbose_name="biện pháp khắc phục"),
                ),
                ("reviewed_on", models.DateField(null=True, verbose_name="rà soát gần nhất")),
                ("reviewed_by", models.UUIDField(null=True)),
                ("review", models.CharField(blank=True, default="", max_length=400, verbose_name="kết quả rà soát")),
                ("limitation_ends_on", models.DateField(null=True, verbose_name="hết thời hiệu")),
                ("limitation", models.JSONField(null=True, verbose_name="cách tính thời hiệu")),
                ("stated_ends_on", models.DateField(null=True, verbose_name="hết thời hiệu theo quyết định")),
                ("unit", models.CharField(max_length=40, verbose_name="đơn vị")),
                ("procurator", models.CharField(blank=True, default="", max_length=150, verbose_name="kiểm sát viên")),
                ("secrecy", models.PositiveSmallIntegerField(default=0, verbose_name="mức bảo mật")),
            ],
        ),
        migrations.CreateModel(
            name="TakenUpRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("about", models.UUIDField()),
                ("code", models.CharField(max_length=60, verbose_name="loại")),
                ("act", models.UUIDField(null=True)),
                ("participant", models.UUIDField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name="matterrow",
            name="held",
            field=models.BooleanField(default=False, verbose_name="đang giữ, tạm giữ, tạm giam"),
        ),
        migrations.AddField(
            model_name="matterrow",
            name="held_ends_on",
            field=models.DateField(null=True, verbose_name="ngày cuối tạm giữ, tạm giam"),
        ),
        migrations.AddField(
            model_name="matterrow",
            name="held_uncounted",
            field=models.BooleanField(default=False, verbose_name="chưa tính được ngày cuối tạm giữ, tạm giam"),
        ),
        migrations.AddField(
            model_name="matterrow",
            name="uncounted",
            field=models.BooleanField(default=False, verbose_name="có hạn chưa tính được"),
        ),
        migrations.AddIndex(
            model_name="matterrow",
            index=models.Index(
                condition=models.Q(("closed_on", None)),
                fields=["workstream", "unit", "procurator"],
                include=("stage", "next_ends_at", "held_ends_on", "held_uncounted", "uncounted"),
                name="matter_board",
            ),
        ),
        migrations.AddField(
            model_name="suspensionrow",
            name="matter",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="suspensions", to="records.matter"
            ),
        ),
        migrations.AddField(
            model_name="takenuprow",
            name="matter",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="taken_up", to="records.matter"
            ),
        ),
        migrations.AddIndex(
            model_name="suspensionrow",
            index=models.Index(fields=["unit", "reviewed_on"], name="suspension_unit"),
        ),
        migrations.AddConstraint(
            model_name="suspensionrow",
            constraint=models.UniqueConstraint(
                fields=("matter", "participant"), name="one_suspension_a_place", nulls_distinct=False
            ),
        ),
        migrations.AddIndex(
            model_name="takenuprow",
            index=models.Index(fields=["about", "code"], name="taken_up_about"),
        ),
    ]
