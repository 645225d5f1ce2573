"""What was written of one person alone goes with the person, whether or not it says the name: their blanks of a form, the answers about them."""

from importlib import import_module

from django.db import migrations

BEFORE: str = import_module("eprocuracy.issuing.migrations.0006_erasing_words").ERASE

VALUE = "jsonb_object_agg(key, issuing_json_without(value, who, sought, mark, ground))"
# a blank of one person is called by its place and the participant: person.religion/0190…
OF_THE_PERSON = """jsonb_object_agg(key, CASE WHEN split_part(key, '/', 2) = ANY (who::text[]) THEN to_jsonb(mark)
                    ELSE issuing_json_without(value, who, sought, mark, ground) END)"""
ANSWER = "left(issuing_lines_without(text, sought, mark), 2000)"
ABOUT_THE_PERSON = f"CASE WHEN participant = ANY (receipt.participants) THEN mark ELSE {ANSWER} END"


def replaced() -> str:
    """The functions of before, with the two expressions that say more now."""
    now = BEFORE
    for old, new in ((VALUE, OF_THE_PERSON), (ANSWER, ABOUT_THE_PERSON)):
        assert now.count(old) == 1
        now = now.replace(old, new)
    return now.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


class Migration(migrations.Migration):
    dependencies = [("issuing", "0008_supervision_files")]
    operations = [
        migrations.RunSQL(sql=replaced(), reverse_sql=BEFORE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"))
    ]
