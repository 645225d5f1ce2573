"""Promises about the suite itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from eprocuracy.platform.ground.folder import CHECKOUT


def run_pytest(tmp_path: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """The outcome of a suite whose only test could not be run."""
    (tmp_path / "test_wanting.py").write_text("import pytest\ndef test_it(): pytest.skip('not run: needs a lathe')\n")
    (tmp_path / "conftest.py").write_text((CHECKOUT / "conftest.py").read_text(encoding="utf-8"))
    environment = {name: value for name, value in os.environ.items() if name != "CI" and "XDIST" not in name}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), str(tmp_path)],
        env={**environment, "DJANGO_SETTINGS_MODULE": "eprocuracy.config.settings", **variables},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )


def test_what_could_not_be_run_fails_under_ci_and_only_there(tmp_path: Path) -> None:
    assert run_pytest(tmp_path).returncode == 0
    assert run_pytest(tmp_path, CI="true").returncode == 1


def test_the_browser_shows_a_page(browser: Browser) -> None:
    page = browser.new_page(locale="vi-VN")
    page.set_content("<p>Xin chào</p>")

    assert page.locator("p").inner_text() == "Xin chào"
    assert page.evaluate("navigator.language") == "vi-VN"
    page.close()


@pytest.mark.django_db
def test_a_database_and_a_browser_go_together(browser: Browser) -> None:
    from django.contrib.sessions.models import Session

    assert browser.is_connected()
    assert Session.objects.count() == 0
