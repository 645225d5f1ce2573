"""How the installation runs at a moment, gathered for the dossier: what the machine can see itself."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from eprocuracy.exchange.sending.receivers import receivers
from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import Duty
from eprocuracy.platform.backup import status
from eprocuracy.platform.drills.register import Held, calendar
from eprocuracy.platform.ground.folder import CHECKOUT

from ..drills.programme import DRILLS
from ..installation import Installation
from ..running import Standing, standings
from .told import Told, told

LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
_PEOPLE = "SELECT reltuples::bigint FROM pg_class WHERE oid = 'records_personversion'::regclass"
_VERSION = "SELECT current_setting('server_version')"


@dataclass(frozen=True, slots=True)
class Component:
    """A part made by others: the version that the lock names and the one that runs; either may be absent."""

    name: str
    locked: str
    installed: str

    @property
    def agrees(self) -> bool:
        return not self.installed or self.locked == self.installed


@dataclass(frozen=True, slots=True)
class Running:
    """Everything that was seen. `people` counts the entries about people as the database estimates them; negative: never estimated."""

    at: datetime
    told: Told
    database: str
    people: int
    components: Sequence[Component]
    page_parts: Mapping[str, str]
    accounts: Mapping[Duty, int]
    receivers: Sequence[str]
    settings: Any
    backups: status.Stands
    drills: Sequence[Held]
    standings: Sequence[Standing]


def gather(there: Installation) -> Running:
    """Look at the installation."""
    counts: Counter[Duty] = Counter()
    for duties in Account.objects.filter(is_active=True).values_list("duties", flat=True):
        counts.update(Duty(one) for one in duties)
    return Running(
        at=there.now,
        told=told(there.folder.path),
        database=str(there.ask(_VERSION)[0][0]).split()[0],
        people=int(there.ask(_PEOPLE)[0][0]),
        components=components(there.lock),
        page_parts=_page_parts(CHECKOUT / "assets" / "package.json"),
        accounts=counts,
        receivers=[one.name for one in receivers(there.folder.path)],
        settings=there.settings,
        backups=status.of(there.folder),
        drills=calendar(there.folder, DRILLS.values()),
        standings=standings(),
    )


def components(lock: Path) -> tuple[Component, ...]:
    """What the lock names and what is installed, by name."""
    locked = {_plain(name): version.rstrip(" \\") for name, version in LOCKED.findall(lock.read_text(encoding="utf-8"))}
    installed = {_plain(one.metadata["Name"] or ""): one.version for one in distributions()}
    return tuple(Component(name, version, installed.get(name, "")) for name, version in sorted(locked.items()))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _page_parts(path: Path) -> Mapping[str, str]:
    if not path.exists():
        return {}
    found: Mapping[str, str] = json.loads(path.read_text(encoding="utf-8"))["devDependencies"]
    return found
