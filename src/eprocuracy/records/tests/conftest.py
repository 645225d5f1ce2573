"""Acts of the toy workstream, recorded through the real door."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from eprocuracy.kernel.moments import When
from eprocuracy.law.reference import Reference
from eprocuracy.records.families import new_id
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Rules, load
from eprocuracy.workstreams.tests.toy import write_toy


@pytest.fixture(scope="session")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    return Rules(Reference.load(), load((write_toy(tmp_path_factory.mktemp("further")),)))


Make = Callable[..., Act]


@pytest.fixture
def make(rules: Rules) -> Make:
    def made(kind: str, day: date, matter: UUID, **more: Any) -> Act:
        return rules.catalogue.kinds[kind](**{"id": new_id(), "matter": matter, "occurred": When.on(day), **more})

    return made
