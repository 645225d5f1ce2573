"""Ways to lay out books of recommendations and of protests."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from eprocuracy.exchange.tests.registers.strangers.columns import Block, Col, Naming, Office, Write, shuffled
from eprocuracy.exchange.tests.registers.strangers.truths import Truth


def recommendations(office: Office) -> list[Col]:
    """One way to lay out recommendations."""
    lot, called = office.lot, Naming(office.lot, "recommendations")
    blocks: list[Block] = [
        office.unit_block(called),
        office.number_block(called, "on", "KN-VKS", signed=True),
        [called.col("kind", office.word("rec_kind", "kind"), "kind")],
        [called.col("field", office.word("field", "field"), "field")],
        [called.col("target", office.value("target"), "target")],
        [called.col("violation", lambda truth: truth.beside["violation"], role="violation")]
        if lot.happens(0.7)
        else [],
        [called.col("due_on", _due(office), "due_on")],
        _reply(office, called),
        _result(office, called),
        office.note(lambda truth: _in_words(office, truth) if truth.beside.get("only_in_note") else None),
    ]
    return shuffled(lot, blocks, firmly_first=2 if lot.happens(0.6) else 0)


def _due(office: Office) -> Write:
    in_days = office.lot.happens(0.4)

    def write(truth: Truth) -> Any:
        length = (truth["due_on"] - truth["on"]) // timedelta(days=1)
        return (
            office.lot.one([f"{length} ngày", f"Trong {length} ngày", f"{length:02} ngày"])
            if in_days
            else office.marks.day(truth["due_on"])
        )

    return write


def _reply(office: Office, called: Naming) -> Block:
    no: Write = lambda truth: office.marks.paper_no(truth.beside["reply_no"], "CV") if truth["replied_on"] else None  # noqa: E731
    match office.lot.upto(2):
        case 0:
            return called.group(
                "reply_group",
                called.col("reply_no", no),
                called.col("replied_on", office.day("replied_on"), "replied_on", role="replied_on"),
            )
        case 1:
            return [called.col("reply", office.paper("reply_no", "replied_on", "CV"), "replied_on", role="replied_on")]
        case _:
            return [called.col("replied_alone", office.day("replied_on"), "replied_on", role="replied_on")]


def _in_words(office: Office, truth: Truth) -> str | None:
    said = {
        "accepted": ("Đã tiếp thu toàn bộ kiến nghị", "Đã tiếp thu", "Chấp nhận toàn bộ"),
        "partly": ("Tiếp thu một phần",),
        "rejected": ("Không chấp nhận kiến nghị",),
    }
    return office.lot.one(said[truth["result"]]) if truth["result"] in said else None


def _result(office: Office, called: Naming) -> Block:
    lot = office.lot
    if lot.happens(0.5):
        return [called.col("result", office.told(office.word("reply", "result")), "result", role="result")]

    def only(code: str) -> Write:
        return office.told(lambda truth: lot.one(["x", "X", "1", 1]) if truth["result"] == code else None)

    return called.group(
        "result_group",
        called.col("accepted", only("accepted"), "result"),
        called.col("partly", only("partly")),
        called.col("rejected", only("rejected")),
    )


def protests(office: Office) -> list[Col]:
    """One way to lay out protests."""
    lot, called = office.lot, Naming(office.lot, "protests")
    blocks: list[Block] = [
        office.unit_block(called),
        office.number_block(called, "on", "QĐ-VKS", signed=True),
        [called.col("level", office.word("level", "level"), "level")],
        [called.col("matter", office.word("matter", "matter"), "matter")],
        _against(office, called),
        [called.col("ground", lambda truth: truth.beside["ground"])],
        _appeal(office, called),
        office.note(),
    ]
    return shuffled(lot, blocks, firmly_first=2 if lot.happens(0.6) else 0)


def _against(office: Office, called: Naming) -> Block:
    def together(truth: Truth) -> str:
        day, number = office.marks.day_in_text(truth["against_on"]), truth["against_no"]
        return office.lot.one(
            [
                f"Bản án số {number} ngày {day} của {truth['court']}",
                f"{number} ngày {day}, {truth['court']}",
                f"BA số {number}\n{day}\n{truth['court']}",
                f"{number} ({day}) {truth['court']}",
            ]
        )

    if office.lot.happens(0.6):
        return [called.col("against", together, "against_no", "against_on", "court")]
    return called.group(
        "against_group",
        Col(("Số",), office.value("against_no"), ("against_no",)),
        Col(("Ngày",), office.day("against_on"), ("against_on",)),
        Col((office.lot.one(["Tòa án", "Tòa án xét xử"]),), office.value("court"), ("court",)),
    )


def _appeal(office: Office, called: Naming) -> Block:
    kind = office.word("reply", "result")

    def paper(truth: Truth) -> Any:
        return (
            office.marks.paper(truth.beside["result_no"], truth["result_on"], "HS-PT") if truth["result_on"] else None
        )

    if office.lot.happens(0.6):
        return called.group(
            "result_group", Col(("Kết quả",), kind, ("result",)), called.col("result_paper", paper, "result_on")
        )
    return [called.col("result", kind, "result")]
