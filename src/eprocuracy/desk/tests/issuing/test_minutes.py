"""Minutes of service: printed for each who still waits, with what identifies them and the paper, the rest left to the hand."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from eprocuracy.desk.tests.journeys.issuing import read

from .world import as_, proposed, send, somebody_detained, staff, text

pytestmark = pytest.mark.django_db


def test_each_who_waits_has_minutes_to_sign_and_whoever_was_served_has_none(client: Client) -> None:
    staff()
    address = proposed(client, somebody_detained())
    as_(client, "chief")
    send(client, f"{address}buoc/approve/", text="")
    as_(client, "mai")
    assert "bien-ban-giao" not in text(client, address)
    send(client, f"{address}buoc/on_paper/")

    found = [html.unescape(one) for one in re.findall(r'href="([^"]+bien-ban-giao[^"]+)"', text(client, address))]
    of_person, of_house, _ = (read(client.get(one).content) for one in found)
    assert (
        "Bên nhận: Vàng A Tủa, nơi thường trú: xã Tân Lập, Quảng Ninh, hiện đang bị tạm giam tại Trại tạm giam"
        in of_person
    )
    assert "số 01/QĐ-VKSKV3 ngày" in of_person
    assert "được giải thích quyền, nghĩa vụ" in of_person
    assert "Bên nhận: Trại tạm giam Công an tỉnh Quảng Ninh." in of_house
    assert "được giải thích quyền" not in of_house
    assert not any("THIẾU" in one for one in (of_person, of_house))

    send(client, f"{address}giao/", proof="Biên bản giao nhận số 12", received_by="Vàng A Tủa")
    assert len(re.findall("bien-ban-giao", text(client, address))) == 2
    assert client.get(f"{address}bien-ban-giao.pdf?to=Ai đó").status_code == 404
