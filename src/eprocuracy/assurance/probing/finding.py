"""The parameters of a page: what its forms ask for, what its links carry, and what stands in its address."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

_NO_TEXT = frozenset({"submit", "button", "image", "reset"})
_TICKED = frozenset({"checkbox", "radio"})


@dataclass(slots=True)
class Form:
    """A form: where it goes, how, and what it would send as it stands."""

    action: str
    method: str
    id: str = ""
    values: list[tuple[str, str]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    def name(self, name: str, value: str | None) -> None:
        if name not in self.names:
            self.names.append(name)
        if value is not None:
            self.values.append((name, value))


class Read(HTMLParser):
    """Reads a page: its forms, and which names its links carry to which path."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.path = urlsplit(address).path
        self.forms: list[Form] = []
        self.linked: dict[str, dict[str, str]] = {}
        self._open: Form | None = None
        self._text: tuple[Form, str, list[str]] | None = None
        self._select: tuple[Form, str, list[str]] | None = None

    @classmethod
    def of(cls, address: str, page: str) -> Read:
        one = cls(address)
        one.feed(page)
        one.close()
        return one

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        for link in (told.get("href"), told.get("hx-get")):
            if link:
                self._link(link)
        match tag:
            case "form":
                method = "POST" if "hx-post" in told else told.get("method", "get").upper()
                self._open = Form(self._path(told.get("action") or told.get("hx-post", "")), method, told.get("id", ""))
                self.forms.append(self._open)
            case "input" | "button" | "textarea" | "select" if told.get("name"):
                self._field(tag, told)
            case "option" if self._select:
                value = told.get("value", "")
                self._select[2].insert(0 if "selected" in told else len(self._select[2]), value)

    def _field(self, tag: str, told: dict[str, str]) -> None:
        form = next((one for one in self.forms if told.get("form") and one.id == told["form"]), self._open)
        if form is None:
            return
        name, kind = told["name"], told.get("type", "text")
        if tag == "textarea":
            self._text = (form, name, [])
        elif tag == "select":
            self._select = (form, name, [])
        elif kind == "file":
            form.files.append(name)
        elif tag == "button" or kind in _NO_TEXT or (kind in _TICKED and "checked" not in told):
            form.name(name, None)
        else:
            form.name(name, told.get("value", "on" if kind in _TICKED else ""))

    def handle_data(self, data: str) -> None:
        if self._text:
            self._text[2].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag == "textarea" and self._text:
            form, name, text = self._text
            form.name(name, "".join(text))
            self._text = None
        elif tag == "select" and self._select:
            form, name, options = self._select
            form.name(name, next((one for one in options if one), ""))
            self._select = None

    def _path(self, action: str) -> str:
        return urlsplit(action).path or self.path

    def _link(self, link: str) -> None:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or not parts.query:
            return
        self.linked.setdefault(parts.path or self.path, {}).update(parse_qsl(parts.query, keep_blank_values=True))


@dataclass(frozen=True, slots=True)
class Parameter:
    """One place where somebody may type: in a query or a form of a view (a path of it), beside what is sent with it."""

    view: str
    path: str
    name: str
    method: str
    beside: tuple[tuple[str, str], ...] = ()

    def filled(self, *values: str) -> list[tuple[str, str]]:
        """What is sent, with these values in this place."""
        return [
            *((name, value) for name, value in self.beside if name != self.name),
            *((self.name, one) for one in values),
        ]

    def elsewhere(self, path: str) -> Parameter:
        return replace(self, path=path)
