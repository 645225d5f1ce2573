"""Where the pages are served from a copy that nobody writes to, signing in leaves no trace in it; what it leaves goes into the log's files.

django-allauth and Django note places, moments and factors used in tables of theirs; there is no setting to leave that.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions import signals
from django.conf import settings


def spare_copies() -> None:
    """Called once, before django-allauth connects what it calls when somebody signs in."""
    signals.on_user_logged_in = _unless_read_only(signals.on_user_logged_in)
    Authenticator.record_usage = _unless_read_only(Authenticator.record_usage)


def _unless_read_only(note: Callable[..., None]) -> Callable[..., None]:
    def noted(*given: Any, **named: Any) -> None:
        if not settings.READ_ONLY:
            note(*given, **named)

    return noted
