"""Worlds in which what is kept safe is lost, and in which it is not; `test_checks` looks at them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from eprocuracy import audit
from eprocuracy.assurance.checks import keeping
from eprocuracy.audit import copies
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.platform.backup import restoring, status
from eprocuracy.platform.backup.places import Place, pull
from eprocuracy.platform.ground import room
from eprocuracy.platform.ground.folder import DataFolder

if TYPE_CHECKING:
    from .test_checks import World

Change = Callable[["World"], None]


def a_place(world: World) -> Place:
    """A place of backups with one base of this moment."""
    place = keeping._tried(world.folder, world.there.now)
    world.patch.setenv("EPROCURACY_BACKUP", str(place.path))
    return place


def an_isolated_copy(world: World) -> None:
    place, copy = a_place(world), Place(world.folder / "copy")
    pull(place, copy)
    world.patch.setenv("EPROCURACY_BACKUP_COPY", str(copy.path))


def out_of_reach(world: World) -> None:
    an_isolated_copy(world)
    world.patch.setattr("eprocuracy.assurance.checks.keeping.os.access", lambda _path, _mode: False)


def elsewhere(world: World) -> None:
    an_isolated_copy(world)
    world.patch.setattr(status, "disks", lambda *_places: {1, 2})
    world.patch.setenv(keeping.SITE, "Kho lưu trữ tỉnh, cách 12 km")


def taken(base: str) -> Change:
    """There is a place of backups, and the log says that a base was taken."""

    def change(world: World) -> None:
        lies = a_place(world).bases()[0].name
        audit.record(copies.DEEDS["taken"], by=SYSTEM, at=world.there.now, detail={"base": base or lies})

    return change


def tried(**found: Any) -> Change:
    """The latest test of restoring found this."""

    def change(world: World) -> None:
        world.there = replace(world.there, folder=DataFolder(world.folder))
        world.there.folder.prepare()
        whole = {"named": 3, "missing": 0, "seconds": 3.0, "checkpoint": {"size": 9, "root": "ab" * 32}, **found}
        status.note(world.there.folder, verified=world.there.now, verified_set=whole)

    return change


def look_at_nothing(world: World) -> None:
    world.patch.setattr(restoring, "refuse_unfit", lambda *_given, **_named: None)


def a_secret(name: str, content: bytes = b"x", *, days_old: int = 0) -> Change:
    """A secret lies in the data folder."""

    def change(world: World) -> None:
        world.file(f"secrets/{name}", content)
        at = world.there.now.timestamp() - days_old * 86400
        os.utime(world.folder / "secrets" / name, (at, at))
        world.there = replace(world.there, folder=DataFolder(world.folder))

    return change


def followed(world: World) -> None:
    """A standby follows, and the disk was measured an hour ago."""
    a_secret("secret-key")(world)
    world.there.folder.prepare()
    room.measure(world.there.folder, at=world.there.now)
    world.answers((1,))


def nothing(_world: World) -> None:
    """The installation of the tests as it is: it has no backups."""


BROKEN: dict[str, Change] = {
    "BKP-01": an_isolated_copy,  # on the same disk
    "BKP-02": an_isolated_copy,  # under the same account
    "BKP-10": taken("20261101T000000Z-full"),
    "BKP-11": look_at_nothing,
    "BKP-12": tried(missing=1),
    "BKP-13": lambda world: world.answers(("9.6",)),
    "CRY-01": lambda world: world.patch.setattr(
        "eprocuracy.identity.factors.Factors.encrypt", lambda _self, text: text
    ),
    "CRY-03": a_secret("secret-key", days_old=366),
    "OPS-01": lambda world: world.installed(X_FRAME_OPTIONS="SAMEORIGIN"),
    "OPS-08": nothing,  # the tests have no standby
    "CRY-05": lambda world: world.rules("ALTER TABLE records_matter ADD root bytea"),
}
GOOD: dict[str, Change] = {
    "BKP-01": elsewhere,
    "BKP-02": out_of_reach,
    "BKP-10": taken(""),
    "BKP-11": nothing,
    "BKP-12": tried(),
    "BKP-13": nothing,
    "CRY-01": lambda world: world.patch.setenv("EPROCURACY_DISK_ENCRYPTION", "LUKS"),
    "CRY-03": a_secret("secret-key", days_old=300),
    "CRY-05": nothing,
    "OPS-01": lambda world: world.rules("SET LOCAL synchronous_commit = 'on'"),  # tests do not wait for the disk
    "OPS-08": followed,
}
