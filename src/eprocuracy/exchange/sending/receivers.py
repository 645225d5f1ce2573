"""Which receivers this installation has: `receivers.yaml` in its data folder. Without the file there is none, and nothing leaves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import yaml

from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

from .port import Receiver
from .spool import FolderReceiver, LetterReceiver

FILE = "receivers.yaml"


def receivers(folder: Path) -> tuple[Receiver, ...]:
    """The receivers named in the file of a data folder; refused where an entry cannot be understood."""
    try:
        said = yaml.safe_load((folder / FILE).read_text(encoding="utf-8")) or []
    except FileNotFoundError:
        return ()
    except yaml.YAMLError as problem:
        raise _unclear(str(problem)) from problem
    if not isinstance(said, list):
        raise _unclear("-")
    found = tuple(_receiver(one) for one in said)
    if len({one.name for one in found}) != len(found):
        raise _unclear("name")
    return found


def _receiver(said: Mapping[str, Any]) -> Receiver:
    try:
        first = said["from"]
        if not isinstance(first, date):
            raise _unclear(f"from: {first}")
        name, topics = str(said["name"]), frozenset(map(str, said["topics"]))
        since, folder = datetime.combine(first, time.min, VIETNAM), Path(str(said["folder"]))
        match said["as"]:
            case "json":
                return FolderReceiver(name, topics, since, folder)
            case "letter":
                return LetterReceiver(name, topics, since, folder, to=str(said["to"]), sender=str(said["sender"]))
            case other:
                raise _unclear(f"as: {other}")
    except (KeyError, TypeError) as problem:
        raise _unclear(str(problem)) from problem


def _unclear(what: str) -> Refused:
    return Refused(
        Label(f"Tệp {FILE} có chỗ không hiểu được: {what}", f"{FILE} cannot be understood: {what}"),
        Label("Xem hướng dẫn docs/how-to/send-notices.md.", "See docs/how-to/send-notices.md."),
    )
