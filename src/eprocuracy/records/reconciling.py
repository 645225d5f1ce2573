"""Whether every recorded act is the one that the log says was recorded: no change of a row escapes, whoever rules the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db import connection

RECORDED = "acts.recorded"
WIDTH = 32  # letters of one digest: 128 bits of SHA-256
BEGINNING = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Reconciled:
    """How many acts were compared with the log; those that differ (with the entry that says otherwise) and those without entry."""

    compared: int
    differing: tuple[tuple[UUID, int], ...]
    unlogged: tuple[UUID, ...]

    @property
    def intact(self) -> bool:
        return not self.differing and not self.unlogged


def digests_of(acts: Sequence[UUID]) -> str:
    """Digests of what stands recorded under these ids, one after the other, for the entry that says that they were recorded."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT string_agg({_DIGEST}, '' ORDER BY n.place) FROM unnest(%s::uuid[]) WITH ORDINALITY AS n(id, place)"  # noqa: S608
            " JOIN records_actrow a ON a.id = n.id",
            [list(acts)],
        )
        return str(cursor.fetchone()[0] or "")


def reconcile(*, since: datetime = BEGINNING) -> Reconciled:
    """Compare every act of the entries since a moment, and every act recorded since, with the log; one query.

    Names of persons are not compared: of them there is a lawful erasure. Entries of acts from before digests were kept only count as entries.
    """
    with connection.cursor() as cursor:
        cursor.execute(_RECONCILED, {"since": since, "deed": RECORDED, "width": WIDTH})
        compared, acts, entries, unlogged = cursor.fetchone()
    return Reconciled(compared, tuple(zip(acts or (), entries or (), strict=True)), tuple(unlogged or ()))


# all that a row and its links say, as text that is the same in every session
_DIGEST = """
    left(encode(sha256(convert_to(jsonb_build_array(
        a.id, a.kind, a.version, a.matter_id, a.occurred_on, a.occurred_at, a.precision, a.effective_on, a.document_no,
        a.issued_by, a.signed_by, a.content, a.unknown, a.supersedes_id, a.reason, extract(epoch FROM a.recorded_at),
        a.recorded_by, a.source, a.origin,
        (SELECT jsonb_agg(jsonb_build_array(l.role, l.target, l.is_matter, l.offences) ORDER BY l.place)
         FROM records_actlink l WHERE l.act_id = a.id)
    )::text, 'UTF8')), 'hex'), 32)
"""
# the digests of an entry are unpacked once, not for each of its acts; EXCEPT, since of how many are named the planner knows nothing
_RECONCILED = f"""
    WITH entries AS MATERIALIZED (
        SELECT sequence, about, convert_to(detail->>'digests', 'UTF8') AS digests
        FROM   audit_entry WHERE deed = %(deed)s AND at >= %(since)s
    ), named AS MATERIALIZED (
        SELECT e.sequence, substr(t.thing, 5)::uuid AS id,
               convert_from(substr(e.digests, ((t.place - 1) * %(width)s + 1)::int, %(width)s), 'UTF8') AS digest
        FROM   entries e, unnest(e.about) WITH ORDINALITY AS t(thing, place)
        WHERE  t.thing LIKE 'act:%%'
    ), beside AS (
        SELECT n.sequence, n.id, n.digest, {_DIGEST} AS now
        FROM   named n LEFT JOIN records_actrow a ON a.id = n.id
        WHERE  n.digest IS NOT NULL
    ), differing AS (
        SELECT id, sequence FROM beside WHERE now IS DISTINCT FROM digest ORDER BY sequence LIMIT 1000
    ), unlogged AS (
        SELECT id FROM records_actrow WHERE recorded_at >= %(since)s
        EXCEPT SELECT id FROM named ORDER BY id LIMIT 1000
    )
    SELECT (SELECT count(*) FROM beside),
           (SELECT array_agg(id) FROM differing),
           (SELECT array_agg(sequence) FROM differing),
           (SELECT array_agg(id) FROM unlogged)
"""  # noqa: S608
