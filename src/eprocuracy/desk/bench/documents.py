"""Drawing papers: all prescribed forms of one case, beside LibreOffice kept warm on the same batch."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.utils import timezone

from eprocuracy.issuing.drawing import pdf, word
from eprocuracy.issuing.forms import catalogue
from eprocuracy.issuing.from_file import filled_from
from eprocuracy.records.models import MatterRow
from eprocuracy.workstreams.catalogue import Rules

from .measure import Figure, microseconds

OFFICE = "soffice"
BATCH = 60  # papers that are turned by the other program as well


def documents(rules: Rules) -> Iterator[Figure]:
    """Every form of the case with the most acts, filled and drawn; PDFs a second, and Word files a second."""
    row = MatterRow.objects.filter(workstream="criminal_cases").order_by("-family__position").first()
    if row is None:
        return
    forms = tuple(catalogue().values())
    papers = [filled_from(rules, one, row, at=timezone.now()) for one in forms[:BATCH]]
    pdf(papers[0])  # the compiler is made once a process
    own = microseconds(lambda: [pdf(one) for one in papers])
    words: list[bytes] = []
    typed = microseconds(lambda: words.extend(word(one) for one in papers))
    filling = microseconds(lambda: [filled_from(rules, one, row, at=timezone.now()) for one in forms[:10]])
    other = _beside(words)
    yield Figure(
        name="prescribed forms drawn as PDF",
        value=_rate(BATCH, own),
        unit="a second",
        bare=_rate(BATCH, other) if other else "not run: needs soffice",
        ratio=f"{other / own:.1f}" if other else "",
        target="≥ 10 × LibreOffice",
    )
    yield Figure(name="the same as Word", value=_rate(BATCH, typed), unit="a second")
    yield Figure(name="a form filled from the file, with its reading", value=f"{filling / 10_000:.1f}", unit="ms")


def _rate(count: int, took: int) -> str:
    return f"{count * 1_000_000 / took:.1f}"


def _beside(words: list[bytes]) -> int | None:
    """Microseconds that LibreOffice takes for the batch in one process that has already drawn one file; None without it."""
    office = shutil.which(OFFICE)
    if office is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for number, one in enumerate(words):
            (place / f"{number}.docx").write_bytes(one)
        files = sorted(str(one) for one in place.glob("*.docx"))
        command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
        command += ["--outdir", folder]
        subprocess.run([*command, files[0]], check=True, capture_output=True, timeout=300)
        started = microseconds(
            lambda: subprocess.run([*command, files[0]], check=True, capture_output=True, timeout=300)
        )
        whole = microseconds(lambda: subprocess.run([*command, *files], check=True, capture_output=True, timeout=900))
    return max(whole - started, 1) * len(files) // max(len(files) - 1, 1)  # without its start
