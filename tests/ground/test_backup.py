from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import psycopg
import pytest

from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform.backup import bases, deleting, journal, keeping, sealing, status
from eprocuracy.platform.backup.places import Place, pull
from eprocuracy.platform.backup.restoring import plan, restore
from eprocuracy.platform.backup.shipping import shipping
from eprocuracy.platform.backup.status import LATEST, Stands
from eprocuracy.platform.ground.access import embedded_accesses
from eprocuracy.platform.ground.cluster import Cluster
from eprocuracy.platform.ground.folder import DataFolder

from .places import installation

pytestmark = pytest.mark.long

PAPER = "Cáo trạng".encode()
DIGEST = hashlib.sha256(PAPER).hexdigest()


@dataclass(frozen=True)
class Copied:
    """An installation, its place of backups with a whole base and one of changes, and a moment between two commits."""

    folder: DataFolder
    place: Place
    key: Path
    second: Path
    before: datetime


def told(connection: psycopg.Connection, *names: str) -> None:
    for name in names:
        connection.execute("insert into kept values (%s)", [name])


@pytest.fixture(scope="module")
def copied() -> Iterator[Copied]:
    with installation() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("EPROCURACY_BACKUP", str(folder.path.parent / "sao lưu"))
        key, second = folder.path.parent / "khóa.age", folder.path.parent / "khóa hai.age"
        for one in (key, second):
            sealing.make_key(one, folder)
        place = Place(folder.path.parent / "sao lưu")
        Cluster(folder).ensure()
        owner = embedded_accesses(folder).owner
        assert owner
        with owner.connect() as connection, folder.locked("backup"), shipping(folder, place) as shipper:
            connection.execute("create table kept (name text)")
            told(connection, "first")
            bases.take(folder, place, whole=True)
            told(connection, "second")
            assert bases.take(folder, place, whole=False).parent
            (folder.files / DIGEST[:2]).mkdir(parents=True)
            (folder.files / DIGEST[:2] / DIGEST).write_bytes(PAPER)
            told(connection, "third")
            before = connection.execute("select clock_timestamp()").fetchone()[0]
            connection.execute("delete from kept")
            shipper.cover()
        Cluster(folder).stop()
        yield Copied(folder, place, key, second, before)


def test_everything_comes_back_as_it_was_at_a_moment_between_two_deeds(copied: Copied, tmp_path: Path) -> None:
    tmp_path.parent.parent.chmod(0o755)
    into = copied.folder.path.parent / "khôi phục"

    done = restore(copied.place, sealing.keys_of(copied.key), into, to=copied.before)

    assert (len(done.bases), done.files) == (2, 1)
    assert (into / "files" / DIGEST[:2] / DIGEST).read_bytes() == PAPER
    try:
        Cluster(done.folder).ensure()
        with embedded_accesses(done.folder).owner.connect() as connection:
            assert connection.execute("select array_agg(name), pg_is_in_recovery() from kept").fetchone() == (
                ["first", "second", "third"],
                False,
            )
    finally:
        Cluster(done.folder).stop()


def test_left_alone_it_takes_a_base_and_goes_on_with_the_log(copied: Copied, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "ROUND", 0.2)
    place = Place(copied.folder.path.parent / "tự chạy")
    monkeypatch.setenv("EPROCURACY_BACKUP", str(place.path))
    Cluster(copied.folder).ensure()
    try:
        keeping.keep(copied.folder, lambda: not is_copied(copied.folder))
    finally:
        Cluster(copied.folder).stop()

    assert plan(place, None)[0].parent is None
    assert (place.path / "README.md").exists()
    assert status.of(copied.folder).trouble == ""


def is_copied(folder: DataFolder) -> bool:
    """Whether a base was taken, and the log shipped that it needs."""
    stands = status.of(folder)
    return bool(stands.base and stands.covered and stands.covered > stands.base) or bool(stands.trouble)


def test_a_moment_that_the_backups_do_not_reach_is_refused_before_anything_is_written(copied: Copied) -> None:
    latest = copied.place.covered()
    assert latest
    into = copied.folder.path.parent / "không có"

    for moment in (latest.replace(year=2100), latest.replace(year=2020)):
        with pytest.raises(Refused, match="chỉ đưa về được"):
            restore(copied.place, sealing.keys_of(copied.key), into, to=moment)

    assert not into.exists()


def test_nothing_of_a_backup_can_be_read_without_the_key(copied: Copied, tmp_path: Path) -> None:
    sealed = list(copied.place.path.rglob("*.age"))
    assert len(sealed) >= 6
    assert all(PAPER not in path.read_bytes() and b"PG_VERSION" not in path.read_bytes() for path in sealed)
    other = DataFolder(tmp_path / "other")
    other.prepare()
    key = tmp_path / "other.age"
    sealing.make_key(key, other)

    with pytest.raises(Refused, match="sai khóa"):
        restore(copied.place, sealing.keys_of(key), copied.folder.path.parent / "sai khóa")


@pytest.mark.parametrize("content", ["not a key\n", "khóa\n"])
def test_what_is_no_file_of_keys_is_said_to_be_none(tmp_path: Path, content: str) -> None:
    file = tmp_path / "key.age"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(Refused, match="không phải tệp khóa"):
        sealing.keys_of(file)


def test_the_key_never_lies_beside_what_it_opens(copied: Copied) -> None:
    for place in (copied.folder.path / "secrets" / "k.age", copied.place.path / "k.age", copied.key):
        with pytest.raises(Refused):
            sealing.make_key(place, copied.folder)
    assert stat.S_IMODE(copied.key.stat().st_mode) == 0o600


