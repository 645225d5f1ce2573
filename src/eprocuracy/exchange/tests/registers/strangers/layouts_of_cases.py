"""Ways to lay out a book of cases."""

from __future__ import annotations

from datetime import date
from typing import Any

from eprocuracy.exchange.tests.registers.strangers.columns import Block, Col, Naming, Office, shuffled
from eprocuracy.exchange.tests.registers.strangers.people import say_people, say_person
from eprocuracy.exchange.tests.registers.strangers.truths import Truth

NOBODY = (None, "Chưa KTBC", "Chưa rõ đối tượng", "Chưa khởi tố bị can", "Chưa xác định")


def columns(office: Office) -> list[Col]:
    """One way to lay it out."""
    lot, called = office.lot, Naming(office.lot, "cases")
    name = lot.happens(0.8)
    blocks: list[Block] = [
        office.unit_block(called),
        office.number_block(called, "accepted_on", "TL-VKS"),
        [called.col("case_name", lambda truth: truth.beside["case_name"], role="case_name")] if name else [],
        [called.col("offences", lambda truth: office.marks.offences(truth["offences"]), "offences", role="offences")],
        _institution(office, called),
        _accused(office, called),
        [
            called.col("procurator", office.value("procurator"), "procurator", dittoed=lot.happens(0.4)),
            called.col("investigator", office.value("investigator"), "investigator", dittoed=lot.happens(0.3)),
        ],
        [called.col("foreign", lambda truth: f"VA-{truth['number']:06}", hidden=lot.happens(0.5))]
        if lot.happens(0.2)
        else [],
        _extensions(office, called),
        [called.col("requests", _requests(office), "requests")] if lot.happens(0.8) else [],
        _outcome(office, called),
        _prosecution(office, called),
        office.note(lambda truth: _in_words(office, truth) if truth.beside.get("only_in_note") else None),
    ]
    return shuffled(lot, blocks, firmly_first=2 if lot.happens(0.6) else 0)


def _institution(office: Office, called: Naming) -> Block:
    lot, sign = office.lot, "QĐ-CSĐT"

    def together(truth: Truth) -> Any:
        said = office.marks.paper(truth["institution_no"], truth["instituted_on"], sign)
        return lot.one(
            [
                said,
                said,
                f"{said}, {truth['agency']}",
                f"{said} của {_short(truth['agency'])}",
                f"{said}\n{_short(truth['agency'])}",
            ]
        )

    if lot.happens(0.6):
        return [called.col("institution", together, "institution_no", "instituted_on", "agency", role="instituted_on")]
    return called.group(
        "institution_group",
        called.col("institution_no", office.paper_no("institution_no", sign), "institution_no"),
        called.col("institution_on", office.day("instituted_on"), "instituted_on", role="instituted_on"),
        *([called.col("institution_agency", lambda truth: lot.one([truth["agency"], _short(truth["agency"])]), "agency", dittoed=lot.happens(0.3))] if lot.happens(0.6) else []),
    )  # fmt: skip


def _short(agency: str) -> str:
    return agency.replace("Cơ quan CSĐT", "CQĐT")


def _accused(office: Office, called: Naming) -> Block:
    lot = office.lot

    def people(truth: Truth) -> Any:
        own = {one["name"]: office.marks.article(**one["offence"]) for one in truth["accused"] if "offence" in one}
        return say_people(lot, truth["accused"], NOBODY, own)

    def paper(number: str, on: str, sign: str) -> Any:
        def write(truth: Truth) -> Any:
            if truth[on] is None:
                return None
            many, first, day = len(truth["accused"]), truth.beside[number], office.marks.day_in_text(truth[on])
            if many > 1 and lot.happens(0.5):
                return lot.one(
                    [
                        f"{first} đến {first + many - 1} ngày {day}",
                        f"{first}-{first + many - 1}/{sign} ngày {day}",
                        f"Số {first} đến {first + many - 1}, ngày {day}",
                    ]
                )
            return office.marks.paper(first, truth[on], sign)

        return write

    stacked = lot.happens(0.25)
    apart = stacked and lot.happens(0.4)
    style = lot.upto(1000)

    def one_below_the_other(truth: Truth) -> list[Any]:
        own = {one["name"]: office.marks.article(**one["offence"]) for one in truth["accused"] if "offence" in one}
        if apart:
            return [say_person(lot, {**one, "birth": ""}, style, own.get(one["name"])) for one in truth["accused"]] or [
                None
            ]
        return [say_person(lot, one, style, own.get(one["name"])) for one in truth["accused"]] or [lot.one(NOBODY)]

    def births(truth: Truth) -> list[Any]:
        return [
            int(one["birth"]) if len(one["birth"]) == 4 else date.fromisoformat(one["birth"])
            for one in truth["accused"]
        ]

    block = [
        called.col("accused", people, "accused", role="accused", each=one_below_the_other if stacked else None),
        *([called.col("accused_birth", lambda _: None, each=births)] if apart else []),
        called.col("charge", paper("charge_no", "charged_on", "QĐ-CSĐT"), "charged_on"),
        called.col("approval", paper("approval_no", "approved_on", "QĐ-VKS"), "approved_on"),
    ]
    if lot.happens(0.6):
        block.insert(
            lot.upto(1),
            called.col(
                "count",
                lambda truth: truth.beside.get("count") or len(truth["accused"]) or lot.one([0, None]),
                role="count",
            ),
        )
    if lot.happens(0.5):
        block.append(
            called.col(
                "measure", lambda truth: lot.one(["Tạm giam", "CĐKNCT", "Bảo lĩnh", None]) if truth["accused"] else None
            )
        )
    return called.group("accused_group", *block) if lot.happens(0.5) else block


