"""Invented people, bodies and happenings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from eprocuracy.exchange.tests.registers.strangers.lot import Lot
from eprocuracy.exchange.tests.registers.strangers.places import Place

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Vàng",
            "Giàng", "Lò", "Phàn", "Ma", "Nông", "Sùng", "Thạch", "Danh", "Đinh", "Quách", "Tạ", "Âu", "Ừng")  # fmt: skip
MIDDLES = ("Văn", "Thị", "A", "Đức", "Minh", "Seo", "Hữu", "Thị Mỹ", "Quốc", "Ngọc", "Tuấn", "Láo", "Xuân", "Thúy")
GIVEN = ("An", "Ánh", "Páo", "Dương", "Hảo", "Ứng", "Tuyết", "Nam", "Thành", "Bình", "Đạt", "Mai", "Sinh", "Tú", "Hoà", "Thuỷ",
         "Lẩu", "Phương", "Hưng", "Ý", "Oanh", "Ngữ", "Năm", "Sáu", "Tư", "Số", "Công", "Sự", "Trọng", "Khánh", "Yến", "Uyên")  # fmt: skip
WHOLE = ("K' Brôi", "Y Bhăm Niê", "H'Hen Êban", "Ksor Blih", "Rơ Châm Đăm", "Sô Phia Thạch", "Y Thin", "A Lăng Bhốt", "Lầu A Và",
         "Hoàng Thị Út Mười", "Tráng Seo Sử", "Chảo Láo Tả", "Nguyễn Phan Hoài Linh Đan")  # fmt: skip
COMMUNES = ("xã Nậm Cang", "phường Tân Lập", "thị trấn Phố Mới", "xã Bản Qua", "phường 3", "xã Ea Tul", "xã Thạnh Hòa")
ORGANISATIONS = ("UBND {c}", "Công an {c}", "Bệnh viện đa khoa {a}", "Hạt Kiểm lâm {a}", "Trạm y tế {c}", "Ngân hàng Chính sách xã hội {a}",
                 "Công ty TNHH Thành Phát", "Đồn Biên phòng Cửa khẩu", "Thanh tra {a}")  # fmt: skip
EVENTS = (
    "{p} trình báo bị mất trộm 01 xe mô tô nhãn hiệu Honda Wave, biển số 24B1-123.45 trị giá 18.500.000 đồng",
    "{p} phát hiện bị kẻ gian đột nhập lấy trộm 02 con bò thả tại nương",
    "do mâu thuẫn trong lúc uống rượu, {p} bị đánh gây thương tích 12%",
    "Tổ công tác kiểm tra phát hiện {p} có hành vi cất giấu 01 gói chất bột màu trắng nghi là ma túy",
    "{p} bị một người lạ gọi điện giả danh Công an yêu cầu chuyển khoản 250.000.000 đồng",
    "xảy ra vụ tai nạn giao thông giữa xe ô tô và xe mô tô làm {p} tử vong",
)
PEOPLES = ("Kinh", "Mông", "Tày", "Dao", "Thái", "Khmer", "Ê Đê", "Mường", "Nùng")


def a_name(lot: Lot) -> str:
    return lot.one(WHOLE) if lot.happens(0.04) else " ".join(lot.one(words) for words in (FAMILIES, MIDDLES, GIVEN))


def an_official(lot: Lot) -> str:
    return " ".join(
        lot.one(words) for words in (FAMILIES[:17], ("Văn", "Thị", "Đức", "Minh", "Hữu", "Ngọc"), GIVEN[:13])
    )


def some_officials(lot: Lot, count: int) -> list[str]:
    return list(dict.fromkeys(an_official(lot) for _ in range(count)))


def a_birth(lot: Lot, on: date, young: bool = False) -> str:
    """A day or a year of birth of someone of full age; whoever may be under twenty is written with the whole date."""
    age = lot.randint(19, 20) if young else lot.randint(21, 62)
    year = on.year - age
    if young or lot.happens(0.3):
        born = date(year, lot.randint(1, 12), lot.randint(1, 28))
        return born.isoformat()
    return str(year)


def an_id(lot: Lot, birth: str, sex: str | None = None, province: str | None = None) -> str:
    """A citizen's number right in its structure."""
    year = int(birth[:4])
    first = (0 if (sex or "Nam") == "Nam" else 1) + 2 * (year >= 2000)
    return f"{province or lot.one(['001', '010', '020', '038', '068', '079', '089', '096'])}{first}{year % 100:02}{lot.randint(0, 999999):06}"


def somebody(lot: Lot, on: date, *, young: bool = False, with_id: float = 0.1, alias: float = 0.06) -> dict[str, Any]:
    person: dict[str, Any] = {"name": a_name(lot), "birth": a_birth(lot, on, young)}
    if lot.happens(alias):
        person["alias"] = lot.one(["Tí", "Bảy Lùn", "A Tủa", "Cu Đen", "Hùng"])
    if lot.happens(with_id):
        person["id_no"] = an_id(lot, person["birth"])
    return person


def people(lot: Lot, on: date, most: int, **how: Any) -> list[dict[str, Any]]:
    found = [somebody(lot, on, young=lot.happens(0.07), **how) for _ in range(lot.upto(most))]
    return list({one["name"]: one for one in found}.values())


def a_place(lot: Lot, office: Place) -> str:
    where = f", {office.area}" if not office.is_region else ""
    return f"thôn {lot.randint(1, 12)}, {lot.one(COMMUNES)}{where}"


