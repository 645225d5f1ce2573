"""Giving the installation another key: what it protects goes over to the new one, and the old one is destroyed."""

from __future__ import annotations

import os
import secrets
from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import transaction

from eprocuracy import audit
from eprocuracy.audit.deeds import declare
from eprocuracy.identity import factors
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground import keys
from eprocuracy.platform.ground.folder import DataFolder, write_private
from eprocuracy.platform.ground.serving import web_is_running

NAME = "secret-key"
KEY_ROTATED = declare("keys.rotated", "Đổi khóa, hủy khóa cũ", "Key changed, the old one destroyed")


def rotate(folder: DataFolder, *, at: datetime) -> int:
    """Change the key of sessions and of second factors; returns how many secrets were encrypted anew. Everybody signs in again."""
    if web_is_running(folder) or "EPROCURACY_SECRET_KEY" in os.environ:
        raise Refused(
            Label(
                "Trang web đang chạy, hoặc khóa nằm ở biến EPROCURACY_SECRET_KEY.",
                "The web server runs, or the key lies in EPROCURACY_SECRET_KEY.",
            ),
            Label(
                "Hãy dừng (bin/eprocuracy stop), để khóa trong thư mục dữ liệu rồi chạy lại.",
                "Stop it (bin/eprocuracy stop), keep the key in the data folder, and run again.",
            ),
        )
    old, new = folder.secret(NAME), secrets.token_urlsafe(48)
    path, before = folder.path / "secrets" / NAME, folder.path / "secrets" / f"{NAME}.before"
    write_private(before, old)  # until the database has said that everything went over
    with transaction.atomic():
        count = factors.encrypt_again(old=old, new=new)
        Session.objects.all().delete()
        told = {"key": NAME, "destroyed": keys.fingerprint(old.encode()), "made": keys.fingerprint(new.encode())}
        audit.record(KEY_ROTATED, by=SYSTEM, at=at, detail=told)
        write_private(path, new)
    before.unlink()
    return count
