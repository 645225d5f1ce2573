"""A form filled from what is known: every place has its text, or is marked as missing where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from unicodedata import normalize

from eprocuracy.kernel.actors import Authority
from eprocuracy.kernel.words import Label
from eprocuracy.law.time_limits import TimeLimit
from eprocuracy.platform.papers.missing import MISSING, missing
from eprocuracy.workstreams.acts import Act, Field
from eprocuracy.workstreams.catalogue import load

from .forms import Blank, Form, blanks
from .known import Known
from .markup import OPTIONAL, PLACE, Line, Manner
from .places import Found, places
from .saying import day_said, held_said, lowered, ordinal_said, said

NUMBER = Label("số", "number")
DAY = Label("ngày", "day")
ISSUER = Label("cơ quan ban hành", "who issued it")
OF_PERSON = "person."  # such a place says something of a person
LETTERS = "abcdđeghiklmnopqrstuvxy"  # how persons whose particulars stand one after another are counted
GOES_ON = (" vì ", "thấy ", "nhưng ")  # the sentence goes on with what was typed


@dataclass(frozen=True, slots=True)
class Missing:
    """A place that must be filled and is not."""

    label: Label

    def __str__(self) -> str:
        return missing(self.label.vi)


@dataclass(frozen=True, slots=True)
class Filled:
    """A form with its places filled: the lines as they are printed, and what is missing."""

    form: Form
    known: Known
    subtitle: str
    lines: tuple[Line, ...]
    recipients: tuple[str, ...]
    to_write: tuple[
        Blank, ...
    ]  # by whoever drafts: not fields of the act, which are typed there, nor papers that are cited
    missing: tuple[Label, ...]

    @property
    def complete(self) -> bool:
        """Whether it may be put before those who sign."""
        return not self.missing


def filled(form: Form, known: Known) -> Filled:
    """The form with what is known in every place; pure, and it never raises for what is not known."""
    known = replace(known, role=form.about) if form.about else known
    filling = _Filling(form, known)
    subtitle = "\n".join(one for part in form.subtitle.split("\n") for one in filling.texts(part))
    lines = _in_order(one for line in _of_each(form.lines, filling) for one in line)
    recipients = tuple(one for told in form.recipients for one in filling.texts(f"[[{told}]]"))
    inside = {label.vi: label for one in lines for label in _missing_in(one.text)}  # one of several things in a place
    lacking = {**filling.missing, **inside}
    return Filled(form, known, subtitle, lines, recipients, tuple(filling.blanks.values()), tuple(lacking.values()))


def _missing_in(text: str) -> Iterator[Label]:
    named = {one.label.vi: one.label for one in places().values()}
    return (label for vi in MISSING.findall(text) if (label := named.get(vi)) is not None)


@dataclass(slots=True)
class _Filling:
    """One form being filled."""

    form: Form
    known: Known
    blanks: dict[str, Blank] = field(default_factory=dict)
    missing: dict[str, Label] = field(default_factory=dict)

    def lines(self, line: Line, after: int = 0) -> Iterator[Line]:
        """The line as it is printed: none where nothing of it is known, several where it stands for a list.

        `after` is how many persons of whom it is said came before.
        """
        number = int(line.lead.rstrip(".")) + after if line.manner is Manner.NUMBERED else 0
        for place, text in enumerate(self.texts(line.text)):
            yield Line(line.manner, text, f"{number + place}." if number else line.lead)

    def texts(self, text: str) -> list[str]:
        paper = next((place for place in PLACE.findall(text) if place.startswith("@") and place.endswith("*")), None)
        if paper is not None:
            return self._of_papers(text, paper)
        self._offer(text)
        kept = OPTIONAL.sub(lambda part: part[1] if self._is_known(part[1]) else "", text)
        many = next((place for place in PLACE.findall(kept) if place.endswith("*")), None)
        if many is None:
            return [one] if (one := self._filled(kept)) else []
        values = self._find(many) or (str(self._lacks(many)),)
        each = (values,) if isinstance(values, str) else values
        return [self._filled(kept.replace(f"{{{many}}}", _escaped(one))) for one in each]

    def _filled(self, text: str) -> str:
        told = PLACE.sub(self._in_its_sentence, text)
        return _restored(normalize("NFC", " ".join(told.split()).lstrip(";, ")))  # what stood before was left out

    def _in_its_sentence(self, place: re.Match[str]) -> str:
        """A place as the words around it want it: one full stop, and no capital in the middle of a sentence."""
        text, before, after = self._text(place[1]), place.string[: place.start()], place.string[place.end() :]
        text = text.rstrip(". ") if after.startswith((".", ",", ";", "”", ")")) else text
        return self._going_on(text) if before.endswith(GOES_ON) else text

    def _going_on(self, text: str) -> str:
        first, _, rest = text.partition(" ")
        named = {part for person in self.known.people.values() for part in person.name.split()}
        return text if rest[:1].isupper() or first in named else lowered(text)

    def _is_known(self, text: str) -> bool:
        return all(self._find(place) != () and self._find(place) != "" for place in PLACE.findall(text))

    def _text(self, place: str) -> str:
        if place.startswith("?"):
            return ""
        name, capitals = place.rstrip("^"), place.endswith("^")
        found = self._find(name)
        text = found if isinstance(found, str) else "; ".join(_run_on(one) for one in found)
        return (text.upper() if capitals else text) or str(self._lacks(name))

    def _of_papers(self, text: str, place: str) -> list[str]:
        """The line once for each such paper, with those alone whom it names."""
        whole, one_paper = self.known, text.replace(f"{{{place}}}", f"{{{place.rstrip('*')}}}")
        apart = whole.apart(place[1:].rstrip("*"))
        told = []
        for some in apart if len(apart) > 1 else ((),):
            self.known = replace(whole, among=some) if some else whole
            told += self.texts(one_paper)
        self.known = whole
        return told

    def _offer(self, text: str) -> None:
        """Note what whoever drafts writes into a line, and what may be written into the parts that are else left out."""
        for place in PLACE.findall(OPTIONAL.sub("", text)):
            self._offer_place(place, needed=True)
        for part in OPTIONAL.findall(text):
            found = PLACE.findall(part)
            if all(self._find(one) for one in found if one.startswith("?") and one[1:] not in blanks()):
                for place in found:
                    self._offer_place(place, needed=False)

    def _offer_place(self, place: str, *, needed: bool) -> None:
        names = place.rstrip("^*").split("|")
        kind = type(self.known.candidate) if self.known.candidate else None
        typed = kind is not None and any(_declared(kind, one) for one in names)
        name = next((one for one in reversed(names) if not one.startswith("@")), "")
        offered = name in blanks() or (needed and name)
        if not offered or typed or place.startswith("?") or any(self._told(one) for one in names):
            return
        blank = blanks().get(name) or Blank(name, label_of(name, kind, self.form.kinds))
        key, label = self._key(name), self._label_of_one(blank.label, name)
        known = self.blanks.get(key)
        needed = needed or (known is not None and known.needed)
        self.blanks[key] = replace(blank, name=key, label=label, needed=needed, text=self._words(name))

    def _key(self, name: str) -> str:
        """Under which name what is written there is kept: of one person under the person's own."""
        about = self.known.persons
        return f"{name}/{about[0]}" if name.startswith(OF_PERSON) and len(about) == 1 else name

    def _words(self, name: str) -> str:
        """What the drafter wrote there; what was written of one person alone bears no name where there is no other."""
        written = self.known.written
        return written.get(self._key(name)) or ("" if self.known.among else written.get(name, ""))

    def _label_of_one(self, label: Label, place: str) -> Label:
        """Of several persons it is said whom the place is about."""
        if not place.startswith(OF_PERSON) or len(self.known.among) != 1:
            return label
        person = self.known.people.get(self.known.among[0])
        return Label(f"{label.vi} ({person.name})", f"{label.en} ({person.name})") if person else label

    def _lacks(self, place: str) -> Missing:
        label = label_of(place, type(self.known.candidate) if self.known.candidate else None, self.form.kinds)
        label = self._label_of_one(label, place)
        self.missing[label.vi] = label
        return Missing(label)

    def _find(self, place: str) -> Found:
        """What is known of a place, of several by name the first that is known."""
        for name in place.rstrip("^*").split("|"):
            if found := self._one(name.removeprefix("?")):
                return "\u200b" if place.startswith("?") else found
        return ""

    def _one(self, name: str) -> Found:
        return self._told(name) or ("" if name.startswith("@") else _written(self._words(name)))

    def _told(self, name: str) -> Found:
        """What the acts say, of the paper or before it."""
        if name.startswith("@"):
            kind, _, part = name[1:].partition(":")
            act = self.known.latest(*kind.split("+"))
            if act is None:
                return ""
            if part:
                return _said(part, getattr(act, part, None))
            return f"{lowered(act.label.vi)} {self._cited(act)}" if "+" in kind else self._cited(act)
        return self._of_candidate(name) or (places()[name].find(self.known) if name in places() else "")

    def _of_candidate(self, name: str) -> Found:
        act = self.known.candidate
        value = getattr(act, name, None) if act and _declared(type(act), name) else None
        if isinstance(value, str) and name in places():
            return ""  # an account or a code: the place knows how people call it
        return _said(name, value)

    def _cited(self, act: Act) -> str:
        """A paper as others cite it: `số 12/LTG ngày 04 tháng 3 năm 2026 của …`, saying what of it is not known."""
        number = act.document_no or self._lack_of(NUMBER, act)
        on = day_said(act.on) if act.on else f"ngày {self._lack_of(DAY, act)}"
        return f"số {number} {on} của {self._issuer(act) or self._lack_of(ISSUER, act)}"

    def _issuer(self, act: Act) -> str:
        given = act.issued_by or getattr(act, "agency", None) or ""
        if given:
            return str(given)
        if act.issuers == (Authority.PROCURACY,):
            return self.known.issuer.name
        if Authority.INVESTIGATING_AGENCY in act.issuers:
            found = places()["case.agency"].find(self.known)
            return found if isinstance(found, str) else ""
        return ""

    def _lack_of(self, what: Label, act: Act) -> str:
        label = Label(f"{what.vi} {lowered(act.label.vi)}", f"{what.en}: {act.label.en}")
        self.missing[label.vi] = label
        return str(Missing(label))


