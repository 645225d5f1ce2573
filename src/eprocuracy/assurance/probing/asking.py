"""Sending one request and looking at what it did: how it was answered, how long it took, what it wrote, what it gave away."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import quote_plus, urlsplit

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse

from eprocuracy.identity import sessions
from eprocuracy.kernel.words import Word

from ..visiting import Visitor
from .payloads import ELSEWHERE, MARK, MOST_SECONDS, PRODUCT

Pairs = Sequence[tuple[str, str]]
FORM = "application/x-www-form-urlencoded"
_WRITES = re.compile(r"\b(?:INSERT INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.IGNORECASE)
_TOLD = re.compile(r"Traceback \(most recent|psycopg|django\.(?:core|db)\.|site-packages|root:x:0:|\[fonts\]")
# what every page shown may write: the entry of the log, the session, counters of failures
OWN_TRACES = ("audit_", "django_session", "identity_kept", "usersessions_")


class Wrong(Word):
    """What must never come of a request."""

    BROKE = "broke", "lỗi máy chủ (5xx)", "an error of the server (5xx)"
    TOLD = "told", "lộ chi tiết bên trong", "told of its inside"
    RAN = "ran", "chữ gõ vào thành thẻ, mã hoặc kết quả tính", "what was typed became markup, code or a result"
    SPLIT = "split", "chèn được tiêu đề", "a header was put in"
    LED = "led", "bị dẫn sang nơi khác", "led elsewhere"
    SLOW = "slow", "trả lời quá 5 giây", "took longer than 5 s"
    WROTE = "wrote", "ghi dữ liệu khi không được phép", "wrote where it must not"
    FILLED = "filled", "chiếm quá 600 MB bộ nhớ", "took more than 600 MB of memory"
    SERVED = "served", "không bị từ chối", "was not refused"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    seconds: float
    wrote: tuple[str, ...]
    said: HttpResponse
    wrong: tuple[Wrong, ...]

    @property
    def error(self) -> str:
        """Where it broke, for whoever mends it."""
        found = getattr(self.said, "exc_info", None)
        if not found:
            return ""
        trace = found[2]
        places = []
        while trace:
            places.append(f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}")
            trace = trace.tb_next
        ours = [one for one in places if "/eprocuracy/" in one]
        return f"{found[0].__name__}: {str(found[1])[:160]} ({(ours or places)[-1].rpartition('/eprocuracy/')[2]})"


class Asker:
    """Somebody signed in who sends requests; whatever they change is undone, so that each is sent from the same state."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    def get(self, path: str, given: Pairs = (), **headers: Any) -> Answer:
        return self.ask("GET", f"{path}?{encoded(given)}" if given else path, **headers)

    def post(self, path: str, given: Pairs, *, token: bool = True, **headers: Any) -> Answer:
        pairs = [(name, value) for name, value in given if name != "csrfmiddlewaretoken"]
        if token:
            pairs.append(("csrfmiddlewaretoken", self.token()))
        return self.ask("POST", path, encoded(pairs).encode(), **headers)

    def token(self) -> str:
        """What every form carries."""
        if settings.CSRF_COOKIE_NAME not in self.visitor.cookies:
            self.visitor.see(settings.LOGIN_REDIRECT_URL)
        return str(self.visitor.cookies[settings.CSRF_COOKIE_NAME].value)

    def ask(self, method: str, address: str, body: bytes = b"", kind: str = FORM, **headers: Any) -> Answer:
        """Send a request, see what it did, and undo it. One that was slow is sent once more: the machine may have been busy."""
        answer = self._ask(method, address, body, kind, headers)
        return self._ask(method, address, body, kind, headers) if Wrong.SLOW in answer.wrong else answer

    def _ask(self, method: str, address: str, body: bytes, kind: str, headers: dict[str, Any]) -> Answer:
        scheme = "https" if self.visitor.secure else "http"
        headers = {"HTTP_REFERER": f"{scheme}://{self.visitor.defaults['SERVER_NAME']}/", **headers}
        cookies = same(self.visitor.cookies)
        wrote: set[str] = set()
        with transaction.atomic(), _noting(wrote):
            self._fresh(method)
            wrote.clear()
            began = time.monotonic()
            said: HttpResponse = self.visitor.generic(  # type: ignore[assignment]
                method, address, body, content_type=kind, secure=self.visitor.secure, **headers
            )
            seconds = time.monotonic() - began
            transaction.set_rollback(True)
        self.visitor.cookies = cookies
        content = b"" if said.streaming else said.content
        wrong = tuple(_wrong(said, content, seconds, self.visitor.defaults["SERVER_NAME"]))
        return Answer(said.status_code, seconds, tuple(sorted(wrote)), said, wrong)

    def _fresh(self, method: str) -> None:
        """Whoever sends a weighty deed has just shown again who they are: otherwise only that page would be tried."""
        if method == "POST" and settings.SESSION_COOKIE_NAME in self.visitor.cookies:
            session = self.visitor.session
            sessions.show_again(session, at=self.visitor.moment)
            session.save()


def same(cookies: SimpleCookie) -> SimpleCookie:
    """The same cookies in a jar of their own."""
    return SimpleCookie({name: one.value for name, one in cookies.items()})


def encoded(given: Pairs) -> str:
    """Names and values as a browser sends them; half a letter is sent as it is."""
    return "&".join(
        f"{quote_plus(name.encode('utf-8', 'surrogatepass'))}={quote_plus(value.encode('utf-8', 'surrogatepass'))}"
        for name, value in given
    )


@contextmanager
def _noting(wrote: set[str]) -> Iterator[None]:
    """Notes the tables that are written to."""

    def note(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        for table in _WRITES.findall(str(sql)):
            if not table.startswith(OWN_TRACES):
                wrote.add(table)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield


class _Reads(HTMLParser):
    """Whether what was typed has become part of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.ran = False
        self._script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._script = tag == "script"
        ran = tag == MARK or any(
            name == MARK
            or (name.startswith("on") and MARK in (value or ""))
            or (
                name in ("href", "src", "action", "formaction")
                and (value or "").lower().strip().startswith("javascript:")
            )
            for name, value in attrs
        )
        self.ran = self.ran or ran

    def handle_data(self, data: str) -> None:
        self.ran = self.ran or (self._script and f"{MARK}(" in data)
        self._script = False


def _wrong(said: HttpResponse, content: bytes, seconds: float, host: str) -> Iterator[Wrong]:
    if said.status_code >= 500:
        yield Wrong.BROKE
    if seconds > MOST_SECONDS:
        yield Wrong.SLOW
    if any(MARK in name.lower() for name in said.headers):
        yield Wrong.SPLIT
    to = said.headers.get("Location", "") or said.headers.get("HX-Redirect", "")
    if (
        re.match(r"[\\/]{2}", to)
        or urlsplit(to.replace("\\", "/")).netloc not in ("", host)
        or ELSEWHERE in urlsplit(to).netloc
    ):
        yield Wrong.LED
    if not said.headers.get("Content-Type", "").startswith("text/html"):
        return
    page = content.decode("utf-8", "replace")
    if _TOLD.search(page):
        yield Wrong.TOLD
    if PRODUCT in page:
        yield Wrong.RAN
    elif MARK in page:
        reads = _Reads()
        reads.feed(page)
        if reads.ran:
            yield Wrong.RAN
