"""Accents, blanks, dittos, lost letters, old encodings."""

from __future__ import annotations

import unicodedata

import pytest

from eprocuracy.exchange.registers.encodings import Encoding, decode_columns, detect, from_tcvn3, from_vni
from eprocuracy.exchange.registers.text import as_name, clean, fold, has_lost_letters, is_ditto

TCVN3 = [
    "§¬n vÞ",
    "Thô lý cña VKS",
    "Nguån tin",
    "Ng\xadêi bÞ tè gi¸c",
    "KÕt qu¶ gi¶i quyÕt",
    "Tè gi¸c",
    "Kh«ng khëi tè",
    "h¹n ®Õn ngµy",
]


@pytest.mark.parametrize("mark", ["nt", "NT", "-nt-", "như trên", "Như  trên", '"', "〃", "- nt -", "n/t", "''"])
def test_ditto_marks(mark: str) -> None:
    assert is_ditto(mark)


@pytest.mark.parametrize("text", ["", "nhà tạm giữ", "Nt Nguyễn", "0", "x", "-"])
def test_other_texts_are_no_dittos(text: str) -> None:
    assert not is_ditto(text)


def test_accents_are_joined_however_they_were_typed() -> None:
    word = "Người Việt"

    assert clean(unicodedata.normalize("NFD", word)) == word
    assert clean("Việ\u0302t".replace("ệ\u0302", "e\u0323\u0302")) == "Việt"
    assert clean("tiê\u0301ng") == "tiếng"
    assert clean("tie\u0301\u0302ng") == "tiếng"


def test_blanks_of_every_kind_are_one() -> None:
    assert clean("\u00a0 VKSND\u00a0\u00a0tỉnh  \r\n Lào\u200b ") == "VKSND tỉnh\nLào"


def test_spellings_are_compared_without_accents_and_signs() -> None:
    assert fold("Đơn vị – (VKS)") == fold("DON VI   vks")


@pytest.mark.parametrize("text", ["Ng?y 11/7", "t?i th?n", "L? ??c ?nh", "L\ufffd A S\ufffdng"])
def test_lost_letters_are_told(text: str) -> None:
    assert has_lost_letters(text)


@pytest.mark.parametrize("text", ["Có đúng không?", "Đã hỏi: tại sao? Chưa trả lời.", "thôn 3 (?)"])
def test_a_question_is_no_lost_letter(text: str) -> None:
    assert not has_lost_letters(text)


def test_names_in_capitals() -> None:
    assert as_name("GIÀNG A  PÁO") == "Giàng A Páo"
    assert as_name("Công an xã Nậm Cang") == "Công an xã Nậm Cang"


def test_tcvn3_is_told_by_content_and_decoded() -> None:
    assert detect(TCVN3) is Encoding.TCVN3
    assert (
        from_tcvn3("Ng\xadêi bÞ tè gi¸c, bÞ kiÕn nghÞ khëi tè, §iÒu 173")
        == "Người bị tố giác, bị kiến nghị khởi tố, Điều 173"
    )


def test_vni_is_told_by_content_and_decoded() -> None:
    old = [
        "Vieän kieåm saùt nhaân daân",
        "Toäi troäm caép taøi saûn",
        "Nguyeãn Vaên Höôûng",
        "ñieàu tra vieân",
        "Kyø haïn",
    ]

    assert detect(old) is Encoding.VNI
    assert (
        from_vni("Vieän kieåm saùt, ñieàu tra, Nguyeãn Vaên Höôûng, caép, ÑIEÀU")
        == "Viện kiểm sát, điều tra, Nguyễn Văn Hưởng, cắp, ĐIỀU"
    )


def test_unicode_stays_what_it_is() -> None:
    texts = ["Viện kiểm sát", "Hà Văn Tý", "Tố giác", "Lò A Sử", "Có"]

    assert detect(texts) is Encoding.UNICODE
    assert decode_columns([texts], Encoding.UNICODE) == [texts]


def test_remarks_typed_later_in_unicode_are_left_alone() -> None:
    old, new = TCVN3, ["Không có sự việc phạm tội", "Đồng ý", None, "Có án", "Vụ việc phức tạp"]

    decoded = decode_columns([old, new], Encoding.TCVN3)

    assert decoded[0][0] == "Đơn vị"
    assert decoded[1] == new


def test_utf8_misread_as_windows_is_mended() -> None:
    misread = "".join(chr(byte) for byte in "Điều tra viên".encode())

    assert decode_columns([[misread]], Encoding.UNICODE) == [["Điều tra viên"]]
