"""What a row of a file says beside what is recorded of it, field by field."""

from __future__ import annotations

from eprocuracy.desk.saying import said
from eprocuracy.exchange.importing.comparing import Compared
from eprocuracy.exchange.registers import Exported
from eprocuracy.exchange.registers.exported import Touched
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Difference, Text
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.people import Person

EMPTY = Label("để trống", "left empty")
ON_THE_PAGE = Label(
    "đã sửa trên hệ thống sau khi xuất; tệp không đổi ô này", "changed in the system since; not by the file"
)
LEFT = Label("không tự làm", "not done by itself")
ADDED = Label("có thêm trong tệp", "only in the file")


def differences_of(one: Compared) -> tuple[Difference, ...]:
    """Old and new side by side: each field in which the file differs, and each act that only the file has.

    Of an edited export cell by cell: what stands today, what the file says, and beside both what went out.
    """
    if one.row.exported is not None:
        return _of_export(one.row.exported, one)
    made: list[Difference] = []
    for act, recorded in one.differing:
        made += _between(recorded, act)
    for act in one.fresh:
        document = Label(f"Số {act.document_no}", f"No. {act.document_no}") if act.document_no else None
        on = said(act.occurred) if act.occurred.day else None
        made.append(Difference(act.label, "", _joined(document, on) or ADDED, note=ADDED))
    return tuple(made)


def _of_export(exported: Exported, one: Compared) -> tuple[Difference, ...]:
    touched = {cell.title for cell in exported.touched}
    made = [
        Difference(cell.title, cell.today or EMPTY, cell.after or EMPTY, note=_went_out(cell) or "")
        for cell in exported.touched
    ]
    made += [
        Difference(cell.title, cell.before or EMPTY, cell.after or EMPTY, note=ON_THE_PAGE)
        for cell in exported.moved
        if cell.title not in touched
    ]
    return (*made, *(Difference(label, "", why, note=LEFT) for label, why in dict.fromkeys(one.left)))


def _went_out(cell: Touched) -> Label | None:
    """What stood there when the book went out, where it has been changed in the system since."""
    if cell.today == cell.before:
        return None
    return Label(
        f"sửa cả hai nơi; lúc xuất ra: {cell.before or EMPTY.vi}",
        f"changed in both places; when it went out: {cell.before or EMPTY.en}",
    )


def _joined(*parts: Label | None) -> Label | None:
    given = [one for one in parts if one]
    return Label(", ".join(one.vi for one in given), ", ".join(one.en for one in given)) if given else None


def _between(old: Act, new: Act) -> list[Difference]:
    made: list[Difference] = []

    def add(label: Label, before: object, after: object) -> None:
        if (before or None) != (after or None):
            name = Label(f"{new.label.vi}: {_small(label.vi)}", f"{new.label.en}: {_small(label.en)}")
            made.append(Difference(name, _text(before), _text(after)))

    add(Label("ngày", "day"), old.occurred if old.occurred.day else None, new.occurred if new.occurred.day else None)
    add(Label("ngày có hiệu lực", "effective on"), old.effective_on, new.effective_on)
    add(Label("số văn bản", "document number"), old.document_no, new.document_no)
    add(Label("nơi ban hành", "issued by"), old.issued_by, new.issued_by)
    add(Label("người ký", "signed by"), old.signed_by, new.signed_by)
    for field in new.content:
        add(field.label, getattr(old, field.name, None), getattr(new, field.name))
    was, now = [person_text(one) for one in old.people], [person_text(one) for one in new.people]
    for place in range(max(len(was), len(now))):
        add(
            Label("người có liên quan", "person concerned"),
            was[place] if place < len(was) else None,
            now[place] if place < len(now) else None,
        )
    if not made:
        add(Label("điều luật của từng người", "article of each person"), _offences(old), _offences(new))
    return made or [Difference(new.label, "", ADDED)]


def _offences(act: Act) -> tuple[object, ...]:
    return tuple(one for link in act.links for one in link.offences)


def person_text(one: Person) -> str:
    """What is said of a person, on one line."""
    born = one.birth.day.strftime("%d/%m/%Y") if one.birth and one.birth.day else str(one.birth or "")
    parts = (one.name, one.other_names, born, one.id_no, one.address, one.phone, one.ethnic)
    return ", ".join(part for part in parts if part)


def _text(value: object) -> Text:
    return said(value) or EMPTY


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
