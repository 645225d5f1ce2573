"""Supervision files that are closed, and their handing over to the archive."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("issuing", "0007_form_texts_from_a_day"),
        ("records", "0016_loads"),
    ]

    operations = [
        migrations.CreateModel(
            name="ClosedFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit", models.CharField(max_length=40, verbose_name="đơn vị")),
                ("closed_on", models.DateField(verbose_name="đóng hồ sơ ngày")),
                ("keeping", models.CharField(max_length=12, verbose_name="bảo quản")),
                ("years", models.PositiveSmallIntegerField(null=True, verbose_name="số năm")),
                ("basis", models.CharField(blank=True, default="", max_length=300, verbose_name="theo văn bản")),
                ("place", models.CharField(max_length=300, verbose_name="nơi để bản gốc")),
                ("contents", models.JSONField(verbose_name="mục lục")),
                ("by", models.CharField(max_length=150, verbose_name="người đóng")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closed_files",
                        to="records.matter",
                        verbose_name="vụ việc",
                    ),
                ),
            ],
            options={
                "verbose_name": "hồ sơ kiểm sát đã đóng",
                "verbose_name_plural": "hồ sơ kiểm sát đã đóng",
            },
        ),
        migrations.CreateModel(
            name="HandOver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit", models.CharField(max_length=40, verbose_name="đơn vị")),
                ("on", models.DateField(verbose_name="ngày giao")),
                ("received_by", models.CharField(max_length=200, verbose_name="người nhận")),
                ("archive", models.CharField(max_length=300, verbose_name="nơi nhận")),
                ("minutes", models.CharField(max_length=64, verbose_name="biên bản")),
                ("by", models.CharField(max_length=150, verbose_name="người giao")),
                ("at", models.DateTimeField(verbose_name="lúc")),
            ],
            options={
                "verbose_name": "giao nộp hồ sơ vào lưu trữ",
                "verbose_name_plural": "giao nộp hồ sơ vào lưu trữ",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("received_by", ""), _negated=True),
                            models.Q(("archive", ""), _negated=True),
                            models.Q(("unit", ""), _negated=True),
                        ),
                        name="handover_says_to_whom",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HandedFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("package", models.CharField(max_length=64, verbose_name="gói bàn giao")),
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handed",
                        to="issuing.closedfile",
                        verbose_name="hồ sơ",
                    ),
                ),
                (
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="issuing.handover",
                        verbose_name="lần giao",
                    ),
                ),
            ],
            options={
                "verbose_name": "hồ sơ đã giao nộp",
                "verbose_name_plural": "hồ sơ đã giao nộp",
            },
        ),
        migrations.AddIndex(
            model_name="closedfile",
            index=models.Index(fields=["matter", "-id"], name="closed_file_of_matter"),
        ),
        migrations.AddConstraint(
            model_name="closedfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("keeping", "years"), ("years__gt", 0), models.Q(("basis", ""), _negated=True)),
                    models.Q(("keeping", "forever"), ("years", None), models.Q(("basis", ""), _negated=True)),
                    models.Q(("keeping", "not_known"), ("years", None)),
                    _connector="OR",
                ),
                name="closed_file_is_kept_as_said",
            ),
        ),
        migrations.AddConstraint(
            model_name="closedfile",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("place", ""), _negated=True), models.Q(("unit", ""), _negated=True)),
                name="closed_file_lies_somewhere",
            ),
        ),
    ]
