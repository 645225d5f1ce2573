"""Signing goes on where an event loop runs already in the same thread."""

from __future__ import annotations

import asyncio

from eprocuracy.issuing.signatures.apart import apart


async def _said() -> str:
    return "ký"


def test_a_loop_of_its_own_runs_with_and_without_another_one() -> None:
    async def inside() -> str:
        return apart(lambda: asyncio.run(_said()))

    assert apart(lambda: asyncio.run(_said())) == "ký"
    assert apart(lambda: asyncio.run(inside())) == "ký"
