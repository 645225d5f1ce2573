"""Kiểm sát việc bắt, tạm giữ, tạm giam: custody and detention of one person on one occasion."""

from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.questions import Question

CODE = "custody"
LABEL = Label("Tạm giữ, tạm giam", "Custody and detention")
ONE = Label("Người bị giữ", "Person held")
ORDER = 30
GROUPS = {
    "custody": Label("Tạm giữ", "Custody"),
    "detention": Label("Tạm giam", "Detention"),
}
THEMES = {"acts_steps": Label("Hỏi người bị giữ, trích xuất, khiếu nại", "Heard, taken out, complaints")}
STAGES = (
    *("BLTTHS-172", "BLTTHS-174-1", "BLTTHS-174-2-VKS", "BLTTHS-174-2-TA", "BLTTHS-174-3"),
    *("BLTTHS-240-1", "BLTTHS-249-4", "BLTTHS-460-1", "BLTTHS-461-1"),
)
LEANS_ON = {"detention": STAGES, "detention_prosecution": STAGES}  # never beyond the running stage of the case
QUESTIONS = (
    Question("hold", Label("Quyết định việc phê chuẩn", "Decide on the arrest"), ("hold.approved", "hold.refused")),
    Question(
        "custody_extension",
        Label("Quyết định việc phê chuẩn", "Decide on the extension"),
        ("custody.extension_approved", "custody.extension_refused"),
    ),
    Question(
        "detention",
        Label("Quyết định việc phê chuẩn", "Decide on the detention"),
        ("detention.approved", "detention.refused"),
    ),
    Question(
        "next",
        Label("Ghi quyết định tiếp theo", "Record the next decision"),
        (
            *("person.released", "custody.measure_replaced", "custody.measure_cancelled"),
            *("custody.ordered", "custody.extended", "detention.ordered", "detention.extended"),
            *("detention.for_prosecution", "detention.by_court"),
        ),
    ),
)
