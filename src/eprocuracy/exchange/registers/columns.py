"""Which column holds which field: titles and their groups first, then what stands in the column.

Title and values are two witnesses. A title names a field outright or leaves a doubt ("Số", "Xử lý"); values confirm it, tell
near-twins apart ("VKS thụ lý", an office, from "Thụ lý của VKS", a number) and speak for columns whose title says nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from eprocuracy.kernel.words import Label

from .evidence import Evidence
from .headers import ColumnTitle
from .vocabulary import MARK_CATEGORIES, FieldWords, Vocabulary
from .words import code_of_title

_TITLE_WEIGHT = 0.62
_ENOUGH = 5  # values from which on they may contradict a title
_ACCEPTED = 0.47
_THEME_BONUS = 0.13
_BESIDE_BONUS = 0.05
_SPEAKS_FOR_ITSELF = 0.7
_BARE_DAY = 0.42
_ALIKE = 0.1
_DAYS = ("date", "moment")


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


@dataclass
class _Guess:
    score: float
    title: float
    fit: float


def recognise(
    columns: Sequence[ColumnTitle], evidence: Mapping[int, Evidence], words: Vocabulary
) -> dict[int, Recognised]:
    """The fields of a sheet's columns, by column; a column that is nothing known is left out."""
    columns = [column for column in columns if not words.is_ours(column.path)]
    index = _index_column(columns, evidence, words)
    open_columns = [column for column in columns if column.index != index]
    names = _fields_for(open_columns, words)
    guesses = {
        column.index: {name: _guess(name, column, evidence[column.index], words) for name in names}
        for column in open_columns
    }
    _let_groups_speak(open_columns, guesses, words)
    chosen = _choose(guesses, words)
    _by_values(open_columns, guesses, evidence, chosen, words)
    _by_order_of_days(open_columns, guesses, evidence, chosen, words)
    _earlier_days_first(guesses, evidence, chosen, words)
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


def _with_partners(
    found: dict[int, Recognised], evidence: Mapping[int, Evidence], words: Vocabulary
) -> dict[int, Recognised]:
    """Name the other fields that a column of papers holds, where no column of their own does."""
    taken = {name for one in found.values() for name in one.fields}
    for index, one in found.items():
        partners = _PARTNERS.get(one.field or "", ()) if evidence[index].share("paper") > 0.5 else ()
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
    if any("number" in one.fields for one in found.values()):
        return {}
    column = next(one for one in columns if one.index == index)
    reason = Label("Sổ không có cột số nào khác.", "The book has no other column of numbers.")
    return {index: Recognised(index, column, ("number",), 0.4, reason)}


def _fields_for(columns: Sequence[ColumnTitle], words: Vocabulary) -> list[str]:
    """All fields of the book, and those marks (crosses) whose word stands as a title."""
    names = list(words.fields)
    for (kind, base), category in MARK_CATEGORIES.items():
        if kind is not words.kind:
            continue
        for column in columns:
            code = code_of_title(category, column.own)
            name = f"{base}={code}"
            if code is not None and name not in names:
                names.append(name)
    return names


def words_of(name: str, words: Vocabulary) -> FieldWords:
    """What is known of a field, marks included."""
    if name in words.fields:
        return words.fields[name]
    base, _, code = name.partition("=")
    known = words.fields[base]
    label = Label(f"{known.label.vi}: {code}", f"{known.label.en}: {code}")
    return replace(
        known,
        name=name,
        label=label,
        synonyms=(),
        values={"cross": 1.0, "paper": 0.7, "date": 0.6, "moment": 0.7, "int": 0.3},
        fill="",
    )


def _guess(name: str, column: ColumnTitle, seen: Evidence, words: Vocabulary) -> _Guess:
    said = words_of(name, words)
    title = words.title_score(name, column.path)
    fit = seen.fit(said.values) if said.values else 0.5
    return _Guess(_score(title, fit, seen, said), title, fit)


def _score(title: float, fit: float, seen: Evidence, said: FieldWords) -> float:
    trust = min(1.0, seen.looked_at / _ENOUGH)
    score = _TITLE_WEIGHT * title + (1 - _TITLE_WEIGHT) * (trust * max(fit, 0.0) + (1 - trust) * 0.6 * title)
    if fit < 0.12 and not (title >= 0.85 and seen.share("text") > 0.6):
        score -= 0.35 * trust
    if seen.rows >= 10 and said.fill == "most" and seen.fill < 0.35:
        score -= 0.25
    if seen.rows >= 10 and said.fill == "few" and seen.fill > 0.75:
        score -= 0.12
    return score


def _let_groups_speak(
    columns: Sequence[ColumnTitle], guesses: Mapping[int, dict[str, _Guess]], words: Vocabulary
) -> None:
    """What a group is about, told by its surest column, helps its bare titles ("Số", "Ngày"); so do neighbours."""
    surest = {column.index: _surest(guesses[column.index]) for column in columns}
    themes = _themes_of_groups(columns, surest, words)
    for place, column in enumerate(columns):
        beside = {
            words_of(name, words).theme
            for other in columns[max(0, place - 1) : place + 2]
            if other is not column and (name := surest[other.index][0]) and surest[other.index][1] >= 0.6
        }
        for name, guess in guesses[column.index].items():
            theme = words_of(name, words).theme
            if not theme or guess.title < 0.2:
                continue
            if column.group and themes.get(column.group) == theme:
                guess.score += _THEME_BONUS
            elif theme in beside:
                guess.score += _BESIDE_BONUS


def _surest(guesses: Mapping[str, _Guess]) -> tuple[str, float]:
    name = max(guesses, key=lambda one: guesses[one].score)
    return name, guesses[name].score


