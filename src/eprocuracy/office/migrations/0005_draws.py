"""Draws of who is given a matter."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0004_law"),
        ("records", "0020_interests"),
    ]

    operations = [
        migrations.CreateModel(
            name="Draw",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit", models.CharField(max_length=40, verbose_name="đơn vị")),
                ("year", models.SmallIntegerField(verbose_name="năm")),
                ("number", models.PositiveIntegerField(verbose_name="số")),
                ("request", models.JSONField(verbose_name="yêu cầu")),
                ("digest", models.CharField(max_length=64, verbose_name="giá trị băm")),
                ("asked_by", models.CharField(max_length=150, verbose_name="người rút")),
                ("asked_at", models.DateTimeField(verbose_name="rút lúc")),
                ("entry", models.BigIntegerField(verbose_name="dòng nhật ký")),
            ],
            options={
                "verbose_name": "lần rút người được giao",
                "verbose_name_plural": "lần rút người được giao",
            },
        ),
        migrations.CreateModel(
            name="DrawOutcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("index", models.BigIntegerField(verbose_name="vị trí của yêu cầu trong nhật ký")),
                ("checkpoint", models.TextField(verbose_name="điểm chốt")),
                ("picked", models.CharField(max_length=150, verbose_name="người được rút")),
                ("drawn_at", models.DateTimeField(verbose_name="có kết quả lúc")),
                ("entry", models.BigIntegerField(verbose_name="dòng nhật ký")),
            ],
            options={
                "verbose_name": "kết quả rút",
                "verbose_name_plural": "kết quả rút",
            },
        ),
        migrations.CreateModel(
            name="DrawReveal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seed", models.CharField(max_length=64, verbose_name="hạt giống")),
                ("count", models.PositiveIntegerField(verbose_name="số lần rút")),
                ("last", models.CharField(blank=True, default="", max_length=64, verbose_name="lần rút cuối")),
                ("revealed_at", models.DateTimeField(verbose_name="công bố lúc")),
                ("entry", models.BigIntegerField(verbose_name="dòng nhật ký")),
            ],
            options={
                "verbose_name": "công bố hạt giống",
                "verbose_name_plural": "công bố hạt giống",
            },
        ),
        migrations.CreateModel(
            name="DrawSeed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit", models.CharField(max_length=40, verbose_name="đơn vị")),
                ("month", models.DateField(verbose_name="tháng")),
                ("commitment", models.CharField(max_length=64, verbose_name="cam kết")),
                ("committed_at", models.DateTimeField(verbose_name="cam kết lúc")),
                ("entry", models.BigIntegerField(verbose_name="dòng nhật ký")),
            ],
            options={
                "verbose_name": "cam kết rút ngẫu nhiên",
                "verbose_name_plural": "cam kết rút ngẫu nhiên",
            },
        ),
        migrations.CreateModel(
            name="DrawTaken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("picked", models.CharField(max_length=150, verbose_name="người được rút")),
                ("given_to", models.CharField(max_length=150, verbose_name="người được giao")),
                (
                    "reason",
                    models.CharField(blank=True, default="", max_length=1000, verbose_name="lý do giao người khác"),
                ),
                ("by", models.CharField(max_length=150, verbose_name="người giao")),
                ("at", models.DateTimeField(verbose_name="giao lúc")),
            ],
            options={
                "verbose_name": "việc giao sau khi rút",
                "verbose_name_plural": "việc giao sau khi rút",
            },
        ),
        migrations.RemoveIndex(
            model_name="custodywarning",
            name="warning_climbs",
        ),
        migrations.AddIndex(
            model_name="custodywarning",
            index=models.Index(
                condition=models.Q(("acknowledged_at", None), ("climbs_at__isnull", False), ("ended_at", None)),
                fields=["climbs_at"],
                name="warning_climbs",
            ),
        ),
        migrations.AddField(
            model_name="draw",
            name="matter",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.matter",
                verbose_name="vụ việc",
            ),
        ),
        migrations.AddField(
            model_name="drawoutcome",
            name="draw",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="outcome",
                to="office.draw",
                verbose_name="lần rút",
            ),
        ),
        migrations.AddConstraint(
            model_name="drawseed",
            constraint=models.UniqueConstraint(fields=("unit", "month"), name="draw_seed_once_a_month"),
        ),
        migrations.AddConstraint(
            model_name="drawseed",
            constraint=models.CheckConstraint(
                condition=models.Q(("month__day", 1)), name="draw_seed_month_is_its_first_day"
            ),
        ),
        migrations.AddField(
            model_name="drawreveal",
            name="promised",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reveal",
                to="office.drawseed",
                verbose_name="cam kết",
            ),
        ),
        migrations.AddField(
            model_name="draw",
            name="promised",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="draws",
                to="office.drawseed",
                verbose_name="cam kết",
            ),
        ),
        migrations.AddField(
            model_name="drawtaken",
            name="draw",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="taken",
                to="office.draw",
                verbose_name="lần rút",
            ),
        ),
        migrations.AddIndex(
            model_name="draw",
            index=models.Index(fields=["matter"], name="draw_of_matter"),
        ),
        migrations.AddConstraint(
            model_name="draw",
            constraint=models.UniqueConstraint(fields=("unit", "year", "number"), name="draw_numbers_have_no_double"),
        ),
        migrations.AddConstraint(
            model_name="drawtaken",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("given_to", models.F("picked")), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="draw_given_to_another_says_why",
            ),
        ),
    ]
