"""The tables of moves: of a case, and of each accused in it."""

from __future__ import annotations

from ..moves import Move, move
from .moves_steps import STEP_MOVES, STEP_TRACK_MOVES
from .words import CLOSED, RESTING, AccusedStage, Stage

S, A = Stage, AccusedStage

INVESTIGATION = {S.INSTITUTED, S.INVESTIGATING, S.RETURNED}
BEFORE_COURT = {*INVESTIGATION, S.CONCLUDED, S.PROSECUTION}
OPEN = set(S) - CLOSED
FIRST_INSTANCE_JUDGED = {S.JUDGED, S.REVIEWED, S.APPEALED}
AFTER_INDICTMENT = {
    S.INDICTED,
    S.SENT_TO_COURT,
    S.TRIAL_PREPARATION,
    S.HEARING_SET,
    *FIRST_INSTANCE_JUDGED,
    S.IN_FORCE,
}

MOVES: tuple[Move, ...] = (
    move("case.accepted", {S.INSTITUTED, S.TRANSFERRED}, S.INVESTIGATING, primary={S.INSTITUTED}),
    move("case.accepted", OPEN, offered=False),
    move("case.assigned", OPEN),
    move("case.reassigned", OPEN),
    move("case.changed", BEFORE_COURT),
    move("case.institution_cancelled", INVESTIGATION, S.CANCELLED),
    move("case.joined", BEFORE_COURT),
    move("case.transferred", BEFORE_COURT),
    move("accused.charged", {*INVESTIGATION, S.PROSECUTION}),
    move("charge.file_received", {*INVESTIGATION, S.PROSECUTION}),
    move("charge.approved", {*INVESTIGATION, S.PROSECUTION}),
    move("charge.refused", {*INVESTIGATION, S.PROSECUTION}),
    move("charge.cancelled", BEFORE_COURT),
    move("accused.changed", BEFORE_COURT),
    move("accused.suspended", BEFORE_COURT),
    move("accused.resumed", {*BEFORE_COURT, S.SUSPENDED, S.PROSECUTION_SUSPENDED}),
    move("accused.terminated", {*BEFORE_COURT, S.SUSPENDED, S.PROSECUTION_SUSPENDED}),
    move("measure.imposed", OPEN),
    move("measure.cancelled", ()),
    move("case.suspension_reviewed", RESTING),
    move("case.suspension_reviewed", BEFORE_COURT, offered=False),  # of an accused for whom alone it rests
    move("investigation.requested", INVESTIGATION),
    move("investigation.extension_requested", INVESTIGATION),
    move("investigation.extended", INVESTIGATION),
    move("investigation.extension_refused", INVESTIGATION),
    move("investigation.suspended", INVESTIGATION, S.SUSPENDED),
    move("investigation.resumed", {S.SUSPENDED, S.TERMINATED}, S.INVESTIGATING, primary={S.SUSPENDED}),
    move("investigation.reopened", {*FIRST_INSTANCE_JUDGED, S.IN_FORCE}, S.INVESTIGATING),
    move("investigation.terminated", {*INVESTIGATION, S.SUSPENDED, S.CONCLUDED}, S.TERMINATED),
    move("investigation.concluded", INVESTIGATION, S.CONCLUDED, primary={S.INVESTIGATING, S.RETURNED}),
    move(
        "investigation.concluded", AFTER_INDICTMENT, offered=False
    ),  # dated after the indictment: a finding of its own
    move("file.received", {S.CONCLUDED, S.RETURNED}, S.PROSECUTION, primary={S.CONCLUDED}),
    move("file.received", AFTER_INDICTMENT, offered=False),
    move("file.returned", {S.PROSECUTION, S.COURT_RETURNED}, S.RETURNED, primary={S.COURT_RETURNED}),
    move("prosecution.extended", {S.PROSECUTION}),
    move("prosecution.suspended", {S.PROSECUTION}, S.PROSECUTION_SUSPENDED),
    move(
        "prosecution.resumed", {S.PROSECUTION_SUSPENDED, S.TERMINATED}, S.PROSECUTION, primary={S.PROSECUTION_SUSPENDED}
    ),
    move("prosecution.terminated", {S.PROSECUTION, S.PROSECUTION_SUSPENDED}, S.TERMINATED),
    move("case.indicted", {S.PROSECUTION, S.COURT_RETURNED}, S.INDICTED, primary={S.PROSECUTION}),
    move("file.sent_to_court", {S.INDICTED, S.COURT_RETURNED}, S.SENT_TO_COURT, primary={S.INDICTED}),
    move("court.docketed", {S.SENT_TO_COURT, S.INDICTED}, S.TRIAL_PREPARATION, primary={S.SENT_TO_COURT}),
    move("court.returned_file", {S.TRIAL_PREPARATION, S.HEARING_SET}, S.COURT_RETURNED),
    move("hearing.set", {S.TRIAL_PREPARATION, S.HEARING_SET}, S.HEARING_SET, primary={S.TRIAL_PREPARATION}),
    move("hearing.postponed", {S.HEARING_SET}),
    move("case.judged", {S.HEARING_SET}, S.JUDGED, primary={S.HEARING_SET}),
    move("judgment.reviewed", {S.JUDGED}, S.REVIEWED, primary={S.JUDGED}),
    move("judgment.reviewed", {S.REVIEWED, S.APPEALED}),  # once more, or after somebody has appealed
    move("appeal.lodged", FIRST_INSTANCE_JUDGED, S.APPEALED),
    move("judgment.in_force", FIRST_INSTANCE_JUDGED, S.IN_FORCE, primary={S.REVIEWED}, whole=True),
    *STEP_MOVES,
)