def _extensions(office: Office, called: Naming) -> Block:
    lot = office.lot

    def nth(place: int) -> Any:
        return lambda truth: (
            office.marks.extension(truth["extensions"][place]) if len(truth["extensions"]) > place else None
        )

    def every(truth: Truth) -> Any:
        said = [office.marks.extension(one) for one in truth["extensions"]]
        return (
            "\n".join(f"Lần {place}: {one}" for place, one in enumerate(said, 1))
            if len(said) > 1
            else "".join(said) or None
        )

    match lot.upto(3):
        case 0:
            return [called.col("extension_one", nth(place), "extensions", n=place + 1) for place in range(3)]
        case 1:
            return called.group(
                "extension_group", *(Col((f"Lần {place + 1}",), nth(place), ("extensions",)) for place in range(3))
            )
        case 2:
            return [called.col("extension_all", every, "extensions", "extensions.each")]
        case _:

            def part(which: str) -> Any:
                def write(truth: Truth) -> Any:
                    one = truth["extensions"][0] if truth["extensions"] else None
                    return (
                        None
                        if one is None
                        else office.marks.paper_no(one["number"], "QĐ-VKS")
                        if which == "number"
                        else office.marks.day(one[which])
                    )

                return write

            return called.group(
                "extension_group",
                Col(("Số",), part("number"), ("extensions",)),
                Col(("Ngày",), part("on")),
                Col(("Đến ngày",), part("until")),
            )


def _requests(office: Office) -> Any:
    """As many requests as the truth counts, each with its day."""

    def write(truth: Truth) -> Any:
        days = [office.lot.later(truth["instituted_on"], 3, 9) for _ in range(truth["requests"])]
        return (
            "\n".join(office.marks.paper(office.lot.randint(1, 90), day, "YCĐT-VKS", lines=False) for day in days)
            or None
        )

    return write


def _in_words(office: Office, truth: Truth) -> str | None:
    said = {
        "concluded": ("KLĐT", "KLĐT đề nghị truy tố", "Đã KTĐT"),
        "suspended": ("TĐC điều tra", "Tạm đình chỉ"),
        "terminated": ("Đình chỉ điều tra",),
        "transferred": ("Chuyển CQĐT khác",),
    }
    return f"{office.lot.one(said[truth['outcome']])} số {truth['outcome_no']} ngày {office.marks.day_in_text(truth['outcome_on'])}"


def _outcome(office: Office, called: Naming) -> Block:
    lot = office.lot
    kind, paper = (
        office.told(office.word("case_outcome", "outcome")),
        office.told(office.paper("outcome_no", "outcome_on", "KLĐT-CSĐT")),
    )
    match lot.upto(2):
        case 0:
            return called.group(
                "outcome_group",
                called.col("outcome", kind, "outcome", role="outcome"),
                called.col("outcome_paper", paper, "outcome_no", "outcome_on"),
            )
        case 1:
            return called.group(
                "outcome_group",
                called.col("outcome", kind, "outcome", role="outcome"),
                called.col("outcome_no", office.told(office.paper_no("outcome_no", "KLĐT")), "outcome_no"),
                called.col("outcome_on", office.told(office.day("outcome_on")), "outcome_on", role="outcome_on"),
            )
        case _:
            return [
                called.col("outcome_alone", kind, "outcome", role="outcome"),
                called.col("outcome_paper_alone", paper, "outcome_no", "outcome_on"),
            ]


def _prosecution(office: Office, called: Naming) -> Block:
    lot = office.lot
    block = [called.col("file_on", office.day("file_on"), "file_on", role="file_on")]
    if lot.happens(0.7):
        block += [
            called.col("returned_on", office.day("returned_on"), "returned_on"),
            called.col("file_again_on", office.day("file_again_on"), "file_again_on"),
        ]

    def indicted(truth: Truth) -> Any:
        return (
            office.marks.paper(truth["decision_no"], truth["decision_on"], "CT-VKS")
            if truth["decision"] == "indicted"
            else None
        )

    def other(truth: Truth) -> Any:
        if truth["decision"] in (None, "indicted"):
            return None
        return f"{office.marks.word('prosecution', truth['decision'])}{lot.one([' số ', ', QĐ số ', ' '])}{truth['decision_no']} ngày {office.marks.day_in_text(truth['decision_on'])}"

    if lot.happens(0.6):
        block += [
            called.col("indictment", indicted, "decision", "decision_no", "decision_on"),
            called.col("other_decision", other),
        ]
        return called.group("prosecution_group", *block) if lot.happens(0.6) else block
    block += [
        called.col("decision", office.word("prosecution", "decision"), "decision"),
        called.col("decision_no", office.paper_no("decision_no", "VKS"), "decision_no"),
        called.col("decision_on", office.day("decision_on"), "decision_on"),
    ]
    return called.group("prosecution_group", *block)
