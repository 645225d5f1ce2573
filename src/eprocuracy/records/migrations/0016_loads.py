"""How many open matters each procurator of an office has, read from an index alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0015_whole_names_and_live_limits"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="matterrow",
            index=models.Index(
                condition=models.Q(("closed_on", None)),
                fields=["unit", "procurator"],
                include=("secrecy",),
                name="matter_load",
            ),
        ),
    ]
