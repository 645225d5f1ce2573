"""Another key: what it protected can still be read, the old one is gone, and the log says so."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.utils import decrypt
from cryptography.fernet import InvalidToken

from eprocuracy.assurance import rotating
from eprocuracy.assurance.checks.scratch import an_account
from eprocuracy.assurance.installation import Installation
from eprocuracy.audit.models import Entry
from eprocuracy.platform.ground import keys, room
from eprocuracy.platform.ground.folder import DataFolder

pytestmark = pytest.mark.django_db


def test_second_factors_outlive_the_key_that_hid_them(there: Installation, tmp_path: Path, settings: Any) -> None:
    folder = DataFolder(tmp_path / "dữ liệu")
    settings.SECRET_KEY = old = folder.secret(rotating.NAME)
    shared = generate_totp_secret()
    factor = TOTP.activate(an_account(there.now)[0], shared).instance

    assert rotating.rotate(folder, at=there.now) == 1

    hidden = Authenticator.objects.get(pk=factor.pk).data["secret"]
    with pytest.raises(InvalidToken):
        decrypt(hidden)
    settings.SECRET_KEY = folder.secret(rotating.NAME)
    assert decrypt(hidden) == shared
    assert all(old not in path.read_text(encoding="utf-8") for path in (folder.path / "secrets").iterdir())
    told = Entry.objects.get(deed="keys.rotated").detail
    assert told["destroyed"] == keys.fingerprint(old.encode())
    assert told["made"] == keys.held(folder)[0].fingerprint


def test_two_measurements_say_when_the_disk_will_be_full(there: Installation, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.prepare()

    assert room.measure(folder, at=there.now - timedelta(days=10))
    assert not room.measure(folder, at=there.now - timedelta(days=10, hours=-1))
    first = folder.read_note(room.NOTE)["measured"][0]
    grown = first["used"] + 10 * room.outlook(folder).free // 20  # a twentieth of what is left every day
    folder.write_note(room.NOTE, {"measured": [first, {"at": there.now.isoformat(), "used": grown}]})

    assert room.outlook(folder).days_left in (19, 20)
    assert "sẽ đầy sau khoảng" in room.alarms(folder)[-1].vi
