"""How well each field fits each column: titles and values as two witnesses, groups and neighbours as a third."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from eprocuracy.kernel.words import Label

from .evidence import Evidence
from .field_words import FieldWords
from .headers import ColumnTitle
from .vocabulary import Vocabulary

_TITLE_WEIGHT = 0.62
_ENOUGH = 5  # values from which on they may contradict a title
_THEME_BONUS = 0.13
_BESIDE_BONUS = 0.05
_NAMED = 0.6  # from here on the title of a group says what it is about
_CLEARLY = 0.2
_FOREIGN_GROUP = 0.2


@dataclass
class Guess:
    """How well a field fits a column: by its title, by its values, and altogether."""

    score: float
    title: float
    fit: float


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


def guess(name: str, column: ColumnTitle, seen: Evidence, words: Vocabulary) -> Guess:
    """What title and values of a column say about a field."""
    said = words_of(name, words)
    title = words.title_score(name, column.path)
    fit = seen.fit(said.values) if said.values else 0.5
    return Guess(_score(title, fit, seen, said), title, fit)


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


def let_groups_speak(
    columns: Sequence[ColumnTitle], guesses: Mapping[int, dict[str, Guess]], words: Vocabulary
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
        named = _named_themes(column, words)
        for name, guess in guesses[column.index].items():
            theme = words_of(name, words).theme
            if not theme or guess.title < 0.2:
                continue
            if named and named.get(theme, 0.0) < max(named.values()) - _CLEARLY:
                guess.score -= _FOREIGN_GROUP
            if column.group and themes.get(column.group) == theme:
                guess.score += _THEME_BONUS
            elif theme in beside:
                guess.score += _BESIDE_BONUS


def _named_themes(column: ColumnTitle, words: Vocabulary) -> Mapping[str, float]:
    """What the title of the group names, where the column's own title says nothing without it."""
    if len(column.path) < 2 or not words.is_bare(column.own):
        return {}
    themes = words.themes_of_group(column.path[-2])
    return themes if max(themes.values(), default=0.0) >= _NAMED else {}


def _surest(guesses: Mapping[str, Guess]) -> tuple[str, float]:
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
