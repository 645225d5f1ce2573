"""Ways to lay out a book of persons held."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from eprocuracy.exchange.tests.registers.strangers.columns import Block, Col, Naming, Office, Write, shuffled
from eprocuracy.exchange.tests.registers.strangers.layouts_of_reports import id_writer
from eprocuracy.exchange.tests.registers.strangers.truths import Truth


def columns(office: Office) -> list[Col]:
    """One way to lay it out."""
    lot, called = office.lot, Naming(office.lot, "custody")
    blocks: list[Block] = [
        office.unit_block(called),
        [called.col("number", office.number, "number", role="number")],
        _person(office, called),
        [called.col("offence", lambda truth: office.marks.offence(truth["offence"]), "offence", role="offence")],
        [
            called.col(
                "institution",
                office.paper("institution_no", "instituted_on", "QĐ-CSĐT"),
                "institution_no",
                "instituted_on",
            )
        ]
        if lot.happens(0.6)
        else [],
        _arrest(office, called),
        _custody(office, called),
        _custody_extensions(office, called),
        _detention(office, called),
        _extensions(office, called),
        [called.col("procuracy_order", _procuracy(office), "procuracy_order_until")] if lot.happens(0.7) else [],
        [called.col("place", lambda truth: truth.beside["place"], dittoed=lot.happens(0.4))]
        if lot.happens(0.5)
        else [],
        _end(office, called),
        [called.col("procurator", lambda truth: truth.beside["procurator"])] if lot.happens(0.5) else [],
        office.note(),
    ]
    return shuffled(lot, blocks, firmly_first=3 if lot.happens(0.7) else 0)


def _person(office: Office, called: Naming) -> Block:
    lot = office.lot
    shouted = lot.happens(0.3)

    def birth(truth: Truth) -> Any:
        said = truth["birth"]
        return (
            lot.one([int(said), said, f"SN {said}"]) if len(said) == 4 else office.marks.day(date.fromisoformat(said))
        )

    def only(sex: str, write: Write) -> Write:
        return lambda truth: write(truth) if truth["sex"] == sex else None

    block = [called.col("name", lambda truth: truth["name"].upper() if shouted else truth["name"], "name", role="name")]
    cross: Write = lambda _: lot.one(["x", "X", "x"])  # noqa: E731 - one of several writers
    match lot.upto(3):
        case 0:
            block += [
                called.col("birth", birth, "birth"),
                called.col("male", only("Nam", cross), "sex"),
                called.col("female", only("Nữ", cross)),
            ]
        case 1:
            block += called.group(
                "birth", called.col("male", only("Nam", birth), "sex", "birth"), called.col("female", only("Nữ", birth))
            )
        case _:
            block += [
                called.col("birth", birth, "birth"),
                called.col("sex", lambda truth: lot.one([truth["sex"], truth["sex"], truth["sex"].lower()]), "sex"),
            ]
    block.append(
        called.col(
            "ethnic",
            lambda truth: lot.one(["H'Mông", "Mông", "HMông"]) if truth["ethnic"] == "Mông" else truth["ethnic"],
            "ethnic",
        )
    )
    if lot.happens(0.8):
        block.append(called.col("id_no", id_writer(office, "id_no"), "id_no"))
    if lot.happens(0.6):
        block.append(called.col("address", lambda truth: truth.beside["address"], role="address"))
    return block


def _arrest(office: Office, called: Naming) -> Block:
    lot = office.lot
    kind = called.col("arrest_kind_alone", office.word("arrest", "arrest_kind"), "arrest_kind")
    moment = office.moment("arrested_at")
    match lot.upto(3):
        case 0:
            crosses = {
                "flagrante": "Bắt quả tang",
                "emergency": "Khẩn cấp",
                "wanted": "Truy nã",
                "surrender": "Đầu thú",
                "warrant": "Bắt tạm giam",
            }
            only = lambda code: lambda truth: lot.one(["x", "X", 1]) if truth["arrest_kind"] == code else None  # noqa: E731
            marks = [
                Col((title,), only(code), ("arrest_kind",) if code == "flagrante" else ())
                for code, title in crosses.items()
            ]
            return [
                *(marks if lot.happens(0.5) else called.group("arrest_kind_alone", *marks)),
                called.col("arrested_at_alone", moment, "arrested_at", role="arrested_at"),
            ]
        case 1:
            return [
                kind,
                called.col(
                    "arrest_hour",
                    lambda truth: lot.one([office.marks.hour(truth["arrested_at"]), truth["arrested_at"].time()]),
                ),
                called.col(
                    "arrest_day",
                    lambda truth: office.marks.day(truth["arrested_at"].date()),
                    "arrested_at",
                    role="arrested_at",
                ),
            ]
        case 2:
            return [kind, called.col("arrested_at_alone", moment, "arrested_at", role="arrested_at")]
        case _:
            return called.group(
                "arrest_group",
                called.col("arrest_kind", office.word("arrest", "arrest_kind"), "arrest_kind"),
                called.col("arrested_at", moment, "arrested_at", role="arrested_at"),
            )


def span(office: Office, first: str, last: str) -> Write:
    """From and to in one cell."""

    def said(value: date | datetime) -> str:
        return (
            f"{office.marks.hour(value)} ngày {office.marks.day_in_text(value.date())}"
            if isinstance(value, datetime)
            else office.marks.day_in_text(value)
        )

    def write(truth: Truth) -> Any:
        if truth[first] is None:
            return None
        return office.lot.one(
            [
                f"từ {said(truth[first])} đến {said(truth[last])}",
                f"Từ {said(truth[first])}\nđến {said(truth[last])}",
                f"{said(truth[first])} - {said(truth[last])}",
            ]
        )

    return write


def _custody(office: Office, called: Naming) -> Block:
    lot = office.lot
    if lot.happens(0.2):
        return [
            called.col(
                "custody_span",
                span(office, "custody_from", "custody_to"),
                "custody_from",
                "custody_to",
                role="custody_from",
            )
        ]
    begins, ends = office.moment("custody_from"), office.moment("custody_to")
    if lot.happens(0.4):
        return [
            called.col("custody_from_alone", begins, "custody_from", role="custody_from"),
            called.col("custody_to_alone", ends, "custody_to"),
        ]
    number = (
        [
            called.col(
                "custody_no",
                lambda truth: (
                    office.marks.paper_no(truth.beside["custody_no"], "QĐ-CSĐT") if truth["custody_from"] else None
                ),
            )
        ]
        if lot.happens(0.6)
        else []
    )
    return called.group(
        "custody_group",
        *number,
        called.col("custody_from", begins, "custody_from", role="custody_from"),
        called.col("custody_to", ends, "custody_to"),
    )


def _custody_extensions(office: Office, called: Naming) -> Block:
    lot = office.lot

    def until(place: int) -> Write:
        return lambda truth: (
            office.marks.moment(truth["custody_extensions"][place]["until"])
            if len(truth["custody_extensions"]) > place
            else None
        )

    def approval(place: int) -> Write:
        def write(truth: Truth) -> Any:
            if len(truth["custody_extensions"]) <= place:
                return None
            if not truth["custody_extensions"][place]["approved"]:
                return lot.one([None, "Không có", "Chưa có QĐ phê chuẩn"])
            return lot.one(
                [
                    office.marks.paper_no(truth.beside["approval"] + place, "QĐ-VKS"),
                    office.marks.paper(
                        truth.beside["approval"] + place,
                        truth["custody_extensions"][place]["until"].date(),
                        "QĐ-VKS",
                        lines=False,
                    ),
                ]
            )

        return write

    block = []
    for place in (0, 1):
        block += [
            called.col("custody_extension_until", until(place), "custody_extensions", n=place + 1),
            called.col("custody_extension_approval", approval(place), n=place + 1),
        ]
    return called.group("custody_extension_group", *block)


def _detention(office: Office, called: Naming) -> Block:
    lot = office.lot
    order = office.paper("order_no", "order_on", "LTG-CSĐT")
    begins, ends = office.day("detained_from"), office.day("detained_to")
    if lot.happens(0.4):
        return [
            called.col("order_alone", order, "order_no", "order_on"),
            called.col("detained_from_alone", begins, "detained_from"),
            called.col("detained_to_alone", ends, "detained_to"),
        ]
    approval = (
        [
            called.col(
                "order_approval",
                lambda truth: (
                    office.marks.paper(truth.beside["approval"] + 9, truth["order_on"], "QĐ-VKS")
                    if truth["order_on"]
                    else None
                ),
            )
        ]
        if lot.happens(0.5)
        else []
    )
    return called.group(
        "order_group",
        called.col("order", order, "order_no", "order_on"),
        *approval,
        called.col("detained_from", begins, "detained_from"),
        called.col("detained_to", ends, "detained_to"),
    )


def _extensions(office: Office, called: Naming) -> Block:
    def nth(place: int) -> Write:
        return lambda truth: (
            office.marks.extension(truth["extensions"][place], "QĐGH-VKS") if len(truth["extensions"]) > place else None
        )

    if office.lot.happens(0.5):
        return called.group(
            "extension_group", *(Col((f"Lần {place + 1}",), nth(place), ("extensions",)) for place in range(2))
        )
    return [called.col("extension_all", nth(0), "extensions")]


def _procuracy(office: Office) -> Write:
    def write(truth: Truth) -> Any:
        if truth["procuracy_order_until"] is None:
            return None
        day = office.marks.day_in_text(truth["procuracy_order_until"])
        return office.lot.one(
            [
                f"Lệnh {office.lot.randint(1, 60)}/LTG-VKS, đến {day}",
                f"{office.lot.randint(1, 60)}/LTG-VKS đến ngày {day}",
                f"đến {day}",
            ]
        )

    return write


def _end(office: Office, called: Naming) -> Block:
    kind, moment = office.word("custody_end", "end"), office.moment("ended_at")
    if office.lot.happens(0.5):
        return called.group("end_group", called.col("end", kind, "end"), called.col("ended_at", moment, "ended_at"))
    return [called.col("end_alone", kind, "end"), called.col("ended_at_alone", moment, "ended_at")]
