"""A clock that tests of signing in move."""

from __future__ import annotations

import time

import pytest
from django.utils import timezone

from .people import Clock


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The moment at which requests arrive, by every clock that is asked: ours and the one allauth counts by."""
    clock = Clock(timezone.localtime())
    localtime = timezone.localtime
    monkeypatch.setattr(timezone, "localtime", lambda *given: localtime(*given) if given else clock.now())
    monkeypatch.setattr(time, "time", lambda: clock.now().timestamp())
    return clock
