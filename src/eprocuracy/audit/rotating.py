"""Another key for the log: the old one hands it over with its last signature and is destroyed; or it is lost, and the log says so."""

from __future__ import annotations

import secrets
from datetime import datetime
from pathlib import Path

from django.db import transaction

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.folder import DataFolder, write_private

from . import actions, checkpoints, deeds, notes, publishing, resuming
from .handing import HandOver, handed
from .keys import SIGNING, signer, signer_of
from .models import Checkpoint
from .sequencing import sequence


def rotate(*, by: Actor, at: datetime, lost: str = "", old: notes.Verifier | None = None) -> HandOver:
    """Give the log another key; returns how it was handed over. Broken off anywhere, the next call completes it.

    `lost` says why the old key cannot or must not sign; `old` is then its verifier key, where it is not the published one.
    """
    resuming.require_resumed()
    folder, lost = DataFolder.of_environment(), " ".join(lost.split())
    path = folder.path / "secrets" / SIGNING
    waiting = path.with_name(f"{SIGNING}.next")
    with folder.locked("log-key"):
        begun = _begun(waiting)
        if begun is None:
            ours, last = signer(), checkpoints.latest()
            before = _old_key(ours.verifier, last, lost, old)
            content = f"{secrets.token_urlsafe(48)} {before.name}"
            write_private(waiting, content)
            new = signer_of(content)
            with transaction.atomic():
                told = {"old": before.line(), "new": new.verifier.line(), "lost": lost}
                actions.record(deeds.LOG_KEY_CHANGED, by=by, at=at, about=["server:log"], detail=told)
                sequence(at=at)
                begun = handed(checkpoints.hand_over(before, ours, new, lost=lost, at=at).note)
        assert begun is not None
        waiting.replace(path)
    publishing.publish(publishing.place())
    return begun


def _begun(waiting: Path) -> HandOver | None:
    """The hand-over that was signed when a call was broken off before the new key took its place."""
    last = checkpoints.latest()
    if not waiting.exists() or last is None:
        return None
    found = handed(last.note)
    return found if found and found.new == signer_of(waiting.read_text(encoding="utf-8").strip()).verifier else None


def _old_key(ours: notes.Verifier, last: Checkpoint | None, lost: str, named: notes.Verifier | None) -> notes.Verifier:
    """The key that signed last; without `lost` it must be the one that lies here."""
    published = publishing.place() / "vkey.txt"
    known = [ours, *([named] if named else [])]
    known += [notes.Verifier.parse(published.read_text(encoding="utf-8"))] if published.exists() else []
    if last is None:
        return ours
    for one in known if lost else [ours]:
        if one.signed(last.note) is not None:
            return one
    raise Refused(
        Label(
            "Khóa ở đây không phải khóa đã ký điểm chốt cuối.",
            "The key that lies here is not the one that signed the last checkpoint.",
        ),
        Label(
            "Lấy lại khóa từ bản sao lưu; nếu đã mất: audit rotate-key --lost LÝ-DO --old KHÓA-CÔNG-KHAI-CŨ",
            "Take the key back from the backup; if it is lost: audit rotate-key --lost REASON --old OLD-VERIFIER-KEY",
        ),
    )
