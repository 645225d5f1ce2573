"""Which column holds which field: titles and their groups first, then what stands in the column.

Title and values are two witnesses. A title names a field outright or leaves a doubt ("Số", "Xử lý"); values confirm it, tell
near-twins apart ("VKS thụ lý", an office, from "Thụ lý của VKS", a number) and speak for columns whose title says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from eprocuracy.kernel.words import Label

from .evidence import Evidence
from .guesses import Guess, guess, let_groups_speak, words_of
from .headers import ColumnTitle
from .kinds import BookKind, Kind
from .untitled import by_order_of_days, by_values, earlier_days_first
from .vocabulary import MARK_CATEGORIES, Vocabulary
from .words import code_of_title

_ACCEPTED = 0.47
_BARE_DAY = 0.42


@dataclass(frozen=True)
class Recognised:
    """What a column was taken for, how surely (0 to 1), and why."""

    index: int
    title: ColumnTitle
    fields: tuple[str, ...]
    confidence: float
    reason: Label

    @property
    def letter(self) -> str:
        return self.title.letter

    @property
    def field(self) -> str | None:
        return self.fields[0] if self.fields else None


def recognise(
    columns: Sequence[ColumnTitle], evidence: Mapping[int, Evidence], words: Vocabulary
) -> dict[int, Recognised]:
    """The fields of a sheet's columns, by column; a column that is nothing known is left out."""
    columns = [column for column in columns if not words.is_ours(column.path)]
    index = _index_column(columns, evidence, words)
    open_columns = [column for column in columns if column.index != index]
    names = _fields_for(open_columns, evidence, words)
    guesses = {
        column.index: {name: guess(name, column, evidence[column.index], words) for name in names}
        for column in open_columns
    }
    let_groups_speak(open_columns, guesses, words)
    chosen = _choose(guesses, words)
    by_values(open_columns, guesses, evidence, chosen, words)
    by_order_of_days(open_columns, guesses, evidence, chosen, words)
    earlier_days_first(guesses, evidence, chosen, words)
    found = {
        column.index: _recognised(column, chosen[column.index], guesses[column.index][chosen[column.index]], words)
        for column in open_columns
        if column.index in chosen
    }
    if index is not None:
        found |= _index_as_number(index, columns, found, words)
    return _with_partners(found, evidence, words)


# A paper's number and day often share a cell; what else such a cell gives.
_PARTNERS = {
    "number": ("on", "accepted_on"),
    "institution_no": ("instituted_on",),
    "outcome_no": ("outcome_on",),
    "decision_no": ("decision_on",),
    "decision=indicted": ("decision_no", "decision_on"),
    "against_no": ("against_on", "court"),
    "order_no": ("order_on",),
    "result_no": ("result_on",),
    "reply_no": ("replied_on",),
}


# The word of a result may stand before its number: "KTVA số 45/QĐ-CSĐT ngày 12/7/2023".
_SAID_BESIDE: Mapping[tuple[BookKind, str], tuple[str, str]] = {
    (Kind.CRIME_REPORTS, "decision_no"): ("outcome", "report_outcome"),
    (Kind.CASES, "outcome_no"): ("outcome", "case_outcome"),
    (Kind.CASES, "decision_no"): ("decision", "prosecution"),
    (Kind.SUPERVISION, "reply_no"): ("result", "reply"),
    (Kind.SUPERVISION, "result_no"): ("result", "reply"),
}


def _with_partners(
    found: dict[int, Recognised], evidence: Mapping[int, Evidence], words: Vocabulary
) -> dict[int, Recognised]:
    """Name the other fields that a column of papers holds, where no column of their own does."""
    taken = {name for one in found.values() for name in one.fields}
    for index, one in found.items():
        partners = _PARTNERS.get(one.field or "", ()) if evidence[index].share("paper") > 0.5 else ()
        said = _SAID_BESIDE.get((words.kind, one.field or ""))
        if said is not None and evidence[index].share(said[1]) > 0.4:
            partners = (*partners, said[0])
        also = tuple(name for name in partners if name in words.fields and name not in taken)
        if also:
            found[index] = replace(one, fields=one.fields + also)
            taken.update(also)
    return found


