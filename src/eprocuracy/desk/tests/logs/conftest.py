from __future__ import annotations

from pathlib import Path

import pytest

from eprocuracy.audit import publishing


@pytest.fixture(autouse=True)
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test publishes into a folder of its own, as each has a log of its own."""
    folder = tmp_path / "published"
    monkeypatch.setattr(publishing, "place", lambda: folder)
    return folder
