"""The register of incidents as its readers meet it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from eprocuracy.assurance.models import Incident
from eprocuracy.desk.tests.test_lists import visible
from eprocuracy.desk.tests.world import an_account, now, signed_in
from eprocuracy.kernel.actors import Duty

pytestmark = pytest.mark.django_db


def test_an_incident_is_recorded_told_drafted_and_closed(client: Client) -> None:
    signed_in(client, an_account("quan", duties=[Duty.ADMINISTRATOR]))
    noticed = now() - timedelta(hours=30)
    given = {
        "kind": "leak",
        "summary": "Tệp xuất gửi nhầm",
        "time_0": f"{noticed:%d/%m/%Y}",
        "time_1": f"{noticed:%H:%M}",
        "noticed_by": "Văn thư",
        "marks": ["serious"],
    }
    client.post(reverse("desk:incident_add"), given)
    incident = Incident.objects.get()
    page = reverse("desk:incident", args=[incident.pk])

    told = visible(client.get(page).content.decode())
    assert "Báo cáo ban đầu" in told
    assert "quá hạn" in told
    assert "1 việc báo sự cố quá hạn" in visible(client.get(reverse("desk:running")).content.decode())
    draft = client.get(reverse("desk:incident_paper", args=[incident.pk, "first_notice", "docx"]))
    assert draft.content[:2] == b"PK"

    for duty in ("first_notice", "cause"):
        notice = {"duty": duty, "time_0": f"{now():%d/%m/%Y}", "time_1": f"{now():%H:%M}", "note": f"Công văn {duty}"}
        assert client.post(reverse("desk:incident_notice", args=[incident.pk]), notice).status_code == 302
    report = {"cause": "Chọn nhầm người nhận", "course": "Gửi, thấy, thu hồi", "remedy": "Hỏi lại trước khi gửi"}
    assert client.post(reverse("desk:incident_close", args=[incident.pk]), report).status_code == 302

    assert "Chọn nhầm người nhận" in visible(client.get(page).content.decode())
    closed = client.get(reverse("desk:incident_paper", args=[incident.pk, "report", "pdf"]))
    assert closed.content.startswith(b"%PDF")


def test_incidents_are_for_those_who_answer_for_the_system(client: Client) -> None:
    signed_in(client, an_account("mai"))

    assert "Trang này của quản trị" in visible(client.get(reverse("desk:incidents")).content.decode())
    assert client.post(reverse("desk:incident_add"), {"kind": "leak"}).status_code == 409
    assert not Incident.objects.exists()
