"""Where the file is: who has it, how many volumes and pages, and what came and went (book S13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label, Word

from ..acts import Act
from ..book_values import Told, word
from ..changing import changed
from ..projected import Finding, FindingKind
from ..registers import Column, Register, Row
from ..sides import Side, Standing
from ..states import State
from .acts_files import FileHandedOver
from .words import Handover, Holder, Papers

FEWER_PAGES = FindingKind(
    code="file_fewer_pages",
    label=Label("Số bút lục giảm so với lần giao nhận trước", "Fewer numbered pages than when handed over before"),
    basis=(cite("TTLT 04/2018", 35),),
)
FROM_ELSEWHERE = FindingKind(
    code="file_from_elsewhere",
    label=Label("Bên giao hồ sơ không phải bên đang giữ", "The file was handed over by a body that did not have it"),
    basis=(cite("BLTTHS 2015", 131),),
)

GIVEN_BY = {
    Handover.AGENCY_TO_US: (Holder.AGENCY, Holder.US),
    Handover.US_TO_AGENCY: (Holder.US, Holder.AGENCY),
    Handover.US_TO_COURT: (Holder.US, Holder.COURT),
    Handover.COURT_TO_US: (Holder.COURT, Holder.US),
    Handover.US_TO_US: (Holder.US, Holder.US),
    Handover.RETURNED: (Holder.US, Holder.AGENCY),
}
"""Who gives and who receives; a letter and anything else say so in words."""

MOVED_BY = {
    "file.received": Handover.AGENCY_TO_US,
    "file.returned": Handover.RETURNED,
    "file.sent_to_court": Handover.US_TO_COURT,
    "court.returned_file": Handover.COURT_TO_US,
    "report.taken_over": Handover.AGENCY_TO_US,
}
"""Acts of a proceeding that move the file, where no receipt of its own was recorded."""
WHOLE = (Papers.CASE_FILE, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One handing over."""

    act: UUID
    on: date | None
    number: str
    way: Handover | None
    papers: Papers | None = None
    from_body: str = ""
    to_body: str = ""
    volumes: int | None = None
    pages: int | None = None
    exhibits: str = ""
    handed_by: str = ""
    received_by: str = ""
    remark: str = ""
    receipt: bool = False  # a receipt of its own, and not only the act that moved the file

    @property
    def holder(self) -> tuple[Word | None, str]:
        """Who has it afterwards: the kind of body, and its name where one is given."""
        return (GIVEN_BY[self.way][1] if self.way in GIVEN_BY else None), self.to_body


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Every handing over, in order."""

    moved: tuple[Moved, ...] = ()

    @property
    def last(self) -> Moved | None:
        """The last that moved the case file itself."""
        return next((one for one in reversed(self.moved) if one.papers in WHOLE), None)


def after(kept: Files, act: Act, _state: State) -> Files:
    """A receipt is an entry; an act that moves the file is one unless the receipt of that day says the same."""
    made = _moved(act)
    if made is None:
        return kept
    if made.receipt:
        said = tuple(one for one in kept.moved if not _same(one, made))
        return changed(kept, moved=(*said, made))
    if any(one.receipt and _same(one, made) for one in kept.moved):
        return kept
    return changed(kept, moved=(*kept.moved, made))


def _same(one: Moved, other: Moved) -> bool:
    return (
        one.receipt is not other.receipt
        and one.way is other.way
        and one.papers in WHOLE
        and other.papers in WHOLE
        and one.on == other.on
        and one.on is not None
    )


def _moved(act: Act) -> Moved | None:
    if isinstance(act, FileHandedOver):
        return Moved(
            act=act.id,
            on=act.on,
            number=act.document_no or "",
            way=act.way,
            papers=act.papers,
            from_body=act.from_body or "",
            to_body=act.to_body or "",
            volumes=act.volumes,
            pages=act.pages,
            exhibits=act.exhibits or "",
            handed_by=act.handed_by or "",
            received_by=act.received_by or "",
            remark=act.remark or "",
            receipt=True,
        )
    told: Any = act  # kinds of other folders: what they have of a file is asked by name
    return Moved(
        act=act.id,
        on=act.on,
        number=act.document_no or "",
        way=MOVED_BY[act.kind],
        to_body=getattr(told, "court", None) or "",
        volumes=getattr(told, "volumes", None),
        pages=getattr(told, "pages", None),
        exhibits=getattr(told, "exhibits", None) or "",
    )


def findings_of(kept: Files, state: State, _view: object) -> tuple[Finding, ...]:
    """Pages that vanished, and a file that came from where it was not."""
    found = []
    pages: int | None = None
    holder: Word | None = None
    for one in kept.moved:
        if one.papers not in WHOLE:
            continue
        if one.pages is not None:
            if pages is not None and one.pages < pages:
                found.append(
                    Finding(
                        code=FEWER_PAGES.code,
                        matter=state.id,
                        act=one.act,
                        on=one.on,
                        values={"pages": one.pages, "pages_before": pages},
                    )
                )
            pages = one.pages
        giver = GIVEN_BY[one.way][0] if one.way in GIVEN_BY else None
        if one.receipt and giver is not None and holder is not None and giver is not holder:
            found.append(
                Finding(
                    code=FROM_ELSEWHERE.code,
                    matter=state.id,
                    act=one.act,
                    on=one.on,
                    values={"from": giver, "held_by": holder},
                )
            )
        holder = one.holder[0] or holder
    return tuple(found)


def standing(kept: Files, _state: State) -> tuple[Standing, ...]:
    """Where the file is, what it holds, and how often it moved."""
    last = kept.last
    if last is None:
        return ()
    kind, name = last.holder
    where = [part for part in (kind, name or None) if part]
    rows = [
        Standing(
            label=Label("Hồ sơ đang ở", "The file is with"), value=(*where,) or (last.way,), act=last.act, brief=True
        ),
        Standing(label=Label("Từ ngày", "Since"), value=last.on, act=last.act),
    ]
    volumes = _latest(kept, "volumes")
    pages = _latest(kept, "pages")
    for label, one, name in (
        (Label("Số tập", "Volumes"), volumes, "volumes"),
        (Label("Số bút lục", "Numbered pages"), pages, "pages"),
        (Label("Vật chứng kèm hồ sơ", "Exhibits with the file"), _latest(kept, "exhibits"), "exhibits"),
    ):
        if one is not None:
            rows.append(Standing(label=label, value=getattr(one, name), act=one.act))
    rows.append(Standing(label=Label("Số lần giao nhận", "Times handed over"), value=len(kept.moved)))
    return tuple(row for row in rows if row.value not in (None, (None,)))


def _latest(kept: Files, name: str) -> Moved | None:
    return next(
        (one for one in reversed(kept.moved) if one.papers in WHOLE and getattr(one, name) not in (None, "")), None
    )


def fills(kept: Files, _kind: type[Act], state: State) -> dict[str, Any]:
    """The way out of where the file is now, with its volumes and pages as they were."""
    volumes, pages = _latest(kept, "volumes"), _latest(kept, "pages")
    found: dict[str, Any] = {
        "volumes": volumes.volumes if volumes else None,
        "pages": pages.pages if pages else None,
        "papers": Papers.CASE_FILE,
    }
    if kept.last is None:
        found |= {"from_body": state.agency, "way": Handover.AGENCY_TO_US}
    return found


def entries(state: State) -> tuple[Moved, ...]:
    kept: Files = state.beside.get("files", Files())
    return kept.moved


def acts_of(row: Row) -> tuple[Act, ...]:
    """The receipt that one row of the book is, in the matter that it names; the same row gives the same id."""
    told = Told(row)
    place = "handed|" + "|".join(str(told.get(name) or "") for name in BOOK.told_by)
    return (
        FileHandedOver(
            **told.common(place, told.get("on"), told.text("receipt_no")),
            way=word(Handover, told.get("way")),
            from_body=told.text("from_body"),
            to_body=told.text("to_body"),
            volumes=told.get("volumes"),
            pages=told.get("pages"),
            exhibits=told.text("exhibits"),
            handed_by=told.text("handed_by"),
            received_by=told.text("received_by"),
            remark=told.text("remark"),
        ),
    )


BOOK = Register(
    code="S13",
    kind="handovers",
    label=Label("Sổ giao nhận hồ sơ, tài liệu", "Book of files handed over"),
    entries=entries,
    acts_of=acts_of,
    opens_on="on",
    of_matter="matter_no",
    typed={
        "title": str,
        "way": Handover,
        "on": date,
        **dict.fromkeys(("receipt_no", "from_body", "to_body", "handed_by", "received_by", "exhibits", "remark"), str),
        **dict.fromkeys(("volumes", "pages"), int),
    },
    told_by=("way", "on", "receipt_no"),
    columns=(
        Column(
            "matter_no",
            Label("Số thụ lý", "Docket"),
            lambda state, _: _number(state),
            synonyms=("số thụ lý vụ án", "số vụ", "vụ án số", "thuộc vụ án số", "số hồ sơ vụ án"),
            width=12,
        ),
        Column(
            "title",
            Label("Vụ, việc", "Matter"),
            lambda state, _: state.title,
            synonyms=("tên vụ án", "vụ án", "tên vụ việc", "tên hồ sơ", "trích yếu hồ sơ"),
            width=30,
        ),
        Column(
            "way",
            Label("Loại giao nhận", "From whom to whom"),
            lambda _, one: one.way.label.vi if one.way else "",
            synonyms=("hình thức giao nhận", "giao nhận giữa", "nội dung giao nhận", "chiều giao nhận"),
            width=24,
        ),
        Column(
            "on",
            Label("Ngày", "Day"),
            lambda _, one: one.on,
            synonyms=("ngày giao nhận", "ngày giao", "ngày nhận", "ngày tháng giao nhận", "thời gian giao nhận"),
        ),
        Column(
            "receipt_no",
            Label("Số biên bản", "Number of the receipt"),
            lambda _, one: one.number,
            synonyms=("biên bản số", "số biên bản giao nhận", "số bb"),
        ),
        Column(
            "from_body",
            Label("Bên giao", "Handed over by"),
            lambda _, one: one.from_body,
            None,
            ("đơn vị giao", "cơ quan giao", "nơi giao"),
            22,
        ),
        Column(
            "to_body",
            Label("Bên nhận", "Received by"),
            lambda _, one: one.to_body,
            None,
            ("đơn vị nhận", "cơ quan nhận", "nơi nhận"),
            22,
        ),
        Column(
            "handed_by",
            Label("Người giao", "Person who handed over"),
            lambda _, one: one.handed_by,
            None,
            ("cán bộ giao", "họ tên người giao"),
            18,
        ),
        Column(
            "received_by",
            Label("Người nhận", "Person who received"),
            lambda _, one: one.received_by,
            None,
            ("cán bộ nhận", "họ tên người nhận"),
            18,
        ),
        Column("volumes", Label("Số tập", "Volumes"), lambda _, one: one.volumes, None, ("số tập hồ sơ", "tập"), 8),
        Column(
            "pages",
            Label("Tổng số bút lục", "Numbered pages"),
            lambda _, one: one.pages,
            None,
            ("số bút lục", "bút lục", "số trang", "số tờ"),
            10,
        ),
        Column(
            "exhibits",
            Label("Vật chứng", "Exhibits"),
            lambda _, one: one.exhibits,
            None,
            ("vật chứng kèm theo", "tang vật kèm theo"),
            24,
        ),
        Column("remark", Label("Ghi chú", "Remark"), lambda _, one: one.remark, width=20),
    ),
)


def _number(state: State) -> str:
    return f"{state.number}/{state.year}" if state.number is not None and state.year else str(state.number or "")


SIDE = Side(
    code="files",
    label=Label("Giao nhận hồ sơ", "Where the file is"),
    kinds=(FileHandedOver,),
    hears=tuple(MOVED_BY),
    empty=Files(),
    after=after,
    standing=standing,
    findings_of=findings_of,
    fills=fills,
    findings=(FEWER_PAGES, FROM_ELSEWHERE),
    registers=(BOOK,),
)
