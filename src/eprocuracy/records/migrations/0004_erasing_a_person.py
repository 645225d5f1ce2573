"""Lawful erasure: its table, the one function that blanks, and a second lock that looks at what is left in each row."""

import django.contrib.postgres.fields
from django.db import migrations, models
from django.db.models import Q

ERASE = """
CREATE FUNCTION records_erase_person(
    erasure uuid, who uuid[], number_proofs text[], keep_birth text,
    ground_no text, ground_authority text, ground_reason text, account text, moment timestamptz
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    blanked bigint;
BEGIN
    IF keep_birth NOT IN ('nothing', 'year', 'whole') THEN
        RAISE EXCEPTION 'keep_birth is nothing, year or whole, not %', keep_birth;
    END IF;
    INSERT INTO records_erasure (id, participants, proofs, document_no, authority, reason, erased_by, erased_at)
    VALUES (erasure, who, number_proofs, ground_no, ground_authority, ground_reason, account, moment);
    UPDATE records_personversion
    SET name = '', name_key = '', other_names = '', ethnic = '', id_no = '', address = '', phone = '',
        sex = CASE keep_birth WHEN 'nothing' THEN '' ELSE sex END,
        birth = CASE keep_birth WHEN 'nothing' THEN '' WHEN 'year' THEN left(birth, 4) ELSE birth END,
        erased = ground_no
    WHERE participant = ANY (who) AND erased = '';
    GET DIAGNOSTICS blanked = ROW_COUNT;
    RETURN blanked;
END $$;

-- whatever way a change came, it may leave nothing but a blank row, of somebody whose erasure is written down
CREATE FUNCTION records_only_blank() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF (NEW.name, NEW.name_key, NEW.other_names, NEW.ethnic, NEW.id_no, NEW.address, NEW.phone)
            IS DISTINCT FROM ('', '', '', '', '', '', '')
        OR (NEW.id, NEW.act_id, NEW.participant) IS DISTINCT FROM (OLD.id, OLD.act_id, OLD.participant)
        OR NEW.sex NOT IN ('', OLD.sex)
        OR NEW.birth NOT IN ('', left(OLD.birth, 4), OLD.birth)
        OR NOT EXISTS (
            SELECT FROM records_erasure e WHERE NEW.participant = ANY (e.participants) AND e.document_no = NEW.erased
        )
    THEN
        RAISE EXCEPTION 'a version of a person is blanked by a lawful erasure, or not at all'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER only_blank BEFORE UPDATE ON records_personversion FOR EACH ROW EXECUTE FUNCTION records_only_blank();
"""
UNDO = """
DROP TRIGGER only_blank ON records_personversion;
DROP FUNCTION records_only_blank;
DROP FUNCTION records_erase_person;
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0003_rights_that_lapse")]
    operations = [
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                (
                    "participants",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), size=None, verbose_name="những người tham gia"
                    ),
                ),
                (
                    "proofs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=64),
                        default=list,
                        size=None,
                        verbose_name="giá trị băm của số định danh",
                    ),
                ),
                ("document_no", models.CharField(max_length=200, verbose_name="số văn bản")),
                ("authority", models.CharField(max_length=300, verbose_name="cơ quan ban hành")),
                ("reason", models.CharField(max_length=1000, verbose_name="lý do")),
                ("erased_by", models.CharField(max_length=150, verbose_name="người thực hiện")),
                ("erased_at", models.DateTimeField(verbose_name="thời điểm xóa")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=~Q(document_no="") & ~Q(authority="") & ~Q(reason="") & ~Q(erased_by=""),
                        name="erasure_has_its_ground",
                    )
                ]
            },
        ),
        migrations.AddField(
            model_name="personversion",
            name="erased",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=200, verbose_name="đã xóa theo văn bản"
            ),
        ),
        migrations.AddField(
            model_name="placerow",
            name="minor",
            field=models.BooleanField(null=True, verbose_name="dưới 18 tuổi khi xảy ra vụ việc"),
        ),
        migrations.RunSQL(sql=ERASE, reverse_sql=UNDO),
    ]
