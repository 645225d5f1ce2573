"""What a term of an indicator is called: by the account, the kind of act, or the words kept beside the indicators."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from eprocuracy.kernel.words import LANGUAGES, Label
from eprocuracy.workstreams.accounts import IN, KEPT, OUT, STATED
from eprocuracy.workstreams.catalogue import Catalogue

from .declared import At, Term

VERIFIED = re.compile(r"(?:(?P<what>\w+):)?(?P<how>\w+(?:\+\w+)*)(?:\((?P<detail>.*)\))?")
WAYS = {
    IN: Label("phát sinh trong kỳ", "came in within the period"),
    OUT: Label("ra khỏi trong kỳ", "went out within the period"),
    KEPT: Label("xong đúng hạn trong kỳ", "ended in time within the period"),
}


@cache
def words() -> Mapping[str, Mapping[str, Label]]:
    """Names of facts and of outcomes that are no kinds of acts."""
    told = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text("utf-8"))
    return {part: {code: Label(**one) for code, one in rows.items()} for part, rows in told.items()}


def term_label(catalogue: Catalogue, term: Term) -> Label:
    """`Nguồn tin đang giải quyết, ra khỏi trong kỳ: chuyển cơ quan khác`."""
    name = fact_label(catalogue, term)
    kept = [outcome_label(catalogue, term.fact, one) for one in sorted(term.outcome)]
    left = [outcome_label(catalogue, term.fact, one) for one in sorted(term.without)]
    parts: dict[str, str] = {}
    for language in LANGUAGES:
        text = name.say(language)
        if kept:
            text += ": " + "; ".join(one.say(language) for one in kept)
        if left:
            but = "trừ" if language == "vi" else "all but"
            text += f" ({but}: {'; '.join(one.say(language) for one in left)})"
        if term.articles:
            articles = ", ".join(sorted(term.articles))
            text += (
                f" (Điều {articles} Bộ luật Hình sự)"
                if language == "vi"
                else f" (Articles {articles} of the Penal Code)"
            )
        parts[language] = text
    return Label(**parts)


def fact_label(catalogue: Catalogue, term: Term) -> Label:
    """What is counted, without its outcomes."""
    if term.at is not At.DURING:
        return _joined(catalogue.accounts[term.fact].label, term.at.label)
    account, dot, sign = term.fact.rpartition(".")
    if account in catalogue.accounts and f"{dot}{sign}" in WAYS:
        return _joined(catalogue.accounts[account].label, WAYS[f"{dot}{sign}"])
    named = words()["facts"].get(term.fact)
    return named or catalogue.kinds[term.fact].label


def outcome_label(catalogue: Catalogue, fact: str, outcome: str) -> Label:
    """What an outcome of a fact is called: the act or the way that brought it, or one of the words kept here."""
    account = fact.removesuffix(IN).removesuffix(OUT).removesuffix(KEPT)
    ways = catalogue.ways.get(account, {})
    named = ways.get(outcome) or words()["outcomes"].get(outcome, Label(outcome, outcome))
    return Label(f"{named.vi} (theo sổ)", f"{named.en} (by the register)") if outcome.startswith(STATED) else named


def verified_label(written: str) -> Label:
    """How far an indicator was verified, in words: of `target:derived;formula:text(2012)` each part."""
    parts = [_verified(part) for part in written.split(";")]
    return Label("; ".join(one.vi for one in parts), "; ".join(one.en for one in parts))


def _verified(part: str) -> Label:
    found = VERIFIED.fullmatch(part)
    if found is None:
        raise ValueError(f"no way to say {part!r}")
    told = words()
    detail = found["detail"] or ""
    named = told["verified_detail"].get(detail, Label(detail, detail)) if detail else None
    said = {}
    for language in LANGUAGES:
        ways = ", ".join(told["verified_how"][way].say(language) for way in found["how"].split("+"))
        of = f"{told['verified_what'][found['what']].say(language)}: " if found["what"] else ""
        said[language] = f"{of}{ways}" + (f" ({named.say(language)})" if named else "")
    return Label(**said)


def _joined(one: Label, other: Label) -> Label:
    return Label(f"{one.vi}, {other.vi}", f"{one.en}, {other.en}")
