"""Receivers that are a folder: one file a parcel, as JSON for a program or as a letter for a mail server to fetch."""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from eprocuracy.kernel.words import Label

from .port import NotDelivered, Parcel


@dataclass(frozen=True, slots=True)
class FolderReceiver:
    """A folder of JSON files named by the number of the parcel; sent again, a parcel lies there once."""

    name: str
    topics: Collection[str]
    since: datetime
    folder: Path

    def send(self, parcel: Parcel) -> None:
        content = asdict(parcel) | {
            "label": {"vi": parcel.label.vi, "en": parcel.label.en},
            "act": str(parcel.act),
            "matter": str(parcel.matter),
            "recorded_at": parcel.recorded_at.isoformat(),
        }
        put_file(self.folder, f"{parcel.id}.json", json.dumps(content, ensure_ascii=False, indent=1).encode())


@dataclass(frozen=True, slots=True)
class LetterReceiver:
    """A folder of letters to one address, from which a mail server sends; its own number keeps a letter from going twice."""

    name: str
    topics: Collection[str]
    since: datetime
    folder: Path
    to: str
    sender: str

    def send(self, parcel: Parcel) -> None:
        letter = EmailMessage(policy=SMTP)
        letter["To"], letter["From"] = self.to, self.sender
        letter["Date"] = parcel.recorded_at
        letter["Message-ID"] = f"<{parcel.act}@{self.sender.rpartition('@')[2]}>"
        paper = f"số {parcel.document_no}" if parcel.document_no else "không ghi số"
        letter["Subject"] = f"{parcel.label.vi}: {parcel.number or parcel.matter}"
        letter.set_content(
            f"{parcel.label.vi}, {paper}, ngày {parcel.occurred}.\n"
            f"Vụ việc: {parcel.number or parcel.matter} ({parcel.unit})\n"
            f"Cơ quan ban hành: {parcel.issued_by or 'không ghi'}\n"
            f"Mã bản ghi: {parcel.act}\n"
        )
        put_file(self.folder, f"{parcel.id}.eml", letter.as_bytes())


def put_file(folder: Path, name: str, content: bytes) -> None:
    """Write a file that is there whole or not at all, on the disk before it counts as sent."""
    fresh = folder / f".{name}.{os.getpid()}"
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        fresh.replace(folder / name)
    except OSError as problem:
        why = problem.strerror or str(problem)
        raise NotDelivered(
            Label(f"Không ghi được vào thư mục {folder} ({why}).", f"The folder {folder} cannot be written ({why}).")
        ) from problem
