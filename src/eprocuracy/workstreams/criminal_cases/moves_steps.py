"""Moves of the further steps: where each is in its place, and where it leads. Most lead nowhere: they are steps on the way."""

from __future__ import annotations

from ..moves import Move, move
from .words import CLOSED, RESTING, AccusedStage, Stage

S, A = Stage, AccusedStage

INVESTIGATION = frozenset({S.INSTITUTED, S.INVESTIGATING, S.RETURNED})
INVESTIGATED = frozenset({*INVESTIGATION, S.SUSPENDED, S.CONCLUDED})
IN_OUR_HANDS = frozenset({S.PROSECUTION, S.COURT_RETURNED})
BEFORE_COURT = frozenset({*INVESTIGATION, S.CONCLUDED, S.PROSECUTION, S.COURT_RETURNED})
AT_COURT = frozenset({S.SENT_TO_COURT, S.TRIAL_PREPARATION, S.HEARING_SET, S.TRIAL_SUSPENDED})
BEFORE_APPEAL = frozenset({S.JUDGED, S.REVIEWED, S.APPEALED})
AFTER_JUDGMENT = frozenset({*BEFORE_APPEAL, S.APPEAL_DOCKETED, S.APPEAL_HEARING})
OPEN = frozenset(S) - CLOSED

RECORDED: tuple[tuple[frozenset[Stage], tuple[str, ...]], ...] = (
    (INVESTIGATION, ("institution.change_requested", "institution.annulment_requested", "case_change.cancelled")),
    (INVESTIGATION, ("institution.reviewed", "case.transfer_proposed", "case.transfer_refused", "lower.informed")),
    (INVESTIGATION, ("evidence.reviewed", "entrustment.sent", "entrustment.answered")),
    (INVESTIGATION, ("activity.announced", "activity.absence_told", "activity.conducted", "search.reported")),
    (INVESTIGATION, ("search.approved", "search.refused", "mail.file_received", "mail.approved", "mail.refused")),
    (INVESTIGATION, ("treatment.file_received", "treatment.refused")),
    (frozenset({*INVESTIGATED, S.TERMINATED}), ("decision.received",)),
    (frozenset({*INVESTIGATION, S.TERMINATED}), ("case.file_arrived",)),
    (frozenset({*BEFORE_COURT, *AT_COURT, *RESTING}), ("wanted.requested", "wanted.decided", "wanted.ended")),
    (frozenset({S.IN_FORCE}), ("wanted.decided", "wanted.ended")),  # a convict who evades the sentence (BLHS 60(5))
    (frozenset({*INVESTIGATED, S.TERMINATED}), ("resumption.requested",)),
    (frozenset({S.TERMINATED, *INVESTIGATION}), ("termination.reviewed",)),
    (BEFORE_COURT, ("charge.requested", "charge_change.requested", "charge_change.file_received")),
    (BEFORE_COURT, ("charge_change.approved", "charge_change.cancelled", "charge.annulment_cancelled")),
    (BEFORE_COURT, ("agency.objected", "objection.answered", "officer.change_requested", "officer.change_answered")),
    (BEFORE_COURT, ("experiment.decided", "statement.taken", "accused.interrogated", "verification.conducted")),
    (BEFORE_COURT, ("documents.received", "documents.returned", "conclusion.posted", "counsel.deferred")),
    (frozenset({*BEFORE_COURT, *AT_COURT}), ("counsel.requested",)),
    (BEFORE_COURT, ("case.competence_settled", "case.prosecution_passed_on", "lower.assigned")),
    (BEFORE_COURT, ("expertise.asked_for", "expertise.declined", "interpreter.requested", "accused.extracted")),
    (BEFORE_COURT, ("interpreter.change_proposed", "interpreter.changed", "participant.summoned")),
    (BEFORE_COURT, ("expert.change_requested", "expert.changed", "accused.escorted", "participant.compelled")),
    (BEFORE_COURT, ("social_report.requested", "social_report.received", "diversion.notified")),
    (BEFORE_COURT, ("diversion.plan_requested", "diversion.plan_received", "diversion.compensation_proposed")),
    (BEFORE_COURT, ("diversion.proposal_requested", "diversion.school_proposed", "diversion.meeting_set")),
    (BEFORE_COURT, ("diversion.meeting_postponed", "diversion.refused", "juvenile.measure_decided")),
    (frozenset({*OPEN, S.TERMINATED}), ("diversion.changed", "diversion.complained", "diversion.complaint_settled")),
    (OPEN, ("case.taken_over", "expertise.ordered", "expertise.received", "valuation.ordered", "valuation.received")),
    (OPEN, ("arrest.ordered", "arrest.approved", "arrest.refused", "arrest.executed", "measure.file_received")),
    (OPEN, ("measure.approved", "measure.refused", "measure.breached")),
    (OPEN, ("entity_measure.file_received", "entity_measure.imposed", "entity_measure.cancelled")),
    (OPEN, ("entity.representative_named", "absence.established", "absence.ended", "juvenile.support_asked")),
    (OPEN, ("treatment.applied", "treatment.ended", "juvenile.supervisor_changed", "juvenile.protection_asked")),
    (frozenset({*BEFORE_COURT, *AT_COURT}), ("summary.applied", "summary.cancelled")),
    (frozenset({S.CONCLUDED}), ("file.refused",)),
    (frozenset({S.INDICTED, *AT_COURT}), ("indictment.posted", "indictment.withdrawn")),
    (frozenset({S.TRIAL_PREPARATION}), ("trial.extended",)),
    (frozenset({S.TRIAL_PREPARATION, S.HEARING_SET}), ("court.evidence_requested", "court.evidence_supplied")),
    (frozenset({S.HEARING_SET}), ("hearing.paused",)),
    (frozenset({S.HEARING_SET, S.JUDGED, S.REVIEWED}), ("hearing.attended", "record.inspected")),
    (frozenset({S.COURT_RETURNED, S.SENT_TO_COURT}), ("court.return_answered",)),
    (BEFORE_APPEAL, ("judgment.received", "appeal.late", "judgment.explained")),
    (AFTER_JUDGMENT, ("appeal.changed", "appeal.withdrawn")),
    (frozenset({*BEFORE_APPEAL, S.IN_FORCE}), ("appeal.late_decided",)),
    (frozenset({S.APPEAL_DOCKETED, S.APPEAL_HEARING}), ("appeal.file_received", "appeal.file_returned")),
    (frozenset({S.APPEAL_HEARING}), ("appeal.hearing_postponed",)),
    (frozenset({S.IN_FORCE}), ("enforcement.decided", "cassation.requested", "cassation.declined")),
    (frozenset({S.IN_FORCE}), ("death_sentence.file_received", "death_sentence.answered")),
)

