"""Ways to lay out a book of crime reports."""

from __future__ import annotations

from typing import Any

from eprocuracy.exchange.tests.registers.strangers.columns import Block, Col, Naming, Office, Write, shuffled
from eprocuracy.exchange.tests.registers.strangers.marks import FULL_WIDTH
from eprocuracy.exchange.tests.registers.strangers.people import say_people
from eprocuracy.exchange.tests.registers.strangers.truths import Truth

SIGN = "QĐ-CSĐT"
NOBODY = (None, "Chưa rõ đối tượng", "Chưa rõ", "Không rõ", "Chưa xác định được đối tượng", "-")
SAID = {
    "instituted": ("Đã KTVA", "Đã khởi tố vụ án", "CQĐT đã ra QĐ KTVA"),
    "not_instituted": ("Không KTVA", "Đã ra QĐ không khởi tố vụ án"),
    "suspended": ("TĐC", "Đã tạm đình chỉ"),
    "transferred": ("Chuyển thẩm quyền", "Đã chuyển CQĐT khác"),
}


def columns(office: Office) -> list[Col]:
    """One way to lay it out."""
    lot, called, marks = office.lot, Naming(office.lot, "crime_reports"), office.marks
    dittoed = lot.happens(0.4)
    blocks: list[Block] = [
        office.unit_block(called),
        office.number_block(called, "accepted_on", "TL-VKS"),
        _source(office, called),
        _informant(office, called),
        [called.col("content", office.value("content"), "content", role="content")],
        [called.col("offences", lambda truth: marks.offences(truth["offences"]), "offences", role="offences")],
        [called.col("suspects", lambda truth: say_people(lot, truth["suspects"], NOBODY), "suspects", role="suspects")],
        _police(office, called),
        [called.col("procurator", office.value("procurator"), "procurator", dittoed=dittoed)],
        _time(office, called),
        [called.col("requests", _requests(office), "requests")] if lot.happens(0.8) else [],
        _result(office, called),
        [called.col("opinion", lambda truth: lot.one((None, "Nhất trí")) if truth["decision_on"] else None)]
        if lot.happens(0.3)
        else [],
        office.note(lambda truth: _in_words(office, truth) if truth.beside.get("only_in_note") else None),
    ]
    return shuffled(lot, blocks, firmly_first=2 if lot.happens(0.6) else 0)


def _source(office: Office, called: Naming) -> Block:
    kind, day = office.word("source", "source"), office.day("received_on")
    if office.lot.happens(0.5):
        received = called.col("received_on", day, "received_on", role="received_on")
        return called.group("source_group", called.col("source", kind, "source"), received)
    return [
        called.col("source_alone", kind, "source", dittoed=office.lot.happens(0.2)),
        called.col("received_on_alone", day, "received_on", role="received_on"),
    ]


def _informant(office: Office, called: Naming) -> Block:
    lot = office.lot

    def write(truth: Truth) -> str:
        name, where = truth["informant"], truth.beside["address"]
        if not truth.beside["by_person"]:
            return str(name)
        parts = (
            f", {where}",
            f", trú tại {where}",
            f" - {where}",
            f"\n{where}",
            f" ({where})",
            f", sinh năm 1990, {where}",
            "",
        )
        return f"{name}{lot.one(parts)}"

    block = [called.col("informant", write, "informant", role="informant")]
    if lot.happens(0.6):
        block.append(called.col("informant_id", id_writer(office, "informant_id"), "informant_id", role="informant_id"))
    if lot.happens(0.2):
        block.append(called.col("phone", lambda _: lot.one([None, f"09{lot.randint(10_000_000, 99_999_999)}"])))
    return block


def id_writer(office: Office, name: str) -> Write:
    """Identity numbers as text, or as numbers that lose their leading zeros."""
    lot = office.lot
    as_numbers = lot.happens(0.4)

    def write(truth: Truth) -> Any:
        number = truth[name]
        if number is None or truth.beside.get("as_text"):
            return number
        if as_numbers and lot.happens(0.7):
            return int(number)
        return lot.one(
            [number, number, f"'{number}", f"{number[:3]} {number[3:6]} {number[6:]}", number.translate(FULL_WIDTH)]
        )

    return write


def _police(office: Office, called: Naming) -> Block:
    lot = office.lot

    def agency(truth: Truth) -> str:
        area = truth["agency"].removeprefix("Cơ quan CSĐT Công an ")
        heads = ("Cơ quan CSĐT Công an", "CQĐT Công an", "CQCSĐT - Công an", "CQ CSĐT CA", "Công an", "CQĐT CA")
        return f"{lot.one(heads)} {area}"

    police = [called.col("investigator", office.value("investigator"), "investigator", dittoed=lot.happens(0.3))]
    if lot.happens(0.4):
        police.append(
            called.col(
                "assignment", lambda truth: office.marks.paper(truth.beside["assignment"], truth["received_on"], SIGN)
            )
        )
    if lot.happens(0.4):
        return called.group("agency_group", called.col("agency", agency, "agency"), *police)
    return [called.col("agency_alone", agency, "agency", dittoed=lot.happens(0.4)), *police]


