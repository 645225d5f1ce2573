"""How moments and details are written so that they read the same on every machine. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from ipaddress import IPv6Address, ip_address


def moment(at: datetime) -> str:
    """An aware moment as UTC with microseconds, the same text on every machine."""
    if at.tzinfo is None:
        raise ValueError("a moment in the log needs a time zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def address(text: str | None) -> str | None:
    """A network address as the database will hand it out again; one of version 4 in the clothes of version 6 is undressed."""
    if text is None:
        return None
    found = ip_address(text)
    inner = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return str(inner or found)


def refuse_floats(value: object) -> None:
    """Floats are not written the same everywhere."""
    match value:
        case float():
            raise ValueError("the log holds no floats")
        case Mapping():
            for part in value.values():
                refuse_floats(part)
        case list() | tuple():
            for part in value:
                refuse_floats(part)
