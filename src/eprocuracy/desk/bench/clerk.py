"""One clerk at work on a server, as a browser would be: opens My day, opens matters, records in them, sometimes clicks twice."""

from __future__ import annotations

import html
import http.client
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from urllib.parse import urlencode
from uuid import UUID

from eprocuracy.identity.guard import BY_ITSELF

MATTER_KIND, OPENING_KIND = "decision.received", "report.received"  # what a registry enters in anybody's matter
GIVEN_UP = 60  # seconds after which a browser would say that the server does not answer
TRIES = 4  # how often somebody sends again after a colleague was quicker

_INPUT = re.compile(r"<input\b[^>]*>")
_SELECT = re.compile(r'<select\b[^>]*\bname="([^"]+)"[^>]*>(.*?)</select>', re.DOTALL)
_CHOSEN = re.compile(r'<option\b[^>]*\bvalue="([^"]*)"[^>]*\bselected')


@dataclass(slots=True)
class Seen:
    """What all clerks met, written by many threads."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    took: dict[str, list[int]] = field(default_factory=dict)  # microseconds by page
    answers: dict[int, int] = field(default_factory=dict)  # by status; 0 is none at all
    confirmed: dict[UUID, str] = field(default_factory=dict)  # acts that the server said it recorded, and by whom
    sent: set[UUID] = field(default_factory=set)
    conflicts: int = 0
    refused: int = 0

    def answered(self, page: str, status: int, microseconds: int) -> None:
        with self.lock:
            self.took.setdefault(page, []).append(microseconds)
            self.answers[status] = self.answers.get(status, 0) + 1


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: str


@dataclass(slots=True)
class Clerk:
    """One person with a session on the server; `matters` are those of the office, the first shared with a neighbour."""

    account: str
    cookie: str
    server: tuple[str, int]
    matters: list[UUID]
    seen: Seen
    dice: Random
    think: float
    go_on: Callable[[], bool]

    def work(self) -> None:
        """Until the bell: a look at the day, then two or three things in matters."""
        self._wait(self.dice.random())
        while self.go_on():
            self._get("my day", "/")
            for _ in range(self.dice.choice((2, 3))):
                if not self._wait():
                    return
                if self.dice.random() < 0.1:
                    self._write("open a report", f"/ghi/{OPENING_KIND}/", {"description": "Mất một xe máy"})
                    continue
                matter = self.matters[0] if self.dice.random() < 0.25 else self.dice.choice(self.matters)
                self._get("matter", f"/vu-viec/{matter}/")
                if self.dice.random() < 0.5 and self._wait():
                    self._write(
                        "record an act",
                        f"/vu-viec/{matter}/ghi/{MATTER_KIND}/",
                        {"decision_no": f"{self.dice.randrange(1, 10_000)}/QĐ-CSĐT"},
                    )

    def _wait(self, part: float | None = None) -> bool:
        time.sleep(self.think * (part if part is not None else 0.5 + self.dice.random()))
        return self.go_on()

    def _write(self, name: str, address: str, typed: dict[str, str]) -> None:
        form = self._get(f"{name}: form", address)
        for _ in range(TRIES):
            if form.status not in (200, 409):
                return
            sent = fields_of(form.body) | typed | {"step": "record"}
            act = UUID(sent["act_id"])
            with self.seen.lock:
                self.seen.sent.add(act)
            form = self._post(name, address, sent)
            if self.dice.random() < 0.1:  # an impatient finger
                form = self._post(name, address, sent)
            if form.status == 302:
                with self.seen.lock:
                    self.seen.confirmed[act] = self.account
                return
            with self.seen.lock:
                if form.status == 409:
                    self.seen.conflicts += 1
                else:
                    self.seen.refused += 1

    def _get(self, page: str, address: str) -> Answer:
        return self._ask(page, address)

    def _post(self, page: str, address: str, sent: dict[str, str]) -> Answer:
        return self._ask(page, address, sent)

    def _ask(self, page: str, address: str, sent: dict[str, str] | None = None) -> Answer:
        start = time.perf_counter()
        answer = asked(self.server, self.cookie, address, sent)
        self.seen.answered(page, answer.status, round((time.perf_counter() - start) * 1_000_000))
        return answer


def asked(
    server: tuple[str, int], cookie: str, address: str, sent: dict[str, str] | None = None, *, by_itself: bool = False
) -> Answer:
    """Ask the server as a browser would, or as an open page by itself; what is sent makes it a POST. Status 0 is no answer."""
    headers = {"Cookie": cookie, "Referer": f"http://{server[0]}:{server[1]}{address}"}
    if sent is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    if by_itself:
        headers |= {"HX-Request": "true", BY_ITSELF: "1"}
    connection = http.client.HTTPConnection(*server, timeout=GIVEN_UP)
    try:
        body = None if sent is None else urlencode(sent)
        connection.request("GET" if body is None else "POST", address, body=body, headers=headers)
        got = connection.getresponse()
        return Answer(got.status, got.read().decode())
    except (OSError, http.client.HTTPException):
        return Answer(0, "")
    finally:
        connection.close()


def renewal_of(day: str) -> str:
    """The address that an open My day asks for by itself, with what it sends along."""
    found = re.search(r"""hx-get="([^"]*)" hx-vals='{"([a-z]+)": "([^"]*)"}'""", day)
    assert found
    where, name, value = (html.unescape(one) for one in found.groups())
    return f"/{where}&{urlencode({name: value})}" if len(where) > 1 else f"/?{urlencode({name: value})}"


def fields_of(page: str) -> dict[str, str]:
    """What a browser would send of the act form of a page if nobody typed anything; choices that are not made stay out."""
    form = page[page.index('id="act-form"') :]
    form = form[: form.index("</form>")]
    found = {}
    for tag in _INPUT.findall(form):
        name, value = _attribute(tag, "name"), _attribute(tag, "value")
        if name and (_attribute(tag, "type") not in ("checkbox", "radio") or " checked" in tag):
            found[name] = value
    for name, options in _SELECT.findall(form):
        chosen = _CHOSEN.search(options)
        found[name] = html.unescape(chosen[1]) if chosen else ""
    return found


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return html.unescape(found[1]) if found else ""
