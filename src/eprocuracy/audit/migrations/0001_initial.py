# The log: entries and the blocks that seal them.

import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Block",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False, verbose_name="Số khối")),
                ("sealed_at", models.DateTimeField(verbose_name="Niêm phong lúc")),
                (
                    "members",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                        size=None,
                        verbose_name="Các dòng",
                    ),
                ),
                ("size", models.IntegerField(verbose_name="Số dòng")),
                ("leaves", models.BinaryField(verbose_name="Giá trị băm từng dòng")),
                ("root", models.BinaryField(verbose_name="Gốc cây băm")),
                ("previous", models.BinaryField(verbose_name="Băm của khối trước")),
                ("digest", models.BinaryField(verbose_name="Băm của khối")),
            ],
            options={
                "verbose_name": "khối niêm phong",
                "verbose_name_plural": "khối niêm phong",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="audit_block_counts_from_one"),
                    models.CheckConstraint(condition=models.Q(("size__gte", 1)), name="audit_block_is_not_empty"),
                    models.UniqueConstraint(fields=("previous",), name="audit_block_has_one_successor"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("sequence", models.BigAutoField(primary_key=True, serialize=False, verbose_name="Số thứ tự")),
                ("at", models.DateTimeField(verbose_name="Lúc")),
                ("account", models.TextField(verbose_name="Tài khoản")),
                ("unit", models.TextField(blank=True, verbose_name="Đơn vị")),
                ("deed", models.TextField(verbose_name="Việc đã làm")),
                (
                    "about",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None, verbose_name="Đối tượng"
                    ),
                ),
                ("detail", models.JSONField(default=dict, verbose_name="Chi tiết")),
                ("address", models.GenericIPAddressField(null=True, verbose_name="Địa chỉ mạng")),
                ("request", models.TextField(blank=True, verbose_name="Mã yêu cầu")),
                ("digest", models.BinaryField(verbose_name="Giá trị băm")),
            ],
            options={
                "verbose_name": "dòng nhật ký",
                "verbose_name_plural": "nhật ký",
                "indexes": [
                    models.Index(fields=["account", "sequence"], name="audit_entry_account"),
                    django.contrib.postgres.indexes.GinIndex(fields=["about"], name="audit_entry_about"),
                    django.contrib.postgres.indexes.BrinIndex(autosummarize=True, fields=["at"], name="audit_entry_at"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("account", ""), _negated=True), models.Q(("deed", ""), _negated=True)
                        ),
                        name="audit_entry_says_who_did_what",
                    )
                ],
            },
        ),
    ]
