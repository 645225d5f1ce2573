"""Kiểm sát việc bắt, tạm giữ, tạm giam: custody and detention of one person on one occasion."""

from eprocuracy.kernel.words import Label

CODE = "custody"
LABEL = Label("Tạm giữ, tạm giam", "Custody and detention")
ONE = Label("Người bị giữ", "Person held")
ORDER = 30
GROUPS = {
    "custody": Label("Tạm giữ", "Custody"),
    "detention": Label("Tạm giam", "Detention"),
}
THEMES = {"acts_steps": Label("Hỏi người bị giữ, trích xuất, khiếu nại", "Heard, taken out, complaints")}