def _index_column(columns: Sequence[ColumnTitle], evidence: Mapping[int, Evidence], words: Vocabulary) -> int | None:
    for column in columns:
        if words.is_index(column.path):
            return column.index
    first = columns[0] if columns else None
    if first is not None and evidence[first.index].counts_lines and words.best_score(first.own) < 0.6:
        return first.index
    return None


def _index_as_number(
    index: int, columns: Sequence[ColumnTitle], found: Mapping[int, Recognised], words: Vocabulary
) -> dict[int, Recognised]:
    """Where no other column holds the numbers of the register, its running number is taken for them."""
    if "number" not in words.fields or any("number" in one.fields for one in found.values()):
        return {}
    column = next(one for one in columns if one.index == index)
    reason = Label("Sổ không có cột số nào khác.", "The book has no other column of numbers.")
    return {index: Recognised(index, column, ("number",), 0.4, reason)}


def _fields_for(columns: Sequence[ColumnTitle], evidence: Mapping[int, Evidence], words: Vocabulary) -> list[str]:
    """All fields of the book, and those marks (crosses) whose word stands as a title."""
    names = list(words.fields)
    for (kind, base), category in MARK_CATEGORIES.items():
        if kind is not words.kind:
            continue
        codes = [code_of_title(category, column.own) for column in columns]
        for place, code in enumerate(codes):
            # Marks stand side by side; alone, the word of a result is the title of a paper: "Kết luận điều tra".
            beside = {*codes[max(0, place - 1) : place], *codes[place + 1 : place + 2]} - {None, code}
            crossed = evidence[columns[place].index].share("cross") > 0.5
            if code is not None and (beside or crossed) and f"{base}={code}" not in names:
                names.append(f"{base}={code}")
    return names


def _choose(guesses: Mapping[int, Mapping[str, Guess]], words: Vocabulary) -> dict[int, str]:
    """One field for a column and, unless a field may stand in many, one column for a field: the best sum of scores."""
    offers = sorted(
        (
            (guess.score, column, name)
            for column, fields in guesses.items()
            for name, guess in fields.items()
            if guess.score >= _ACCEPTED and guess.title >= (_BARE_DAY if _holds_days(name, words) else 0.3)
        ),
        key=lambda offer: (-offer[0], offer[1]),
    )
    chosen: dict[int, str] = {}
    taken: set[str] = set()
    for _, column, name in offers:
        if column in chosen or (name in taken and not words_of(name, words).many):
            continue
        chosen[column] = name
        taken.add(name)
    _exchange(chosen, guesses)
    return chosen


def _holds_days(name: str, words: Vocabulary) -> bool:
    """Whether any column of days would fit a field, so that its title must say more."""
    return words_of(name, words).values.get("date", 0.0) >= 1.0


def _exchange(chosen: dict[int, str], guesses: Mapping[int, Mapping[str, Guess]]) -> None:
    """Let two columns change their fields, or a column give its field to a free one, where both together fit better."""
    for _ in range(3):
        changed = False
        columns = list(chosen)
        for place, one in enumerate(columns):
            for other in columns[place + 1 :]:
                now = guesses[one][chosen[one]].score + guesses[other][chosen[other]].score
                then = guesses[one][chosen[other]].score + guesses[other][chosen[one]].score
                if then > now + 0.01:
                    chosen[one], chosen[other] = chosen[other], chosen[one]
                    changed = True
        if not changed:
            return


def _recognised(column: ColumnTitle, name: str, guess: Guess, words: Vocabulary) -> Recognised:
    said = words_of(name, words)
    if guess.title >= 0.6:
        reason = Label(
            f"Tên cột “{column.title}” là cách gọi của {said.label.vi}.",
            f"The title “{column.title}” is a name of: {said.label.en}.",
        )
    elif guess.title >= 0.3:
        reason = Label(
            f"Tên cột “{column.title}” chưa rõ; giá trị trong cột là của {said.label.vi}.",
            f"The title “{column.title}” leaves a doubt; the values are those of: {said.label.en}.",
        )
    else:
        reason = Label(
            f"Nhận theo giá trị trong cột: {said.label.vi}.", f"Told by the values in the column: {said.label.en}."
        )
    return Recognised(column.index, column, (name,), round(max(0.05, min(1.0, guess.score)), 2), reason)
