"""An import around its main road: languages, strangers, the command, a damaged store, taking back."""

from __future__ import annotations

import re
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from eprocuracy.desk.tests.world import UNIT
from eprocuracy.exchange.importing.tests.books import BROKEN, a_book
from eprocuracy.exchange.models import Import
from eprocuracy.records.models import MatterRow

from .world import IMPORTS, confirm, latest, page, preview, send

pytestmark = pytest.mark.django_db


def test_in_vietnamese_no_english_is_seen(thu: Client) -> None:
    send(thu, a_book(6, **BROKEN))
    one = latest()
    seen = [thu.get(IMPORTS).content.decode(), thu.get(reverse("desk:import_columns", args=[one.id])).content.decode()]
    seen.append(preview(thu, a_book(6, **BROKEN)))
    seen.append(confirm(thu))
    seen.append(thu.get(reverse("desk:import_row", args=[latest().id, 2])).content.decode())

    for text in seen:
        shown = " ".join(re.sub(r"<(script|style|head)\b.*?</\1>", " ", text, flags=re.S).split())
        words = set(re.findall(r"\b[a-z]{3,}\b", re.sub(r"<[^>]+>|https?://\S+", " ", shown)))
        assert not words & ENGLISH, sorted(words & ENGLISH)


ENGLISH = frozenset(
    """
    the and row rows column columns book books unit held sheet file files import imports register recorded record confirm
    preview found finding findings differ unchanged changed save choose chosen certain likely check remark number sent
    closing day when from with that this what because reason value values title other others cell cells
    """.split()  # noqa: SIM905 - a sentence is read more easily than a list
)


def test_in_english_every_page_is_english(thu: Client) -> None:
    thu.cookies["language"] = "en"
    text = preview(thu, a_book(6, **BROKEN))

    assert "Before recording" in text
    assert "rows held back" in text
    assert "Confirm and record 5 rows" in text


def test_a_stranger_is_sent_to_the_sign_in_page(client: Client, thu: Client) -> None:
    preview(thu, a_book(3, **BROKEN))
    one = latest()
    stranger = Client()
    addresses = [
        IMPORTS,
        *(reverse(f"desk:{name}", args=[one.id]) for name in ALL),
        reverse("desk:import_row", args=[one.id, 2]),
    ]

    for address in addresses:
        for answer in (stranger.get(address), stranger.post(address)):
            assert answer.status_code == 302
            assert "/sign-in/" in answer["Location"]


ALL = (
    *("import", "import_columns", "import_go_on", "import_choose"),
    *("import_confirm", "import_undo", "import_errors", "import_file"),
)


def test_what_the_command_took_in_is_seen_and_repaired_on_the_pages(thu: Client, tmp_path: Path) -> None:
    path = tmp_path / "so-2025.xlsx"
    path.write_bytes(a_book(6, **BROKEN))
    call_command("import_register", "crime_reports", str(path), unit=UNIT, as_of=date(2025, 12, 31), stdout=StringIO())
    one = latest()

    text = page(thu, one)
    assert "Đã ghi 5 dòng" in text
    assert "Hệ thống" in text
    done = thu.post(reverse("desk:import_row", args=[one.id, 2]), {"cell-D8": "09/01/2025"}, follow=True)
    assert "Đã sửa và ghi" in done.content.decode()
    assert MatterRow.objects.count() == 6


def test_a_damaged_store_is_answered_with_a_sentence(thu: Client, settings: Any) -> None:
    preview(thu, a_book(3))
    one = latest()
    Import.objects.filter(id=one.id).update(revision=one.revision + 1)  # no other process has read it yet
    for path in Path(settings.MEDIA_ROOT).rglob("*"):
        if path.is_file():
            path.unlink()

    answer = thu.get(reverse("desk:import", args=[one.id]))

    assert answer.status_code == 409
    assert "bị mất hoặc không còn nguyên vẹn" in answer.content.decode()


def test_an_import_is_taken_back_with_a_reason(thu: Client) -> None:
    preview(thu, a_book(4))
    text = confirm(thu)
    one = latest()
    assert "Hoàn tác các dòng đã ghi" in text
    refused = thu.post(reverse("desk:import_undo", args=[one.id]), {"reason": ""})
    assert "Hoàn tác phải nêu lý do." in refused.content.decode()

    thu.post(reverse("desk:import_undo", args=[one.id]), {"reason": "Nhập nhầm sổ"})
    thu.post(reverse("desk:import_go_on", args=[one.id]))

    text = page(thu, one)
    assert "Đã hoàn tác 4 dòng" in text
    assert "Lý do: Nhập nhầm sổ" in text
    assert "Hoàn tác các dòng đã ghi" not in text
    assert not MatterRow.objects.exists()


def test_while_a_worker_is_at_it_the_page_looks_on_and_without_one_it_goes_on_itself(thu: Client) -> None:
    send(thu, a_book(6))
    one = latest()
    thu.post(reverse("desk:import_columns", args=[one.id]), {"preview": "1"})
    steps, look = reverse("desk:import_go_on", args=[one.id]), reverse("desk:import_progress", args=[one.id])

    assert f'hx-post="{steps}"' in page(thu, one)
    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (now())")
    text = page(thu, one)
    assert f'hx-get="{look}"' in text
    assert "Máy chủ đang làm ở nền" in text
    assert thu.get(look, headers={"HX-Request": "true"}).content.decode().count('id="work"') == 1

    thu.post(steps)
    answer = thu.get(look, headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == reverse("desk:import", args=[one.id])
