"""`form CODE --matter NUMBER OUT`: a form from the acts of a matter, and a sentence where it cannot be."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pypdfium2
import pytest
from django.core.management import call_command
from docx import Document

from eprocuracy.audit.models import Entry
from eprocuracy.desk.tests.world import acts_of_report, put
from eprocuracy.kernel.refusals import Refused
from eprocuracy.records.models import MatterRow

pytestmark = pytest.mark.django_db


def drawn(code: str, matter: str, file: Path) -> dict[str, object]:
    said = StringIO()
    call_command("form", code, str(file), matter=matter, json=True, stdout=said)
    report: dict[str, object] = json.loads(said.getvalue())
    return report


def test_a_form_is_drawn_from_the_acts_and_says_what_they_say(tmp_path: Path) -> None:
    put(*acts_of_report(7, procurator="mai"))
    row = MatterRow.objects.get(number=7)

    report = drawn("3", f"{row.number}/{row.year} · {row.unit}", tmp_path / "out.pdf")

    text = " ".join(
        " ".join(page.get_textpage().get_text_bounded().split())
        for page in pypdfium2.PdfDocument(str(tmp_path / "out.pdf"))
    )
    assert report["form"] == "03/HS"
    assert "Mất một xe máy tại chợ" in text
    assert "Mẫu số 03/HS" in text
    assert Entry.objects.filter(deed="form.drawn", about=[f"matter:{row.matter_id}"]).exists()


def test_what_the_matter_does_not_know_is_named_and_marked(tmp_path: Path) -> None:
    put(*acts_of_report(7, procurator="mai"))
    row = MatterRow.objects.get(number=7)

    report = drawn("21/HS", str(row.matter_id), tmp_path / "out.docx")

    assert report["complete"] is False
    assert "căn cứ theo Điều 157" in report["missing"]  # type: ignore[operator]
    assert any("[THIẾU: căn cứ theo Điều 157]" in one.text for one in Document(str(tmp_path / "out.docx")).paragraphs)


@pytest.mark.parametrize(
    ("code", "matter", "file", "says"),
    [
        ("999", "7/2026", "out.pdf", "Không có mẫu 999"),
        ("42", "7/2026", "out.exe", "Tệp phải là .pdf hoặc .docx"),
        ("42", "7/1999", "out.pdf", "Không có vụ việc nào mang số"),
        ("Mẫu 42", "7/1999 1-A", "out.pdf", "Không có vụ việc nào mang số"),
        ("42", "bảy", "out.pdf", "Không hiểu số thụ lý"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_a_sentence(
    code: str, matter: str, file: str, says: str, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match=says):
        drawn(code, matter, tmp_path / file)


def test_a_file_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    put(*acts_of_report(7, procurator="mai"))

    with pytest.raises(Refused, match="Không ghi được tệp"):
        drawn("05/hs", "7/2026", tmp_path / "nowhere" / "out.pdf")
