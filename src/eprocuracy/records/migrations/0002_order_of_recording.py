"""The order of recording: one sequence for all acts of the installation."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]
    operations = [
        migrations.RunSQL(
            sql="CREATE SEQUENCE records_act_position AS bigint",
            reverse_sql="DROP SEQUENCE records_act_position",
        )
    ]
