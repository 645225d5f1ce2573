"""The controls: what the rules on security ask of such a system, each with its source, priority and parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from eprocuracy.kernel.words import Label, Word

DATA = Path(__file__).parent / "data" / "controls"


class Area(Word):
    """What a control is about."""

    GOVERNANCE = "governance", "Quản trị", "Governance"
    IDENTITY = "identity", "Định danh, đăng nhập", "Identity and sign-in"
    SESSION = "session", "Phiên làm việc", "Sessions"
    AUTHORIZATION = "authorization", "Phân quyền", "Authorization"
    LOGGING = "logging", "Nhật ký", "Logging"
    TRANSPARENCY_LOG = "transparency-log", "Nhật ký minh bạch", "Transparency log"
    CRYPTOGRAPHY = "cryptography", "Mật mã", "Cryptography"
    DOCUMENTS = "documents", "Tài liệu", "Documents"
    SIGNATURE = "signature", "Chữ ký số", "Signatures"
    SERVICE = "service", "Tống đạt, trao đổi", "Service and exchange"
    APPLICATION = "application", "Ứng dụng", "Application"
    OPERATIONS = "operations", "Vận hành", "Operations"
    BACKUP = "backup", "Sao lưu", "Backup"
    DRILLS = "drills", "Diễn tập", "Drills"
    INCIDENT = "incident", "Sự cố", "Incidents"
    PERSONAL_DATA = "personal-data", "Dữ liệu cá nhân", "Personal data"
    STATE_SECRET = "state-secret", "Bí mật nhà nước", "State secrets"
    PARTY_HANDBOOK = "party-handbook", "Sổ tay đảng viên", "Party handbook"
    MLA = "mla", "Tương trợ tư pháp", "Mutual legal assistance"
    AI_LIMITS = "ai-limits", "Giới hạn tự động hóa", "Limits of automation"
    RIGHTS = "rights", "Quyền con người", "Rights"


class Priority(Word):
    """By when a control must be kept."""

    P0 = "P0", "trước khi có dữ liệu thật", "before any real data"
    P1 = "P1", "trước khi triển khai rộng", "before general use"
    P2 = "P2", "sau", "later"


class State(Word):
    """How it stands with a control. Only `KEPT` is good; what nobody looked at is not."""

    KEPT = "kept", "đạt", "kept"
    PARTLY = "partly", "đạt một phần", "kept in part"
    SHOWN = "shown", "có tài liệu", "shown by a document"
    BROKEN = "broken", "không đạt", "not kept"
    NOT_RUN = "not_run", "chưa chạy kiểm tra", "check not run yet"
    UNCHECKED = "unchecked", "chưa có kiểm tra", "no check"


OPEN = frozenset({State.BROKEN, State.NOT_RUN, State.UNCHECKED})
"""States that are shown red."""


@dataclass(frozen=True, slots=True)
class Control:
    """One control. `lacks` is what its check does not look at; `shown` are documents and tests that show it."""

    id: str
    area: Area
    priority: Priority
    says: Label
    source: tuple[str, ...]
    parameter: Mapping[str, Any]
    lacks: Label | None
    shown: tuple[str, ...]

    @property
    def asked(self) -> tuple[str, ...]:
        """Its parameters as they stand in the data: names and values."""
        return tuple(f"{name.replace('_', ' ')}: {_plain(value)}" for name, value in self.parameter.items())

    def basis(self, language: str) -> str:
        """The articles it stands on, as they are written in a language."""
        text = "; ".join(self.source)
        if language == "vi":
            return text
        for vi, en in _ENGLISH:
            text = text.replace(vi, en)
        return text


def _plain(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_plain(one)}" for name, one in value.items())
    if isinstance(value, list):
        return ", ".join(map(_plain, value)) or "–"
    return str(value).lower() if isinstance(value, bool) else str(value)


_ENGLISH = (
    ("Điều", "Article"),
    ("Luật", "Law"),
    ("NĐ ", "Decree "),
    ("QĐ ", "Decision "),
    ("Quy định", "Regulation"),
    ("Chỉ thị", "Directive"),
    ("Phụ lục I phần II", "Annex I part II"),
    (" mục ", " section "),
)


@cache
def controls() -> Mapping[str, Control]:
    """Every control by its id, area by area."""
    found: dict[str, Control] = {}
    for area in Area:
        told = yaml.safe_load((DATA / f"{area.value}.yaml").read_text(encoding="utf-8"))
        for name, one in told.items():
            found[name] = Control(
                id=name,
                area=area,
                priority=Priority(one["priority"]),
                says=Label(**one["says"]),
                source=tuple(one.get("source", ())),
                parameter=one.get("parameter", {}),
                lacks=Label(**one["lacks"]) if "lacks" in one else None,
                shown=tuple(one.get("shown", ())),
            )
    return found