LEADING: tuple[Move, ...] = (
    move("investigation.suspension_cancelled", {S.SUSPENDED}, S.TO_RESUME),
    move("investigation.termination_cancelled", {S.TERMINATED}, S.TO_RESUME),
    move("prosecution.suspension_cancelled", {S.PROSECUTION_SUSPENDED}, S.TO_RESUME),
    move("prosecution.termination_cancelled", {S.TERMINATED}, S.TO_RESUME),
    move("investigation.resumed", {S.TO_RESUME}, S.INVESTIGATING, primary={S.TO_RESUME}),
    move("prosecution.resumed", {S.TO_RESUME}, S.PROSECUTION),
    move("accused.suspension_cancelled", {*BEFORE_COURT, *RESTING}),
    move("accused.termination_cancelled", {*BEFORE_COURT, *RESTING, S.TERMINATED}),
    move("diversion.applied", {*BEFORE_COURT, *AT_COURT}),
    move("diversion.cancelled", {*BEFORE_COURT, *AT_COURT, S.TERMINATED}),
    move("case.join_cancelled", BEFORE_COURT),
    move("case.split_cancelled", BEFORE_COURT),
    move("file.sent_for_reinvestigation", {S.ANNULLED}, S.RETURNED, primary={S.ANNULLED}),
    move("investigation.reopened", {S.ANNULLED, S.RETURNED}, S.INVESTIGATING),
    move("summary.file_received", {S.CONCLUDED, S.INVESTIGATING}, S.PROSECUTION),
    move("summary.prosecuted", IN_OUR_HANDS, S.INDICTED),
    move("court.returned_competence", {S.SENT_TO_COURT, S.TRIAL_PREPARATION}, S.COURT_RETURNED),
    move("court.docketed", {S.ANNULLED}, S.TRIAL_PREPARATION),
    move("trial.suspended", {S.TRIAL_PREPARATION, S.HEARING_SET}, S.TRIAL_SUSPENDED, whole=True),
    move("trial.terminated", {S.TRIAL_PREPARATION, S.HEARING_SET, S.TRIAL_SUSPENDED}, S.TERMINATED, whole=True),
    move(
        "trial.resumed", {S.TRIAL_SUSPENDED, S.TERMINATED}, S.TRIAL_PREPARATION, primary={S.TRIAL_SUSPENDED}, whole=True
    ),
    move("trial.resumed", {S.TRIAL_PREPARATION, S.HEARING_SET}, offered=False),
    move("appeal.docketed", {S.APPEALED}, S.APPEAL_DOCKETED, primary={S.APPEALED}),
    move("appeal.hearing_set", {S.APPEAL_DOCKETED, S.APPEALED}, S.APPEAL_HEARING, primary={S.APPEAL_DOCKETED}),
    move("appeal.judged", {S.APPEALED, S.APPEAL_DOCKETED, S.APPEAL_HEARING}, primary={S.APPEAL_HEARING}),
    move("appeal.terminated", {S.APPEALED, S.APPEAL_DOCKETED, S.APPEAL_HEARING}, S.IN_FORCE, whole=True),
    move("judgment.in_force", {S.APPEAL_DOCKETED, S.APPEAL_HEARING}, S.IN_FORCE, offered=False, whole=True),
    move("cassation.protested", {S.IN_FORCE}, S.CASSATION),
    move("cassation.withdrawn", {S.CASSATION}, S.IN_FORCE),
    move("cassation.judged", {S.CASSATION}, primary={S.CASSATION}),
)

