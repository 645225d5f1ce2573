"""The two languages of the pages: Vietnamese unless the person chose English."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import lazy
from django.utils.safestring import SafeString

from eprocuracy.kernel.sentences import speak
from eprocuracy.kernel.words import LANGUAGES

COOKIE = "language"
DEFAULT = LANGUAGES[0]
YEAR = 365 * 24 * 3600


def current() -> str:
    """The language of the page being drawn: `en` where it was chosen, else `vi`."""
    return "en" if (translation.get_language() or "").startswith("en") else DEFAULT


def pick(vi: str, en: str) -> str:
    """The text in the language of the page being drawn."""
    return en if current() == "en" else vi


# made once: each call of `lazy` makes a class, which costs more than the text
_picked_when_shown = lazy(pick, str)


def both(vi: str, en: str) -> str:
    """A text that picks its language each time it is shown; for labels and messages of forms and models."""
    return _picked_when_shown(vi, en)  # Django takes it wherever it takes a text


def say(value: Any) -> str:
    """Anything a page shows, as text in the current language; safe markup stays safe, nothing gives an empty text."""
    if value is None:
        return ""
    if isinstance(value, SafeString):
        return value
    speaks = getattr(value, "say", None)
    return speaks(current()) if callable(speaks) else speak(value, current())


class LanguageMiddleware:
    """Draw every page in the person's chosen language; what the browser prefers is deliberately not asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = chosen_by(request)
        with translation.override(chosen):
            request.LANGUAGE_CODE = chosen
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", chosen)
            return response


def chosen_by(request: HttpRequest) -> str:
    """The language in the person's cookie; anything unknown is Vietnamese."""
    chosen = request.COOKIES.get(COOKIE, DEFAULT)
    return chosen if chosen in LANGUAGES else DEFAULT


def remember(response: HttpResponse, language: str) -> None:
    """Keep the choice for a year in a cookie that scripts cannot read."""
    response.set_cookie(
        COOKIE, language, max_age=YEAR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