def _others(kind: str, *moved: AccusedStage) -> Move:
    """An act on the whole case leaves accused at the remaining stages where they are."""
    return move(kind, set(A) - set(moved), offered=False)


ACTIVE = (A.CHARGED, A.INVESTIGATED)

TRACK_MOVES: tuple[Move, ...] = (
    move("accused.charged", {A.REFUSED, A.CHARGE_CANCELLED, A.TERMINATED}, A.CHARGED),
    move("accused.charged", {A.INVESTIGATED}, offered=False),  # charged by the procuracy itself: nothing to approve
    move("charge.approved", {A.CHARGED}, A.INVESTIGATED, primary={A.CHARGED}),
    move("charge.approved", {A.INVESTIGATED}, offered=False),  # of a changed charge
    move("charge.refused", {A.CHARGED}, A.REFUSED),
    move("charge.cancelled", {A.CHARGED, A.INVESTIGATED, A.SUSPENDED, A.PROPOSED}, A.CHARGE_CANCELLED),
    move("accused.changed", {A.CHARGED, A.INVESTIGATED, A.PROPOSED}),
    move("accused.suspended", {A.CHARGED, A.INVESTIGATED, A.PROPOSED}, A.SUSPENDED),
    move("accused.resumed", {A.SUSPENDED, A.TERMINATED}, A.INVESTIGATED, primary={A.SUSPENDED}),
    move("accused.resumed", {A.PROPOSED}, offered=False),  # of the case in prosecution
    move("accused.terminated", {A.CHARGED, A.INVESTIGATED, A.PROPOSED, A.SUSPENDED}, A.TERMINATED),
    move("case.suspension_reviewed", {A.SUSPENDED}),
    _others("case.suspension_reviewed", A.SUSPENDED),
    move("investigation.suspended", ACTIVE, A.SUSPENDED),
    _others("investigation.suspended", *ACTIVE),
    move("investigation.resumed", {A.SUSPENDED, A.TERMINATED}, A.INVESTIGATED),
    _others("investigation.resumed", A.SUSPENDED, A.TERMINATED),
    move("investigation.reopened", {A.INDICTED, A.JUDGED, A.IN_FORCE}, A.INVESTIGATED),
    _others("investigation.reopened", A.INDICTED, A.JUDGED, A.IN_FORCE, A.ANNULLED, A.APPEALED),
    move("investigation.terminated", {*ACTIVE, A.PROPOSED, A.SUSPENDED}, A.TERMINATED),
    _others("investigation.terminated", *ACTIVE, A.PROPOSED, A.SUSPENDED),
    move("investigation.concluded", ACTIVE, A.PROPOSED),
    _others("investigation.concluded", *ACTIVE),
    move("file.received", {A.INVESTIGATED}, A.PROPOSED),
    _others("file.received", A.INVESTIGATED),
    move("file.returned", {A.PROPOSED, A.INDICTED}, A.INVESTIGATED),
    _others("file.returned", A.PROPOSED, A.INDICTED),
    move("prosecution.suspended", {A.PROPOSED}, A.SUSPENDED),
    _others("prosecution.suspended", A.PROPOSED),
    move("prosecution.resumed", {A.SUSPENDED, A.TERMINATED}, A.PROPOSED),
    _others("prosecution.resumed", A.SUSPENDED, A.TERMINATED),
    move("prosecution.terminated", {A.PROPOSED, A.SUSPENDED}, A.TERMINATED),
    _others("prosecution.terminated", A.PROPOSED, A.SUSPENDED),
    move("case.indicted", {*ACTIVE, A.PROPOSED}, A.INDICTED),
    _others("case.indicted", *ACTIVE, A.PROPOSED),
    move("case.judged", {A.INDICTED}, A.JUDGED),
    _others("case.judged", A.INDICTED, A.ANNULLED),
    move("judgment.in_force", {A.JUDGED}, A.IN_FORCE),
    _others("judgment.in_force", A.JUDGED, A.APPEALED),
    *STEP_TRACK_MOVES,
)
