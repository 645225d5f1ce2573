"""The ledger of detention: exact spans of which none overlaps another in its lane, and gaps between two offices."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0008_stock"),
    ]

    operations = [
        migrations.AddField(
            "intervalrow",
            "how",
            models.CharField(blank=True, default="", max_length=20, verbose_name="ra bằng cách nào"),
        ),
        migrations.AddField(
            "intervalrow",
            "place",
            models.CharField(blank=True, default="", max_length=300, verbose_name="nơi giam giữ"),
        ),
        migrations.AddField("intervalrow", "days", models.IntegerField(null=True, verbose_name="số ngày tính")),
        migrations.AddField("intervalrow", "approved", models.BooleanField(null=True, verbose_name="được phê chuẩn")),
        migrations.AddField("intervalrow", "approved_by", models.UUIDField(null=True, verbose_name="việc phê chuẩn")),
        migrations.AddField(
            "intervalrow",
            "span",
            django.contrib.postgres.fields.ranges.DateTimeRangeField(null=True, verbose_name="khoảng thời gian"),
        ),
        migrations.AddField("intervalrow", "lane", models.PositiveSmallIntegerField(default=0, verbose_name="làn")),
        migrations.AddConstraint(
            "intervalrow",
            django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("matter", "="), ("participant", "="), ("lane", "="), ("span", "&&")],
                name="one_ground_at_a_time",
            ),
        ),
        migrations.AddField(
            "crossingrow", "kind", models.CharField(default="overlap", max_length=10, verbose_name="loại")
        ),
    ]
