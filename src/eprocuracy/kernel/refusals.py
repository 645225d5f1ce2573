"""Saying no: a sentence for a person. A refusal is not a fault of the program."""

from __future__ import annotations

from collections.abc import Sequence

from .citations import Citation
from .words import Label


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """What stands in the way, on what basis, and what can be done instead."""

    def __init__(
        self, what: Label, instead: Label | None = None, *, basis: Sequence[Citation] = (), field: str = ""
    ) -> None:
        super().__init__(what.vi)
        self.what = what
        self.instead = instead
        self.basis = tuple(basis)
        self.field = field

    def say(self, language: str = "vi") -> str:
        """The whole refusal as one paragraph."""
        parts = [self.what.say(language)]
        if self.basis:
            parts.append("; ".join(one.say(language) for one in self.basis) + ".")
        if self.instead:
            parts.append(self.instead.say(language))
        return " ".join(parts)
