"""What is known of the circumstances of those against whom a matter goes: convictions, relapse, Party, office; guarded."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from eprocuracy.kernel.words import Label

from ..acts import Act
from ..sides import Side, Standing
from ..states import State
from .acts_persons import BackgroundEstablished
from .words import Relapse

Known = Mapping[UUID, BackgroundEstablished]
NOBODY: Known = MappingProxyType({})


def after(kept: Known, act: Act, _state: State) -> Known:
    """The latest word on a person counts whole."""
    if not isinstance(act, BackgroundEstablished):
        return kept
    return MappingProxyType({**kept, **{link.target: act for link in act.links if not link.is_matter}})


def standing(kept: Known, _state: State) -> tuple[Standing, ...]:
    return tuple(_row(who, one) for who, one in kept.items())


def _row(who: UUID, one: BackgroundEstablished) -> Standing:
    told: tuple[object, ...] = (
        _counted(one.convictions, "tiền án", "convictions"),
        _counted(one.sanctions, "tiền sự", "administrative sanctions"),
        one.relapse if one.relapse is not Relapse.NONE else None,
        Label("đảng viên", "member of the Party") if one.party_member else None,
        one.official or None,
    )
    return Standing(
        label=Label("Nhân thân", "Circumstances"),
        value=tuple(part for part in told if part) or Label("đã xác định", "established"),
        act=one.id,
        participants=(who,),
    )


def _counted(number: int | None, vi: str, en: str) -> Label | None:
    if number is None:
        return None
    return Label(f"{number} {vi}", f"{number} {en}") if number else Label(f"không có {vi}", f"no {en}")


SIDE = Side(
    code="background",
    label=Label("Nhân thân, tiền án, tiền sự", "Personal circumstances"),
    kinds=(BackgroundEstablished,),
    of=frozenset({"criminal_cases", "crime_reports", "custody"}),
    empty=NOBODY,
    after=after,
    standing=standing,
)