STEP_MOVES: tuple[Move, ...] = (*LEADING, *(move(kind, stages) for stages, kinds in RECORDED for kind in kinds))


def _both(kind: str, from_: set[AccusedStage], to: AccusedStage, *, offered: bool = True) -> tuple[Move, Move]:
    """From these stages to that one; accused at the remaining stages stay where they are."""
    return move(kind, from_, to, offered=offered), move(kind, set(A) - from_, offered=False)


AT_WORK = {A.CHARGED, A.INVESTIGATED, A.PROPOSED}

STEP_TRACK_MOVES: tuple[Move, ...] = (
    *_both("accused.suspension_cancelled", {A.SUSPENDED}, A.INVESTIGATED),
    *_both("accused.termination_cancelled", {A.TERMINATED}, A.INVESTIGATED),
    *_both("charge.annulment_cancelled", {A.CHARGE_CANCELLED, A.REFUSED}, A.INVESTIGATED),
    *_both("diversion.applied", {*AT_WORK, A.INDICTED}, A.DIVERTED),
    *_both("diversion.cancelled", {A.DIVERTED}, A.INVESTIGATED),
    *_both("summary.file_received", {A.INVESTIGATED}, A.PROPOSED),
    *_both("summary.prosecuted", AT_WORK, A.INDICTED),
    *_both("trial.suspended", {A.INDICTED}, A.SUSPENDED, offered=False),
    *_both("trial.terminated", {A.INDICTED, A.SUSPENDED}, A.TERMINATED, offered=False),
    *_both("trial.resumed", {A.SUSPENDED, A.TERMINATED}, A.INDICTED, offered=False),
    *_both("appeal.lodged", {A.JUDGED, A.IN_FORCE}, A.APPEALED, offered=False),
    *_both("appeal.terminated", {A.APPEALED, A.JUDGED}, A.IN_FORCE, offered=False),
    move("accused.terminated", {A.DIVERTED}, offered=False),
    move("case.judged", {A.ANNULLED}, A.JUDGED, offered=False),
    move("investigation.reopened", {A.ANNULLED, A.APPEALED}, A.INVESTIGATED, offered=False),
    move("judgment.in_force", {A.APPEALED}, A.IN_FORCE, offered=False),
)
