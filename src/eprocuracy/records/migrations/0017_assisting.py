"""Who is assigned to a matter beside the one in charge: found by account, so that their own lists and what is closed open to them."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0016_loads"),
    ]

    operations = [
        migrations.AddField(
            model_name="matterrow",
            name="assisting",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=150),
                default=list,
                size=None,
                verbose_name="người phối hợp",
            ),
        ),
        migrations.AddIndex(
            model_name="matterrow",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(("assisting", []), _negated=True),
                fields=["assisting"],
                name="matter_assisting",
            ),
        ),
    ]
