"""Sums of current facts by month, kept by triggers on the facts."""

from django.db import migrations, models

KEEP = """
CREATE FUNCTION insight_keep_months() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO public.insight_monthchange (unit, code, outcome, month, amount)
        SELECT unit, code, outcome, date_trunc('month', "on")::date, sum(amount) FROM come WHERE known_to IS NULL
        GROUP BY 1, 2, 3, 4;
    ELSE
        INSERT INTO public.insight_monthchange (unit, code, outcome, month, amount)
        SELECT unit, code, outcome, date_trunc('month', "on")::date, -sum(amount) FROM gone WHERE known_to IS NULL
        GROUP BY 1, 2, 3, 4;
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION insight_move_months() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO public.insight_monthchange (unit, code, outcome, month, amount)
    SELECT unit, code, outcome, date_trunc('month', "on")::date, sum(by) FROM (
        SELECT unit, code, outcome, "on", -amount AS by FROM gone WHERE known_to IS NULL
        UNION ALL SELECT unit, code, outcome, "on", amount FROM come WHERE known_to IS NULL
    ) moved GROUP BY 1, 2, 3, 4 HAVING sum(by) <> 0;
    RETURN NULL;
END $$;
CREATE TRIGGER months_come AFTER INSERT ON records_factrow REFERENCING NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION insight_keep_months();
CREATE TRIGGER months_go AFTER DELETE ON records_factrow REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION insight_keep_months();
CREATE TRIGGER months_move AFTER UPDATE ON records_factrow REFERENCING OLD TABLE AS gone NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION insight_move_months();
INSERT INTO insight_monthsum (unit, code, outcome, month, amount)
SELECT unit, code, outcome, date_trunc('month', "on")::date, sum(amount) FROM records_factrow WHERE known_to IS NULL
GROUP BY 1, 2, 3, 4;
"""
UNDO = """
DROP TRIGGER months_come ON records_factrow;
DROP TRIGGER months_go ON records_factrow;
DROP TRIGGER months_move ON records_factrow;
DROP FUNCTION insight_keep_months;
DROP FUNCTION insight_move_months;
"""


def summed() -> list[tuple[str, models.Field]]:
    return [
        ("unit", models.CharField(max_length=40, verbose_name="đơn vị")),
        ("code", models.CharField(max_length=60, verbose_name="mã")),
        ("outcome", models.CharField(max_length=40, verbose_name="kết quả")),
        ("month", models.DateField(verbose_name="tháng")),
        ("amount", models.BigIntegerField(verbose_name="số lượng")),
    ]


class Migration(migrations.Migration):
    initial = True

    dependencies = [("records", "0019_counted_behind_the_wall")]

    operations = [
        migrations.CreateModel(
            name="MonthSum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                *summed(),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "code", "outcome", "month"), name="one_sum_a_month")
                ],
            },
        ),
        migrations.CreateModel(
            name="MonthChange",
            fields=[*summed(), ("id", models.BigAutoField(primary_key=True, serialize=False))],
            options={"abstract": False},
        ),
        migrations.RunSQL(sql=KEEP, reverse_sql=UNDO),
    ]
