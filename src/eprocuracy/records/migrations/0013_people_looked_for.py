"""Places carry what people are found by: every name that the acts of the matter give, and who may see the matter."""

from typing import ClassVar

import django.contrib.postgres.indexes
from django.db import migrations, models

NAMES = """
update records_placerow p set names_key = coalesce((
    select string_agg(said.key, '|' order by said.place) from (
        select one.key, min(one.place) as place from (
            select v.name_key as key, -1::bigint as place from records_personversion v where v.id = p.version_id
            union all
            select v.name_key, a.position from records_personversion v join records_actrow a on a.id = v.act_id
            where v.participant = p.participant and a.matter_id = p.matter_id
                and not exists (select from records_actrow s where s.supersedes_id = a.id)
        ) one where one.key <> '' group by one.key
    ) said), ''),
    unit = m.unit, procurator = m.procurator, secrecy = m.secrecy, opened_on = m.opened_on
from records_matterrow m where m.matter_id = p.matter_id
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("records", "0012_derivations_as_text")]
    operations: ClassVar = [
        migrations.AddField("placerow", "names_key", models.TextField("tên để tìm", blank=True, default="")),
        migrations.AddField("placerow", "unit", models.CharField("đơn vị", max_length=40, default="")),
        migrations.AddField(
            "placerow", "procurator", models.CharField("kiểm sát viên", max_length=150, blank=True, default="")
        ),
        migrations.AddField("placerow", "secrecy", models.PositiveSmallIntegerField("mức bảo mật", default=0)),
        migrations.AddField("placerow", "opened_on", models.DateField("ngày thụ lý", null=True)),
        migrations.RunSQL(NAMES, migrations.RunSQL.noop),
        migrations.AddIndex("placerow", models.Index(fields=["unit"], name="place_unit")),
        migrations.AddIndex("placerow", models.Index(fields=["procurator"], name="place_procurator")),
        migrations.AddIndex(
            "placerow",
            models.Index(models.F("opened_on").desc(nulls_last=True), models.F("id"), name="place_latest"),
        ),
        migrations.AddIndex(
            "placerow",
            django.contrib.postgres.indexes.GinIndex(
                fields=["names_key"], name="place_names", opclasses=["gin_trgm_ops"]
            ),
        ),
    ]
