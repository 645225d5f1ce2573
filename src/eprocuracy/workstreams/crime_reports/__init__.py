"""Crime reports: how the procuracy watches over their receipt, verification and settlement."""

from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.questions import Question

CODE = "crime_reports"
LABEL = Label("Nguồn tin về tội phạm", "Crime reports")
ONE = Label("Nguồn tin", "Report")
ORDER = 10
GROUPS = {
    "report.intake": Label("Tiếp nhận, phân công nguồn tin", "Intake of reports"),
    "report.verification": Label("Giải quyết nguồn tin", "Settlement of reports"),
    "report.requests": Label("Yêu cầu về nguồn tin", "Requests on reports"),
    "report.papers": Label("Gửi quyết định, thông báo", "Sending decisions, telling people"),
}
THEMES = {
    "acts_steps": Label(
        "Xác minh, giám định; nhập, tách, tiếp nhận", "Verification, experts; joined, split, taken over"
    )
}
QUESTIONS = (
    Question(
        "extension",
        Label("Quyết định việc gia hạn", "Decide on the extension"),
        ("report.extended", "report.extension_refused"),
    ),
    Question(
        "outcome",
        Label("Ghi kết quả giải quyết", "Record the outcome"),
        (
            *("report.instituted", "report.not_instituted", "report.suspended"),  # BLTTHS 147(1)
            *("report.transferred", "report.resolved_otherwise"),
        ),
    ),
    Question(
        "review",
        Label("Ghi ý kiến về quyết định đã nhận", "Record the view on the decision received"),
        ("report.decision_agreed", "report.decision_objected"),
    ),
)
