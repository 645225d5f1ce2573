"""Sending, previewing and confirming a book, as a browser does it."""

from __future__ import annotations

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from eprocuracy.desk.tests.world import UNIT
from eprocuracy.exchange.models import Import

IMPORTS = "/nhap-so/"
DIFFERENT = {"row_2": {"Nội dung tóm tắt": "Mất hai xe đạp điện"}}


def send(
    client: Client, content: bytes, *, kind: str = "crime_reports", name: str = "so-2025.xlsx", **more: Any
) -> Any:
    said = {"kind": kind, "unit": UNIT, "as_of": "31/12/2025", **more}
    return client.post(IMPORTS, {**said, "file": SimpleUploadedFile(name, content)}, follow=True)


def latest() -> Import:
    return Import.objects.order_by("-id")[0]


def preview(client: Client, content: bytes, **more: Any) -> str:
    """Send a file, take its columns as they were recognised, and come to the preview."""
    send(client, content, **more)
    one = latest()
    client.post(reverse("desk:import_columns", args=[one.id]), {"preview": "1"})
    client.post(reverse("desk:import_go_on", args=[one.id]))
    return page(client, one)


def confirm(client: Client) -> str:
    one = latest()
    client.post(reverse("desk:import_confirm", args=[one.id]))
    client.post(reverse("desk:import_go_on", args=[one.id]))
    return page(client, one)


def page(client: Client, one: Import, query: str = "") -> str:
    answer = client.get(reverse("desk:import", args=[one.id]) + query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def tiles(text: str) -> dict[str, int]:
    found = re.findall(r'ep-tile__count ep-num">([\d.]+)</span> <span class="ep-tile__label">([^<]+)', text)
    return {label: int(count.replace(".", "")) for count, label in found}
