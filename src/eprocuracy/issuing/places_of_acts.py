"""Places that are filled from the act alone, whatever its kind: for papers that no form is prescribed for."""

from __future__ import annotations

from .known import Known
from .places import Found, place
from .saying import joined, said

HOUSEKEEPING = frozenset({"unit", "number", "year", "procurator", "ground"})
"""Fields that are no matter of the paper, and the reason, which has its own sentence."""
LAWS = {
    "BLTTHS 2015": "Bộ luật Tố tụng hình sự",
    "BLHS 2015": "Bộ luật Hình sự",
    "BLTTDS 2015": "Bộ luật Tố tụng dân sự",
    "Luật TTHC 2015": "Luật Tố tụng hành chính",
    "Luật TCVKSND 2014": "Luật Tổ chức Viện kiểm sát nhân dân",
}
"""How a paper writes a law out in full; another stands as it is cited."""


@place("act.name", "tên việc", "name of the act")
def _(known: Known) -> Found:
    return known.candidate.label.vi if known.candidate else ""


@place("act.basis", "căn cứ pháp luật", "legal basis")
def _(known: Known) -> Found:
    laws: dict[str, list[str]] = {}
    for one in known.candidate.basis if known.candidate else ():
        article = one.article if not one.clause else f"{one.article} (khoản {one.clause})"
        laws.setdefault(one.law, []).append(article)
    return joined(f"Điều {', '.join(dict.fromkeys(told))} của {LAWS.get(law, law)}" for law, told in laws.items())


@place("act.of", "người có liên quan", "whom it concerns")
def _(known: Known) -> Found:
    named = [link.target for link in known.candidate.links if not link.is_matter] if known.candidate else []
    people = known.people
    return joined(dict.fromkeys(people[one].name for one in named if one in people))


@place("act.said", "nội dung", "content")
def _(known: Known) -> Found:
    act = known.candidate
    if act is None:
        return ""
    told = []
    for one in act.content:
        value = getattr(act, one.name)
        if one.name in HOUSEKEEPING or value in (None, "", ()):
            continue
        text = known.names.get(value, value) if isinstance(value, str) else said(value)
        shown = text if isinstance(text, str) else joined(text)
        if shown:
            told.append(f"{one.label.vi}: {shown}")
    return tuple(told)
