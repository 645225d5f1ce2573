"""The table of moves: what is offered where, where it leads, what is out of place."""

from eprocuracy.workstreams.moves import move

from .words import Stage

OPEN = (
    Stage.TO_ACCEPT,
    Stage.TO_ASSIGN,
    Stage.VERIFYING,
    Stage.TO_DECIDE_EXTENSION,
    Stage.TAKING_OVER,
    Stage.OWN_VERIFICATION,
)
AT_WORK = (Stage.TO_ASSIGN, Stage.VERIFYING, Stage.TO_DECIDE_EXTENSION, Stage.TAKING_OVER, Stage.OWN_VERIFICATION)
IS_SUSPENDED = (Stage.SUSPENDED, Stage.TO_REVIEW_SUSPENSION, Stage.OBJECTED)
DECIDED = (Stage.TO_REVIEW, Stage.OBJECTED, Stage.RESOLVED)
REVIEWED = (*DECIDED, Stage.TO_REVIEW_SUSPENSION, Stage.SUSPENDED)

MOVES = (
    move("report.passed_on", [Stage.TO_PASS_ON], primary=[Stage.TO_PASS_ON]),
    move("report.accepted", [Stage.TO_ACCEPT, Stage.TO_PASS_ON], primary=[Stage.TO_ACCEPT]),
    move("report.agency_assigned", OPEN),
    move("report.assigned", [Stage.TO_ASSIGN, Stage.TO_ACCEPT], Stage.VERIFYING, primary=[Stage.TO_ASSIGN]),
    move("report.reassigned", [*AT_WORK, *REVIEWED]),
    move("report.prolonged", OPEN),
    move("report.extension_requested", AT_WORK, Stage.TO_DECIDE_EXTENSION),
    move("report.extended", AT_WORK, Stage.VERIFYING, primary=[Stage.TO_DECIDE_EXTENSION]),
    move("report.extension_refused", [Stage.TO_DECIDE_EXTENSION, *AT_WORK], Stage.VERIFYING),
    move("report.verification_requested", OPEN, primary=[Stage.VERIFYING]),
    move("report.resolution_requested", [Stage.TO_PASS_ON, *OPEN, *REVIEWED]),
    move("report.documents_requested", [*OPEN, *REVIEWED]),
    move("report.request_answered"),
    move("report.takeover_requested", OPEN, Stage.TAKING_OVER),
    move("report.taken_over", OPEN, Stage.OWN_VERIFICATION, primary=[Stage.TAKING_OVER]),
    move("report.jurisdiction_settled", [Stage.TO_PASS_ON, *OPEN]),
    move("report.suspended", AT_WORK),
    move("report.suspension_reviewed", IS_SUSPENDED, primary=[Stage.SUSPENDED]),
    move("report.suspension_cancelled", IS_SUSPENDED),
    move("report.resumed", IS_SUSPENDED),
    move("report.instituted", OPEN, primary=[Stage.OWN_VERIFICATION]),
    move("report.not_instituted", OPEN),
    move("report.transferred", [Stage.TO_PASS_ON, *OPEN]),
    move("report.resolved_otherwise", OPEN),
    move("report.decision_received", [*REVIEWED, Stage.VERIFYING, Stage.OWN_VERIFICATION]),
    move("report.decision_agreed", REVIEWED, primary=[Stage.TO_REVIEW, Stage.TO_REVIEW_SUSPENSION]),
    move("report.decision_objected", REVIEWED),
    move("report.institution_requested", [*OPEN, *DECIDED]),
    move("report.refusal_cancelled", DECIDED, primary=[Stage.OBJECTED]),
    move("report.notified", [*REVIEWED, Stage.TRANSFERRED], primary=[Stage.RESOLVED, Stage.TRANSFERRED]),
)
