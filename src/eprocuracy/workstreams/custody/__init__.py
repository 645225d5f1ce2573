"""Kiểm sát việc bắt, tạm giữ, tạm giam: custody and detention of one person on one occasion."""

from eprocuracy.kernel.words import Label

CODE = "custody"
LABEL = Label("Tạm giữ, tạm giam", "Custody and detention")
ORDER = 30
