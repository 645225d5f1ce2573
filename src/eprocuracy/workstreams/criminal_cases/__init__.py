"""Kiểm sát khởi tố, điều tra; truy tố; xét xử sơ thẩm: criminal cases from institution to judgment."""

from eprocuracy.kernel.words import Label

CODE = "criminal_cases"
LABEL = Label("Vụ án hình sự", "Criminal cases")
ORDER = 20
