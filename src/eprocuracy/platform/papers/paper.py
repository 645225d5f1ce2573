"""What a paper says, without how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of an official document: the superior office over the issuing one, its number and symbol, place and day."""

    superior: str
    issuer: str
    number: str
    place_and_day: str


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    on_new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `lead` is its bold beginning ("Điều 1."), `strong` makes all of it bold and centred."""

    text: str
    lead: str = ""
    strong: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what is known of them; nothing known is a dash."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Items:
    texts: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its title, and its width as a share of the whole."""

    title: str
    share: int = 1
    right: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under titles that stand again on every page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("a row of a table has other columns than the table")


@dataclass(frozen=True, slots=True)
class Signature:
    """Recipients on the left, who signs on the right: in what capacity, with what title, by what name."""

    recipients: tuple[str, ...]
    capacity: tuple[str, ...]
    name: str = ""
    hint: str = ""  # what to do in the empty place: "(Ký, ghi rõ họ tên)"


@dataclass(frozen=True, slots=True)
class Signers:
    """Those who sign minutes side by side, by what they are."""

    titles: tuple[str, ...]
    hint: str = "(Ký, ghi rõ họ tên)"


Block = Heading | Paragraph | Facts | Items | Table | Signature | Signers


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: `foot` stands small at the foot of every page, `printed` says who drew it up, and when."""

    title: str
    on: date | None  # the day of the paper, where it is known
    subtitle: str = ""
    head: Letterhead | None = None
    blocks: tuple[Block, ...] = field(default=())
    foot: str = ""
    printed: str = ""
    language: str = "vi"
    landscape: bool = False
    close: bool = False  # in smaller letters: a summary that is to go on one page
    page_word: str = "Trang"

    @property
    def missing(self) -> tuple[str, ...]:
        """What is marked as missing anywhere in it: a paper with any of these is not fit to be issued."""
        from .missing import missing_in

        return missing_in(self)
