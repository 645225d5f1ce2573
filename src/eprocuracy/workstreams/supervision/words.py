"""The closed lists of words of this workstream."""

from __future__ import annotations

from eprocuracy.kernel.words import Word


class Stage(Word):
    """Where a thread stands; the words say who must act."""

    TO_DEAL_WITH = "to_deal_with", "Cần xử lý vi phạm", "Violation needs dealing with"
    INSPECTING = "inspecting", "Cần kết luận trực tiếp kiểm sát", "Inspection needs its conclusion"
    AWAITING_REPLY = "awaiting_reply", "Chờ trả lời", "Waits for a reply"
    AWAITING_COURT = "awaiting_court", "Chờ Tòa án xét kháng nghị", "Waits for the court"
    FOLLOWING_UP = "following_up", "Theo dõi việc thực hiện", "Implementation is followed"
    TO_ESCALATE = "to_escalate", "Cần báo cáo, xem xét kháng nghị", "Rejected: needs reporting upward"
    DONE = "done", "Cần kết thúc theo dõi", "Needs closing"
    CLOSED = "closed", "Đã kết thúc", "Closed"


class Paper(Word):
    """What kind of document a thread turns on."""

    VIOLATION = "violation", "Vi phạm", "Violation"
    DISMISSED = "dismissed", "Phát hiện không xử lý", "Finding without measure"
    INSPECTION = "inspection", "Trực tiếp kiểm sát", "Inspection"
    REQUEST = "request", "Yêu cầu", "Request"
    RECOMMENDATION = "recommendation", "Kiến nghị", "Recommendation"
    PROTEST = "protest", "Kháng nghị", "Protest"


class Purpose(Word):
    """What a recommendation is for (Luật TCVKSND, Điều 5; TT 03/2026, mẫu 139, 140)."""

    REMEDY = "remedy", "Khắc phục vi phạm", "Remedy of a violation"
    PREVENTION = "prevention", "Phòng ngừa vi phạm, tội phạm", "Prevention"


class Area(Word):
    """The khâu công tác that a violation belongs to."""

    CRIME_REPORTS = "crime_reports", "Giải quyết nguồn tin về tội phạm", "Crime reports"
    INVESTIGATION = "investigation", "Khởi tố, điều tra", "Investigation"
    PROSECUTION = "prosecution", "Truy tố", "Prosecution"
    FIRST_INSTANCE = "first_instance", "Xét xử sơ thẩm hình sự", "Criminal trial, first instance"
    APPEAL = "appeal", "Xét xử phúc thẩm hình sự", "Criminal appeal"
    DETENTION = "detention", "Tạm giữ, tạm giam", "Custody and detention"
    ENFORCEMENT = "enforcement", "Thi hành án hình sự", "Execution of criminal judgments"
    CIVIL = "civil", "Giải quyết vụ việc dân sự", "Civil matters"
    ADMINISTRATIVE = (
        "administrative",
        "Giải quyết vụ án hành chính, KDTM, lao động",
        "Administrative, commercial and labour matters",
    )
    CIVIL_ENFORCEMENT = "civil_enforcement", "Thi hành án dân sự, hành chính", "Enforcement of civil judgments"
    COMPLAINTS = "complaints", "Giải quyết khiếu nại, tố cáo", "Complaints"
    PREVENTION = "prevention", "Phòng ngừa tội phạm, vi phạm", "Prevention of crime"
    OTHER = "other", "Khác", "Other"


class TargetKind(Word):
    """What kind of body is addressed."""

    COURT = "court", "Tòa án", "Court"
    INVESTIGATING_AGENCY = "investigating_agency", "Cơ quan điều tra", "Investigating agency"
    COMMUNE_POLICE = "commune_police", "Công an cấp xã", "Commune police"
    DETENTION_HOUSE = "detention_house", "Cơ sở giam giữ", "Detention house"
    CRIMINAL_ENFORCEMENT = "criminal_enforcement", "Cơ quan thi hành án hình sự", "Agency enforcing criminal judgments"
    CIVIL_ENFORCEMENT = "civil_enforcement", "Cơ quan thi hành án dân sự", "Agency enforcing civil judgments"
    PEOPLES_COMMITTEE = "peoples_committee", "Ủy ban nhân dân", "People's committee"
    DEPARTMENT = "department", "Sở, ngành", "Department"
    OTHER = "other", "Khác", "Other"


class Level(Word):
    """Which procuracy protests: that of the court's level, or the one above."""

    SAME = "same", "Cùng cấp", "Same level"
    UPPER = "upper", "Cấp trên trực tiếp", "Immediate superior"


class Domain(Word):
    """The law of procedure that a protest follows."""

    CRIMINAL = "criminal", "Hình sự", "Criminal"
    CIVIL = "civil", "Dân sự", "Civil"
    ADMINISTRATIVE = "administrative", "Hành chính", "Administrative"
    OTHER = "other", "Khác", "Other"


class Procedure(Word):
    """The manner of review a protest asks for."""

    APPELLATE = "appellate", "Phúc thẩm", "Appellate"
    CASSATION = "cassation", "Giám đốc thẩm", "Cassation"
    REOPENING = "reopening", "Tái thẩm", "Reopening"
    NONE = "none", "Không phải bản án, quyết định của Tòa án", "Not of a court's decision"


class Against(Word):
    """What is protested."""

    JUDGMENT = "judgment", "Bản án", "Judgment"
    DECISION = "decision", "Quyết định", "Decision"


class Answer(Word):
    """What the body addressed, or the court, made of it."""

    ACCEPTED = "accepted", "Chấp nhận", "Accepted"
    PARTLY = "partly", "Chấp nhận một phần", "Accepted in part"
    REJECTED = "rejected", "Không chấp nhận", "Rejected"


class Implemented(Word):
    """What a check of the implementation found."""

    YES = "yes", "Đã thực hiện", "Implemented"
    PARTLY = "partly", "Thực hiện một phần", "Implemented in part"
    NO = "no", "Chưa thực hiện", "Not implemented"


AREA_OF = {
    "crime_reports": Area.CRIME_REPORTS,
    "criminal_cases": Area.INVESTIGATION,
    "custody": Area.DETENTION,
}
"""The khâu that a violation found in a matter of a workstream belongs to, as far as the workstream alone tells it."""
