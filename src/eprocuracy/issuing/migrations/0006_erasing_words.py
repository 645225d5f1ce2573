"""Lawful erasure in drafts: the one function that takes a person's words out of what was typed here."""

from django.db import migrations

ERASE = r"""
-- the lines of a text, those that say one of the words replaced by the mark
CREATE FUNCTION issuing_lines_without(told text, sought text[], mark text)
RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(string_agg(
        CASE WHEN EXISTS (SELECT FROM unnest(sought) one WHERE lower(normalize(line) COLLATE pg_c_utf8) ~ one)
             THEN mark ELSE line END, E'\n' ORDER BY place), '')
    FROM string_to_table(told, E'\n') WITH ORDINALITY AS lines(line, place)
$$;

-- the same in every text of a document; of a person who is erased nothing stays but the place and the ground
CREATE FUNCTION issuing_json_without(doc jsonb, who uuid[], sought text[], mark text, ground text)
RETURNS jsonb LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE jsonb_typeof(doc)
        WHEN 'string' THEN to_jsonb(issuing_lines_without(doc #>> '{}', sought, mark))
        WHEN 'array' THEN (
            SELECT coalesce(jsonb_agg(issuing_json_without(one, who, sought, mark, ground) ORDER BY place), '[]')
            FROM jsonb_array_elements(doc) WITH ORDINALITY AS parts(one, place))
        WHEN 'object' THEN
            CASE WHEN doc ? 'name' AND doc ->> 'participant' = ANY (who::text[])
            THEN jsonb_build_object('participant', doc -> 'participant', 'erased', ground)
            ELSE (
                SELECT coalesce(jsonb_object_agg(key, issuing_json_without(value, who, sought, mark, ground)), '{}')
                FROM jsonb_each(doc))
            END
        ELSE doc END
$$;

CREATE FUNCTION issuing_erase_words(erasure uuid, words text[])
RETURNS TABLE (draft uuid, digest text) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    receipt records_erasure;
    written_by text;
    mark text;
    sought text[];
    families uuid[];
    drafts uuid[];
BEGIN
    SELECT * INTO receipt FROM records_erasure e WHERE e.id = erasure;
    SELECT xmin::text INTO written_by FROM records_erasure e WHERE e.id = erasure;
    -- a row that is seen while its transaction runs is our own: words go with the erasure itself, or not at all
    IF written_by IS NULL OR pg_xact_status(
        ((pg_current_xact_id()::text::bigint >> 32 << 32) + written_by::bigint)::text::xid8) <> 'in progress'
    THEN
        RAISE EXCEPTION 'words are erased in the transaction of their erasure, or not at all'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    mark := '[đã xóa theo ' || receipt.document_no || ']';
    SELECT array_agg('(^|[^[:alnum:]])' || regexp_replace(
            regexp_replace(lower(normalize(one) COLLATE pg_c_utf8), '([^[:alnum:][:space:]])', '\\\1', 'g'),
            '[[:space:]]+', '[[:space:]]+', 'g') || '($|[^[:alnum:]])')
        INTO sought FROM unnest(words) one WHERE btrim(one) <> '';
    SELECT array_agg(DISTINCT m.family_id) INTO families FROM records_matter m
        WHERE m.id IN (SELECT matter_id FROM records_placerow WHERE participant = ANY (receipt.participants))
           OR m.id IN (SELECT a.matter_id FROM records_actrow a JOIN records_personversion p ON p.act_id = a.id
                       WHERE p.participant = ANY (receipt.participants));
    SELECT array_agg(d.id) INTO drafts FROM issuing_draft d JOIN records_matter m ON m.id = d.matter_id
        WHERE m.family_id = ANY (families);

    UPDATE issuing_draftversion v SET
        typed = issuing_json_without(typed, receipt.participants, sought, mark, receipt.document_no),
        act = issuing_json_without(act, receipt.participants, sought, mark, receipt.document_no),
        blanks = issuing_json_without(blanks, receipt.participants, sought, mark, receipt.document_no)
        WHERE v.draft_id = ANY (drafts);
    UPDATE issuing_draftstep s SET text = left(issuing_lines_without(text, sought, mark), 4000)
        WHERE s.draft_id = ANY (drafts);
    UPDATE issuing_draftanswer a SET text = left(issuing_lines_without(text, sought, mark), 2000)
        WHERE a.draft_id = ANY (drafts);
    UPDATE issuing_draftpaper p SET name = left(issuing_lines_without(name, sought, mark), 200)
        WHERE p.draft_id = ANY (drafts);
    UPDATE issuing_service s SET
        recipient = left(issuing_lines_without(recipient, sought, mark), 300),
        received_by = left(issuing_lines_without(received_by, sought, mark), 200),
        proof = left(issuing_lines_without(proof, sought, mark), 400)
        WHERE s.draft_id = ANY (drafts);
    UPDATE issuing_number n SET
        subject = left(issuing_lines_without(subject, sought, mark), 500),
        recipients = left(issuing_lines_without(recipients, sought, mark), 1000)
        WHERE n.matter IN (SELECT m.id FROM records_matter m WHERE m.family_id = ANY (families));

    RETURN QUERY SELECT one, p.digest::text FROM unnest(drafts) one
        LEFT JOIN issuing_draftpaper p ON p.draft_id = one AND p.what = 'proposal';
END $$;
"""
UNDO = """
DROP FUNCTION issuing_erase_words;
DROP FUNCTION issuing_json_without;
DROP FUNCTION issuing_lines_without;
"""


class Migration(migrations.Migration):
    dependencies = [("issuing", "0005_form_texts"), ("records", "0004_erasing_a_person")]
    operations = [migrations.RunSQL(sql=ERASE, reverse_sql=UNDO)]
