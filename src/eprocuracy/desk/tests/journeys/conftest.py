"""Desks of the procurator Mai, on a laptop unless a test is about another screen or language."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from ..world import an_account
from .keyboard import IN_ENGLISH, Desk, sitting

SitsDown = Callable[..., Desk]


@pytest.fixture
def sits_down(
    transactional_db: None, live_server, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SitsDown]:
    """Mai, or whoever is named, sits down: `sits_down(width=390)`, `sits_down(english=True)`."""
    desks: list[Iterator[Desk]] = []

    def sit(*, width: int = 1366, height: int = 768, english: bool = False, mouse: bool = False, **who: object) -> Desk:
        size = {"width": width, "height": height}
        context = browser.new_context(viewport=size, base_url=live_server.url, locale="vi-VN")  # type: ignore[arg-type]
        if english:
            context.add_cookies([{"name": "language", "value": "en", "url": live_server.url}])
        frame = IN_ENGLISH if english else None
        account = an_account(**who)  # type: ignore[arg-type]
        desks.append(sitting(context, account, monkeypatch, live_server.url, frame, mouse=mouse))
        return next(desks[-1])

    yield sit
    for one in desks:
        next(one, None)


@pytest.fixture
def mouse(sits_down: SitsDown) -> Desk:
    """The same laptop with a mouse, for stories whose keys other tests press."""
    return sits_down(mouse=True)


@pytest.fixture
def desk(sits_down: SitsDown) -> Desk:
    """The laptop of the procurator Mai."""
    return sits_down()
