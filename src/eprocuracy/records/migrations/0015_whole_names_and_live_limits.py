"""Whole names are found without weighing their letters, and the running limits of a list of matters at once."""

import django.contrib.postgres.indexes
from django.db import migrations, models
from django.db.models.functions import Left


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0014_findings_by_day"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="placerow",
            index=models.Index(
                django.contrib.postgres.indexes.OpClass(Left("names_key", 200), name="text_pattern_ops"),
                name="place_named",
            ),
        ),
        migrations.AddIndex(
            model_name="deadlinerow",
            index=models.Index(condition=models.Q(("live", True)), fields=["matter"], name="deadline_live"),
        ),
    ]
