"""Decisions that may go either way. What a page puts forward first is the question, never one of its answers."""

from __future__ import annotations

from dataclasses import dataclass

from eprocuracy.kernel.words import Label


@dataclass(frozen=True, slots=True)
class Question:
    """One such decision: how it is called where it is to be recorded, and its answers (kinds of acts) in the order of the law."""

    key: str  # in addresses
    label: Label
    answers: tuple[str, ...]
