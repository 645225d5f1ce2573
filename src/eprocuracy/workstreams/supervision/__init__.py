"""Violations, requests, recommendations and protests: what the procuracy says to those it supervises, and their answer."""

from eprocuracy.kernel.words import Label

CODE = "supervision"
LABEL = Label("Kháng nghị, kiến nghị, yêu cầu", "Protests, recommendations, requests")
ONE = Label("Việc kiểm sát", "Supervision matter")
ORDER = 80
GROUPS = {
    "reply": Label("Chờ trả lời", "Replies awaited"),
    "protest": Label("Kháng nghị", "Protest"),
}
