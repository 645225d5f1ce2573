"""What the components are given: frozen values with everything already known, so that drawing asks nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from eprocuracy.kernel.moments import When

from .urgency import Left


class Says(Protocol):
    """Anything that can say itself in a language: Label, Word, Sentence, Citation, Left."""

    def say(self, language: str = "vi") -> str: ...


Text = str | Says
"""A string is data that is shown as it stands (a name, a number); words of ours are `Says`."""


# The frame


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go."""

    label: Text
    address: str


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """One entry of the navigation line, or a few under one word; pass only what exists and the person may see."""

    label: Text
    address: str = ""
    current: bool = False
    entries: Sequence[NavigationEntry] = ()

    @property
    def shown(self) -> NavigationEntry | None:
        """The entry whose page is open: this one, or one under it."""
        return self if self.current else next((one for one in self.entries if one.current), None)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page of a signed-in person."""

    person: str
    account: str
    role: Text
    unit: Text
    home: str
    navigation: Sequence[NavigationEntry] = ()
    search_address: str = ""
    help_address: str = ""
    account_links: Sequence[Link] = ()
    sign_out_address: str = ""
    warning: Text = ""  # what must be said on every page


# Deeds and results


class Weight(StrEnum):
    """How strongly a deed is offered; a page has one primary deed."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    WARNING = "warning"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Deed:
    """A button that says the deed. Without `post` it is a link to the page where the deed is done."""

    label: Text
    address: str
    weight: Weight = Weight.SECONDARY
    post: bool = False


class Tone(StrEnum):
    """What a notice is about."""

    DONE = "done"
    NOTE = "note"
    CAUTION = "caution"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Notice:
    """A result or a warning, put where the eye is, with the next step; `clears_draft` names the form that was sent."""

    tone: Tone
    title: Text
    text: Text = ""
    next: Sequence[Link] = ()
    clears_draft: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Saying no: what stands in the way, on what basis, and what can be done instead."""

    what: Text
    basis: Sequence[Text] = ()
    instead: Text = ""
    deeds: Sequence[Deed] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that another person changed meanwhile, or that an act would change."""

    label: Text
    before: Text
    after: Text
    note: Text = ""
    basis: Text = ""
    why: Why | None = None

    @property
    def same(self) -> bool:
        return self.before == self.after


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody wrote first: who, when, what changed. The words of the form are kept."""

    by: str
    at: datetime
    differences: Sequence[Difference] = ()
    latest: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """Long work: how much is done. `address` is asked again every few seconds until it is all done."""

    label: Text
    done: int
    total: int
    address: str = ""

    @property
    def finished(self) -> bool:
        return self.done >= self.total


# A matter


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a summary. An empty value is shown as missing, with what it blocks where that is known."""

    label: Text
    value: Text | Link = ""
    address: str = ""
    blocks: Text = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """The bar that says which matter this is, what it needs, and by when."""

    title: Text
    number: str = ""
    state: Text = ""
    left: Left | None = None
    ends_for: Text = ""
    deed: Deed | None = None
    tabs: Sequence[NavigationEntry] = ()
    note: Text = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a derivation: what was done, the result, and the provision."""

    text: Text
    result: Text = ""
    basis: Text = ""


@dataclass(frozen=True, slots=True)
class Why:
    """Why this date: the steps that lead to it; `address` is the page that shows it whole.

    Without steps they are fetched from `address` when somebody opens it: for long lists. It answers with `why_body`.
    """

    steps: Sequence[Step]
    answer: Text = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a line of the history said before, why it was mended, by whom and when."""

    was: Text
    reason: Text
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One dated line of what happened."""

    on: date | When
    title: Text
    detail: Text = ""
    document: Text = ""
    by: Text = ""
    address: str = ""
    corrections: Sequence[Correction] = ()
    voided: bool = False
    new: bool = False
    origin: Link | None = None  # the row of a file that it was read from


# Lists


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is due: how long is left, what it is, until when, on what basis, and the deed."""

    left: Left
    title: Text
    address: str
    subject: Text = ""
    deadline: Text = ""
    ends: date | datetime | When | None = None
    basis: Text = ""
    why: Why | None = None
    deeds: Sequence[Deed] = ()
    mark: Text = ""
    key: str = ""  # the same row has the same key when its list renews itself: so focus and opened explanations stay


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one urgency. `total` may exceed the rows shown; then `address` leads to all of them."""

    code: str
    label: Text
    rows: Sequence[Row]
    total: int
    address: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `sort_address` makes its heading a link, `sorted` is `ascending`, `descending` or empty."""

    label: Text
    numeric: bool = False
    sort_address: str = ""
    sorted: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with caption. A cell may be text, a number, a day, a `Link`, a `Left` or safe markup."""

    caption: Text
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]]
    empty: Text = ""
    total: int | None = None
    previous: str = ""
    following: str = ""
    footer: Sequence[object] = ()

    @property
    def feet(self) -> Sequence[Sequence[object]]:
        """The rows at the foot: one, or none."""
        return (self.footer,) if self.footer else ()


@dataclass(frozen=True, slots=True)
class Tile:
    """A count that opens the rows behind it."""

    count: int
    label: Text
    address: str
    urgency: str = ""
    note: Text = ""


# Filters


@dataclass(frozen=True, slots=True)
class Choice:
    """One box of a filter or one option of a field."""

    value: str
    label: Text
    chosen: bool = False
    count: int | None = None
    hint: Text = ""


@dataclass(frozen=True, slots=True)
class ChoiceFilter:
    """Boxes to tick; several at once."""

    name: str
    label: Text
    choices: Sequence[Choice]
    kind: str = field(default="choices", init=False)


@dataclass(frozen=True, slots=True)
class TextFilter:
    """A line of text."""

    name: str
    label: Text
    value: str = ""
    hint: Text = ""
    kind: str = field(default="text", init=False)


@dataclass(frozen=True, slots=True)
class PeriodFilter:
    """Two days, from and to, sent as `NAME_from` and `NAME_to`."""

    name: str
    label: Text
    first: str = ""
    last: str = ""
    error: Text = ""
    kind: str = field(default="period", init=False)


@dataclass(frozen=True, slots=True)
class Filters:
    """The filter panel: groups, and what is chosen as tags, each with the address of the list without it."""

    groups: Sequence[ChoiceFilter | TextFilter | PeriodFilter]
    chosen: Sequence[Link] = ()
    clear: str = ""
    hidden: Sequence[tuple[str, str]] = ()
    address: str = ""
