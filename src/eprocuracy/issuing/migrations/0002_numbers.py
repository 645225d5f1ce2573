"""Numbers of papers; a trigger lets in no number but the next one of its row."""

import django.db.models.deletion
from django.db import migrations, models

NEXT = """
CREATE FUNCTION issuing_number_is_the_next() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    expected bigint;
BEGIN
    SELECT coalesce((SELECT max(value) FROM issuing_number WHERE sequence_id = NEW.sequence_id), opened_after) + 1
      INTO expected FROM issuing_numbersequence WHERE id = NEW.sequence_id;
    IF NEW.value IS DISTINCT FROM expected THEN
        RAISE EXCEPTION 'the next number of row % is %, not %', NEW.sequence_id, expected, NEW.value
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER number_is_the_next BEFORE INSERT ON issuing_number
    FOR EACH ROW EXECUTE FUNCTION issuing_number_is_the_next();
"""
UNDO = """
DROP TRIGGER number_is_the_next ON issuing_number;
DROP FUNCTION issuing_number_is_the_next();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("issuing", "0001_drafts"),
    ]

    operations = [
        migrations.CreateModel(
            name="NumberingRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit", models.CharField(max_length=40, verbose_name="đơn vị")),
                ("paper_class", models.CharField(max_length=20, verbose_name="loại văn bản")),
                ("from_on", models.DateField(verbose_name="áp dụng từ ngày")),
                ("month", models.PositiveSmallIntegerField(verbose_name="tháng bắt đầu")),
                ("day", models.PositiveSmallIntegerField(verbose_name="ngày bắt đầu")),
                ("set_by", models.CharField(max_length=150, verbose_name="người đặt")),
                ("set_at", models.DateTimeField(verbose_name="đặt lúc")),
            ],
            options={
                "verbose_name": "ngày bắt đầu năm lấy số",
                "verbose_name_plural": "ngày bắt đầu năm lấy số",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("unit", "paper_class", "from_on"), name="numbering_rule_once_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("paper_class__in", ["procedural", "administrative"])),
                        name="numbering_rule_class_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("day__range", (1, 28)), ("month__range", (1, 12))),
                        name="numbering_rule_day_is_real",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NumberSequence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit", models.CharField(max_length=40, verbose_name="đơn vị")),
                ("paper_class", models.CharField(max_length=20, verbose_name="loại văn bản")),
                ("symbol", models.CharField(max_length=60, verbose_name="ký hiệu")),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm lấy số")),
                ("opened_after", models.PositiveIntegerField(verbose_name="tiếp theo số")),
            ],
            options={
                "verbose_name": "dãy số",
                "verbose_name_plural": "dãy số",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("unit", "paper_class", "symbol", "year"), name="number_sequence_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("paper_class__in", ["procedural", "administrative"])),
                        name="number_sequence_class_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("unit", ""), _negated=True), models.Q(("symbol", ""), _negated=True)
                        ),
                        name="number_sequence_is_of_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Number",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.PositiveIntegerField(verbose_name="số")),
                ("on", models.DateField(verbose_name="ngày")),
                ("form", models.CharField(blank=True, max_length=40, verbose_name="mẫu")),
                ("subject", models.CharField(max_length=500, verbose_name="trích yếu")),
                ("matter", models.UUIDField(db_index=True, null=True, verbose_name="vụ việc")),
                ("matter_name", models.CharField(blank=True, max_length=120, verbose_name="số vụ việc")),
                ("signer", models.CharField(max_length=150, verbose_name="người ký")),
                ("drafter", models.CharField(blank=True, max_length=150, verbose_name="người lập")),
                ("recipients", models.CharField(blank=True, max_length=1000, verbose_name="nơi nhận")),
                ("given_by", models.CharField(max_length=150, verbose_name="người lấy số")),
                ("given_at", models.DateTimeField(verbose_name="lấy số lúc")),
                (
                    "sequence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="numbers",
                        to="issuing.numbersequence",
                        verbose_name="dãy số",
                    ),
                ),
            ],
            options={
                "verbose_name": "số văn bản",
                "verbose_name_plural": "số văn bản",
            },
        ),
        migrations.CreateModel(
            name="NumberVoid",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=500, verbose_name="lý do hủy")),
                ("at", models.DateTimeField(verbose_name="hủy lúc")),
                ("by", models.CharField(max_length=150, verbose_name="người hủy")),
                (
                    "number",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="void",
                        to="issuing.number",
                        verbose_name="số",
                    ),
                ),
            ],
            options={
                "verbose_name": "số bị hủy",
                "verbose_name_plural": "số bị hủy",
            },
        ),
        migrations.AddIndex(
            model_name="number",
            index=models.Index(
                models.OrderBy(models.F("on"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="number_by_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="number",
            constraint=models.UniqueConstraint(fields=("sequence", "value"), name="number_given_once"),
        ),
        migrations.AddConstraint(
            model_name="number",
            constraint=models.CheckConstraint(condition=models.Q(("value__gte", 1)), name="number_counts_from_one"),
        ),
        migrations.AddConstraint(
            model_name="number",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("subject", ""), _negated=True), models.Q(("signer", ""), _negated=True)),
                name="number_says_for_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="numbervoid",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("reason", ""), _negated=True), models.Q(("by", ""), _negated=True)),
                name="number_void_says_why",
            ),
        ),
        migrations.RunSQL(NEXT, UNDO),
    ]
