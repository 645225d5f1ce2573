"""What the papers of the dossier share: their frame, their tables, and how something that nobody gave is said."""

from __future__ import annotations

from collections.abc import Sequence

from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.platform.papers import Block, Column, Paper, Table, lacking, red
from eprocuracy.platform.ui.writing import moment_text

from ..controls import OPEN, State
from .gathering import Running


def paper(title: Label, blocks: Sequence[Block], seen: Running, language: str, *, subtitle: str = "") -> Paper:
    """A paper across the page that says from what it was drawn, and when."""
    drawn = Label("Lập từ cấu hình đang chạy lúc", "Drawn from the running configuration at").say(language)
    return Paper(
        title=title.say(language).upper(),
        on=day_of(seen.at),
        subtitle=subtitle,
        blocks=tuple(blocks),
        printed=f"{drawn} {moment_text(seen.at)}",
        language=language,
        landscape=True,
        page_word=Label("Trang", "Page").say(language),
    )


def table(language: str, columns: Sequence[tuple[str, str, int]], rows: Sequence[tuple[str, ...]]) -> Table:
    """A table whose columns are given as Vietnamese title, English title, share of the width."""
    return Table(tuple(Column(Label(vi, en).say(language), share) for vi, en, share in columns), tuple(rows))


def given(value: object, what: Label, language: str) -> str:
    """The value, or that it was not given."""
    return str(value) if value else lacking(what.say(language), language)


def state_text(state: State, language: str) -> str:
    """The state of a control, red where it is open."""
    said = state.label.say(language)
    return red(said) if state in OPEN else said
