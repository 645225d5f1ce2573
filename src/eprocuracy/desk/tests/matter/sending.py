"""Filling a form as a browser does: what the page shows is sent back, changed where somebody types."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from django.test import Client


class _Fields(HTMLParser):
    """The fields of the form that posts, with their values."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self.inside = False
        self.area = self.select = ""

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        attrs = {name: value or "" for name, value in given}
        if tag == "form":
            self.inside = attrs.get("id") == "act-form" or (
                attrs.get("method") == "post"
                and "language" not in attrs.get("action", "")
                and "sign-out" not in attrs.get("action", "")
            )
        if not self.inside:
            return
        name = attrs.get("name", "")
        if (
            tag == "input"
            and name
            and attrs.get("type") not in ("checkbox", "radio")
            or tag == "input"
            and name
            and "checked" in attrs
        ):
            self.sent.setdefault(name, []).append(attrs.get("value", ""))
        elif tag == "textarea":
            self.area = name
            self.sent[name] = [""]
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and ("selected" in attrs or self.select not in self.sent):
            self.sent[self.select] = [attrs.get("value", "")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "textarea":
            self.area = ""
        elif tag == "select":
            self.select = ""

    def handle_data(self, data: str) -> None:
        if self.area:
            self.sent[self.area] = [self.sent[self.area][0] + data]


def fields_of(page: str) -> dict[str, list[str]]:
    """What a browser would send if nobody typed anything."""
    reader = _Fields()
    reader.feed(page)
    reader.sent.pop("csrfmiddlewaretoken", None)
    return reader.sent


def filled(client: Client, address: str, **typed: Any) -> dict[str, Any]:
    """The form at an address, filled with what is typed."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return {**fields_of(answer.content.decode()), **typed}
