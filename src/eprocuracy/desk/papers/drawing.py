"""Parts of a page as blocks of a paper: the words are the same, only the drawing is another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from html import unescape

from django.utils.safestring import SafeString

from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label
from eprocuracy.platform import papers
from eprocuracy.platform.ui.parts import Fact, HistoryEntry, Link, Row, Table, Text, Why
from eprocuracy.platform.ui.urgency import Left
from eprocuracy.platform.ui.writing import moment_text, number_text

_TAGS = re.compile(r"<[^>]+>")
_BREAKS = re.compile(r"</(div|p|li)>|<br ?/?>")


def words(text: object, language: str) -> str:
    """Anything that a page shows, as plain text."""
    match text:
        case None:
            return ""
        case SafeString():
            return unescape(_TAGS.sub("", _BREAKS.sub("\n", str(text)))).strip()
        case str():
            return text
        case bool():
            return str(text)
        case int():
            return number_text(text, language) if abs(text) >= 10_000 else str(text)
        case date() | datetime() | When():
            return moment_text(text)
        case Link():
            return words(text.label, language)
        case Left():
            return text.say(language)
        case tuple() | list():
            return "; ".join(words(one, language) for one in text)
    say = getattr(text, "say", None)
    return str(say(language)) if say else str(text)


def table(shown: Table, language: str, shares: Sequence[int] = ()) -> papers.Table:
    """A table of a page; `shares` are the widths of its columns."""
    widths = list(shares) or [1 if column.numeric else 3 for column in shown.columns]
    columns = tuple(
        papers.Column(words(column.label, language), share, right=column.numeric)
        for column, share in zip(shown.columns, widths, strict=True)
    )
    return papers.Table(columns, tuple(tuple(words(cell, language) for cell in row) for row in shown.rows))


def numbered(shown: papers.Table, language: str) -> papers.Table:
    """The same with a running number in front."""
    number = papers.Column(words(Label("STT", "No."), language), 1, right=True)
    return papers.Table(
        (number, *shown.columns), tuple((str(place), *row) for place, row in enumerate(shown.rows, start=1))
    )


def facts(shown: Iterable[Fact], language: str) -> papers.Facts:
    return papers.Facts(tuple((words(one.label, language), words(one.value, language)) for one in shown))


def why(shown: Why, language: str) -> papers.Items:
    """A derivation: each step with its result and its article."""
    told = []
    for step in shown.steps:
        result = f" → {words(step.result, language)}" if step.result else ""
        basis = f" ({words(step.basis, language)})" if step.basis else ""
        told.append(f"{words(step.text, language)}{result}{basis}")
    return papers.Items(tuple(told), numbered=True)


def due(rows: Iterable[Row], titles: Sequence[Text], language: str) -> papers.Table:
    """Things that are due: how long is left, what, whom, which limit, until when."""
    shares = (3, 6, 5, 3, 3)
    return papers.Table(
        tuple(papers.Column(words(title, language), share) for title, share in zip(titles, shares, strict=True)),
        tuple(
            (
                words(one.left, language),
                " · ".join(part for part in (words(one.title, language), words(one.subject, language)) if part),
                " · ".join(part for part in (words(one.deadline, language), words(one.mark, language)) if part),
                words(one.ends, language),
                words(one.basis, language),
            )
            for one in rows
        ),
    )


def history(shown: Iterable[HistoryEntry], titles: Sequence[Text], language: str) -> papers.Table:
    """The dated history, newest first, as the page has it."""
    return papers.Table(
        tuple(papers.Column(words(title, language), share) for title, share in zip(titles, (2, 5, 4), strict=True)),
        tuple(
            (
                words(one.on, language),
                " · ".join(part for part in (words(one.title, language), words(one.detail, language)) if part),
                " · ".join(part for part in (words(one.document, language), words(one.by, language)) if part),
            )
            for one in shown
            if not one.voided
        ),
    )
