"""What the log does in the background."""

from __future__ import annotations

from datetime import datetime

from eprocuracy.kernel.words import Label
from eprocuracy.platform.jobs.queue import FIRST, Turn, every_minute

from .sealing import seal


@every_minute("audit.seal", label=Label("Niêm phong nhật ký", "Seal the log"), priority=FIRST)
def seal_log(*, at: datetime, turn: Turn) -> None:
    """Seal what was written since the last minute; the younger the seal, the less can be changed unseen."""
    seal(at=at)
