"""The requirements of OWASP ASVS 5.0.0, walked one by one: kept and by what, not applicable, not kept and why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from eprocuracy.kernel.words import Label, Word

DATA = Path(__file__).parent / "data" / "asvs.yaml"
LEVEL_3 = ("V6", "V7", "V8", "V16")
"""Chapters walked to the highest level: authentication, sessions, authorization, logging."""


class Answer(Word):
    """How it stands with a requirement."""

    KEPT = "kept", "đạt", "kept"
    NOT_KEPT = "not_kept", "không đạt", "not kept"
    NOT_APPLICABLE = "not_applicable", "không áp dụng", "not applicable"


CHAPTERS: Mapping[str, Label] = {
    "V1": Label("Mã hóa đầu ra, làm sạch", "Encoding and sanitization"),
    "V2": Label("Kiểm tra đầu vào, nghiệp vụ", "Validation and business logic"),
    "V3": Label("Giao diện web", "Web frontend"),
    "V4": Label("Dịch vụ web", "Web services"),
    "V5": Label("Tệp", "Files"),
    "V6": Label("Xác thực", "Authentication"),
    "V7": Label("Phiên làm việc", "Sessions"),
    "V8": Label("Phân quyền", "Authorization"),
    "V9": Label("Thẻ tự chứa", "Self-contained tokens"),
    "V10": Label("OAuth và OIDC", "OAuth and OIDC"),
    "V11": Label("Mật mã", "Cryptography"),
    "V12": Label("Kênh truyền", "Communication"),
    "V13": Label("Cấu hình", "Configuration"),
    "V14": Label("Bảo vệ dữ liệu", "Data protection"),
    "V15": Label("Viết mã, kiến trúc", "Coding and architecture"),
    "V16": Label("Nhật ký, xử lý lỗi", "Logging and errors"),
    "V17": Label("WebRTC", "WebRTC"),
}


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement: what shows that it is kept (controls, tests, code), or why it is not."""

    id: str
    level: int
    says: Label
    answer: Answer
    shown: tuple[str, ...] = ()
    why: Label | None = None

    @property
    def chapter(self) -> str:
        return self.id.partition(".")[0]


@cache
def requirements() -> tuple[Requirement, ...]:
    """All requirements of levels 1 and 2, and of level 3 where it was asked for."""
    told = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return tuple(_requirement(name, one) for name, one in told.items())


def _requirement(name: str, told: Mapping[str, object]) -> Requirement:
    answer = next(one for one in Answer if one.value in told)
    said = told[answer.value]
    shown = tuple(said) if isinstance(said, list) else ()
    why = Label(**said) if isinstance(said, dict) else None
    return Requirement(name, int(str(told["level"])), Label(str(told["vi"]), str(told["en"])), answer, shown, why)