def a_body(lot: Lot, office: Place) -> str:
    area = office.area if not office.is_region else office.province
    return lot.one(ORGANISATIONS).format(c=lot.one(COMMUNES), a=area)


def what_happened(lot: Lot, day: date, office: Place) -> str:
    said = lot.one([f"Khoảng {lot.randint(1, 23)}h ngày {day:%d/%m/%Y}", f"Hồi {lot.randint(1, 23)} giờ {lot.one(['00', '30'])} phút ngày {day.day}/{day.month}/{day.year}",
                    f"Ngày {day.day}/{day.month}", "Rạng sáng"])  # fmt: skip
    return f"{said}, tại {a_place(lot, office)}, {lot.one(EVENTS).format(p=a_name(lot))}."


def say_birth(lot: Lot, birth: str, style: int) -> str:
    """One birth as a list writes it; a list keeps to its style."""
    if len(birth) == 4:
        return (
            f"sinh năm {birth}",
            f"SN {birth}",
            f"sn {birth[2:]}",
            f"SN: {birth}",
            f"sinh {birth}",
            f"s.n {birth}",
            f"NS {birth}",
        )[style % 7]
    day = date.fromisoformat(birth)
    written = (f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", f"{day:%d.%m.%Y}", f"{day:%d-%m-%Y}")[style % 4]
    return (f"sinh ngày {written}", f"SN {written}", f"sinh {written}", f"sn {written}", f"ngày sinh {written}")[
        style % 5
    ]


def _born(lot: Lot, birth: str, style: int) -> str:
    """The birth behind a name, in brackets, behind a comma or a dash; nothing where it stands elsewhere."""
    if not birth:
        return ""
    bare = birth if len(birth) == 4 else f"{date.fromisoformat(birth):%d/%m/%Y}"
    said = say_birth(lot, birth, style)
    return (f", {said}", f" ({said})", f" {said}", f" - {said}", f" ({bare})", f" - {bare}")[style % 6]


def say_person(lot: Lot, person: Mapping[str, Any], style: int, offence: str | None = None) -> str:
    """One of a list: name, other name, birth, number, own article."""
    name = person["name"].upper() if style % 5 == 4 else person["name"]
    alias = person.get("alias")
    beside = (
        (f" (tên gọi khác: {alias})", f" (tức {alias})", f" tức {alias}", f" (tên khác: {alias})", f" (TGK: {alias})")[
            style % 5
        ]
        if alias
        else ""
    )
    born = _born(lot, person["birth"], style)
    if style % 13 == 5 and born.startswith(","):
        born = f", giới tính: {lot.one(['Nam', 'Nữ'])}{born}"
    elif style % 13 == 6 and born.endswith(")"):
        born = f"{born[:-1]}; HKTT: thôn {style % 7 + 1}, xã Bản Qua)"
    elif style % 13 == 7:
        born = f"{born}, dân tộc: Tày, nghề nghiệp: lao động tự do"
    said = f"{name}{beside}{born}"
    if number := person.get("id_no"):
        said += (
            f", CCCD {number}",
            f" (CCCD: {number})",
            f"; số CCCD {number}".replace(";", ","),
            f", CCCD số {number}",
        )[style % 4]
    if offence:
        said += (f", {offence}", f" ({offence})", f" - {offence}")[style % 3]
    if style % 11 == 3:
        said += f", trú tại thôn {style % 9 + 1}, xã Bản Qua"
    return said


def say_people(
    lot: Lot, group: list[dict[str, Any]], nobody: tuple[str | None, ...], offences: Mapping[str, str] | None = None
) -> str | None:
    """A list in one cell, in one of the ways in which offices part its persons."""
    if not group:
        return lot.one(nobody)
    style = lot.upto(1000)
    said = [say_person(lot, one, style, (offences or {}).get(one["name"])) for one in group]
    together = "; ".join(said)
    ways = [
        "\n".join(f"{place}. {one}" for place, one in enumerate(said, 1)),
        "\n".join(f"{place}/ {one}" for place, one in enumerate(said, 1)),
        "\n".join(f"{place}) {one}" for place, one in enumerate(said, 1)),
        "; ".join(f"{place}. {one}" for place, one in enumerate(said, 1)),
        together,
        "\n".join(said),
        "\n".join(f"- {one}" for one in said),
        "\n".join(f"+ {one}" for one in said),
        "\n".join(f"• {one}" for one in said),
        "; ".join(f"{chr(96 + place)}) {one}" for place, one in enumerate(said, 1)),
        f"{together}.",
    ]
    if len(said) > 1:
        ways += [f"{group[0]['name']} và đồng phạm ({len(said):02} bị can): {together}", f"{group[0]['name']} cùng đồng phạm: {together}",
                 f"Gồm {len(said):02} bị can:\n" + "\n".join(f"- {one}" for one in said)]  # fmt: skip
    plain = all("alias" not in one and "id_no" not in one for one in group) and not offences
    if plain and style % 11 != 3:
        ways.append(", ".join(f"{one['name']} {say_birth(lot, one['birth'], style)}" for one in group))
        ways.append(
            " và ".join(
                f"{one['name']} ({one['birth'][:4] if len(one['birth']) == 4 else say_birth(lot, one['birth'], style)})"
                for one in group
            )
        )
    return lot.one(ways)
