"""Walking through all pages that lead to one another, a few of each kind."""

from __future__ import annotations

import html
import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator

from django.urls import Resolver404, resolve

Get = Callable[[str], str | None]  # the page at an address; None for what is no page

_LINK = re.compile(r'(?:href|hx-get)="(/[^"#]*|\?[^"#]*)')


def pages(get: Get, starts: Iterable[str], *, of_each: int, finely: bool = True) -> Iterator[tuple[str, str]]:
    """Address and page of everything that is linked, at most so many of each kind of address.

    `finely` tells kinds of acts, registers and sets of parameters apart, not only views.
    """
    waiting, known, taken = deque(starts), set(starts), Counter[str]()
    while waiting:
        address = waiting.popleft()
        kind = kind_of(address, finely)
        if kind is None or taken[kind] >= of_each:
            continue
        taken[kind] += 1
        page = get(address)
        if page is None:
            continue
        yield address, page
        for link in map(html.unescape, _LINK.findall(page)):
            to = address.partition("?")[0] + link if link.startswith("?") else link
            if to not in known:
                known.add(to)
                waiting.append(to)


def kind_of(address: str, finely: bool) -> str | None:
    """What is alike about addresses: the view, the kind of act or register it is for, and which parameters are given."""
    path, _, query = address.partition("?")
    try:
        match = resolve(path)
    except Resolver404:
        return None
    if not finely:
        return str(match.view_name)
    words = [str(value) for name, value in match.kwargs.items() if name in ("kind", "workstream", "code", "way")]
    names = sorted({one.partition("=")[0] for one in query.split("&") if one})
    return " ".join([match.view_name, *words, *names])
