"""How tests meet the database, a browser, and what may be missing on a machine.

Tests that ask for no database never start one. Those that do get a clone of a migrated template and run as the app role,
inside a transaction that is rolled back; a test that really commits leaves behind a fresh clone.
"""

from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connections
from django.template.base import Template
from django.test import TransactionTestCase
from playwright.sync_api import Browser, sync_playwright

from eprocuracy.platform.ground.chromium import ARGUMENTS, find_chromium
from eprocuracy.platform.ground.databases_for_tests import prepare
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.records.remembering import forget

NOT_RUN = "not run: "


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """One database per test process, migrated as the owner, granted and protected as in earnest."""
    with django_db_blocker.unblock():
        database = prepare(DataFolder.of_environment())
        database.point_django_here()

    def leave_a_fresh_clone(_case: TransactionTestCase) -> None:
        # the app role may not truncate and the triggers refuse it to everyone, so the whole database is replaced
        connections.close_all()
        database.make()
        forget()

    original = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]
    TransactionTestCase._fixture_teardown = leave_a_fresh_clone  # type: ignore[attr-defined]
    yield
    TransactionTestCase._fixture_teardown = original  # type: ignore[attr-defined]
    with django_db_blocker.unblock():
        connections.close_all()
        database.drop()


@pytest.fixture(scope="session", autouse=True)
def no_work_for_nothing(django_test_environment: None) -> Iterator[None]:
    """What costs a third of a second a hundred times over, and no test looks at.

    Passwords are hashed in the same way, but not slowly; Django keeps no copy of the values of every template drawn; and
    what lives from the start to the end of the run is not searched for rubbish again and again.
    """
    with pytest.MonkeyPatch.context() as patch:
        for cost, least in (("time_cost", 1), ("memory_cost", 8), ("parallelism", 1)):
            patch.setattr(Argon2PasswordHasher, cost, least)
        patch.setattr(settings, "DEMONSTRATION", True)  # made-up persons, as in the demonstration
        patch.setattr(Template, "_render", lambda template, context: template.nodelist.render(context))
        gc.collect()
        gc.freeze()
        gc.set_threshold(20_000, 20, 50)
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium for tests of pages, its pages in Vietnamese: `page = browser.new_page(locale="vi-VN")`."""
    path = find_chromium()
    if path is None:
        pytest.skip(f"{NOT_RUN}needs chromium")
    # Playwright runs a loop of its own beside the tests, and Django would take every query for one made inside it
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with long tests go first, so that two workers, who take a file each as they come, end together.

    Long is a test that says so, then one that drives a browser, then one that really commits; among the others, files
    with many tests.
    """
    tests = Counter(item.path for item in items)
    place = {path: number for number, path in enumerate(tests)}
    weight: Counter[Path] = Counter()
    for item in items:
        weight[item.path] = max(weight[item.path], _weight(item))
    items.sort(key=lambda item: (-weight[item.path], -tests[item.path], place[item.path]))


def _weight(item: pytest.Item) -> int:
    if item.get_closest_marker("long"):
        return 3
    fixtures = getattr(item, "fixturenames", ())
    if "browser" in fixtures:
        return 2
    commits = any(mark.kwargs.get("transaction") for mark in item.iter_markers("django_db"))
    return 1 if commits or "transactional_db" in fixtures or "live_server" in fixtures else 0


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """With CI=true, a test that could not be run for want of something counts as failed."""
    report = yield
    if os.environ.get("CI") == "true" and report.skipped and NOT_RUN in str(report.longrepr):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid}: {report.longrepr}"
    return report
