"""Of a row that is a recorded matter: which of its fields a person kept as they were recorded."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0004_same_number"),
    ]

    operations = [
        migrations.AddField(
            model_name="saidofnumber",
            name="kept",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=120),
                default=list,
                size=None,
                verbose_name="mục giữ như đã ghi",
            ),
        ),
    ]
