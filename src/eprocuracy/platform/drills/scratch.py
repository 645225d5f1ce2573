"""Where drills happen: an installation of their own that is there to be harmed, and nothing else."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.backup import sealing
from eprocuracy.platform.backup.places import Place
from eprocuracy.platform.ground.access import embedded_accesses
from eprocuracy.platform.ground.cluster import Cluster
from eprocuracy.platform.ground.folder import DataFolder

MARK = "for drills only"


@dataclass(frozen=True, slots=True)
class Scratch:
    """An installation, its place of backups, the isolated copy of that, and the key, all below one folder."""

    root: Path

    @property
    def folder(self) -> DataFolder:
        """The installation that a drill harms. Refuses any that was not made for this: a mistake must not reach real data."""
        marked = (self.root / MARK).is_file()
        real = DataFolder.of_environment().path.resolve()
        if not marked or real.is_relative_to(self.root.resolve()) or "DATABASE_URL" in os.environ:
            raise never()
        return DataFolder(self.root / "data")

    @property
    def place(self) -> Place:
        return Place(self.root / "backups")

    @property
    def isolated(self) -> Place:
        return Place(self.root / "isolated")

    @property
    def key(self) -> Path:
        return self.root / "safe" / "key.age"

    def connect(self) -> psycopg.Connection[tuple[object, ...]]:
        """As the owner of the tables."""
        owner = embedded_accesses(self.folder).owner
        assert owner
        return owner.connect()


def never() -> Refused:
    """What is said to whoever would let a drill loose on real data."""
    return Refused(
        Label("Diễn tập không bao giờ chạy trên dữ liệu thật.", "A drill never runs against real data."),
        Label(
            "Hãy chạy: bin/eprocuracy drill, không đặt DATABASE_URL.", "Run bin/eprocuracy drill without DATABASE_URL."
        ),
    )


@contextlib.contextmanager
def scratch(parent: Path | None = None) -> Iterator[Scratch]:
    """A running installation with rows to lose; gone at the end."""
    with tempfile.TemporaryDirectory(prefix="eprocuracy-drill-", dir=parent) as made, _elsewhere():
        root = Path(made)
        root.chmod(0o755)
        (root / MARK).touch()
        (root / "safe").mkdir(mode=0o700)
        one = Scratch(root)
        try:
            one.folder.prepare()
            Cluster(one.folder).ensure()
            sealing.make_key(one.key, one.folder)
            with one.connect() as connection:
                connection.execute("create table deeds (id bigint primary key, said text not null)")
            yield one
        finally:
            for name in ("data", "restored"):
                with contextlib.suppress(Refused):
                    Cluster(DataFolder(root / name)).stop()


@contextlib.contextmanager
def _elsewhere() -> Iterator[None]:
    """Without the backups of the real installation in sight."""
    kept: Mapping[str, str] = {
        name: os.environ.pop(name) for name in list(os.environ) if name.startswith("EPROCURACY_BACKUP")
    }
    try:
        yield
    finally:
        os.environ.update(kept)
