"""The record of processing personal data and the internal assessment of its impact (Luật 91/2025/QH15), as papers."""

from __future__ import annotations

from collections.abc import Sequence

from eprocuracy.kernel.words import Label
from eprocuracy.platform.papers import Block, Facts, Heading, Items, Paper, Paragraph

from .. import personal
from ..controls import Area
from .drawing import given, paper, state_text, table
from .gathering import Running
from .inventory import blocks_of
from .milestones import law

RECORD = Label("Hồ sơ xử lý dữ liệu cá nhân", "Record of processing personal data")
IMPACT = Label("Đánh giá tác động xử lý dữ liệu cá nhân", "Assessment of the impact of processing personal data")
INTERNAL = Label(
    "Bản nội bộ: cơ quan nhà nước có thẩm quyền không phải nộp hồ sơ này (Luật 91/2025/QH15 Điều 21.6), nhưng vẫn lập và xem lại hằng năm.",
    "Internal: a competent body of the state need not file it (Law 91/2025/QH15 Article 21.6), but draws it up and reviews it every year.",
)


def record_paper(seen: Running, language: str) -> Paper:
    """Purposes, data, recipients, terms, measures, and who answers for it."""
    return paper(RECORD, (*_who(seen, language), *_recipients(seen, language), *_mechanisms(seen, language), *_measures(seen, language), *blocks_of(language)), seen, language)  # fmt: skip


def impact_paper(seen: Running, language: str) -> Paper:
    """What the processing is for, why it is needed, what could go wrong and what answers it."""
    return paper(IMPACT, (Paragraph(INTERNAL.say(language)), *_who(seen, language), *_purposes(language), *_risks(seen, language), *_mechanisms(seen, language)), seen, language)  # fmt: skip


def _who(seen: Running, language: str) -> tuple[Block, ...]:
    said = seen.told
    rows = (
        (Label("Bên kiểm soát dữ liệu", "Controller"), given(said.owner, Label("chủ quản hệ thống", "owner"), language)),
        (Label("Đơn vị vận hành", "Operator"), given(said.operator, Label("đơn vị vận hành", "operator"), language)),
        (Label("Người phụ trách", "In charge"), given(said.personal_data, Label("người phụ trách dữ liệu cá nhân", "person in charge"), language)),
        (Label("Nơi lưu trữ", "Place"), given(said.place, Label("nơi đặt hệ thống", "place"), language)),
        (Label("Căn cứ", "Basis"), "Luật 91/2025/QH15 Điều 19.1b-c; NĐ 356/2025/NĐ-CP Điều 4"),
    )  # fmt: skip
    return (
        Heading(Label("Ai chịu trách nhiệm", "Who answers for it").say(language)),
        Facts(tuple((label.say(language), value) for label, value in rows)),
    )


def _recipients(seen: Running, language: str) -> tuple[Block, ...]:
    rows = [(Label(**one["who"]).say(language), Label(**one["what"]).say(language)) for one in law()["recipients"]]
    notices = Label("thông báo diễn biến, không có tên người", "notices of acts, without names").say(language)
    rows += [(name, notices) for name in seen.receivers]
    return (
        Heading(Label("Ai nhận dữ liệu", "Recipients").say(language)),
        table(language, (("Nơi nhận", "Recipient", 4), ("Nhận gì", "What", 6)), rows),
        Paragraph(
            Label(
                "Phần mềm không tự gửi dữ liệu tới nơi nào khác.", "The software by itself sends data nowhere else."
            ).say(language)
        ),
    )


def _mechanisms(seen: Running, language: str) -> tuple[Block, ...]:
    said = seen.told
    rows = [
        (Label("Quy chế, trách nhiệm", "Rules and responsibilities").say(language), given(said.rules, Label("quyết định ban hành quy chế", "the paper that sets the rules"), language)),
        *((Label(**one["says"]).say(language), _states(seen, one["controls"], language)) for one in law()["mechanisms"].values()),
        (Label("Kênh khiếu nại", "Channel of complaints").say(language), given(said.complaints, Label("nơi nhận khiếu nại", "where people complain"), language)),
        (Label("Thời hạn bảo quản", "Terms of keeping").say(language), given(said.retention_decision, Label("quyết định về thời hạn bảo quản; phần mềm không tự xóa gì", "decision on terms; the software deletes nothing by itself"), language)),
    ]  # fmt: skip
    return (
        Heading(Label("Cơ chế khi xử lý không cần sự đồng ý (Luật 91/2025/QH15 Điều 19.2)", "Mechanisms of processing without consent (Law 91/2025/QH15 Article 19.2)").say(language)),
        table(language, (("Cơ chế", "Mechanism", 4), ("Hiện có", "What there is", 8)), rows),
    )  # fmt: skip


def _measures(seen: Running, language: str) -> tuple[Block, ...]:
    areas = (Area.PERSONAL_DATA, Area.RIGHTS, Area.CRYPTOGRAPHY)
    rows = [
        (one.control.id, one.control.says.say(language), state_text(one.state, language))
        for one in seen.standings
        if one.control.area in areas
    ]
    return (
        Heading(Label("Biện pháp bảo vệ", "Measures").say(language)),
        table(language, (("Mã", "Id", 2), ("Biện pháp", "Measure", 8), ("Trạng thái", "State", 4)), rows),
    )


def _purposes(language: str) -> tuple[Block, ...]:
    texts = tuple(f"{one.says.say(language)} ({'; '.join(one.basis)})" for one in personal.purposes().values())
    holding = personal.of_people()
    sensitive = sum(one.sensitive for one in holding)
    why = Label(
        f"{len(holding)} tập dữ liệu về người, {sensitive} tập nhạy cảm. Mỗi tập có mục đích, căn cứ, thời hạn trong danh mục; không có tập nào ngoài các mục đích trên.",
        f"{len(holding)} sets of data of people, {sensitive} of them sensitive. Each has a purpose, a basis and a term in the inventory; there is none beyond the purposes above.",
    )
    return (
        Heading(Label("Mục đích và sự cần thiết", "Purposes, and why they are needed").say(language)),
        Items(texts),
        Paragraph(why.say(language)),
    )


def _risks(seen: Running, language: str) -> tuple[Block, ...]:
    rows = [(Label(**one["says"]).say(language), _states(seen, one["controls"], language)) for one in law()["risks"]]
    return (
        Heading(Label("Rủi ro và biện pháp", "Risks and what answers them").say(language)),
        table(language, (("Rủi ro", "Risk", 4), ("Biện pháp và trạng thái", "Controls and their state", 8)), rows),
    )


def _states(seen: Running, names: Sequence[str], language: str) -> str:
    known = {one.control.id: one for one in seen.standings}
    return "; ".join(f"{name} {known[name].control.says.say(language)}: {state_text(known[name].state, language)}" for name in names)  # fmt: skip
