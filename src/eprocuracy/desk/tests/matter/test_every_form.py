"""Promises about the whole house: every form that a page offers opens, previews, and a correction that changes nothing changes nothing."""

from __future__ import annotations

import re

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from eprocuracy.kernel.actors import Duty
from eprocuracy.records import rules
from eprocuracy.records.models import ActRow, MatterRow

from ..world import an_account, signed_in
from .sending import fields_of

pytestmark = [pytest.mark.django_db, pytest.mark.long]
BOX = re.compile(r'name="concerned"[^>]*value="([^"]+)"')
OFFERED = re.compile(r'href="(/vu-viec/[^"]+/ghi/[^"]+|/ghi/[^"]+)"')


@pytest.fixture
def chiefs() -> dict[str, Client]:
    """A province at work, and the chief of each of its offices."""
    call_command("synthesize", cases=10, seed=11, province="22")
    units = MatterRow.objects.values_list("unit", flat=True).distinct()
    found: dict[str, Client] = {}
    for place, unit in enumerate(sorted(set(units))):
        found[unit] = Client()
        signed_in(found[unit], an_account(f"vien{place}", unit=unit, duties=[Duty.CHIEF]))
    return found


def test_every_offered_form_opens_and_previews(chiefs: dict[str, Client]) -> None:
    tried: set[tuple[str, str]] = set()
    for row in MatterRow.objects.order_by("matter"):
        client = chiefs[row.unit]
        at = f"/vu-viec/{row.matter_id}/"
        page = "".join(client.get(f"{at}{section}").content.decode() for section in ("", "trong-ho-so/"))
        for address in set(OFFERED.findall(page)):
            kind = address.split("/ghi/")[1].split("/")[0]
            if (row.workstream, kind) in tried:
                continue
            tried.add((row.workstream, kind))
            form = client.get(address)
            assert form.status_code == 200, (row.workstream, kind)
            path, _, query = address.partition("?")
            sent, boxes = fields_of(form.content.decode()), BOX.findall(form.content.decode())
            answer = client.post(f"{path}xem-truoc/?{query}", {"concerned": boxes[:1], **sent})
            assert answer.status_code == 200, (row.workstream, kind)
            assert "còn ô cần xem lại" not in answer.content.decode(), (row.workstream, kind)
    assert len(tried) > 40


def test_a_correction_in_which_nothing_is_changed_changes_nothing(chiefs: dict[str, Client]) -> None:
    matters = dict(MatterRow.objects.values_list("matter_id", "unit"))
    tried: set[str] = set()
    for row in ActRow.objects.filter(superseded_by=None).exclude(kind="record.voided").order_by("position"):
        if row.kind in tried or row.matter_id not in matters:
            continue
        client, address = chiefs[matters[row.matter_id]], reverse("desk:correct", args=[row.matter_id, row.id])
        form = client.get(address)
        if form.status_code == 403:  # the family reaches into another office
            continue
        tried.add(row.kind)
        answer = client.post(f"{address}xem-truoc/", fields_of(form.content.decode())).content.decode()
        assert "Không có thời hạn hay giai đoạn nào thay đổi" in answer, row.kind
        assert client.get(reverse("desk:act", args=[row.matter_id, row.id])).status_code == 200
        assert client.get(reverse("desk:void", args=[row.matter_id, row.id])).status_code == 200
    assert len(tried) > 30


def test_every_opening_form_opens(client: Client) -> None:
    signed_in(client, an_account("vien", duties=[Duty.CHIEF]))
    for stream in rules.present().catalogue.workstreams.values():
        for kind in stream.opening:
            assert client.get(reverse("desk:open_new", args=[kind.kind])).status_code == 200, kind.kind
