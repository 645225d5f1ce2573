"""The root of addresses: every room that has pages brings its own; the desk stands at the root."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from .settings import rooms_with


def _prefix(room: str) -> str:
    name = room.rsplit(".", 1)[-1]
    return "" if name == "desk" else f"{name}/"


# the desk last, so that its addresses at the root hide no other room's
urlpatterns: list[URLPattern | URLResolver] = [
    path(_prefix(room), include(f"{room}.urls"))
    for room in sorted(rooms_with("urls"), key=lambda room: _prefix(room) == "")
    if room in settings.ROOMS
]

handler400 = "eprocuracy.platform.ui.views.unread_page"
handler500 = "eprocuracy.platform.ui.views.trouble_page"
