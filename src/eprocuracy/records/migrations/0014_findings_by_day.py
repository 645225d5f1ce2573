"""Findings are read a page at a time, the latest first."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0013_people_looked_for"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="findingrow",
            index=models.Index(fields=["on", "matter"], name="finding_day"),
        ),
    ]
