"""Columns whose titles say too little: told by their values, or by the order in which the days of a matter follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from .evidence import Evidence
from .field_words import FieldWords
from .guesses import Guess
from .headers import ColumnTitle
from .vocabulary import Vocabulary

_SPEAKS_FOR_ITSELF = 0.7
_ALIKE = 0.1
_DAYS = ("date", "moment")


def by_values(
    columns: Sequence[ColumnTitle],
    guesses: Mapping[int, Mapping[str, Guess]],
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


def _fit_alone(guess: Guess, seen: Evidence, said: FieldWords) -> float:
    fit = min(1.0, guess.fit) + 0.3 * guess.title
    if said.fill == "most" and seen.fill < 0.5:
        fit -= 0.5
    return fit - 0.5 * (seen.looked_at < 3)


def _is_contested(offer: tuple[float, int, str], offers: Sequence[tuple[float, int, str]]) -> bool:
    return any(other is not offer and other[1] == offer[1] and other[0] >= offer[0] - 0.12 for other in offers)


def by_order_of_days(
    columns: Sequence[ColumnTitle],
    guesses: Mapping[int, Mapping[str, Guess]],
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


def earlier_days_first(
    guesses: Mapping[int, Mapping[str, Guess]],
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