def label_of(place: str, kind: type[Act] | None = None, kinds: Iterable[str] = ()) -> Label:
    """What a place is called where it is missing, of several the first that has a name; one that nobody knows is a fault."""
    asked = (*((kind.kind,) if kind else ()), *kinds)
    told = [label for name in place.rstrip("^*").split("|") if (label := _label_of(name, asked)) is not None]
    if not told:
        raise KeyError(place)
    return told[0]


def _label_of(name: str, kinds: Iterable[str]) -> Label | None:
    known = load().kinds
    if name.startswith("@"):
        cited, _, part = name[1:].partition(":")
        act, *_others = [known[one] for one in cited.split("+")]
        field = _declared(act, part)
        label = field.label if field else act.label
        return Label(lowered(label.vi), lowered(label.en))
    for kind in kinds:
        if field := _declared(known[kind], name):
            return Label(lowered(field.label.vi), lowered(field.label.en))
    if name in places():
        return places()[name].label
    return blanks()[name].label if name in blanks() else None


def _declared(kind: type[Act], name: str) -> Field | None:
    return next((one for one in kind.content if one.name == name), None)


def _of_each(lines: tuple[Line, ...], filling: _Filling) -> Iterator[Iterator[Line]]:
    """The lines filled; what is said of a person stands again for each whom the paper is about."""
    for of_each, group in groupby(lines, key=lambda one: one.of_each):
        told, known = tuple(group), filling.known
        for place, person in enumerate(known.persons if of_each and len(known.persons) > 1 else (None,)):
            filling.known = replace(known, among=(person,)) if person else known
            counted = f"{LETTERS[place]}) " if person and place < len(LETTERS) else ""
            first = told[0]
            if counted and first.manner is Manner.PARAGRAPH:
                first = replace(first, text=f"{counted}{first.text}")
            yield from (filling.lines(line, place) for line in (first, *told[1:]))
        filling.known = known


def _in_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The articles counted on where one between them was left out."""
    told, place = [], 0
    for one in lines:
        if one.lead.startswith("Điều"):
            place += 1
            one = replace(one, lead=f"Điều {place}.")
        told.append(one)
    return tuple(told)


def _run_on(text: str) -> str:
    """The cells of a row inside a sentence."""
    return ", ".join(part for one in text.split("|") if (part := one.strip()))


def _said(name: str, value: object) -> Found:
    if name == "length" and isinstance(value, TimeLimit):
        return held_said(value)
    return ordinal_said(value) if name == "ordinal" and isinstance(value, int) else said(value)


def _written(text: str) -> Found:
    lines = tuple(one.strip() for one in text.splitlines() if one.strip())
    return lines if len(lines) > 1 else lines[0] if lines else ""


def _escaped(text: str) -> str:
    return text.replace("{", "\ue000").replace("}", "\ue001")


def _restored(text: str) -> str:
    return text.replace("\ue000", "{").replace("\ue001", "}")
