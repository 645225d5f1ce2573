"""What rows name is there, or is named."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command

from eprocuracy.exchange.models import Import
from eprocuracy.platform import files


@pytest.mark.django_db
def test_a_file_that_a_row_names_and_that_is_gone_is_named(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    kept, lost = files.keep(b"so"), files.keep(b"mat")
    about = {"kind": "cases", "unit": "22", "as_of": date(2026, 11, 1), "file_name": "s.xlsx", "size": 2, "by": "mai"}
    for digest in (kept, lost):
        at = datetime(2026, 11, 22, tzinfo=UTC)
        Import.objects.create(id=uuid4(), file=digest, state="read", at=at, **about)
    files.keep(b"khong dong nao neu")
    files.discard(lost)
    said = StringIO()

    with pytest.raises(SystemExit):
        call_command("files", json=True, stdout=said)

    first = [{"table": "exchange_import", "digest": lost}]
    assert json.loads(said.getvalue()) == {"named": 2, "missing": 1, "first": first, "unnamed": 1}