def _themes_of_groups(
    columns: Iterable[ColumnTitle], surest: Mapping[int, tuple[str, float]], words: Vocabulary
) -> dict[str, str]:
    weight: dict[str, Counter[str]] = {}
    for column in columns:
        name, score = surest[column.index]
        theme = words_of(name, words).theme
        if column.group and theme and score > 0.5:
            weight.setdefault(column.group, Counter())[theme] += score  # type: ignore[assignment]
    return {group: counts.most_common(1)[0][0] for group, counts in weight.items()}


def _choose(guesses: Mapping[int, Mapping[str, _Guess]], words: Vocabulary) -> dict[int, str]:
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


def _exchange(chosen: dict[int, str], guesses: Mapping[int, Mapping[str, _Guess]]) -> None:
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


def _by_values(
    columns: Sequence[ColumnTitle],
    guesses: Mapping[int, Mapping[str, _Guess]],
    evidence: Mapping[int, Evidence],
    chosen: dict[int, str],
    words: Vocabulary,
) -> None:
    """Give columns whose titles say nothing to the fields still open, where only one column can be meant."""
    while True:
        taken = set(chosen.values())
        free = [
            column.index for column in columns if column.index not in chosen and evidence[column.index].looked_at >= 3
        ]
        open_names = [name for name, said in words.fields.items() if name not in taken and _may_speak(name, said)]
        offers = []
        for name in open_names:
            said = words.fields[name]
            fits = sorted(
                ((_fit_alone(guesses[column][name], evidence[column], said), column) for column in free), reverse=True
            )
            if fits and fits[0][0] >= _SPEAKS_FOR_ITSELF and (len(fits) == 1 or fits[0][0] - fits[1][0] >= 0.12):
                offers.append((fits[0][0], fits[0][1], name))
        offers = [offer for offer in offers if not _is_contested(offer, offers)]
        if not offers:
            return
        _, column, name = max(offers)
        chosen[column] = name
        guesses[column][name].score = 0.45


def _may_speak(name: str, said: FieldWords) -> bool:
    """Days and plain texts fit too many fields to be told by their values alone."""
    telling = {kind for kind, weight in said.values.items() if weight >= 0.7}
    return (
        "." not in name
        and "=" not in name
        and not telling <= {"date", "moment", "text", "sentence", "cross", "paper", "decno", "hour", "dates", "until"}
    )


def _fit_alone(guess: _Guess, seen: Evidence, said: FieldWords) -> float:
    fit = min(1.0, guess.fit) + 0.3 * guess.title
    if said.fill == "most" and seen.fill < 0.5:
        fit -= 0.5
    return fit - 0.5 * (seen.looked_at < 3)


def _is_contested(offer: tuple[float, int, str], offers: Sequence[tuple[float, int, str]]) -> bool:
    return any(other is not offer and other[1] == offer[1] and other[0] >= offer[0] - 0.12 for other in offers)


def _by_order_of_days(
    columns: Sequence[ColumnTitle],
    guesses: Mapping[int, Mapping[str, _Guess]],
    evidence: Mapping[int, Evidence],
    chosen: dict[int, str],
    words: Vocabulary,
) -> None:
    """Find days still missing among untold columns of days: in a matter its days follow one another.

    A required day may be found under any title, another one only under a bare "Ngày".
    """
    order = [name for name in words.order if name in words.fields]
    for name in sorted(order, key=lambda one: (one not in words.required, order.index(one))):
        if name in chosen.values():
            continue
        earlier = [_middle(one, chosen, evidence) for one in order[: order.index(name)]]
        later = [_middle(one, chosen, evidence) for one in order[order.index(name) + 1 :]]
        low = max((day for day in earlier if day is not None), default=0.0)
        high = min((day for day in later if day is not None), default=float("inf"))
        least = 0.0 if name in words.required else 0.3
        fitting = [
            column.index
            for column in columns
            if column.index not in chosen
            and sum(evidence[column.index].share(kind) for kind in _DAYS) > 0.7
            and (evidence[column.index].fill > 0.7 or least)
            and guesses[column.index][name].title >= least
            and low <= (evidence[column.index].middle_day or -1) <= high
        ]
        if fitting and (not least or len(fitting) == 1):
            best = max(fitting, key=lambda column: guesses[column][name].score)
            chosen[best] = name
            guesses[best][name].score = max(0.3, guesses[best][name].score)


def _earlier_days_first(
    guesses: Mapping[int, Mapping[str, _Guess]],
    evidence: Mapping[int, Evidence],
    chosen: dict[int, str],
    words: Vocabulary,
) -> None:
    """Of two columns that are titled alike ("Ngày", "Ngày") the earlier days belong to what happens earlier."""
    places = {name: column for column, name in chosen.items() if name in words.order}
    order = [name for name in words.order if name in places]
    for first, second in combinations(order, 2):
        one, other = places[first], places[second]
        early, late = evidence[one].middle_day, evidence[other].middle_day
        alike = all(
            abs(guesses[column][first].title - guesses[column][second].title) < _ALIKE for column in (one, other)
        )
        if alike and early is not None and late is not None and early > late + 2:
            chosen[one], chosen[other] = second, first
            places[first], places[second] = other, one


def _middle(name: str, chosen: Mapping[int, str], evidence: Mapping[int, Evidence]) -> float | None:
    return next((evidence[column].middle_day for column, field in chosen.items() if field == name), None)


def _recognised(column: ColumnTitle, name: str, guess: _Guess, words: Vocabulary) -> Recognised:
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
