"""Things and money: the book of exhibits and property (S15), and the side that keeps it."""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.words import Label

from ..acts import Act
from ..book_values import Told, word
from ..registers import Column, OfPerson, Register, Row
from ..sides import Side
from ..states import State
from .acts_property import (
    AccountFrozen,
    AccountReleased,
    DamageRecovered,
    DamageStated,
    ExhibitsHandled,
    ExhibitsMoved,
    ExhibitsTaken,
    Handled,
    HandlingCancelled,
    PropertyReleased,
    PropertySeized,
    Thing,
)
from .property_kept import (
    NOT_LISTED,
    RELEASED_MORE,
    Kept,
    Property,
    after,
    facts_of,
    fills,
    findings_of,
    standing,
)
from .words import Handling, ThingKind


def entries(state: State) -> tuple[Kept, ...]:
    kept: Property = state.beside.get("property", Property())
    return kept.things


def acts_of(row: Row) -> tuple[Act, ...]:
    """The taking of one thing and what was decided on it, in the matter that the row names; the same row gives the same ids."""
    told = Told(row)
    place = "|".join(str(told.get(name) or "") for name in BOOK.told_by)
    what = told.text("what")
    thing = Thing(
        what=what,
        kind=word(ThingKind, told.get("kind")),
        quantity=told.text("quantity"),
        unit=told.text("unit_of_it"),
        value=told.get("value"),
    )
    taken = ExhibitsTaken(
        **told.common(f"taken|{place}", told.get("on")), things=(thing,), kept_at=told.text("kept_at")
    )
    how = word(Handling, told.get("how"))
    if how is None and not told.get("handled_on") and not told.text("handled_no"):
        return (taken,)
    handled = ExhibitsHandled(
        **told.common(f"handled|{place}", told.get("handled_on"), told.text("handled_no")),
        handled=(Handled(what=what, how=how, to=told.text("to")),),
    )
    return (taken, handled)


BOOK = Register(
    code="S15",
    kind="exhibits",
    label=Label("Sổ vật chứng, tài sản", "Book of exhibits and property"),
    entries=entries,
    acts_of=acts_of,
    opens_on="on",
    of_matter="matter_no",
    typed={
        "title": str,
        "kind": ThingKind,
        "on": date,
        "value": int,
        "how": Handling,
        "handled_on": date,
        **dict.fromkeys(("what", "quantity", "unit_of_it", "kept_at", "handled_no", "to"), str),
    },
    told_by=("what", "on"),
    columns=(
        Column(
            "matter_no",
            Label("Số thụ lý", "Docket"),
            lambda state, _: f"{state.number or ''}/{state.year or ''}".strip("/"),
            synonyms=("số thụ lý vụ án", "số vụ", "vụ án số", "thuộc vụ án số"),
        ),
        Column(
            "title",
            Label("Vụ, việc", "Matter"),
            lambda state, _: state.title,
            None,
            ("tên vụ án", "vụ án", "tên vụ việc"),
            30,
        ),
        Column("of", Label("Thu của", "Taken from"), lambda _, one: OfPerson(one.of) if one.of else "", width=24),
        Column("kind", Label("Loại", "Kind"), lambda _, one: one.kind.label.vi if one.kind else "", width=18),
        Column(
            "what",
            Label("Tên, đặc điểm", "Description"),
            lambda _, one: one.what,
            None,
            ("tên vật chứng", "tên tang vật", "vật chứng", "tên tài sản"),
            36,
        ),
        Column("quantity", Label("Số lượng", "Quantity"), lambda _, one: one.quantity, None, ("sl", "khối lượng"), 10),
        Column("unit_of_it", Label("Đơn vị tính", "Unit"), lambda _, one: one.unit, None, ("đvt", "đơn vị"), 10),
        Column(
            "value",
            Label("Giá trị (đồng)", "Value (đồng)"),
            lambda _, one: one.value,
            None,
            ("trị giá", "giá trị", "trị giá (đồng)"),
            16,
        ),
        Column(
            "on",
            Label("Ngày thu giữ", "Taken on"),
            lambda _, one: one.on,
            synonyms=("ngày tạm giữ", "ngày thu", "ngày nhập kho"),
        ),
        Column(
            "kept_at",
            Label("Nơi bảo quản", "Where kept"),
            lambda _, one: one.kept_at,
            None,
            ("nơi cất giữ", "kho vật chứng", "nơi giữ"),
            22,
        ),
        Column("how", Label("Xử lý", "Decision"), lambda _, one: one.how.label.vi if one.how else "", width=22),
        Column("handled_no", Label("Số quyết định", "Number of the decision"), lambda _, one: one.handled_no),
        Column("handled_on", Label("Ngày quyết định", "Day of the decision"), lambda _, one: one.handled_on),
        Column("to", Label("Người nhận, nơi nhận", "To whom"), lambda _, one: one.to, width=22),
    ),
)

SIDE = Side(
    code="property",
    label=Label("Vật chứng, tài sản, thiệt hại", "Exhibits, property, damage"),
    kinds=(
        ExhibitsTaken,
        ExhibitsMoved,
        ExhibitsHandled,
        HandlingCancelled,
        PropertySeized,
        PropertyReleased,
        AccountFrozen,
        AccountReleased,
        DamageStated,
        DamageRecovered,
    ),
    of=frozenset({"criminal_cases", "crime_reports"}),
    empty=Property(),
    after=after,
    standing=standing,
    findings_of=findings_of,
    facts_of=facts_of,
    fills=fills,
    findings=(NOT_LISTED, RELEASED_MORE),
    registers=(BOOK,),
)
