"""A row beside the recorded matter of its number, field by field, with the choice that only a person can make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from eprocuracy.exchange.importing.comparing import beside
from eprocuracy.exchange.importing.guarding import GUARDED_LABEL, GUARDED_REMEDY
from eprocuracy.exchange.importing.joining import Joined, key_of
from eprocuracy.exchange.importing.numbers_taken import holders_of
from eprocuracy.exchange.importing.reading import source_of
from eprocuracy.exchange.importing.repairing import Said
from eprocuracy.exchange.models import Import
from eprocuracy.exchange.registers import Row
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label, Word
from eprocuracy.platform.ui.fields import Field
from eprocuracy.platform.ui.language import say
from eprocuracy.platform.ui.parts import Choice, Column, Link, Table, Text
from eprocuracy.records.queries import matters_visible_to
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.people import Person

from ..matter.naming import called
from ..saying import NAMING, joined, number_of, of_field, said
from .arrivals import names_of
from .differences import person_text

CHOOSE = Label(
    "Chọn một cách, hoặc sửa ô số ở dưới; chưa chắc thì bấm “Để lại, chưa chọn”.",
    "Choose one way, or mend the cell of the number below; if in doubt press “Leave it for now”.",
)
_BY_THE_NUMBER = frozenset({"number", "year", "unit"})


class Sides(Word):
    """How a field stands in the row and in the record."""

    SAME = "same", "khớp", "the same"
    OTHER = "other", "khác", "differs"
    FILE = "file", "chỉ có trong tệp", "only in the file"
    RECORD = "record", "chỉ có trong bản đã ghi", "only in the record"


KEEP = "keep-"  # fields of the form: `keep-<matter>.<act of the row>.<field>`
ROW_FORM = "row-form"  # the form that the ticks in the table belong to


@dataclass(frozen=True, slots=True)
class _Ticks:
    """The ticks beside the fields that differ: how they are named, and which stand ticked."""

    begins: str
    sent: Mapping[str, str]

    def beside(self, key: str, name: Label) -> SafeString:
        """“Differs”, with a tick to keep what is recorded."""
        called = f"{self.begins}{key}"
        return format_html(
            '{}<label class="ep-tick"><input type="checkbox" form="{}" name="{}" value="1"{}>{}'
            '<span class="govuk-visually-hidden">: {}</span></label>',
            say(Sides.OTHER),
            ROW_FORM,
            called,
            mark_safe(" checked") if called in self.sent else "",
            say(AS_RECORDED),
            say(name),
        )


AS_RECORDED = Label("giữ như đã ghi", "keep as recorded")


@dataclass(frozen=True, slots=True)
class RecordedMatter:
    """A matter that bears the number of a row: the way to it, and both side by side."""

    id: str
    link: Link
    title: Text
    table: Table


@dataclass(frozen=True, slots=True)
class SameNumber:
    """The matters that bear the number of a row, and what can be said of them."""

    matters: tuple[RecordedMatter, ...]
    choice: Field
    reason: Field


def same_number(
    rules: Rules, one: Import, row: Row, actor: Actor, sent: Mapping[str, str], refused: Refused | None
) -> SameNumber | None:
    """The recorded matters of the row's number that the person may see; None where there is none.

    Refused: there are some, and the person may see none of them.
    """
    source = source_of(rules, one.kind)
    holders = holders_of(source.register, source.workstream, row)
    if not holders:
        return None
    visible = {found.matter_id: found for found in matters_visible_to(actor).filter(matter__in=holders)}
    seen = [matter for matter in holders if matter in visible]
    if not seen:
        raise Refused(GUARDED_LABEL, GUARDED_REMEDY)
    compared = beside(rules, source.register, row, seen)
    names = names_of(_accounts(compared))
    stream = rules.catalogue.workstreams[source.workstream]
    matters = tuple(
        RecordedMatter(
            id=str(matter),
            link=Link(
                called(stream.one, visible[matter].number, visible[matter].year), reverse("desk:matter", args=[matter])
            ),
            title=visible[matter].title,
            table=_table(found, names, _Ticks(f"{KEEP}{matter}.", sent)),
        )
        for matter, found in zip(seen, compared, strict=True)
    )
    return SameNumber(matters, _choice(matters, sent), _reason(sent, refused))


def said_of(sent: Mapping[str, str]) -> Said | None:
    """What a person chose; None where nothing is chosen, or the row is left to wait."""
    what, _, matter = sent.get("same", "").partition(":")
    reason = sent.get("reason", "")
    match what:
        case "correct" | "keep" if matter:
            try:
                return Said(UUID(matter), reason, correct=what == "correct", kept=_kept(sent, matter))
            except ValueError:
                return None
        case "other":
            return Said(None, reason)
    return None


def _kept(sent: Mapping[str, str], matter: str) -> tuple[str, ...]:
    """The fields ticked to stay as they are recorded in this matter."""
    begins = f"{KEEP}{matter}."
    return tuple(sorted(name.removeprefix(begins)[:120] for name in sent if name.startswith(begins)))


def _choice(matters: Sequence[RecordedMatter], sent: Mapping[str, str]) -> Field:
    chosen = sent.get("same", "")
    ways: list[tuple[str, Label, Label]] = []
    for one in matters:
        vi, en = (f" ({one.link.label.say(language)})" if len(matters) > 1 else "" for language in ("vi", "en"))  # type: ignore[union-attr]
        ways += [
            (
                f"correct:{one.id}",
                Label(f"Cùng một vụ việc{vi}: sửa bản đã ghi theo tệp", f"The same matter{en}: correct the record"),
                Label(
                    "Ô nào trong tệp để trống, hoặc đã đánh dấu “giữ như đã ghi” ở bảng trên, thì không sửa; bản cũ vẫn xem được.",
                    "What the file leaves empty, or is ticked “keep as recorded” above, stays; the old record stays visible.",
                ),
            ),
            (
                f"keep:{one.id}",
                Label(f"Cùng một vụ việc{vi}: giữ bản đã ghi", f"The same matter{en}: keep the record"),
                Label("Không ghi gì từ dòng này.", "Nothing of this row is recorded."),
            ),
        ]
    ways.append(
        (
            "other",
            Label("Vụ việc khác, trùng số: ghi riêng", "Another matter of the same number: record it apart"),
            Label(
                "Cả hai giữ số như trong sổ; nếu số trong tệp ghi nhầm thì sửa ô số ở dưới.",
                "Both keep the number as in the book; if the file's number is wrong, mend its cell below.",
            ),
        )
    )
    return Field(
        name="same",
        label=Label("Dòng này và vụ việc đã ghi là", "This row and the recorded matter are"),
        kind="radios",
        choices=[Choice(value, label, chosen == value, hint=hint) for value, label, hint in ways],
        errors=[CHOOSE] if sent and not chosen else (),
    )


def _reason(sent: Mapping[str, str], refused: Refused | None) -> Field:
    wrong = refused is not None and refused.field == "reason"
    return Field(
        name="reason",
        label=Label("Lý do", "Reason"),
        value=sent.get("reason", ""),
        hint=Label(
            "Lưu cùng lựa chọn, ví dụ: đã đối chiếu với sổ giấy.",
            "Kept with the choice, such as: compared with the paper.",
        ),
        errors=[refused.what] if wrong and refused else (),
        required=True,
    )


def _accounts(compared: Iterable[Joined]) -> set[str]:
    acts = [recorded for one in compared for _, recorded, _ in one.pairs]
    values = [getattr(act, field.name, None) for act in acts for field in act.content if field.name in NAMING]
    return {value for value in values if isinstance(value, str)}


def _table(one: Joined, names: Mapping[str, Text], ticks: _Ticks) -> Table:
    rows = [row for read, recorded, mended in one.pairs for row in _of_pair(read, recorded, mended, names, ticks)]
    rows += [(act.label, _gist(act), None, Sides.FILE) for act in one.fresh]
    rows += [(act.label, None, _gist(act), Sides.RECORD) for act in one.beside]
    return Table(
        caption=Label("Dòng trong tệp bên cạnh bản đã ghi", "The row of the file beside the record"),
        columns=[
            Column(Label("Nội dung", "Field")),
            Column(Label("Dòng trong tệp", "Row of the file")),
            Column(Label("Đã ghi", "Recorded")),
            Column(Label("So sánh", "Compared")),
        ],
        rows=rows,
    )


def _gist(act: Act) -> Text:
    on = said(act.occurred) if act.occurred.day else None
    return joined(number_of(act.document_no), on, by=", ") or act.label


def _of_pair(
    read: Act, recorded: Act, mended: Act, names: Mapping[str, Text], ticks: _Ticks
) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []

    def add(key: str, label: Label, file: Text | None, record: Text | None, *, same: bool) -> None:
        if not file and not record:
            return
        sides = Sides.RECORD if not file else Sides.FILE if not record else Sides.SAME if same else Sides.OTHER
        name = Label(f"{read.label.vi}: {_small(label.vi)}", f"{read.label.en}: {_small(label.en)}")
        told = ticks.beside(key_of(read, key), name) if sides is Sides.OTHER and key else sides
        rows.append((name, file, record, told))

    def day(act: Act) -> Text | None:
        return said(act.occurred) if act.occurred.day else None

    add("occurred", Label("ngày", "day"), day(read), day(recorded), same=mended.occurred == recorded.occurred)
    for name, label in (
        ("document_no", Label("số văn bản", "document number")),
        ("issued_by", Label("nơi ban hành", "issued by")),
        ("signed_by", Label("người ký", "signed by")),
        ("effective_on", Label("ngày có hiệu lực", "effective on")),
    ):
        same = getattr(mended, name) == getattr(recorded, name)
        add(name, label, said(getattr(read, name)), said(getattr(recorded, name)), same=same)
    for field in read.content:
        if field.name not in _BY_THE_NUMBER:
            file, record = (of_field(field, getattr(act, field.name, None), names) for act in (read, recorded))
            same = getattr(mended, field.name) == getattr(recorded, field.name, None) or file == record
            add(field.name, field.label, file, record, same=same)
    stands = {person.participant: person for person in recorded.people}
    after = {person.participant: person for person in mended.people}
    for person in read.people:
        there = stands.pop(person.participant, None)
        add(
            str(person.participant),
            _place_of(read, person),
            person_text(person),
            person_text(there) if there else None,
            same=there == after.get(person.participant),
        )
    for there in stands.values():
        add("", _place_of(recorded, there), None, person_text(there), same=False)
    return rows


def _place_of(act: Act, person: Person) -> Label:
    """As what an act names a person."""
    link = next((link for link in act.links if link.target == person.participant), None)
    return link.role.label if link else Label("người có liên quan", "person concerned")


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
