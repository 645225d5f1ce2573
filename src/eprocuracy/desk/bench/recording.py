"""Recording one act through the door, beside inserting the same row by plain SQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.moments import When, day_of
from eprocuracy.records.families import new_id
from eprocuracy.records.models import MatterRow
from eprocuracy.records.queries import seen_position
from eprocuracy.records.recording import record
from eprocuracy.records.storing import acts_of
from eprocuracy.workstreams.acts import Source
from eprocuracy.workstreams.catalogue import Rules

from .measure import Figure, timed

TIMES = 200


def recording(rules: Rules, now: datetime) -> Iterator[Figure]:
    """A remark of the register recorded in many matters; everything is rolled back."""
    everything = list(MatterRow.objects.order_by("matter_id").values_list("matter_id", flat=True))
    matters = everything[:: max(1, len(everything) // TIMES)][:TIMES]  # old and young ones alike
    kind = rules.catalogue.kinds["register.stated"]

    def one(matter: UUID) -> None:
        act = kind(id=new_id(), matter=matter, occurred=When.on(day_of(now)), remark="đo")  # type: ignore[call-arg]
        record(rules, [act], by=SYSTEM, at=now, source=Source.PAGE, seen=seen_position(matter))

    def bare(matter: UUID) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "insert into records_actrow (id, position, kind, version, matter_id, precision, document_no, issued_by,"
                " signed_by, content, unknown, reason, recorded_at, recorded_by, source, origin)"
                " values (%s, nextval('records_act_position'), 'register.stated', 1, %s, 'unknown', '', '', '',"
                " '{}', '{}', '', %s, 'bench', 'page', '')",
                [new_id(), matter, now],
            )

    with transaction.atomic():
        for matter in matters:  # whoever records has the matter open before them: it is read once
            acts_of(rules.catalogue, MatterRow.objects.filter(matter=matter).values_list("family_id", flat=True))
        yield timed(
            "one act recorded, with everything computed of it",
            [lambda matter=matter: one(matter) for matter in matters],  # type: ignore[misc]
            bare=[lambda matter=matter: bare(matter) for matter in matters],  # type: ignore[misc]
            target="p95 < 50 ms",
        )
        transaction.set_rollback(True)
