"""Somebody at a desk who has a keyboard and no mouse, on the day on which the deed is done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from eprocuracy.identity.models import Account

from ..world import signed_in

AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
FOCUSED = """() => {
  const one = document.activeElement
  const called = one.labels && one.labels.length ? one.labels[0].innerText : one.innerText
  return [one.id || '', (one.getAttribute('aria-label') || called || '').trim(), one.getAttribute('href') || '']
}"""
POINTED = """([text, id, href]) => {
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter((one) => one.type !== 'hidden' && !one.disabled && (one.checkVisibility() || one.closest('main details')))
  const here = document.activeElement
  const behind = (one) => here === document.body || here.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING
  const first = all.filter(behind)
  for (const one of [...first, ...all.filter((other) => !first.includes(other))]) {
    const named = one.labels && one.labels.length ? one.labels[0] : one
    const said = (one.getAttribute('aria-label') || named.innerText || named.textContent).trim()
    if ((id && one.id === id) || (href && one.getAttribute('href') === href) || (text && said.startsWith(text))) {
      one.closest('details')?.setAttribute('open', '')
      one.focus()
      return true
    }
  }
  return false
}"""
DRAWN = "() => new Promise((drawn) => requestAnimationFrame(drawn))"  # by then every key has had its effect
LEFT_BEHIND = (
    "htmx:afterRequest",
    "htmx:sendError",
    "htmx:sendAbort",
)  # a preview still on its way when the page was left
MOST_STEPS = 140  # of the Tab key: whatever takes more is out of reach for somebody without a mouse


IN_ENGLISH = {
    "Đến phần ghi việc mới": "Skip to what can be recorded",
    "Đến nội dung chính": "Skip to main content",
    "Xem lại và ghi": "Review and record",
    "Xem lại trước khi ghi": "Review before recording",
}


class Desk:
    """A laptop in an office; `day` puts the clock of the office forward."""

    def __init__(
        self,
        context: BrowserContext,
        account: Account,
        clock: pytest.MonkeyPatch,
        server: str,
        frame: dict[str, str] | None = None,
    ) -> None:
        self.context, self.account, self.clock, self.server = context, account, clock, server
        self.frame = frame or {}  # what the frame of a page says in another language
        self.page: Page = context.new_page()
        self.said: list[str] = []
        self.page.on("console", lambda told: self.said.append(told.text) if told.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def on(self, now: datetime) -> None:
        """It is this minute, in the office and in the browser; the person has signed in this morning."""
        self.clock.setattr(timezone, "now", lambda: now)
        client = Client()
        signed_in(client, self.account)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": self.server}])
        self.page.clock.set_fixed_time(now)

    def open(self, address: str) -> None:
        self.page.goto(address)

    def write(self, matter: str, deed: str, *, under: str = "", **fields: str) -> None:
        """From the page of a matter to the form of a deed, by the link that skips to what can be recorded; then fill it.

        `under` is the theme under which the deed is folded away.
        """
        self.open(matter)
        self.reach(self.said_as("Đến phần ghi việc mới"))
        self.page.keyboard.press("Enter")
        if under:
            self.reach(under)
            self.page.keyboard.press("Enter")
        self.go(deed)
        self.fill(**fields)

    def fill(self, **fields: str) -> None:
        """Skip to the form and fill it; `_` chooses a word of a list, everything else is typed."""
        self.reach(self.said_as("Đến nội dung chính"))
        self.page.keyboard.press("Enter")
        for name, text in fields.items():
            if name.endswith("_"):
                self.choose(name.removesuffix("_"), text)
            else:
                self.type(**{name: text})

    def said_as(self, vietnamese: str) -> str:
        return self.frame.get(vietnamese, vietnamese)

    def tick(self, *words: str) -> None:
        """Tick, or choose among a few, in the order in which they stand."""
        for one in words:
            self.reach(one)
            self.page.keyboard.press("Space")

    def pick(self, name: str, word: str) -> None:
        """One of a few that stand open: the Tab key reaches the one chosen, or the first; arrows go on from there."""
        told: list[list[object]] = self.page.eval_on_selector_all(
            f"input[name='{name}']", "(all) => all.map((one) => [one.labels[0].innerText, one.checked])"
        )
        chosen = next((place for place, one in enumerate(told) if one[1]), 0)
        wanted = next(place for place, one in enumerate(told) if str(one[0]).startswith(word))
        self.reach(id=f"id_{name}_{chosen}")
        self.page.keyboard.press("Space")
        for _ in range(abs(wanted - chosen)):
            self.page.keyboard.press("ArrowDown" if wanted > chosen else "ArrowUp")
        expect(self.page.locator(f"#id_{name}_{wanted}")).to_be_checked()

    def reach(self, text: str = "", *, id: str = "", href: str = "") -> None:
        """Go on with the Tab key to what says this, has this id or leads there; nothing is clicked or focused by a script."""
        for _ in range(MOST_STEPS):
            self.page.keyboard.press("Tab")
            found, said, leads = self.page.evaluate(FOCUSED)
            if (id and found == id) or (href and leads == href) or (text and said.startswith(text)):
                self.page.evaluate(DRAWN)
                return
        raise AssertionError(f"the Tab key does not reach {text or id or href!r}")

    def go(self, text: str = "", *, href: str = "") -> None:
        """Follow a link or press a button that the Tab key reaches."""
        self.reach(text, href=href)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def type(self, **fields: str) -> None:
        """Fill fields in the order in which they stand."""
        for name, text in fields.items():
            self.reach(id=f"id_{name}")
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(text)

    def choose(self, name: str, word: str) -> None:
        """A word of a list, with the arrow keys."""
        self.reach(id=f"id_{name}")
        field = self.page.locator(f"#id_{name}")
        words: list[str] = field.evaluate("(one) => [...one.options].map((option) => option.text)")
        wanted = next(place for place, said in enumerate(words) if said.startswith(word))
        steps = wanted - field.evaluate("(one) => one.selectedIndex")
        for _ in range(abs(steps)):
            self.page.keyboard.press("ArrowDown" if steps > 0 else "ArrowUp")
        expect(field.locator("option:checked")).to_have_text(words[wanted])

    def foresees(self, *words: str) -> None:
        """What stands beside the form before anything is recorded."""
        for one in words:
            expect(self.page.locator("#consequences")).to_contain_text(one)

    def record(self) -> None:
        """Review, then record: the focus stands on the deed."""
        self.go(self.said_as("Xem lại và ghi"))
        expect(self.page.locator("h1")).to_contain_text(self.said_as("Xem lại trước khi ghi"))
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        expect(self.page.locator(".ep-confirmation")).to_be_focused()

    def shows(self, *words: str) -> None:
        """What the page says."""
        for one in words:
            expect(self.page.locator("main")).to_contain_text(one)

    def has_no_barrier(self) -> None:
        found = Axe().run(self.page, options=AXE).response["violations"]
        worst = [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")]
        assert worst == [], self.page.url


class MouseDesk(Desk):
    """The same desk with a mouse: straight to the next thing that says this; long stories are told in a fifth of the time."""

    def reach(self, text: str = "", *, id: str = "", href: str = "") -> None:
        assert self.page.evaluate(POINTED, [text, id, href]), f"the page has no {text or id or href!r}"

    def type(self, **fields: str) -> None:
        for name, text in fields.items():
            self.reach(id=f"id_{name}")
            self.page.locator(f"#id_{name}").fill(text)

    def choose(self, name: str, word: str) -> None:
        field = self.page.locator(f"#id_{name}")
        words: list[str] = field.evaluate("(one) => [...one.options].map((option) => option.text)")
        field.select_option(label=next(said for said in words if said.startswith(word)))


def sitting(
    browser_context: BrowserContext,
    account: Account,
    clock: pytest.MonkeyPatch,
    server: str,
    frame: dict[str, str] | None = None,
    *,
    mouse: bool = False,
) -> Iterator[Desk]:
    """A desk; anything that the browser complains about fails the test."""
    desk = (MouseDesk if mouse else Desk)(browser_context, account, clock, server, frame)
    yield desk
    browser_context.close()
    assert [line for line in desk.said if not line.startswith(LEFT_BEHIND) and "status of 4" not in line] == []
