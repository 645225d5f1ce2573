"""The register of drills: every run with its report, and what is due next."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from eprocuracy.kernel.words import Label
from eprocuracy.platform.backup.places import Place, stamp, write_text
from eprocuracy.platform.ground.folder import DataFolder

from .scratch import scratch
from .telling import Drill, as_json


@dataclass(frozen=True, slots=True)
class Held:
    """How it stands with one drill: when it was last held, how it went, and until when it must be held again (None: never held)."""

    drill: Drill
    last: dict[str, Any] | None

    @property
    def at(self) -> datetime | None:
        return datetime.fromisoformat(self.last["at"]) if self.last else None

    @property
    def due(self) -> datetime | None:
        return self.at + timedelta(days=self.drill.every_days) if self.at else None

    @property
    def passed(self) -> bool:
        return bool(self.last and self.last["passed"])


def hold(drill: Drill, folder: DataFolder, *, at: datetime, full: bool) -> dict[str, Any]:
    """Play a drill in a scratch installation and keep its report in the register of `folder`."""
    began = time.monotonic()
    with scratch() as one:
        outcome = drill.play(one, full, True)
    report = as_json(drill, outcome, at=at, seconds=time.monotonic() - began, full=full)
    write_text(
        Place(_folder(folder)), f"{stamp(at)}-{drill.name}.json", json.dumps(report, ensure_ascii=False, indent=1)
    )
    return report


def reports(folder: DataFolder) -> Iterator[dict[str, Any]]:
    """Every report, the latest first."""
    for path in sorted(_folder(folder).glob("*.json"), reverse=True):
        yield json.loads(path.read_text(encoding="utf-8"))


def calendar(folder: DataFolder, drills: Iterable[Drill]) -> tuple[Held, ...]:
    """Every drill with its latest run."""
    latest: dict[str, dict[str, Any]] = {}
    for report in reports(folder):
        latest.setdefault(report["drill"], report)
    return tuple(Held(drill, latest.get(drill.name)) for drill in drills)


def said(words: dict[str, str]) -> Label:
    """Words of a report as a label."""
    return Label(words["vi"], words["en"])


def _folder(folder: DataFolder) -> Path:
    return folder.path / "drills"
