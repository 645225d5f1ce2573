"""Columns of books that nobody here has met: what they are called, what stands in them, which fields they give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from eprocuracy.exchange.tests.registers.strangers.lot import Lot
from eprocuracy.exchange.tests.registers.strangers.marks import Marks
from eprocuracy.exchange.tests.registers.strangers.truths import Truth

Write = Callable[[Truth], Any]


@dataclass(frozen=True)
class Col:
    """One column: its title with the groups above, how an entry is written in it, the fields that it gives."""

    path: tuple[str, ...]
    write: Write
    gives: tuple[str, ...] = ()
    dittoed: bool = False
    hidden: bool = False
    joined: bool = False
    role: str = ""
    formula: Callable[[int, dict[str, str]], str] | None = None
    each: Callable[[Truth], list[Any]] | None = None  # one below the other, over as many rows


Block = list[Col]


def grouped(group: str, *columns: Col) -> Block:
    """Columns under one title."""
    return [replace(one, path=(group, *one.path)) for one in columns]


def col(titles: Sequence[str] | str, write: Write, *gives: str, lot: Lot, **how: Any) -> Col:
    title = titles if isinstance(titles, str) else lot.one(titles)
    return Col((title,), write, gives, **how)


@cache
def _titles() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = yaml.safe_load(
        Path(__file__).with_name("titles.yaml").read_text(encoding="utf-8")
    )
    return found


@dataclass(frozen=True)
class Naming:
    """The titles of one kind of book, drawn by lot."""

    lot: Lot
    kind: str

    def title(self, key: str, n: int = 0) -> str:
        return self.lot.one(_titles()[self.kind][key]).replace("§", str(n))

    def col(self, key: str, write: Write, *gives: str, n: int = 0, **how: Any) -> Col:
        return Col((self.title(key, n),), write, gives, **how)

    def group(self, key: str, *columns: Col) -> Block:
        return grouped(self.title(key), *columns)


@dataclass(frozen=True)
class Office:
    """What one office has made up its mind about, before any column is laid."""

    lot: Lot
    marks: Marks
    unit_in: str  # column, heading, title, sheet

    def value(self, name: str) -> Write:
        return lambda truth: truth[name]

    def day(self, name: str) -> Write:
        return lambda truth: self.marks.day(truth[name])

    def moment(self, name: str) -> Write:
        return lambda truth: self.marks.moment(truth[name])

    def word(self, category: str, name: str) -> Write:
        return lambda truth: self.marks.word(category, truth[name])

    def paper_no(self, name: str, sign: str) -> Write:
        return lambda truth: self.marks.paper_no(truth[name], sign)

    def paper(self, number: str, on: str, sign: str) -> Write:
        """Number and day in one cell; the number may lie beside the truth, for no truth of a register holds it."""
        return lambda truth: self.marks.paper(truth.values.get(number, truth.beside.get(number)), truth[on], sign)

    def number(self, truth: Truth) -> Any:
        return self.marks.number(truth["number"])

    def told(self, write: Write) -> Write:
        """As `write`, but nothing where the result stands only in the remarks."""
        return lambda truth: None if truth.beside.get("only_in_note") else write(truth)

    def unit_block(self, called: Naming) -> Block:
        if self.unit_in != "column":
            return []
        joined = self.lot.happens(0.15)
        dittoed = not joined and self.lot.happens(0.5)
        return [
            called.col(
                "unit", lambda truth: truth.office.say(self.lot), "unit", dittoed=dittoed, joined=joined, role="unit"
            )
        ]

    def number_block(self, called: Naming, on: str, sign: str, *, signed: bool = False) -> Block:
        """Number and day of an entry: two columns, two under a group, or one cell for both; `signed` as a paper's own."""
        number: Write = (lambda truth: self.marks.paper_no(truth["number"], sign)) if signed else self.number
        match self.lot.upto(3):
            case 0:
                both: Write = lambda truth: self.marks.paper(truth["number"], truth[on], sign)  # noqa: E731
                return [called.col("number_and_day", both, "number", on, role="number")]
            case 1:
                own = Col(
                    (self.lot.one(["Số", "số", "Số, ký hiệu" if signed else "Số TT"]),),
                    number,
                    ("number",),
                    role="number",
                )
                day = Col(
                    (self.lot.one(["Ngày", "Ngày, tháng", "Ngày tháng năm", "ngày"]),), self.day(on), (on,), role=on
                )
                return called.group("number_group", own, day)
            case _:
                return [
                    called.col("number", number, "number", role="number"),
                    called.col(on, self.day(on), on, role=on),
                ]

    def note(self, more: Callable[[Truth], str | None] | None = None) -> Block:
        lot = self.lot
        idle = (
            None,
            None,
            None,
            None,
            "Vụ việc phức tạp",
            "Hồ sơ lưu tủ số 2",
            "Đã báo cáo VKS tỉnh",
            "Án điểm",
            "Phối hợp với Công an xã",
            "Bị hại vắng mặt tại nơi cư trú",
        )

        def write(truth: Truth) -> Any:
            said = more(truth) if more else None
            beside = lot.one(idle)
            return lot.one([said, f"{beside}; {said}", f"{said}\n{beside}"]) if said and beside else said or beside

        return [
            col(
                ("Ghi chú", "Ghi chú khác", "Chú thích", "Ghi chú (nếu có)", "GHI CHÚ", "Lưu ý"),
                write,
                lot=lot,
                role="note",
            )
        ]


def shuffled(lot: Lot, blocks: list[Block], firmly_first: int = 0) -> list[Col]:
    """The blocks in an order of the office's own; the note, if it is last, stays last as often as not."""
    blocks = [one for one in blocks if one]
    head, rest = blocks[:firmly_first], blocks[firmly_first:]
    match lot.upto(2):
        case 0:
            pass
        case 1:
            for _ in range(3):
                place = lot.randrange(len(rest) - 1)
                rest[place], rest[place + 1] = rest[place + 1], rest[place]
        case _:
            lot.shuffle(rest)
    return [column for block in head + rest for column in block]
