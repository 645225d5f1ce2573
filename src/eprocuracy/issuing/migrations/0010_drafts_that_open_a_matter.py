"""Drafts that open a matter out of nothing: without a matter until they are signed, of an office and an area of work."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("issuing", "0009_erasing_of_one_person"),
        ("records", "0017_assisting"),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="unit",
            field=models.CharField(blank=True, default="", max_length=40, verbose_name="đơn vị"),
        ),
        migrations.AddField(
            model_name="draft",
            name="workstream",
            field=models.CharField(blank=True, default="", max_length=40, verbose_name="khâu công tác"),
        ),
        migrations.AlterField(
            model_name="draft",
            name="matter",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="drafts",
                to="records.matter",
                verbose_name="vụ việc",
            ),
        ),
        migrations.AddIndex(
            model_name="draft",
            index=models.Index(condition=models.Q(("matter", None)), fields=["unit"], name="draft_opens"),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("matter__isnull", False),
                    models.Q(
                        models.Q(("unit", ""), _negated=True),
                        models.Q(("workstream", ""), _negated=True),
                        models.Q(("state__in", ("issued", "served")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="draft_is_somewhere",
            ),
        ),
    ]
