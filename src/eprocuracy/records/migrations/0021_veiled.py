"""Whom lists do not name, and by which index those who may know them are looked for."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0020_interests"),
    ]

    operations = [
        migrations.AddField(
            model_name="placerow",
            name="veiled",
            field=models.PositiveSmallIntegerField(null=True, verbose_name="thứ tự người được giữ kín tên"),
        ),
        migrations.AddIndex(
            model_name="placerow",
            index=models.Index(
                condition=models.Q(("veiled__isnull", False)), fields=["unit", "procurator"], name="place_veiled"
            ),
        ),
    ]
