"""A whole book drawn by lot, with what must come of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from openpyxl.utils import get_column_letter

from eprocuracy.exchange.tests.registers.strangers import (
    layouts_of_cases,
    layouts_of_custody,
    layouts_of_papers,
    layouts_of_reports,
)
from eprocuracy.exchange.tests.registers.strangers.columns import Col, Office
from eprocuracy.exchange.tests.registers.strangers.faults import planted
from eprocuracy.exchange.tests.registers.strangers.irregularities import plant
from eprocuracy.exchange.tests.registers.strangers.lot import Lot
from eprocuracy.exchange.tests.registers.strangers.marks import Marks
from eprocuracy.exchange.tests.registers.strangers.more_truths import custody, protests, recommendations
from eprocuracy.exchange.tests.registers.strangers.pages import Layouter, Page, save
from eprocuracy.exchange.tests.registers.strangers.places import World, a_world
from eprocuracy.exchange.tests.registers.strangers.truths import Inventor, Truth, cases, crime_reports
from eprocuracy.law.offences import Catalogue

Made = tuple[Callable[[Inventor, int], list[Truth]], Callable[[Office], list[Col]], tuple[str, ...], str]
KINDS: dict[str, tuple[str, Made]] = {
    "crime_reports": (
        "crime_reports",
        (
            crime_reports,
            layouts_of_reports.columns,
            (
                "SỔ THỤ LÝ NGUỒN TIN VỀ TỘI PHẠM",
                "SỔ THỤ LÝ, GIẢI QUYẾT TỐ GIÁC, TIN BÁO",
                "Sổ thụ lý kiểm sát giải quyết nguồn tin",
            ),
            "accepted_on",
        ),
    ),
    "cases": (
        "cases",
        (
            cases,
            layouts_of_cases.columns,
            ("SỔ THỤ LÝ VỤ ÁN HÌNH SỰ", "SỔ THỤ LÝ KIỂM SÁT ĐIỀU TRA", "Sổ thụ lý án giai đoạn điều tra, truy tố"),
            "accepted_on",
        ),
    ),
    "custody": (
        "custody",
        (
            custody,
            layouts_of_custody.columns,
            ("SỔ THEO DÕI TẠM GIỮ, TẠM GIAM", "SỔ KIỂM SÁT TẠM GIỮ, TẠM GIAM"),
            "arrested_at",
        ),
    ),
    "recommendations": (
        "supervision",
        (
            recommendations,
            layouts_of_papers.recommendations,
            ("SỔ KIẾN NGHỊ", "SỔ THEO DÕI KIẾN NGHỊ KHẮC PHỤC VI PHẠM"),
            "on",
        ),
    ),
    "protests": (
        "supervision",
        (protests, layouts_of_papers.protests, ("SỔ KHÁNG NGHỊ PHÚC THẨM", "SỔ THEO DÕI KHÁNG NGHỊ"), "on"),
    ),
}
# What a book must show for its rows to be judged at all.
COMPLETE = {
    "crime_reports": frozenset({"prolonged_until", "extensions", "decision_on", "outcome"}),
    "cases": frozenset({"extensions", "outcome", "file_on", "file_again_on", "decision_on"}),
    "custody": frozenset({"custody_extensions", "procuracy_order_until", "extensions", "ended_at", "detained_to"}),
    "recommendations": frozenset({"due_on", "replied_on"}),
    "protests": frozenset({"against_on"}),
}
IN_NOTES = {"crime_reports": "decision_on", "cases": "outcome_on", "recommendations": "replied_on"}
INSERTED = (
    ("Số điện thoại", (None, "0912345678", "0368123456")),
    ("Số hồ sơ lưu", (None, "HS-01", "HS-22")),
    ("Cán bộ nhập", ("Hoa", "Lan", "Minh")),
)


@dataclass(frozen=True)
class Wanted:
    """What must come of a row: its truth, the fields that this layout shows, or the cell for which it is held."""

    truth: Truth
    fields: frozenset[str]
    held: tuple[str, str] | None = None


@dataclass(frozen=True)
class MadeBook:
    """A file, and what must come of it by sheet and row."""

    kind: str
    world: World
    year: int
    as_of: date
    is_complete: bool
    content: bytes
    wanted: dict[tuple[str, int], Wanted]
    how: dict[str, Any]


def make(which: str, seed: int, law: Catalogue, *, count: int = 60) -> MadeBook:
    """The book of a seed."""
    lot = Lot(f"{which} {seed}")
    kind, (invent, lay, names, on) = KINDS[which]
    year = lot.one([2023, 2024, 2024, 2025, 2026])
    first, last = lot.one(
        [
            (date(year, 1, 1), date(year, 12, 31)),
            (date(year - 1, 12, 1), date(year, 11, 30)),
            (date(year - 1, 10, 1), date(year, 9, 30)),
            (date(year, 1, 1), date(year, 6, 30)),
        ]
    )
    world = a_world(lot, first)
    inventor = Inventor(lot, world, law, year, first, last)
    truths = invent(inventor, count)
    unit_in = lot.one(["column", "column", "column", "heading", "title", "sheet"])
    office = Office(lot, Marks(lot, law, year, steady=lot.happens(0.2), numbers_only=lot.happens(0.3)), unit_in)
    columns = _with_band(lot, _with_index(lot, lay(office)))
    shown = frozenset(name for one in columns for name in (*one.gives, one.role))
    if sum("extensions" in one.gives for one in columns) > 1:
        shown |= {"extensions.each"}
    complete = COMPLETE[which] <= shown
    if complete:
        plant(inventor, which, truths, shown)
    shows_note = any(one.role == "note" for one in columns)
    for truth in truths:
        if shows_note and which in IN_NOTES and truth.values.get(IN_NOTES[which]) and lot.happens(0.06):
            truth.beside["only_in_note"] = True
    truths = planted(office, world, kind, truths, columns)
    layouter = Layouter(lot, world, unit_in, one_header_row=lot.happens(0.12))
    pages, how = _pages(lot, layouter, world, unit_in, truths, columns, lot.one(names), first, last, year, on)
    encoding = lot.one(["unicode"] * 5 + ["tcvn3", "vni"])
    for page in pages:
        page.kind = kind
        if encoding != "unicode" and (len(pages) < 3 or lot.happens(0.4)) and len(page.truths) > 3:
            page.encoding = encoding
            page.last_typed = frozenset(
                place for place, one in enumerate(page.columns, 1) if one.role == "note" and lot.happens(0.6)
            )
        layouter.fill(page, month_headings=unit_in == "column" and len(pages) == 1 and lot.happens(0.3))
    wanted = {(page.name, row): _wanted(page, truth) for page in pages for row, truth in page.rows.items()}
    content = save(pages, lot, layouter.wear)
    how |= {"year": year, "first": first, "unit_in": unit_in, "encoding": encoding, "province": world.province.full}
    return MadeBook(kind, world, year, last, complete, content, wanted, how)


def _wanted(page: Page, truth: Truth) -> Wanted:
    fields = frozenset(name for one in page.columns for name in one.gives) | {"unit"}
    if truth.beside.get("only_in_note"):
        fields |= (
            {"outcome", "decision_no", "decision_on"}
            if page.kind == "crime_reports"
            else {"outcome", "outcome_no", "outcome_on", "result"}
        )
    if not (reason := truth.beside.get("reason")):
        return Wanted(truth, fields)
    place = next(place for place, one in enumerate(page.columns, 1) if one.role == truth.beside["at"])
    return Wanted(truth, fields, (get_column_letter(place), reason))


def _with_index(lot: Lot, columns: list[Col]) -> list[Col]:
    if not lot.happens(0.85):
        return columns
    return [Col((lot.one(["STT", "TT", "Số TT", "stt", "Stt"]),), lambda _: None, role="index"), *columns]


def _with_band(lot: Lot, columns: list[Col]) -> list[Col]:
    """A third row of titles over everything, now and then."""
    if not lot.happens(0.12):
        return columns
    cut = lot.randint(3, len(columns) - 3)
    bands = lot.one(
        [
            ("THÔNG TIN CHUNG", "QUÁ TRÌNH GIẢI QUYẾT"),
            ("PHẦN THỤ LÝ", "PHẦN GIẢI QUYẾT"),
            ("I. Thông tin", "II. Theo dõi"),
        ]
    )
    found = []
    for place, one in enumerate(columns):
        inside = place > 0 and one.path[0] == columns[place - 1].path[0] and len(one.path) > 1
        band = found[-1].path[0] if inside else bands[place >= cut]
        found.append(one if one.role == "index" else replace(one, path=(band, *one.path)))
    return found


def _pages(
    lot: Lot,
    layouter: Layouter,
    world: World,
    unit_in: str,
    truths: Sequence[Truth],
    columns: list[Col],
    name: str,
    first: date,
    last: date,
    year: int,
    on: str,
) -> tuple[list[Page], dict[str, Any]]:
    top = lot.one(
        [
            [world.province.heading],
            [f"VKSND TỐI CAO\n{world.province.heading}"],
            ["VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO", world.province.heading],
            [world.province.full],
        ]
    )
    whole = lot.one(
        [
            f"Từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}",
            f"(Từ {first.day}/{first.month}/{first.year} đến {last.day}/{last.month}/{last.year})",
        ]
        + (
            [f"Năm {year}", f"NĂM {year}"]
            if (first.month, first.day) == (1, 1)
            else [f"Năm {year} (từ {first:%d/%m/%Y} đến {last:%d/%m/%Y})"]
        )
    )
    form = (
        [lot.one(["(Ban hành kèm theo Quyết định số 305/QĐ-VKSTC ngày 29/6/2022)", "Mẫu số 02/TT"])]
        if lot.happens(0.2)
        else []
    )
    by_office = {place: [one for one in truths if one.office is place] for place in world.all}
    how = {"sheets": "one"}
    if unit_in in ("title", "sheet"):
        how = {"sheets": "by office"}
        pages = []
        for place, those in by_office.items():
            if not those:
                continue
            named = _sheet_name(
                lot, place.name if unit_in == "sheet" and not place.is_head else f"Sổ {len(pages) + 1}", pages
            )
            if unit_in == "sheet" and place.is_region:
                named = _sheet_name(lot, f"KV{place.name}", pages)
            titles = (
                [*top, name, whole]
                if unit_in == "sheet"
                else [*(top[:1] if lot.happens(0.5) else []), place.heading, name, whole]
            )
            pages.append(Page(named, [*titles, *form], those, columns))
        if unit_in == "sheet" and any(
            not place.is_head and not place.is_region and not place.bare_is_clear
            for place, those in by_office.items()
            if those
        ):
            for page in pages:  # a name that two offices share would not tell the sheet's
                page.titles = [page.truths[0].office.heading, name, whole]
        return pages, how
    if unit_in == "heading":
        truths = [one for those in by_office.values() for one in those]
    dated = all(one.values.get(on) for one in truths)
    if lot.happens(0.4) and dated and unit_in == "column":
        how = {"sheets": "by month"}
        months = sorted({(one[on].year, one[on].month) for one in truths})
        pages = []
        for of_year, month in months:
            named = _sheet_name(
                lot,
                lot.one(
                    [
                        f"T{month}",
                        f"Tháng {month:02}",
                        f"Thang {month} ",
                        f"{month}.{of_year}",
                        f"Tháng {month}-{of_year}",
                    ]
                ),
                pages,
            )
            said = lot.one([f"Tháng {month}/{of_year}", f"Tháng {month:02} năm {of_year}"])
            own = columns
            if len(pages) == 2 and lot.happens(0.4):
                cut = lot.randint(2, len(columns) - 1)
                if len(columns[cut].path) == 1 or columns[cut].path[:-1] != columns[cut - 1].path[:-1]:
                    title, values = lot.one(INSERTED)
                    own = [*columns[:cut], Col((title,), lambda _, values=values: lot.one(values)), *columns[cut:]]
            those = [one for one in truths if (one[on].year, one[on].month) == (of_year, month)]
            pages.append(Page(named, [*top, name, said, *form], those, own))
        return pages, how
    if any(one.joined for one in columns):
        truths = sorted(truths, key=lambda one: one.office.code)
    return [
        Page(lot.one(["Sheet1", "Sổ", "Trang 1", f"{year}"]), [*top, name, whole, *form], list(truths), columns)
    ], how


def _sheet_name(lot: Lot, wish: str, pages: Sequence[Page]) -> str:
    taken = {page.name.lower() for page in pages}
    name = wish.replace("/", "-")[:28]
    return name if name.lower() not in taken else f"{name} ({len(pages)})"
