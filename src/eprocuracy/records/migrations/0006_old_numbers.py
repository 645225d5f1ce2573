"""Numbers under which other offices had a matter, so that they still find it."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0005_boards"),
    ]

    operations = [
        migrations.AddField(
            model_name="matterrow",
            name="formerly",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=30), default=list, size=None, verbose_name="số cũ"
            ),
        ),
        migrations.AddIndex(
            model_name="matterrow",
            index=django.contrib.postgres.indexes.GinIndex(fields=["formerly"], name="matter_old_numbers"),
        ),
    ]
