"""Texts of forms as offices have changed or added them."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("issuing", "0004_signed_papers"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit", models.CharField(max_length=40, verbose_name="đơn vị")),
                ("form", models.CharField(max_length=40, verbose_name="mẫu")),
                ("version", models.PositiveSmallIntegerField(verbose_name="phiên bản")),
                ("text", models.TextField(verbose_name="nội dung")),
                (
                    "recipients",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None, verbose_name="nơi nhận"
                    ),
                ),
                ("title", models.TextField(blank=True, verbose_name="tên loại văn bản")),
                ("name_vi", models.TextField(blank=True, verbose_name="tên mẫu")),
                ("name_en", models.TextField(blank=True, verbose_name="tên mẫu bằng tiếng Anh")),
                ("why", models.TextField(verbose_name="lý do")),
                ("made_by", models.CharField(max_length=150, verbose_name="người lập")),
                ("made_at", models.DateTimeField(verbose_name="lập lúc")),
            ],
            options={
                "verbose_name": "nội dung mẫu của đơn vị",
                "verbose_name_plural": "nội dung mẫu của đơn vị",
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "form", "version"), name="form_text_version_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True),
                            models.Q(("why", ""), _negated=True),
                            models.Q(("unit", ""), _negated=True),
                            models.Q(("form", ""), _negated=True),
                        ),
                        name="form_text_is_said_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name_en", ""), ("name_vi", ""), ("title", "")),
                            models.Q(
                                models.Q(("title", ""), _negated=True),
                                models.Q(("name_vi", ""), _negated=True),
                                models.Q(("name_en", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="form_text_of_their_own_is_named",
                    ),
                ],
            },
        ),
    ]
