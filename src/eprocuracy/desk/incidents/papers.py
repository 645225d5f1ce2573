"""The draft of a notice, and the report on a closed incident, as papers."""

from __future__ import annotations

from datetime import datetime

from eprocuracy.assurance.incidents.duties import rules
from eprocuracy.assurance.incidents.register import Step, Told
from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.kernel.words import Label
from eprocuracy.platform.papers import Block, Facts, Heading, Paragraph, Signature, Table
from eprocuracy.platform.papers import Column as PaperColumn
from eprocuracy.platform.ui.writing import moment_text

from ..papers.drawing import words

ROOM = "\n".join(["…" * 60] * 4)


def _facts(one: Told, language: str) -> Facts:
    said = [
        (Label("Số trong sổ sự cố", "Number in the register"), str(one.row.pk)),
        (Label("Loại", "Kind"), words(one.kind.label, language)),
        (Label("Phát hiện lúc", "Noticed at"), moment_text(one.row.noticed_at)),
        (Label("Ai phát hiện", "Noticed by"), one.row.noticed_by),
        (Label("Việc đã xảy ra", "What happened"), one.row.summary),
        (Label("Tính chất", "What is known"), "; ".join(words(mark.label, language) for mark in one.marks)),
    ]
    return Facts(tuple((words(label, language), value) for label, value in said))


def notice(one: Told, step: Step, language: str) -> tuple[Label, list[Block]]:
    """A notice to be completed and signed: what is known stands in it, what must be said is named."""
    to = Label(f"Kính gửi: {step.duty.to.vi}", f"To: {step.duty.to.en}")
    until = Label(
        f"Phải gửi trước {moment_text(step.due)} ({step.duty.basis}).",
        f"Due by {moment_text(step.due)} ({step.duty.basis}).",
    )
    blocks: list[Block] = [
        Paragraph(words(to, language), strong=True),
        Paragraph(words(until, language), quiet=True),
        _facts(one, language),
        Heading(words(Label("Phải nêu", "To be said"), language)),
        Paragraph(words(step.duty.points, language)),
        Paragraph(ROOM),
        Signature((), (words(Label("Người có thẩm quyền ký", "Who may sign"), language),)),
    ]
    return step.duty.title, blocks


def report(one: Told, language: str) -> tuple[Label, list[Block]]:
    """The report afterwards: what is known, what was told when, cause, course, remedy, and how long it is kept."""
    assert one.closing
    columns = (
        PaperColumn(words(Label("Việc báo", "Notice"), language), 3),
        PaperColumn(words(Label("Hạn", "Due"), language), 2),
        PaperColumn(words(Label("Đã báo", "Given"), language), 2),
        PaperColumn(words(Label("Bằng gì, cho ai", "How, to whom"), language), 4),
    )
    rows = tuple(
        (
            words(step.duty.title, language),
            moment_text(step.due),
            moment_text(step.done.given_at) if step.done else "–",
            step.done.note if step.done else "",
        )
        for step in one.steps
    )
    blocks: list[Block] = [_facts(one, language)]
    if rows:
        blocks += [Heading(words(Label("Đã báo", "Notices given"), language)), Table(columns, rows)]
    for label, text in (
        (Label("Nguyên nhân gốc", "Root cause"), one.closing.cause),
        (Label("Diễn biến", "Course of events"), one.closing.course),
        (Label("Khắc phục, bài học", "Remedy and lessons"), one.closing.remedy),
    ):
        blocks += [Heading(words(label, language)), Paragraph(text)]
    until = kept_until(one.closing.at)
    kept = Label(f"Giữ hồ sơ ít nhất đến hết năm {until}.", f"Records are kept to the end of {until} at least.")
    return Label("Báo cáo sau sự cố", "Report after an incident"), [
        *blocks,
        Paragraph(words(kept, language), quiet=True),
    ]


def kept_until(closed_at: datetime) -> int:
    """The last year of keeping, counted from the year it was closed in."""
    return closed_at.astimezone(VIETNAM).year + rules().keep_years
