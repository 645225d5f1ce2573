"""A form filled from what is known: every place has its text, or is marked as missing where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from unicodedata import normalize

from eprocuracy.kernel.actors import Authority
from eprocuracy.kernel.words import Label
from eprocuracy.platform.papers.missing import MISSING, missing
from eprocuracy.workstreams.acts import Act, Field
from eprocuracy.workstreams.catalogue import load

from .forms import Blank, Form, blanks
from .known import Known
from .markup import OPTIONAL, PLACE, Line, Manner
from .places import Found, places
from .saying import day_said, lowered, ordinal_said, said

NUMBER = Label("số", "number")
DAY = Label("ngày", "day")
ISSUER = Label("cơ quan ban hành", "who issued it")


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
    places: Mapping[str, str | Missing]
    missing: tuple[Label, ...]

    @property
    def to_write(self) -> tuple[Blank, ...]:
        """Empty places that whoever drafts can write: not fields of the act, which are typed there, nor papers that are cited."""
        kind = type(self.known.candidate) if self.known.candidate else None
        of_act = {one.name for one in kind.content} if kind else set()
        found = {}
        for place, text in self.places.items():
            names = place.split("|")
            if isinstance(text, Missing) and of_act.isdisjoint(names):
                name = next((one for one in reversed(names) if not one.startswith("@")), "")
                if name in blanks():
                    found[name] = blanks()[name]
                elif name:
                    found[name] = Blank(name, label_of(name, kind, self.form.kinds))
        return tuple(found.values())

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
    return Filled(form, known, subtitle, lines, recipients, dict(filling.places), tuple(lacking.values()))


def _missing_in(text: str) -> Iterator[Label]:
    named = {one.label.vi: one.label for one in places().values()}
    return (label for vi in MISSING.findall(text) if (label := named.get(vi)) is not None)


@dataclass(slots=True)
class _Filling:
    """One form being filled."""

    form: Form
    known: Known
    places: dict[str, str | Missing] = field(default_factory=dict)
    missing: dict[str, Label] = field(default_factory=dict)

    def lines(self, line: Line) -> Iterator[Line]:
        """The line as it is printed: none where nothing of it is known, several where it stands for a list."""
        number = int(line.lead.rstrip(".")) if line.manner is Manner.NUMBERED else 0
        for place, text in enumerate(self.texts(line.text)):
            yield Line(line.manner, text, f"{number + place}." if number else line.lead)

    def texts(self, text: str) -> list[str]:
        kept = OPTIONAL.sub(lambda part: part[1] if self._is_known(part[1]) else "", text)
        many = next((place for place in PLACE.findall(kept) if place.endswith("*")), None)
        if many is None:
            return [one] if (one := self._filled(kept)) else []
        values = self._find(many) or (str(self._lacks(many)),)
        each = (values,) if isinstance(values, str) else values
        self.places[many.rstrip("*")] = "\n".join(each) if self._is_known(f"{{{many}}}") else self._lacks(many)
        return [self._filled(kept.replace(f"{{{many}}}", _escaped(one))) for one in each]

    def _filled(self, text: str) -> str:
        told = PLACE.sub(lambda place: self._text(place[1]), text)
        return _restored(normalize("NFC", " ".join(told.split())))

    def _is_known(self, text: str) -> bool:
        return all(self._find(place) != () and self._find(place) != "" for place in PLACE.findall(text))

    def _text(self, place: str) -> str:
        if place.startswith("?"):
            return ""
        name, capitals = place.rstrip("^"), place.endswith("^")
        found = self._find(name)
        text = found if isinstance(found, str) else "; ".join(_run_on(one) for one in found)
        self.places[name] = text or self._lacks(name)
        return (text.upper() if capitals else text) or str(self._lacks(name))

    def _lacks(self, place: str) -> Missing:
        label = label_of(place, type(self.known.candidate) if self.known.candidate else None, self.form.kinds)
        self.missing[label.vi] = label
        return Missing(label)

    def _find(self, place: str) -> Found:
        """What is known of a place, of several by name the first that is known."""
        for name in place.rstrip("^*").split("|"):
            if found := self._one(name.removeprefix("?")):
                return "\u200b" if place.startswith("?") else found
        return ""

    def _one(self, name: str) -> Found:
        if name.startswith("@"):
            kind, _, part = name[1:].partition(":")
            act = self.known.latest(kind)
            if act is None:
                return ""
            return _said(part, getattr(act, part, None)) if part else self._cited(act)
        given = self._of_candidate(name) or (places()[name].find(self.known) if name in places() else "")
        return given or _written(self.known.written.get(name, ""))

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
        field = _declared(known[cited], part)
        label = field.label if field else known[cited].label
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
        for person in known.persons if of_each and len(known.persons) > 1 else (None,):
            filling.known = replace(known, only=person) if person else known
            yield from (filling.lines(line) for line in told)
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
    return ordinal_said(value) if name == "ordinal" and isinstance(value, int) else said(value)


def _written(text: str) -> Found:
    lines = tuple(one.strip() for one in text.splitlines() if one.strip())
    return lines if len(lines) > 1 else lines[0] if lines else ""


def _escaped(text: str) -> str:
    return text.replace("{", "\ue000").replace("}", "\ue001")


def _restored(text: str) -> str:
    return text.replace("\ue000", "{").replace("\ue001", "}")