@pytest.fixture
def another(copied: Copied, tmp_path: Path) -> Place:
    """A copy of the place that a test may spoil."""
    shutil.copytree(copied.place.path, tmp_path / "another")
    return Place(tmp_path / "another")


def test_a_gap_in_the_log_is_named_instead_of_a_silent_loss(another: Place) -> None:
    segments = [one for one in another.segments() if one.name >= another.bases()[-1].first_segment]
    assert len(segments) > 1
    segments[0].path.unlink()

    with pytest.raises(Refused, match="thiếu đoạn nhật ký"):
        plan(another, None)


def test_one_changed_byte_of_a_base_is_found(another: Place, copied: Copied, tmp_path: Path) -> None:
    path = another.bases()[0].folder / "base.tar.gz.age"
    path.chmod(0o600)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)

    with pytest.raises(Refused, match="đã bị thay đổi"):
        restore(another, sealing.keys_of(copied.key), tmp_path / "into")


def test_what_was_written_once_is_never_written_again(another: Place) -> None:
    name = "README.md"
    assert another.write(name, lambda target: target.write(b"one") and None)

    assert not another.write(name, lambda target: target.write(b"two") and None)

    assert (another.path / name).read_bytes() == b"one"


def test_the_isolated_copy_keeps_what_it_has_when_the_backups_are_encrypted_by_a_thief(
    another: Place, tmp_path: Path
) -> None:
    isolated = Place(tmp_path / "isolated")
    assert pull(another, isolated) == {"taken": len([p for p in another.path.rglob("*") if p.is_file()]), "changed": []}
    for path in [one for one in another.path.rglob("*") if one.is_file()]:
        path.chmod(0o600)
        path.write_bytes(b"pay up")
    (another.path / "wal" / f"{'F' * 24}.gz.age").write_bytes(b"pay up")

    done = pull(another, isolated)

    assert done["taken"] == 0
    assert len(done["changed"]) == len([p for p in another.path.rglob("*") if p.is_file()])
    assert plan(isolated, None)[0].name == isolated.bases()[-1].name


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("setpriv"), reason="not run: needs root and setpriv")
def test_the_account_of_the_web_pages_cannot_touch_the_isolated_copy(another: Place) -> None:
    isolated = Place(Path("/tmp") / f"eprocuracy-isolated-{os.getpid()}")  # noqa: S108
    try:
        pull(another, isolated)
        target = isolated.bases()[0].folder / "base.tar.gz.age"
        for deed in (f"rm -f '{target}'", f"echo x > '{target}'", f"mv '{target}' /tmp/", f"touch '{isolated.path}/x'"):
            done = subprocess.run(["setpriv", "--reuid=65534", "--clear-groups", "sh", "-c", deed], capture_output=True)
            assert done.returncode
        assert target.stat().st_size == another.bases()[0].bytes
    finally:
        shutil.rmtree(isolated.path)


def test_what_is_no_longer_needed_for_the_days_that_are_kept_is_taken_away(another: Place, copied: Copied) -> None:
    newest = another.bases()[-1].ended

    assert another.prune(before=another.bases()[0].ended.replace(year=2020)) == 0
    another.prune(before=newest)

    assert [one.parent is None for one in another.bases()] == [True, False]
    assert min(one.name for one in another.segments()) == another.bases()[0].first_segment
    assert plan(another, copied.before)


def test_what_is_young_goes_by_the_keys_of_two_persons_alone_and_never_the_last_base(
    another: Place, copied: Copied
) -> None:
    whole, changes = another.bases()
    stranger = copied.folder.path.parent / "người lạ.age"
    other = DataFolder(copied.folder.path.parent / "nơi khác")
    other.prepare()
    sealing.make_key(stranger, other)

    for keys in ([copied.key], [copied.key, copied.key], [copied.key, stranger]):
        with pytest.raises(Refused, match="2 khóa khác nhau"):
            deleting.delete(copied.folder, another, changes.name, keys, reason="đầy đĩa")
    with pytest.raises(Refused, match="duy nhất"):
        deleting.delete(copied.folder, another, whole.name, [copied.key, copied.second], reason="đầy đĩa")
    gone = deleting.delete(copied.folder, another, changes.name, [copied.key, copied.second], reason="đầy đĩa")

    assert (gone, [one.name for one in another.bases()]) == ([changes.name], [whole.name])
    assert plan(another, None)
    (line,) = [one for one in journal.lines(copied.folder)[0] if one["what"] == "deleted"]
    assert (line["bases"], line["reason"], len(line["keys"])) == (gone, "đầy đĩa", 2)


def test_another_program_opens_a_backup_by_the_key_alone(copied: Copied) -> None:
    if shutil.which("age") is None:
        pytest.skip("not run: needs age")
    sealed = next(iter(copied.place.files()))
    done = subprocess.run(["age", "-d", "-i", copied.key, sealed], capture_output=True, check=True)
    assert subprocess.run(["gunzip"], input=done.stdout, capture_output=True, check=True).stdout == PAPER


def test_the_page_turns_red_when_the_log_was_not_copied_in_time(copied: Copied) -> None:
    at = copied.before
    good = Stands(True, at, at, at, True, at, True)

    assert good.alarms(at=at) == ()
    assert [one.vi for one in good.alarms(at=at + 2 * LATEST)] == [
        "Nhật ký ghi trước chưa được sao lưu trong 5 phút qua."
    ]
    assert len(Stands(True).alarms(at=at)) == 4
    assert json.dumps([one.en for one in Stands(False).alarms(at=at)])
