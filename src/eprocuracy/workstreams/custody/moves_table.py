"""The table of moves of a person held."""

from __future__ import annotations

from ..moves import Move, move
from .words import INSIDE, Stage

S = Stage
DETAINED = {S.DETAINED, S.DETAINED_FOR_PROSECUTION, S.DETAINED_BY_COURT}

MOVES: tuple[Move, ...] = (
    move("custody.assigned", {*INSIDE, S.AT_COURT, S.ESCAPED}),
    move("custody.reassigned", {*INSIDE, S.AT_COURT, S.ESCAPED}),
    move("custody.file_received", INSIDE),
    move("hold.approved", {S.HELD, S.IN_CUSTODY}),
    move("hold.refused", {S.HELD, S.IN_CUSTODY}, S.MUST_RELEASE),
    move("custody.ordered", {S.HELD}, S.IN_CUSTODY, primary={S.HELD}),
    move("custody.ordered", {S.IN_CUSTODY}, offered=False),  # a second paper: the ledger tells the gap or the overlap
    move("custody.extended", {S.IN_CUSTODY}),
    move("custody.extended", {S.DETAINED}, offered=False),  # the order may be signed while custody still runs
    move("custody.extension_approved", {S.IN_CUSTODY}, needs=["custody.extended"]),
    move("custody.extension_approved", {S.DETAINED}, offered=False),
    move("custody.extension_refused", {S.IN_CUSTODY}),
    move("custody.extension_refused", {S.DETAINED}, offered=False),
    move("custody.cancelled", {S.IN_CUSTODY}, S.MUST_RELEASE),
    # only an accused is detained (BLTTHS 119, 241): the paper waits for the charge, which stands in the case
    move(
        "detention.ordered",
        {S.HELD, S.IN_CUSTODY, *DETAINED},
        S.DETAINED,
        primary={S.IN_CUSTODY},
        needs=["accused.charged"],
    ),
    move("detention.approved", INSIDE, needs=["accused.charged", "detention.ordered"]),
    move("detention.refused", INSIDE),
    # an extension rests on the order: a book of custody that came without its cases does not stop it
    move("detention.extended", {S.DETAINED}),
    move(
        "detention.for_prosecution",
        {S.DETAINED, S.IN_CUSTODY, S.DETAINED_FOR_PROSECUTION},
        S.DETAINED_FOR_PROSECUTION,
        needs=["accused.charged"],
    ),
    move("detention.by_court", {*DETAINED, S.AT_COURT}, S.DETAINED_BY_COURT),
    move("custody.measure_replaced", INSIDE, S.MEASURE_REPLACED),
    move("custody.measure_cancelled", DETAINED, S.RELEASED),
    move("person.released", INSIDE, S.RELEASED, primary={S.MUST_RELEASE}),
    move("person.transferred", INSIDE),
    move("person.sent_to_court", DETAINED, S.AT_COURT),
    move("person.began_sentence", {*DETAINED, S.AT_COURT}, S.SERVING),
    move("person.died", INSIDE, S.DIED),
    move("person.escaped", INSIDE, S.ESCAPED),
    move("hold.arrest_ordered", {S.HELD}),
    move("person.heard", INSIDE),
    move("detention.extension_requested", {S.DETAINED}),
    move("detention.extension_refused", {S.DETAINED}),
    move("facility.warned", INSIDE),
    move("person.taken_out", INSIDE),
    move("custody.complained"),
    move("custody.complaint_settled"),
    move("person.recaptured", {S.ESCAPED}, primary={S.ESCAPED}),
)
