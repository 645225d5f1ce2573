"""Who handled a matter before somebody else took over: they write in it no more."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0009_detention_ledger"),
    ]

    operations = [
        migrations.AddField(
            model_name="matterrow",
            name="relieved",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=150),
                default=list,
                size=None,
                verbose_name="người thụ lý trước",
            ),
        ),
    ]
