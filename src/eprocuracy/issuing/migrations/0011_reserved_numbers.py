"""Numbers kept for when the system is away; a trigger lets each end once, as used or as void."""

import django.db.models.deletion
from django.db import migrations, models

ONCE = """
CREATE FUNCTION issuing_reserved_ends_once() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    ended boolean;
BEGIN
    IF TG_TABLE_NAME = 'issuing_numbervoid' THEN
        SELECT EXISTS (SELECT FROM issuing_reserveduse WHERE number_id = NEW.number_id) INTO ended;
    ELSE
        SELECT EXISTS (SELECT FROM issuing_numbervoid WHERE number_id = NEW.number_id) INTO ended;
    END IF;
    IF ended THEN
        RAISE EXCEPTION 'reserved number % has ended already', NEW.number_id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER reserved_ends_once BEFORE INSERT ON issuing_reserveduse
    FOR EACH ROW EXECUTE FUNCTION issuing_reserved_ends_once();
CREATE TRIGGER reserved_ends_once BEFORE INSERT ON issuing_numbervoid
    FOR EACH ROW EXECUTE FUNCTION issuing_reserved_ends_once();
"""
UNDO = """
DROP TRIGGER reserved_ends_once ON issuing_reserveduse;
DROP TRIGGER reserved_ends_once ON issuing_numbervoid;
DROP FUNCTION issuing_reserved_ends_once();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("issuing", "0010_drafts_that_open_a_matter"),
    ]

    operations = [
        migrations.CreateModel(
            name="DowntimePack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit", models.CharField(max_length=40, verbose_name="đơn vị")),
                ("reason", models.CharField(max_length=500, verbose_name="lập để")),
                ("made_by", models.CharField(max_length=150, verbose_name="người lập")),
                ("made_at", models.DateTimeField(verbose_name="lập lúc")),
            ],
            options={
                "verbose_name": "bộ giấy dự phòng",
                "verbose_name_plural": "bộ giấy dự phòng",
                "indexes": [models.Index(fields=["unit", "-made_at"], name="downtime_pack_of_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True), models.Q(("made_by", ""), _negated=True)
                        ),
                        name="downtime_pack_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReservedNumber",
            fields=[
                (
                    "number",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="reserved",
                        serialize=False,
                        to="issuing.number",
                        verbose_name="số",
                    ),
                ),
                (
                    "pack",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="numbers",
                        to="issuing.downtimepack",
                        verbose_name="bộ giấy",
                    ),
                ),
            ],
            options={
                "verbose_name": "số dành cho khi mất hệ thống",
                "verbose_name_plural": "số dành cho khi mất hệ thống",
            },
        ),
        migrations.CreateModel(
            name="ReservedUse",
            fields=[
                (
                    "number",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="use",
                        serialize=False,
                        to="issuing.reservednumber",
                        verbose_name="số",
                    ),
                ),
                ("act", models.UUIDField(null=True, verbose_name="việc")),
                ("matter", models.UUIDField(null=True, verbose_name="vụ việc")),
                ("matter_name", models.CharField(blank=True, max_length=120, verbose_name="số vụ việc")),
                ("subject", models.CharField(max_length=500, verbose_name="trích yếu")),
                ("signed_on", models.DateField(verbose_name="ngày ký")),
                ("by", models.CharField(max_length=150, verbose_name="người đối chiếu")),
                ("at", models.DateTimeField(verbose_name="đối chiếu lúc")),
            ],
            options={
                "verbose_name": "việc mang số đã dành",
                "verbose_name_plural": "việc mang số đã dành",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("subject", ""), _negated=True), models.Q(("by", ""), _negated=True)
                        ),
                        name="reserved_use_says_for_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("act__isnull", True), ("matter__isnull", False), _connector="OR"),
                        name="reserved_use_of_an_act_is_of_its_matter",
                    ),
                    models.UniqueConstraint(fields=("act",), name="reserved_use_of_an_act_once"),
                ],
            },
        ),
        migrations.RunSQL(ONCE, UNDO),
    ]
