"""What only people can say of an installation: `installation.yaml` in its data folder. What is not there is missing, and said so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label, Word

FILE = "installation.yaml"
UNASSESSED = Label(
    "Hệ thống chưa được đánh giá điều kiện an ninh: không dùng với dữ liệu thật (NĐ 331/2026/NĐ-CP Điều 28.3).",
    "The security of this system has not been assessed: not for real data (Decree 331/2026 Article 28.3).",
)


class Stage(Word):
    """Which transitional rules concern the system (Luật 116/2025/QH15 Điều 45, NĐ 331/2026/NĐ-CP Điều 39)."""

    EXISTING = "existing", "hệ thống đã vận hành trước 01/7/2026", "ran before 1 July 2026"
    APPRAISAL = "appraisal", "đang đầu tư theo quy định cũ", "under investment by the former rules"
    NEW = "new", "hệ thống mới", "new"


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who answers for something."""

    name: str
    post: str = ""
    phone: str = ""

    def __str__(self) -> str:
        return ", ".join(one for one in (self.name, self.post, self.phone) if one)


@dataclass(frozen=True, slots=True)
class Assessment:
    """The assessment of the conditions of security before opening (NĐ 331/2026/NĐ-CP Điều 28.3)."""

    document: str
    approver: str
    held_on: date
    passed: bool


@dataclass(frozen=True, slots=True)
class Told:
    """Everything the file says; each part may be missing."""

    owner: str = ""
    operator: str = ""
    place: str = ""
    rules: str = ""  # the paper that sets rules and responsibilities
    complaints: str = ""  # where people complain about the handling of their data
    level_decision: str = ""
    retention_decision: str = ""
    stage: Stage | None = None
    security: Contact | None = None
    personal_data: Contact | None = None
    incidents: tuple[Contact, ...] = ()
    assessment: Assessment | None = None
    done: Mapping[str, str] = field(default_factory=dict)  # a date of the law → the paper by which it was met

    @property
    def assessed(self) -> bool:
        return bool(self.assessment and self.assessment.passed)


_WORDS = ("owner", "operator", "place", "rules", "complaints", "level_decision", "retention_decision")
_PARTS = (*_WORDS, "stage", "security", "personal_data", "incidents", "assessment", "done")


def told(folder: Path) -> Told:
    """What the file of a data folder says; refused where it cannot be understood."""
    try:
        said = yaml.safe_load((folder / FILE).read_text(encoding="utf-8")) or {}
        if strange := [one for one in said if one not in _PARTS]:
            raise ValueError(", ".join(map(str, strange)))
        return _told(said)
    except FileNotFoundError:
        return Told()
    except (yaml.YAMLError, ValueError, TypeError, KeyError, AttributeError) as problem:
        raise Refused(
            Label(f"Tệp {FILE} có chỗ không hiểu được: {problem}", f"{FILE} cannot be understood: {problem}"),
            Label("Xem docs/how-to/lay-a-dossier.md.", "See docs/how-to/lay-a-dossier.md."),
        ) from problem


def unassessed(folder: Path) -> Label | str:
    """What every page says while no passed assessment is recorded; the file is read again only when it changed."""
    try:
        changed = (folder / FILE).stat().st_mtime_ns
    except FileNotFoundError:
        changed = 0
    return "" if _assessed(folder, changed) else UNASSESSED


@lru_cache(maxsize=4)
def _assessed(folder: Path, _changed: int) -> bool:
    try:
        return told(folder).assessed
    except Refused:
        return False


def _told(said: Mapping[str, Any]) -> Told:
    assessment = said.get("assessment")
    if assessment is not None and not (
        isinstance(assessment["held_on"], date) and isinstance(assessment["passed"], bool)
    ):
        raise ValueError("assessment: held_on, passed")
    return Told(
        **{name: str(said[name]).strip() for name in _WORDS if said.get(name)},
        stage=Stage(said["stage"]) if said.get("stage") else None,
        security=_contact(said.get("security")),
        personal_data=_contact(said.get("personal_data")),
        incidents=tuple(Contact(**one) for one in said.get("incidents", ())),
        assessment=Assessment(**assessment) if assessment else None,
        done={str(name): str(paper) for name, paper in said.get("done", {}).items()},
    )


def _contact(said: Mapping[str, str] | None) -> Contact | None:
    return Contact(**said) if said else None
