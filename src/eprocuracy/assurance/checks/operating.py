"""How the installation is run: set up as its baseline says, and with room and a second server to go on with."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground import room

from ..installation import Installation
from .registry import Parameter, Verdict, check, named, verdict

LOOKS_AT = Label("máy chủ, cấu hình so với mốc, chỗ trống", "the machine, its settings against a baseline, its room")

BASELINE = Path(__file__).parents[1] / "data" / "baseline.yaml"
MEASURED_WITHIN = timedelta(days=2)


@cache
def baseline() -> dict[str, Any]:
    """The hardened settings that are compared."""
    told: dict[str, Any] = yaml.safe_load(BASELINE.read_text(encoding="utf-8"))
    return told


@check("OPS-01")
def set_up_as_the_baseline_says(there: Installation, parameter: Parameter) -> Verdict:
    """Settings of the database and of the application, and modes of folders, are those of the baseline."""
    wanted = baseline()
    names = list(wanted["database"])
    present = dict(there.ask("SELECT name, setting FROM pg_settings WHERE name = ANY(%(names)s)", names=names))
    drift = [
        f"{name} = {present.get(name)}" for name, value in wanted["database"].items() if present.get(name) != value
    ]
    of_pages = {name: getattr(there.settings, name, None) for name in wanted["application"]}
    drift += [f"{name} = {of_pages[name]}" for name, value in wanted["application"].items() if of_pages[name] != value]
    for name, closed in wanted["folders"].items():
        folder = there.folder.path / name
        if folder.exists() and (mode := folder.stat().st_mode & 0o777) & int(closed, 8):
            drift.append(f"{name}/ {mode:o}")
    count, since = sum(len(wanted[one]) for one in ("database", "application", "folders")), wanted["version"]
    return verdict(
        not drift,
        f"cấu hình chuẩn {since:%d/%m/%Y}, {count} điểm; lệch: {named(drift) or 'không'}",
        f"baseline of {since:%d/%m/%Y}, {count} points; drifted: {named(drift) or 'none'}",
    )


@check("OPS-08")
def there_is_a_second_server_and_room(there: Installation, parameter: Parameter) -> Verdict:
    """A standby follows the database as it is written, how full the disk gets is measured daily, and it will not be full soon."""
    standbys = there.ask(
        "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'"
        " AND application_name NOT IN ('eprocuracy backup', 'pg_receivewal', 'pg_basebackup')"
    )[0][0]
    found = room.outlook(there.folder)
    lately = found.measured is not None and there.now - found.measured <= MEASURED_WITHIN
    soon = found.days_left is not None and found.days_left < room.SOON
    said = room.said(there.folder)
    return verdict(
        bool(standbys) and lately and not soon,
        f"máy chủ dự phòng đang theo: {standbys}; {'' if lately else 'không được đo hằng ngày; '}{said.vi}",
        f"standbys that follow: {standbys}; {'' if lately else 'not measured daily; '}{said.en}",
    )
