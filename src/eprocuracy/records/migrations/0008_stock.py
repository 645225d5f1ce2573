"""What boards count: an index for each measure, and the open stock of each unit kept by a trigger."""

from django.db import migrations, models

KEEP = """
CREATE FUNCTION records_keep_stock() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    -- in one order, so that two writers wait for each other and do not lock each other out
    IF TG_OP = 'DELETE' THEN
        INSERT INTO public.records_stockrow AS kept (unit, workstream, guarded, shard, open)
        SELECT unit, workstream, secrecy >= 2, pg_backend_pid() % 16, -count(*) FROM gone WHERE closed_on IS NULL
        GROUP BY unit, workstream, secrecy >= 2 ORDER BY 1, 2, 3
        ON CONFLICT (unit, workstream, guarded, shard) DO UPDATE SET open = kept.open + excluded.open;
    ELSE
        INSERT INTO public.records_stockrow AS kept (unit, workstream, guarded, shard, open)
        SELECT unit, workstream, secrecy >= 2, pg_backend_pid() % 16, count(*) FROM come WHERE closed_on IS NULL
        GROUP BY unit, workstream, secrecy >= 2 ORDER BY 1, 2, 3
        ON CONFLICT (unit, workstream, guarded, shard) DO UPDATE SET open = kept.open + excluded.open;
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION records_move_stock() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO public.records_stockrow AS kept (unit, workstream, guarded, shard, open)
    SELECT unit, workstream, secrecy >= 2, pg_backend_pid() % 16, sum(by) FROM (
        SELECT unit, workstream, secrecy, -1 AS by FROM gone WHERE closed_on IS NULL
        UNION ALL SELECT unit, workstream, secrecy, 1 FROM come WHERE closed_on IS NULL
    ) moved GROUP BY unit, workstream, secrecy >= 2 HAVING sum(by) <> 0 ORDER BY 1, 2, 3
    ON CONFLICT (unit, workstream, guarded, shard) DO UPDATE SET open = kept.open + excluded.open;
    RETURN NULL;
END $$;
CREATE TRIGGER stock_comes AFTER INSERT ON records_matterrow REFERENCING NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION records_keep_stock();
CREATE TRIGGER stock_goes AFTER DELETE ON records_matterrow REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION records_keep_stock();
CREATE TRIGGER stock_moves AFTER UPDATE ON records_matterrow REFERENCING OLD TABLE AS gone NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION records_move_stock();
INSERT INTO records_stockrow (unit, workstream, guarded, shard, open)
SELECT unit, workstream, secrecy >= 2, 0, count(*) FROM records_matterrow WHERE closed_on IS NULL GROUP BY 1, 2, 3;
"""
UNDO = """
DROP TRIGGER stock_comes ON records_matterrow;
DROP TRIGGER stock_goes ON records_matterrow;
DROP TRIGGER stock_moves ON records_matterrow;
DROP FUNCTION records_keep_stock;
DROP FUNCTION records_move_stock;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0007_hearings"),
    ]

    operations = [
        migrations.CreateModel(
            name="StockRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit", models.CharField(max_length=40, verbose_name="đơn vị")),
                ("workstream", models.CharField(max_length=40, verbose_name="khâu công tác")),
                ("guarded", models.BooleanField(verbose_name="chỉ người được phân công")),
                ("shard", models.SmallIntegerField()),
                ("open", models.IntegerField(verbose_name="đang giải quyết")),
            ],
        ),
        migrations.RemoveIndex(
            model_name="matterrow",
            name="matter_board",
        ),
        migrations.AddField(
            model_name="matterrow",
            name="followed",
            field=models.BooleanField(default=False, verbose_name="án điểm, diện theo dõi"),
        ),
        migrations.AddIndex(
            model_name="matterrow",
            index=models.Index(
                condition=models.Q(("closed_on", None), ("next_ends_at__isnull", False)),
                fields=["next_ends_at"],
                include=("workstream", "unit", "procurator", "secrecy"),
                name="matter_due",
            ),
        ),
        migrations.AddIndex(
            model_name="matterrow",
            index=models.Index(
                condition=models.Q(("closed_on", None)),
                fields=["workstream", "stage", "unit"],
                include=("procurator", "secrecy"),
                name="matter_at",
            ),
        ),
        migrations.AddIndex(
            model_name="matterrow",
            index=models.Index(
                condition=models.Q(("closed_on", None), ("held_ends_on__isnull", False)),
                fields=["held_ends_on"],
                include=("workstream", "unit", "procurator", "secrecy"),
                name="matter_held",
            ),
        ),
        migrations.AddIndex(
            model_name="matterrow",
            index=models.Index(
                condition=models.Q(("closed_on", None), ("held_uncounted", True)),
                fields=["workstream", "unit"],
                include=("held_ends_on", "procurator", "secrecy"),
                name="matter_held_uncounted",
            ),
        ),
        migrations.AddIndex(
            model_name="matterrow",
            index=models.Index(
                condition=models.Q(("closed_on", None), ("uncounted", True)),
                fields=["workstream", "unit"],
                include=("procurator", "secrecy"),
                name="matter_uncounted",
            ),
        ),
        migrations.AddIndex(
            model_name="matterrow",
            index=models.Index(
                condition=models.Q(("closed_on", None), ("followed", True)),
                fields=["workstream", "unit"],
                include=("procurator", "secrecy"),
                name="matter_followed",
            ),
        ),
        migrations.AddIndex(
            model_name="matterrow",
            index=models.Index(
                condition=models.Q(("closed_on", None), ("procurator", "")),
                fields=["workstream", "unit"],
                include=("procurator", "secrecy"),
                name="matter_nobody",
            ),
        ),
        migrations.AddConstraint(
            model_name="stockrow",
            constraint=models.UniqueConstraint(
                fields=("unit", "workstream", "guarded", "shard"), name="one_stock_a_shard"
            ),
        ),
        migrations.RunSQL(sql=KEEP, reverse_sql=UNDO),
    ]