def _time(office: Office, called: Naming) -> Block:
    lot, marks = office.lot, office.marks

    def part(name: str) -> Write:
        def write(truth: Truth) -> Any:
            one = truth["extensions"][0] if truth["extensions"] else None
            return (
                None
                if one is None
                else marks.paper_no(one["number"], "QĐ-VKS")
                if name == "number"
                else marks.day(one[name])
            )

        return write

    def lines(said: list[str]) -> str | None:
        return "\n".join(f"Lần {place}: {one}" if len(said) > 1 else one for place, one in enumerate(said, 1)) or None

    def together(truth: Truth) -> Any:
        return lines([marks.extension(one) for one in truth["extensions"]])

    def papers(truth: Truth) -> Any:
        return lines([str(marks.paper(one["number"], one["on"], "QĐ-VKS", lines=False)) for one in truth["extensions"]])

    def untils(truth: Truth) -> Any:
        days = [one["until"] for one in truth["extensions"]]
        return marks.day(days[0]) if len(days) == 1 else lines([marks.day_in_text(one) for one in days])

    prolonged = office.day("prolonged_until")
    block: Block = []
    if lot.happens(0.35):
        block.append(
            called.col(
                "deadline",
                lambda _: None,
                hidden=lot.happens(0.6),
                formula=lambda row, at: f"={at['received_on']}{row}+20",
                role="deadline",
            )
        )
    if lot.happens(0.15):
        return block
    match lot.upto(2):
        case 0:
            return [
                *block,
                called.col("prolonged_alone", prolonged, "prolonged_until"),
                called.col("extension", together, "extensions", "extensions.each", role="extensions"),
            ]
        case 1:
            return block + called.group(
                "time_group",
                called.col("prolonged", prolonged, "prolonged_until"),
                called.col("extension_papers", papers, "extensions", "extensions.each", role="extensions"),
                called.col("extension_untils", untils),
            )
        case _:
            return [*block, called.col("prolonged_alone", prolonged, "prolonged_until")] + called.group(
                "extension_group",
                called.col("extension_no", part("number"), "extensions"),
                called.col("extension_on", part("on")),
                called.col("extension_until", part("until")),
            )


def _requests(office: Office) -> Write:
    return lambda truth: (
        "\n".join(office.marks.paper(one["number"], one["on"], "YC-VKS", lines=False) for one in truth["requests"])
        or None
    )


def _in_words(office: Office, truth: Truth) -> str | None:
    if not truth["decision_on"]:
        return None
    sign = office.lot.one([f"/{SIGN}", "", "/QĐ"])
    return f"{office.lot.one(SAID[truth['outcome']])} số {truth['decision_no']}{sign} ngày {office.marks.day_in_text(truth['decision_on'])}"


def _result(office: Office, called: Naming) -> Block:
    lot, marks = office.lot, office.marks
    paper, kind = (
        office.told(office.paper("decision_no", "decision_on", SIGN)),
        office.told(office.word("report_outcome", "outcome")),
    )
    no, on = office.told(office.paper_no("decision_no", SIGN)), office.told(office.day("decision_on"))

    def both(truth: Truth) -> Any:
        said = marks.word("report_outcome", truth["outcome"])
        if not truth["decision_on"]:
            return said
        return (
            said
            + lot.one([" ", ", ", "\n", ": ", " - "])
            + str(marks.paper(truth["decision_no"], truth["decision_on"], SIGN))
        )

    def only(code: str) -> Write:
        return office.told(
            lambda truth: (
                marks.paper(truth["decision_no"], truth["decision_on"], SIGN) if truth["outcome"] == code else None
            )
        )

    match lot.upto(5):
        case 0 | 1:
            return called.group(
                "result_group",
                called.col("result", kind, "outcome", role="outcome"),
                called.col("decision_no", no, "decision_no"),
                called.col("decision_on", on, "decision_on", role="decision_on"),
            )
        case 2:
            return [
                called.col("result_alone", kind, "outcome", role="outcome"),
                called.col("decision_no_alone", no, "decision_no"),
                called.col("decision_on_alone", on, "decision_on", role="decision_on"),
            ]
        case 3:
            decision = called.col("decision", paper, "decision_no", "decision_on", role="decision_on")
            return called.group("result_group", called.col("result", kind, "outcome", role="outcome"), decision)
        case 4:
            return [
                called.col(
                    "result_and_decision", office.told(both), "outcome", "decision_no", "decision_on", role="outcome"
                )
            ]
        case _:
            first = ("outcome", "decision_no", "decision_on")
            return called.group(
                "result_group",
                *(
                    called.col(code, only(code), *(first if code == "instituted" else ()), role=f"outcome={code}")
                    for code in SAID
                ),
            )
