"""Where drills of the product happen: a whole installation that is there to be harmed, with offices, matters and people of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from django.db import connections
from django.urls import get_resolver

from eprocuracy.audit import checkpoints
from eprocuracy.audit.models import LogWarning
from eprocuracy.audit.sequencing import sequence
from eprocuracy.exchange.synthesis.body import Body, Recipe
from eprocuracy.exchange.synthesis.days import Days
from eprocuracy.exchange.synthesis.staffing import offices_of
from eprocuracy.exchange.synthesis.writing import write
from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.moments import VIETNAM, day_of
from eprocuracy.office.log_watch import warn_of_log
from eprocuracy.office.tasks import COUNTED_EVERY
from eprocuracy.platform.drills.scratch import MARK, never
from eprocuracy.platform.ground.access import embedded_accesses
from eprocuracy.platform.ground.databases_for_tests import CLONE
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.records.models import MatterRow
from eprocuracy.records.rules import present

from ..checks.scratch import an_account
from ..installation import Installation
from ..visiting import Visitor

PROVINCE, ELSEWHERE = "22", "15"  # the province whose matters there are, and one that has nothing to do with them


@dataclass(frozen=True, slots=True)
class Stage:
    """The installation of this process. Made by `of_environment` alone, which refuses any that was not made to be harmed."""

    now: datetime
    folder: DataFolder

    @classmethod
    def of_environment(cls, now: datetime) -> Stage:
        folder = DataFolder.of_environment()
        marked = (folder.path.parent / MARK).is_file()
        clone = str(connections["default"].settings_dict["NAME"]).startswith(CLONE)  # of a run of the suite
        if "DATABASE_URL" in os.environ or not (marked or clone):
            raise never()
        assert get_resolver().url_patterns  # every page has declared its deeds
        # in the morning of the day, so that what the drill lets happen happens on one day
        return cls(now.astimezone(VIETNAM).replace(hour=9, minute=0, second=0, microsecond=0), folder)

    @contextmanager
    def ruler(self) -> Iterator[psycopg.Connection[Any]]:
        """Somebody who rules the database server, whatever the roles of the application may not."""
        superuser = embedded_accesses(self.folder).superuser
        assert superuser
        with superuser.to(str(connections["default"].settings_dict["NAME"])).connect() as server:
            yield server

    def account(self, duty: Duty = Duty.PROCURATOR, *, unit: str = PROVINCE) -> tuple[Account, str]:
        """A new person of an office, and their password."""
        return an_account(self.now, duty=duty, unit=unit)

    def matters(self, least: int) -> list[UUID]:
        """So many matters at least, with people and papers, of the offices of a province."""
        there = (
            MatterRow.objects.filter(unit__startswith=PROVINCE).order_by("matter").values_list("matter_id", flat=True)
        )
        if there.count() < least:
            rules = present()
            # other numbers to throw with than those of the matters that are there
            recipe = Recipe(max(1, least // 3), there.count() + 1, PROVINCE, day_of(self.now), offices_of(PROVINCE))
            write(rules, Body(recipe, Days(rules.reference)))
        return list(there.all())

    def visitor(self, at: datetime | None = None, *, address: str = "10.22.0.7") -> Visitor:
        """A browser at an address of the network."""
        one = Installation(self.now, self.folder).visitor(at or self.now)
        one.defaults["REMOTE_ADDR"] = address
        return one

    def seal(self) -> str:
        """What the worker does every second, without publishing: places, a checkpoint. Returns the checkpoint, to be kept elsewhere."""
        sequence(at=self.now)
        one = checkpoints.sign(at=self.now)
        assert one is not None
        return one.note

    def warned(self, account: str, *, rule: str, before: datetime, at: datetime) -> bool:
        """Let the worker count when its time comes between two moments; whether it warns of the account by this rule."""
        if before.timestamp() // COUNTED_EVERY.total_seconds() == at.timestamp() // COUNTED_EVERY.total_seconds():
            return False
        warn_of_log(present(), at=at)
        return LogWarning.objects.filter(rule=rule, account=account, on=day_of(at)).exists()


def soon(at: datetime, seconds: float) -> datetime:
    """So many seconds later."""
    return at + timedelta(seconds=seconds)


def stored(root: Path, digest: str) -> Path:
    """Where a stored file lies on the disk."""
    return next(root.rglob(digest))
