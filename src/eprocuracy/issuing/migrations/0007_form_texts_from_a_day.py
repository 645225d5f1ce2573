"""From which day the text of a form is used in an office."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("issuing", "0006_erasing_words"),
    ]

    operations = [
        migrations.AddField(
            model_name="formtext",
            name="from_on",
            field=models.DateField(null=True, verbose_name="dùng từ ngày"),
        ),
    ]
