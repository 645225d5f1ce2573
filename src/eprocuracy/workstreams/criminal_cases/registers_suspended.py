"""Book S12 for cases and for accused: what rests, why, and when it was last reviewed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from eprocuracy.kernel.words import Label

from ..registers import Cell, Column, OfPerson, Register
from ..states import State
from .case_state import CaseState, Resting
from .words import RESTING

OfResting = Callable[[CaseState, Resting], Cell]


def _of_case(key: str, vi: str, en: str, cell: OfResting, *, width: int = 14) -> Column:
    def of(state: State, _participant: UUID | None) -> Cell:
        return cell(state, state.resting or Resting()) if isinstance(state, CaseState) else None

    return Column(key, Label(vi, en), of, None, (), width)


_SAME: tuple[tuple[str, str, str, OfResting, int], ...] = (
    ("unit", "Đơn vị", "Unit", lambda s, _: s.unit or None, 14),
    ("number", "Số thụ lý", "Docket number", lambda s, _: s.number, 8),
    ("case_name", "Tên vụ án", "Name of the case", lambda s, _: s.title or None, 36),
    ("agency", "Cơ quan điều tra", "Agency", lambda s, _: s.agency or None, 24),
    ("suspended_no", "QĐ tạm đình chỉ số", "Suspended by", lambda _, kept: kept.number or None, 14),
    ("on", "Ngày tạm đình chỉ", "Suspended on", lambda _, kept: kept.on, 14),
    ("ground", "Lý do", "Ground", lambda _, kept: kept.ground.label.vi if kept.ground else None, 30),
    ("remedy", "Biện pháp khắc phục", "What is done", lambda _, kept: kept.remedy or None, 24),
    ("reviewed_on", "Ngày rà soát gần nhất", "Last reviewed on", lambda _, kept: kept.reviewed_on, 14),
    ("review", "Kết quả rà soát", "Outcome of the review", lambda _, kept: kept.review or None, 24),
    ("limitation_ends_on", "Hết thời hiệu ngày", "Limitation ends on", lambda _, kept: kept.stated_end, 14),
    ("procurator", "KSV", "Procurator", lambda s, _: s.procurator or None, 18),
)


def _of_accused(key: str, vi: str, en: str, cell: OfResting, *, width: int = 14) -> Column:
    """A column of a line that one suspension of one accused makes."""

    def of(state: State, entry: Any) -> Cell:
        return cell(state, entry) if isinstance(state, CaseState) else None

    return Column(key, Label(vi, en), of, None, (), width)


def _resting(state: State) -> Iterable[Resting]:
    return state.accused_resting.values() if isinstance(state, CaseState) else ()


def _rests(state: State) -> bool:
    return isinstance(state, CaseState) and (state.resting is not None or state.stage in RESTING)


SUSPENDED_REGISTERS = (
    Register(
        code="S12-cases",
        kind="suspended_cases",
        label=Label("Sổ theo dõi vụ án tạm đình chỉ", "Book of suspended cases"),
        columns=tuple(_of_case(key, vi, en, cell, width=width) for key, vi, en, cell, width in _SAME),
        holds=_rests,
    ),
    Register(
        code="S12-accused",
        kind="suspended_accused",
        label=Label("Sổ theo dõi bị can tạm đình chỉ", "Book of suspended accused"),
        columns=(
            _of_accused(
                "name",
                "Bị can",
                "Accused",
                lambda _, kept: OfPerson((kept.participant,)) if kept.participant else None,
                width=24,
            ),
            *(_of_accused(key, vi, en, cell, width=width) for key, vi, en, cell, width in _SAME),
            _of_accused("wanted_on", "Truy nã ngày", "Wanted on", lambda _, kept: kept.wanted_on),
        ),
        entries=_resting,
    ),
)
