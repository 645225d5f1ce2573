"""The table of moves: what is offered where, where it leads, what is out of place.

Where a kind has several rows, the first one speaks for every stage that none of them names: such an act is out of
place, and leads nowhere.
"""

from eprocuracy.workstreams.moves import move

from .words import Stage

AT_WORK = (Stage.TO_ASSIGN, Stage.VERIFYING, Stage.TO_DECIDE_EXTENSION, Stage.TAKING_OVER, Stage.OWN_VERIFICATION)
OPEN = (Stage.TO_ACCEPT, *AT_WORK)
NOT_ASKED = (Stage.TO_ACCEPT, Stage.TO_ASSIGN, Stage.VERIFYING, Stage.TAKING_OVER, Stage.OWN_VERIFICATION)
IS_SUSPENDED = (Stage.SUSPENDED, Stage.TO_REVIEW_SUSPENSION, Stage.OBJECTED)
DECIDED = (Stage.TO_REVIEW, Stage.OBJECTED, Stage.RESOLVED)
REVIEWED = (*DECIDED, Stage.TO_REVIEW_SUSPENSION, Stage.SUSPENDED)

INTAKE = (
    move("report.passed_on", [Stage.TO_PASS_ON], Stage.TO_ACCEPT, primary=[Stage.TO_PASS_ON]),
    move("report.accepted", [Stage.TO_PASS_ON]),
    move("report.accepted", [Stage.TO_ACCEPT], Stage.TO_ASSIGN, primary=[Stage.TO_ACCEPT]),
    move("report.agency_assigned", OPEN),
    move("report.assigned", [Stage.TO_ACCEPT]),
    move("report.assigned", [Stage.TO_ASSIGN], Stage.VERIFYING, primary=[Stage.TO_ASSIGN]),
    move("report.reassigned", [*AT_WORK, *REVIEWED]),
)
VERIFICATION = (
    move("report.prolonged", OPEN),
    move("report.extension_requested", [Stage.TO_ACCEPT, Stage.TO_ASSIGN, Stage.TO_DECIDE_EXTENSION]),
    move("report.extension_requested", [Stage.VERIFYING], Stage.TO_DECIDE_EXTENSION),
    move("report.extended", NOT_ASKED),
    move("report.extended", [Stage.TO_DECIDE_EXTENSION], Stage.VERIFYING, primary=[Stage.TO_DECIDE_EXTENSION]),
    move("report.extension_refused", [Stage.TO_ACCEPT], offered=False),
    move("report.extension_refused", [Stage.TO_DECIDE_EXTENSION], Stage.VERIFYING),
    move("report.verification_requested", OPEN, primary=[Stage.VERIFYING]),
    move("report.resolution_requested", [Stage.TO_PASS_ON, *OPEN, *REVIEWED]),
    move("report.documents_requested", [*OPEN, *REVIEWED]),
    move("report.request_answered"),
    move("report.takeover_requested", [Stage.TAKING_OVER], offered=False),
    move("report.takeover_requested", [Stage.TO_ACCEPT, Stage.TO_ASSIGN, Stage.VERIFYING], Stage.TAKING_OVER),
    move("report.taken_over", OPEN, Stage.OWN_VERIFICATION, primary=[Stage.TAKING_OVER]),
    move("report.jurisdiction_settled", [Stage.TO_PASS_ON, *OPEN]),
)
RESULTS = (
    move("report.suspended", OPEN, Stage.TO_REVIEW_SUSPENSION),
    move("report.suspension_reviewed", IS_SUSPENDED, primary=[Stage.SUSPENDED]),
    move("report.suspension_cancelled", IS_SUSPENDED, Stage.VERIFYING),
    move("report.resumed", IS_SUSPENDED, Stage.VERIFYING),
    move("report.instituted", OPEN, Stage.TO_REVIEW, primary=[Stage.OWN_VERIFICATION]),
    move("report.not_instituted", OPEN, Stage.TO_REVIEW),
    move("report.transferred", [Stage.TO_PASS_ON, *OPEN], Stage.TRANSFERRED),
    move("report.resolved_otherwise", OPEN, Stage.TO_REVIEW),
    move("report.decision_received", [*REVIEWED, *AT_WORK]),
    move("report.decision_agreed", [Stage.OBJECTED, Stage.RESOLVED, Stage.SUSPENDED]),
    move("report.decision_agreed", [Stage.TO_REVIEW], Stage.RESOLVED, primary=[Stage.TO_REVIEW]),
    move("report.decision_agreed", [Stage.TO_REVIEW_SUSPENSION], Stage.SUSPENDED, primary=[Stage.TO_REVIEW_SUSPENSION]),
    move("report.decision_objected", REVIEWED, Stage.OBJECTED),
    move("report.institution_requested", [*OPEN, *DECIDED]),
    move("report.refusal_cancelled", DECIDED, Stage.VERIFYING, primary=[Stage.OBJECTED]),
    move(
        "report.notified",
        [*REVIEWED, Stage.TRANSFERRED, Stage.JOINED],
        primary=[Stage.RESOLVED, Stage.TRANSFERRED, Stage.JOINED],
    ),
)

STEPS = (
    move("report.joined", OPEN),
    move("report.taken_from_office", [*AT_WORK, Stage.TO_ACCEPT, *REVIEWED]),
    move("report.activity_conducted", OPEN),
    move("report.statement_taken", OPEN),
    move("report.verified", OPEN),
    move("report.expertise_ordered", OPEN),
    move("report.expertise_received", [*OPEN, *REVIEWED]),
    move("report.jointly_reviewed", OPEN),
    move("report.agency_objected", [*OPEN, *REVIEWED]),
    move("report.objection_answered", [*OPEN, *REVIEWED]),
)

MOVES = (*INTAKE, *VERIFICATION, *RESULTS, *STEPS)
