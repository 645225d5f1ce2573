"""Places of a form by the names people read: `{Họ và tên}` while a text is edited, `{person.name}` as it is kept.

`{@detention.ordered:until}` is read `{@Lệnh tạm giam: đến hết ngày}`. Either way of writing is understood; what neither way
knows stays as it was typed, to be refused by name when it is saved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.catalogue import load

from .filling import label_of
from .forms import blanks
from .markup import PIECE, PLACE, piece_names
from .places import places


@dataclass(frozen=True, slots=True)
class Spoken:
    """How the places and the shared pieces of a text are read, and how they are kept."""

    read: Mapping[str, Label]
    kept: Mapping[str, str]  # by what is read, in either language

    def text(self, kept: str, language: str) -> str:
        """A text as it is shown for editing."""
        return _each_name(kept, lambda name: self.read[name].say(language) if name in self.read else name)

    def name(self, kept: str, language: str) -> str:
        """One place as it is written in such a text, with its braces."""
        return self.text(f"{{{kept}}}", language)

    def keep(self, shown: str) -> str:
        """The text as it is kept, of one that was edited."""
        return _each_name(shown, lambda name: self.kept.get(_key(name), name))


@cache
def spoken(kinds: tuple[str, ...] = ()) -> Spoken:
    """The names for the forms of some kinds of acts. What several places would be called is counted: `lý do (2)`."""
    read: dict[str, Label] = {}
    kept: dict[str, str] = {}
    for name, label in _names(kinds):
        if name in read:
            continue
        plain = Label(_plain(label.vi), _plain(label.en))
        told, count = plain, 1
        while _key(told.vi) in kept or _key(told.en) in kept:
            count += 1
            told = Label(f"{plain.vi} ({count})", f"{plain.en} ({count})")
        read[name] = told
        kept |= {_key(told.vi): name, _key(told.en): name}
    return Spoken(read, kept)


def _names(kinds: Iterable[str]) -> Iterator[tuple[str, Label]]:
    """Every place that a form may name, those of its own act first."""
    known = load().kinds
    own = [field.name for kind in kinds for field in known[kind].content]
    for name in (*own, *places(), *blanks()):
        yield name, label_of(name, kinds=kinds)
    for code, kind in known.items():
        yield f"@{code}", Label(f"@{kind.label.vi}", f"@{kind.label.en}")
        for field in kind.content:
            vi, en = label_of(f"@{code}:{field.name}").vi, label_of(f"@{code}:{field.name}").en
            yield f"@{code}:{field.name}", Label(f"@{kind.label.vi}: {vi}", f"@{kind.label.en}: {en}")
    for piece, label in piece_names().items():
        yield f"@{piece}", Label(f"@{label.vi}", f"@{label.en}")


def _each_name(text: str, said: Callable[[str], str]) -> str:
    """The text with every place, and every line that names a piece, said otherwise; marks and alternatives stay."""

    def place(found: re.Match[str]) -> str:
        return "{" + "|".join(_marked(one, said) for one in found[1].split("|")) + "}"

    lines = (
        said(line.strip()) if line.lstrip().startswith(PIECE) else PLACE.sub(place, line) for line in text.split("\n")
    )
    return "\n".join(lines)


def _marked(name: str, said: Callable[[str], str]) -> str:
    bare = name.strip().removeprefix("?").rstrip("^*")
    several = bare.startswith("@") and "+" in bare  # the latest of several kinds of papers
    told = "@" + "+".join(said(f"@{one}")[1:] for one in bare[1:].split("+")) if several else said(bare)
    return name.strip().replace(bare, told, 1) if bare else name


def _plain(label: str) -> str:
    """A name without what has a meaning in a text."""
    return re.sub(r"[{}^*?\[\]]", "", label.replace("|", ",")).strip()


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
