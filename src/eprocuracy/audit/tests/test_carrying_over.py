"""Entries that were sealed in blocks before are carried over, and one that no longer fitted its own hash goes on being found."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256

import pytest
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from eprocuracy.audit import leaves
from eprocuracy.audit.keys import entry_keys
from eprocuracy.platform.ground.access import OWNER, embedded_accesses
from eprocuracy.platform.ground.folder import DataFolder

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def an_older_database() -> Iterator[None]:
    """A database that holds the log alone, as it was before; the owner's connection leads there."""
    superuser = embedded_accesses(DataFolder.of_environment()).superuser
    assert superuser
    owner, name = connections["owner"], f"test_run_{os.getpid()}_older"
    before = owner.settings_dict["NAME"]
    with superuser.connect() as server:
        server.execute(f"CREATE DATABASE {name} OWNER {OWNER}".encode())
        try:
            owner.close()
            owner.settings_dict["NAME"] = name
            migrate("0001_initial")
            yield
        finally:
            owner.close()
            owner.settings_dict["NAME"] = before
            server.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def migrate(name: str) -> None:
    MigrationExecutor(connections["owner"]).migrate([("audit", name)])


def write_as_before(account: str, *, says: str | None = None) -> None:
    """An entry of the older form; `says` is what its hash covers, where that is another account."""
    content = leaves.payload(
        at="2026-11-21T00:31:00.000000Z",
        account=says or account,
        unit="22-KV3",
        deed="matter.read",
        about=["matter:1"],
        detail={"số": 45},
        address="10.0.0.7",
        request="a1b2",
    )
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_entry (at, account, unit, deed, about, detail, address, request, digest) VALUES"
            " ('2026-11-21T00:31:00Z', %s, '22-KV3', 'matter.read', '{matter:1}', %s, '10.0.0.7', 'a1b2', %s)",
            [account, '{"số": 45}', sha256(content).digest()],
        )


def test_older_entries_keep_their_number_and_content_and_get_a_stamp(an_older_database: None) -> None:
    write_as_before("mai")
    write_as_before("nam", says="mai")
    migrate("0002_merkle_log")

    with connections["owner"].cursor() as cursor:
        cursor.execute(f"SELECT {leaves.COLUMNS} FROM audit_entry e ORDER BY 1")
        sound, touched = (leaves.Written(*row) for row in cursor.fetchall())
        cursor.execute("SELECT nextval(pg_get_serial_sequence('audit_entry', 'sequence'))")
        assert cursor.fetchone() == (3,)

    assert (sound.sequence, sound.account, sound.about, sound.address) == (1, "mai", ["matter:1"], "10.0.0.7")
    assert sound.stamp == entry_keys().stamp(sound.digest())
    assert (touched.account, touched.stamp) == ("nam", b"")
