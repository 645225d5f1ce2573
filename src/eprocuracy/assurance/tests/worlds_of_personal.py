"""Worlds in which personal data are kept that nobody declared, or nobody answers for the system; `test_checks` looks at them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from eprocuracy.platform.ground.folder import DataFolder

if TYPE_CHECKING:
    from .test_checks import World

Change = Callable[["World"], None]

TOLD = """
owner: Viện kiểm sát nhân dân tối cao
operator: Cục Thống kê tội phạm
place: Trung tâm dữ liệu của ngành
level_decision: QĐ 12/QĐ-VKSTC ngày 02/11/2026
rules: QĐ 15/QĐ-VKSTC
complaints: Thanh tra
stage: new
personal_data: {name: Lò Thị Mai, post: Phó Cục trưởng}
assessment: {document: BB 03/2026, approver: Trần Văn Bình, held_on: 2026-11-10, passed: true}
"""


def told(text: str = TOLD) -> Change:
    """A world whose people said this of their installation."""

    def change(world: World) -> None:
        world.file("installation.yaml", text.encode())
        world.there = replace(world.there, folder=DataFolder(world.folder))

    return change


def late(world: World) -> None:
    told()(world)
    world.there = replace(world.there, now=world.there.now + timedelta(days=365))


def in_earnest(world: World) -> None:
    told(TOLD.replace("passed: true", "passed: false"))(world)
    world.installed(DEMONSTRATION=False)


def assessed(world: World) -> None:
    told()(world)
    world.installed(DEMONSTRATION=False)


BROKEN: dict[str, Change] = {
    "GOV-01": told(TOLD.replace("place: Trung tâm dữ liệu của ngành\n", "")),
    "GOV-02": late,
    "GOV-03": in_earnest,
    "GOV-06": told(),
    "PDP-01": told("owner: Viện kiểm sát nhân dân tối cao"),
    "PDP-04": told("ownr: Viện kiểm sát nhân dân tối cao"),
    "PDP-02": lambda world: world.rules("CREATE TABLE blacklist (name text)"),
    "PDP-05": lambda world: world.rules("ALTER TABLE records_personversion ADD religion text"),
}

GOOD: dict[str, Change] = {
    **dict.fromkeys(("GOV-01", "GOV-02", "PDP-01", "PDP-02", "PDP-04", "PDP-05"), told()),
    "GOV-03": assessed,
}
