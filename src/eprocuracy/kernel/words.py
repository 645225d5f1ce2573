"""Labels and words: every string a person sees, in Vietnamese and in English."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Self

LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Label:
    """A short text in both languages; neither may be empty."""

    vi: str
    en: str

    def __post_init__(self) -> None:
        if not self.vi or not self.en:
            raise ValueError(f"a label needs both languages: {self.vi!r} / {self.en!r}")

    def say(self, language: str = "vi") -> str:
        """The text in `language`; anything but English is answered in Vietnamese."""
        return self.en if language == "en" else self.vi

    def __str__(self) -> str:
        return self.vi


class Word(Enum):
    """A closed list of words: value, Vietnamese, English.

    >>> class Stage(Word):
    ...     OPEN = "open", "đang mở", "open"
    >>> Stage("open").label.vi
    'đang mở'
    """

    label: Label

    def __new__(cls, value: str, vi: str = "", en: str = "") -> Self:
        # the two defaults are for type checkers only: `Stage("open")` looks a word up, and a label refuses to be empty
        word = object.__new__(cls)
        word._value_ = value
        word.label = Label(vi, en)
        return word

    __hash__ = object.__hash__  # words are equal when they are the same; that of `Enum` hashes the name each time

    def say(self, language: str = "vi") -> str:
        return self.label.say(language)

    def __str__(self) -> str:
        return str(self.value)
