"""The book of custody and detention (S5)."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label, Word

from ..registers import Cell, Column, OfPerson, Register
from ..states import State
from .book_rows import acts_of
from .held_state import HeldState, Period
from .words import Ground

OfHeld = Callable[[HeldState], Cell]


def _column(
    key: str, vi: str, en: str, cell: OfHeld, *, group: Label | None = None, like: tuple[str, ...] = (), width: int = 14
) -> Column:
    def of(state: State, _participant: UUID | None) -> Cell:
        return cell(state) if isinstance(state, HeldState) else None

    return Column(key, Label(vi, en), of, group, like, width)


def _of_person(what: str) -> OfHeld:
    return lambda state: OfPerson((state.person,), what) if state.person else None


def _said(word: Word | None) -> str | None:
    return word.label.vi if word is not None else None


def _moment(at: When | None) -> str | None:
    if at is None or at.day is None:
        return None
    return f"{at.minute:%Hh%M} {at.day:%d/%m/%Y}" if at.minute else f"{at.day:%d/%m/%Y}"


def _paper(one: Period | None) -> str | None:
    if one is None:
        return None
    day = f"{one.on:%d/%m/%Y}" if one.on else ""
    return " ngày ".join(part for part in (one.number or "", day) if part) or None


def _nth(state: HeldState, ground: Ground, place: int) -> Period | None:
    extensions = [one for one in state.of(ground) if one.extends]
    return extensions[place - 1] if len(extensions) >= place else None


def _extension(place: int) -> OfHeld:
    def of(state: HeldState) -> Cell:
        one = _nth(state, Ground.DETENTION, place)
        until = _moment(one.ends) if one else None
        return ", đến ".join(part for part in (_paper(one) or "", until or "") if part) or None

    return of


def _until(ground: Ground, place: int) -> OfHeld:
    def of(state: HeldState) -> Cell:
        one = _nth(state, ground, place)
        return _moment(one.ends) if one else None

    return of


def _approval(place: int) -> OfHeld:
    def of(state: HeldState) -> Cell:
        one = _nth(state, Ground.CUSTODY, place)
        if one is None or one.approved is None:
            return None
        return one.approved_no or ("có" if one.approved else "không")

    return of


def _first(state: HeldState, ground: Ground) -> Period | None:
    return state.order(ground)


def _begins(ground: Ground) -> OfHeld:
    return lambda state: _moment(one.begins) if (one := _first(state, ground)) else None


def _ends(ground: Ground) -> OfHeld:
    return lambda state: _moment(one.ends) if (one := _first(state, ground)) else None


ARREST = Label("Bắt, giữ", "Arrest")
CUSTODY = Label("Tạm giữ", "Custody")
CUSTODY_EXTENDED = Label("Gia hạn tạm giữ", "Custody extended")
DETENTION = Label("Tạm giam", "Detention")
DETENTION_EXTENDED = Label("Gia hạn tạm giam (số, ngày, đến ngày)", "Detention extended")
END = Label("Kết thúc", "End")

COLUMNS = (
    _column("unit", "Đơn vị", "Unit", lambda s: s.unit or None),
    _column("number", "Số theo dõi", "Number", lambda s: s.number, width=8, like=("Số thụ lý", "Số TT sổ")),
    _column("name", "Họ và tên", "Name", _of_person("name"), width=24, like=("Họ tên",)),
    _column("birth", "Ngày, tháng, năm sinh", "Birth", _of_person("birth"), like=("Năm sinh",)),
    _column("sex", "Giới tính", "Sex", _of_person("sex"), width=8),
    _column("ethnic", "Dân tộc", "People", _of_person("ethnic"), width=10, like=("DT",)),
    _column("id_no", "Số CCCD/CMND", "Identity number", _of_person("id_no")),
    _column("address", "Nơi cư trú", "Address", _of_person("address"), width=28),
    _column("offence", "Hành vi phạm tội, điều luật", "Offence", lambda s: "; ".join(o.say() for o in s.own_offences) or None, width=20, like=("Tội danh",)),
    _column("arrest_kind", "Hình thức", "Manner", lambda s: _said(s.manner), group=ARREST, width=18),
    _column("arrested_at", "Giờ, ngày", "Moment", lambda s: _moment(s.arrested), group=ARREST),
    _column("custody_no", "Số QĐ", "Number", lambda s: _paper(_first(s, Ground.CUSTODY)), group=CUSTODY),
    _column("custody_from", "Từ giờ, ngày", "From", _begins(Ground.CUSTODY), group=CUSTODY),
    _column("custody_to", "Đến giờ, ngày", "Until", _ends(Ground.CUSTODY), group=CUSTODY),
    _column("custody_1", "Lần 1 đến", "First until", _until(Ground.CUSTODY, 1), group=CUSTODY_EXTENDED),
    _column("approved_1", "VKS phê chuẩn lần 1", "First approved", _approval(1), group=CUSTODY_EXTENDED),
    _column("custody_2", "Lần 2 đến", "Second until", _until(Ground.CUSTODY, 2), group=CUSTODY_EXTENDED),
    _column("approved_2", "VKS phê chuẩn lần 2", "Second approved", _approval(2), group=CUSTODY_EXTENDED),
    _column("order_no", "Lệnh (số, ngày)", "Order", lambda s: _paper(_first(s, Ground.DETENTION)), group=DETENTION),
    _column("detained_from", "Từ ngày", "From", _begins(Ground.DETENTION), group=DETENTION),
    _column("detained_to", "Đến ngày", "Until", _ends(Ground.DETENTION), group=DETENTION),
    *(_column(f"extension_{n}", f"Lần {n}", f"No. {n}", _extension(n), group=DETENTION_EXTENDED) for n in (1, 2, 3)),
    _column("procuracy_order_until", "Tạm giam gđ truy tố (đến ngày)", "Detained for prosecution until", lambda s: _moment(s.written_end(Ground.PROSECUTION))),
    _column("place", "Nơi giam giữ", "Place", lambda s: s.place or None, width=24),
    _column("end", "Hình thức", "Manner", lambda s: _said(s.stage) if s.left else None, group=END, width=18),
    _column("ended_at", "Giờ, ngày", "Moment", lambda s: _moment(s.left), group=END),
    _column("procurator", "KSV", "Procurator", lambda s: s.procurator or None, width=18, like=("Kiểm sát viên",)),
    _column("note", "Ghi chú", "Remarks", lambda s: s.remark or None, width=24),
)  # fmt: skip

REGISTERS = (
    Register(
        code="S5",
        kind="custody",
        label=Label("Sổ theo dõi việc bắt, tạm giữ, tạm giam", "Register of arrest, custody and detention"),
        columns=COLUMNS,
        acts_of=acts_of,
    ),
)
