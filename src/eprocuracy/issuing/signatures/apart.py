"""pyHanko runs an event loop of its own: where one runs already in this thread (an asynchronous server, a browser under test), in a thread apart."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def apart(call: Callable[[], T]) -> T:
    """The answer of a call that runs an event loop of its own."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return call()
    with ThreadPoolExecutor(max_workers=1) as alone:
        return alone.submit(call).result()
