"""What is true of the entries of a book, lawful unless something is planted: persons held, protests and recommendations."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from eprocuracy.exchange.tests.registers.strangers.people import PEOPLES, a_birth, a_body, a_name, a_place, an_id
from eprocuracy.exchange.tests.registers.strangers.truths import MONTHS, Inventor, Truth

VIOLATIONS = (
    "Vi phạm thời hạn giải quyết nguồn tin về tội phạm; chậm gửi quyết định phân công cho Viện kiểm sát",
    "Chậm giao bản án cho đương sự theo quy định tại Điều 269 BLTTDS",
    "Còn để xảy ra vi phạm trong việc lập hồ sơ; không niêm phong vật chứng (02 vụ)",
    "Chậm ra quyết định ủy thác thi hành án; việc xác minh điều kiện thi hành án chưa kịp thời",
)
GROUNDS = (
    "Áp dụng hình phạt quá nhẹ, cho hưởng án treo không đúng quy định",
    "Vi phạm nghiêm trọng thủ tục tố tụng",
    "Đánh giá chứng cứ không khách quan, toàn diện",
)


def custody(invent: Inventor, count: int) -> list[Truth]:
    """Persons held, in the order of arrest."""
    return [_held(invent, day) for day in invent.days(count)]


def _held(invent: Inventor, day: date) -> Truth:
    lot = invent.lot
    office, start = invent.start()
    kind = lot.one(["flagrante", "flagrante", "emergency", "wanted", "surrender", "warrant"])
    arrested = lot.minute(day)
    offence = invent.offence(day)
    months = MONTHS[invent.severity(offence, day) or "serious"]
    begins = arrested + timedelta(hours=lot.randint(1, 9)) if kind != "warrant" else None
    ends = begins + timedelta(days=3) if begins else None
    extensions = []
    for _ in range(lot.one([0, 0, 1, 2]) if begins else 0):
        extensions.append(
            {"until": (extensions[-1]["until"] if extensions else ends) + timedelta(days=3), "approved": True}
        )
    out = extensions[-1]["until"] if extensions else ends
    detained = kind == "warrant" or lot.happens(0.75)
    first = (out.date() if out else day) if detained else None
    used = (first - begins.date()).days if first and begins else 0
    last = first + timedelta(days=30 * months - 1 - used - lot.upto(4)) if first else None
    more = []
    if last and lot.happens(0.12):
        on = last - timedelta(days=lot.randint(2, 6))
        more = [{"number": lot.randint(1, 70), "on": on, "until": last + timedelta(days=lot.randint(20, 29))}]
    until = more[-1]["until"] if more else last
    procuracy = until + timedelta(days=lot.randint(10, 18)) if until and lot.happens(0.2) else None
    end: str = (
        lot.one(["to_court"] * 4 + ["released", "measure_changed", "measure_changed", "transferred"])
        if detained
        else lot.one(["released", "measure_changed"])
    )
    stays = ((procuracy or until) - first).days if first else 0
    ended: datetime | None = (
        lot.minute(first + timedelta(days=lot.randint(max(1, stays - 30), max(1, stays - 1))), 7, 16)
        if first
        else out - timedelta(minutes=lot.one([30, 90, 600]))
    )
    if ended.date() > invent.last:
        end, ended = "open", None
        if detained and (procuracy or until) < invent.last:
            procuracy = invent.last + timedelta(days=5)
        elif not detained and out and out.date() <= invent.last:
            end, ended = "released", out - timedelta(minutes=30)
    birth = a_birth(lot, day, lot.happens(0.06))
    sex = lot.one(["Nam"] * 5 + ["Nữ"])
    instituted = day + timedelta(days=lot.upto(3))
    values = start | {
        "name": a_name(lot),
        "birth": birth,
        "sex": sex,
        "ethnic": lot.one(PEOPLES),
        "id_no": an_id(lot, birth, sex) if lot.happens(0.7) else None,
        "offence": offence,
        "institution_no": lot.randint(1, 500),
        "instituted_on": instituted,
        "arrest_kind": kind,
        "arrested_at": arrested,
        "custody_from": begins,
        "custody_to": ends,
        "custody_extensions": extensions,
        "order_no": lot.randint(1, 200) if detained else None,
        "order_on": first if detained else None,
        "detained_from": first,
        "detained_to": last,
        "extensions": more,
        "procuracy_order_until": procuracy,
        "end": end,
        "ended_at": ended,
    }
    house = (
        "Trại tạm giam Công an tỉnh"
        if lot.happens(0.4)
        else f"Nhà tạm giữ Công an {office.area if not office.is_region else office.province}"
    )
    return Truth(
        office,
        values,
        {
            "address": a_place(lot, office),
            "custody_no": lot.randint(1, 400),
            "place": house,
            "approval": lot.randint(1, 300),
            "procurator": lot.one(invent.procurators),
        },
    )


def recommendations(invent: Inventor, count: int) -> list[Truth]:
    """Recommendations with their replies."""
    return [_recommendation(invent, day) for day in invent.days(count)]


def _recommendation(invent: Inventor, issued: date) -> Truth:
    lot = invent.lot
    office, start = invent.start("kn")
    due = issued + timedelta(days=lot.one([15, 20, 30, 30]))
    replied: date | None = issued + timedelta(days=lot.randint(4, 14))
    result = lot.one(["accepted"] * 6 + ["partly", "rejected"])
    if replied > invent.last:
        result, replied = "awaiting", None
    area = office.area if not office.is_region else office.province
    target, kind = lot.one(
        [
            (f"TAND {area}", "toa"),
            (f"CQĐT Công an {area}", "dieu_tra"),
            (f"Chi cục THADS {area}", "thads"),
            (a_body(lot, office), ""),
        ]
    )
    values = start | {
        "type": "recommendation",
        "on": issued,
        "kind": lot.one(["remedy", "prevention"]),
        "field": lot.one(
            [
                "crime_reports",
                "investigation",
                "first_instance",
                "detention",
                "civil_enforcement",
                "civil",
                "administrative",
                "complaints",
            ]
        ),
        "target": target,
        "due_on": due,
        "replied_on": replied,
        "result": result,
    }
    return Truth(
        office, values, {"violation": lot.one(VIOLATIONS), "reply_no": lot.randint(1, 600), "target_kind": kind}
    )


def protests(invent: Inventor, count: int) -> list[Truth]:
    """Protests against judgments."""
    return [_protest(invent, day) for day in invent.days(count)]


def _protest(invent: Inventor, issued: date) -> Truth:
    lot = invent.lot
    office, start = invent.start("kn-pt")
    level = lot.one(["same", "upper"])
    against = issued - timedelta(days=lot.randint(3, 13 if level == "same" else 27))
    result = lot.one(["accepted", "rejected", "withdrawn", "awaiting", "partly"])
    decided = None if result == "awaiting" else issued + timedelta(days=lot.randint(20, 60))
    matter, sign = lot.one([("criminal", "HS-ST"), ("civil", "DS-ST"), ("administrative", "HC-ST")])
    area = office.area if not office.is_region else f"khu vực {office.name} - {office.province}"
    values = start | {
        "type": "protest",
        "on": issued,
        "level": level,
        "matter": matter,
        "against_no": f"{lot.randint(1, 90)}/{against.year}/{sign}",
        "against_on": against,
        "court": f"TAND {area}",
        "result": result,
        "result_on": decided,
    }
    return Truth(office, values, {"ground": lot.one(GROUNDS), "result_no": lot.randint(1, 90)})
