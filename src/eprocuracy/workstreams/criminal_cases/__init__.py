"""Kiểm sát khởi tố, điều tra; truy tố; xét xử sơ thẩm: criminal cases from institution to judgment."""

from eprocuracy.kernel.words import Label

CODE = "criminal_cases"
LABEL = Label("Vụ án hình sự", "Criminal cases")
ONE = Label("Vụ án", "Case")
ORDER = 20
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
