"""The derivation of a deadline is kept as it was written: replay compares the text."""

from typing import ClassVar

from django.db import migrations

# what was stored before was written in another spelling: it is computed anew in the background, nearest deadline first
STALE = "update records_matterrow set fingerprint = ''"
CHANGE = "alter table records_deadlinerow alter column answer type {0} using answer::{0}"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("records", "0011_what_is_looked_for")]
    operations: ClassVar = [
        migrations.RunSQL(CHANGE.format("json"), CHANGE.format("jsonb")),
        migrations.RunSQL(STALE, STALE),
    ]
