"""Kiểm sát khởi tố, điều tra; truy tố; xét xử sơ thẩm: criminal cases from institution to judgment."""

from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.questions import Question

CODE = "criminal_cases"
LABEL = Label("Vụ án hình sự", "Criminal cases")
ONE = Label("Vụ án", "Case")
ORDER = 20
THEMES = {
    "acts_institution": Label(
        "Kiểm sát việc khởi tố, kiến nghị của Cơ quan điều tra", "Review of the institution, petitions"
    ),
    "acts_charge": Label("Thay đổi, bổ sung khởi tố bị can", "Changes of charges"),
    "acts_measures": Label("Biện pháp ngăn chặn, cưỡng chế", "Measures"),
    "acts_activities": Label("Hoạt động điều tra, tài liệu", "Investigative activities, records"),
    "acts_experts": Label("Giám định, định giá, người tham gia", "Experts, valuation, participants"),
    "acts_resting": Label(
        "Kiểm sát tạm đình chỉ, đình chỉ; truy nã; chữa bệnh", "Suspension and termination reviewed; wanted; treatment"
    ),
    "acts_lineage": Label("Chuyển, tiếp nhận, hủy nhập, tách", "Passed on, taken over, joining undone"),
    "acts_pretrial": Label("Thủ tục rút gọn, vắng mặt, niêm yết", "Simplified procedure, absence, postings"),
    "acts_trial": Label("Tại Tòa án sơ thẩm", "At the court of first instance"),
    "acts_appeal": Label("Phúc thẩm, giám đốc thẩm, tái thẩm", "Appeal, cassation, reopening"),
    "acts_juveniles": Label("Người chưa thành niên", "Juveniles"),
}
GROUPS = {
    "investigation": Label("Điều tra", "Investigation"),
    "charge": Label("Khởi tố bị can", "Charge"),
    "prosecution": Label("Truy tố", "Prosecution"),
    "trial": Label("Xét xử", "Trial"),
    "judgment": Label("Kháng cáo, kháng nghị, hiệu lực", "Appeal, protest, force"),
    "appeal": Label("Xét xử phúc thẩm", "Appellate trial"),
    "measure": Label("Biện pháp ngăn chặn, cưỡng chế", "Measures"),
    "activities": Label("Hoạt động điều tra", "Investigative activities"),
    "experts": Label("Giám định, định giá", "Experts and valuation"),
    "papers": Label("Văn bản, yêu cầu, kiến nghị", "Papers, demands, petitions"),
    "juveniles": Label("Xử lý chuyển hướng", "Diversion"),
}
QUESTIONS = (
    Question(
        "charge",
        Label("Quyết định việc phê chuẩn", "Decide on the charge"),
        ("charge.approved", "charge.refused"),
    ),
    Question(
        "prosecution",
        Label("Quyết định việc truy tố", "Decide on prosecution"),
        (
            *("case.indicted", "summary.prosecuted"),  # BLTTHS 240(1), 460
            *("file.returned", "prosecution.suspended", "prosecution.terminated"),
        ),
    ),
)
