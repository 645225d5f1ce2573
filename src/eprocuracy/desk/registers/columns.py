"""The columns of a register: what stands in each for one matter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString

from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label
from eprocuracy.law.offences import Offence
from eprocuracy.platform.ui.addresses import replaced
from eprocuracy.platform.ui.language import say
from eprocuracy.platform.ui.parts import Column, Link, Text
from eprocuracy.platform.ui.tags.moments import left_tag
from eprocuracy.platform.ui.tags.parts import cell
from eprocuracy.platform.ui.urgency import SUSPENDED, UNDETERMINED, left
from eprocuracy.platform.ui.writing import day_text
from eprocuracy.records.models import MatterRow
from eprocuracy.workstreams.catalogue import Catalogue

from .. import numbers
from ..addresses import matter_address
from .gathering import Drawn
from .naming import Persons
from .paging import Order

NOBODY = Persons()
LONGEST = 70
SUBJECT = Label("Nội dung, người liên quan", "Subject, persons")
UNTITLED = Label("chưa có tên", "no name yet")
STATED = Label("theo sổ", "as the register states")
DESCENDING_FIRST = {"number", "opened"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A column with what stands in it."""

    head: Column
    cell: Callable[[MatterRow, Drawn], object]


def columns(order: Order | None, query: QueryDict | None, *, with_workstream: bool) -> list[Placed]:
    """The columns in their order, those that sort with the address that does it; a list without an order does not sort."""

    def sorting(label: Label, name: str) -> Column:
        if order is None or query is None:
            return Column(label)
        now_so = order.name == name
        descending = not order.descending if now_so else name in DESCENDING_FIRST
        direction = ("descending" if order.descending else "ascending") if now_so else ""
        return Column(label, sort_address=replaced(query, sort=str(Order(name, descending))), sorted=direction)

    placed = [
        Placed(sorting(Label("Số thụ lý", "Docket number"), "number"), _number),
        Placed(sorting(Label("Ngày mở", "Opened"), "opened"), lambda row, _: row.opened_on),
        Placed(Column(SUBJECT), lambda row, drawn: two_lines(*subject(row, drawn))),
        STAGE,
        Placed(Column(Label("Người thụ lý", "In charge")), _procurator),
        Placed(sorting(Label("Hạn gần nhất", "Nearest deadline"), "due"), _deadline),
        Placed(Column(Label("Phát hiện", "Findings"), numeric=True), lambda row, _: row.findings or None),
    ]
    if with_workstream:
        placed.insert(1, Placed(Column(Label("Khâu công tác", "Workstream")), _workstream))
    return placed


def row_of(row: MatterRow, layout: Sequence[Placed], drawn: Drawn) -> list[object]:
    """The cells of one matter."""
    return [column.cell(row, drawn) for column in layout]


def stage_label(catalogue: Catalogue, workstream: str, stage: str) -> Text:
    """The words of a stage of a matter; a stage that its workstream no longer knows names itself."""
    stream = catalogue.workstreams.get(workstream)
    return next((begun(one.label) for one in stream.stages if one.value == stage), stage) if stream else stage


def track_label(catalogue: Catalogue, workstream: str, stage: str) -> Text:
    """The words of a stage of a participant's own track."""
    stream = catalogue.workstreams.get(workstream)
    moves = stream.track_moves.rows if stream else ()
    words = {word for row in moves for word in (*row.from_, *([row.to] if row.to else []))}
    return next((begun(word.label) for word in words if word.value == stage), stage)


def begun(label: Label) -> Label:
    """The label with a capital, as the beginning of a line."""
    return Label(label.vi[:1].upper() + label.vi[1:], label.en[:1].upper() + label.en[1:])


def two_lines(first: object, second: object = "") -> SafeString:
    """A cell with a quiet second line, where there is one."""
    below = format_html('<br><span class="ep-quiet">{}</span>', second) if second else ""
    return format_html("<div>{}{}</div>", first, below)


def provision(written: str) -> Text:
    """`Điều 173 khoản 1` for the stored `173/1`."""
    try:
        offence = Offence.parse(written)
    except ValueError:
        return written
    return Label(offence.say("vi"), offence.say("en"))


def _number(row: MatterRow, drawn: Drawn) -> object:
    return numbered(row, drawn.with_unit)


FORMERLY = Label("số cũ", "earlier number")


def numbered(row: MatterRow, with_unit: bool, further: Text = "") -> object:
    """The docket number as the way to the matter, with its unit where a list holds several."""
    number = Link(numbers.shown(row.number, row.year), matter_address(row.matter_id))
    below = [row.unit] if with_unit else []
    before = ", ".join(one for one in row.formerly if "/" in one)
    told = [*below, *([say(further)] if further else []), *([say(FORMERLY) + " " + before] if before else [])]
    return two_lines(cell(number), " · ".join(told))


def _workstream(row: MatterRow, drawn: Drawn) -> Text:
    stream = drawn.catalogue.workstreams.get(row.workstream)
    return stream.label if stream else row.workstream


def subject(row: MatterRow, drawn: Drawn) -> tuple[str, str]:
    """What a matter is about, in two lines: its name (else the persons), then persons and provisions."""
    persons = say(drawn.persons.get(row.matter_id, NOBODY).label())
    cited = "; ".join(say(provision(one)) for one in row.offences[:3])
    lines = [part for part in (shortened(row.title), persons, cited) if part]
    return (lines[0], " · ".join(lines[1:])) if lines else (say(UNTITLED), "")


def shortened(text: str) -> str:
    """The beginning of a long text, cut between words; the whole stands on the page of the matter."""
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rpartition(" ")[0].rstrip(" .,…") + "…"


def _stage(row: MatterRow, drawn: Drawn) -> Link | Text:
    """The stage; in a list that can be narrowed it leads to the matters at this stage."""
    words = stage_label(drawn.catalogue, row.workstream, row.stage)
    return Link(words, replaced(drawn.query, stage=row.stage)) if drawn.query is not None else words


def _procurator(row: MatterRow, drawn: Drawn) -> Text:
    return drawn.names.get(row.procurator, row.procurator) if row.procurator else Label("chưa phân công", "nobody yet")


def _deadline(row: MatterRow, drawn: Drawn) -> object:
    """How long is left and for what; a day from a register is marked as such; a closed matter says since when."""
    if row.closed_on:
        return Label(f"kết thúc {day_text(row.closed_on)}", f"closed {day_text(row.closed_on)}")
    nearest = drawn.nearest.get(row.matter_id)
    if nearest is None:
        return SUSPENDED if _is_suspended(row, drawn) else None
    clock = drawn.catalogue.clocks.get(nearest.clock)
    title = say(clock.title) if clock else nearest.clock
    if nearest.ends_at is None and nearest.stated_on:
        tag = left_tag(left(When.parse(nearest.stated_on), drawn.now))
        return two_lines(tag, f"{title}, {say(STATED)}")
    ends = nearest.ends_at if nearest.by_the_minute else nearest.ends_on
    tag = left_tag(left(ends, drawn.now) if nearest.ends_at else UNDETERMINED)
    return two_lines(tag, title)


def _is_suspended(row: MatterRow, drawn: Drawn) -> bool:
    stream = drawn.catalogue.workstreams.get(row.workstream)
    return stream is not None and any(one.value == row.stage for one in stream.suspended)


STAGE = Placed(Column(Label("Giai đoạn", "Stage")), _stage)
DEADLINE = Placed(Column(Label("Hạn gần nhất", "Nearest deadline")), _deadline)
