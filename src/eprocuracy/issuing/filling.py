"""A form filled from what is known: every place has its text, or is marked as missing where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from unicodedata import normalize

from eprocuracy.kernel.actors import Authority
from eprocuracy.kernel.words import Label
from eprocuracy.platform.papers.missing import missing
from eprocuracy.workstreams.acts import Act, Field
from eprocuracy.workstreams.catalogue import load

from .forms import Form, blanks
from .known import Known
from .markup import OPTIONAL, PLACE, Line, Manner
from .places import Found, places
from .saying import day_said, ordinal_said, said

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
    def complete(self) -> bool:
        """Whether it may be put before those who sign."""
        return not self.missing


def filled(form: Form, known: Known) -> Filled:
    """The form with what is known in every place; pure, and it never raises for what is not known."""
    filling = _Filling(known)
    subtitle = "\n".join(one for part in form.subtitle.split("\n") for one in filling.texts(part))
    lines = tuple(one for line in form.lines for one in filling.lines(line))
    recipients = tuple(one for told in form.recipients for one in filling.texts(told))
    return Filled(form, known, subtitle, lines, recipients, dict(filling.places), tuple(filling.missing.values()))


@dataclass(slots=True)
class _Filling:
    """One form being filled."""

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
        text = found if isinstance(found, str) else "; ".join(found)
        self.places[name] = text or self._lacks(name)
        return (text.upper() if capitals else text) or str(self._lacks(name))

    def _lacks(self, place: str) -> Missing:
        name = place.rstrip("^*").split("|")[0]
        label = label_of(name, type(self.known.candidate) if self.known.candidate else None)
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
        value = getattr(self.known.candidate, name, None) if _field(self.known.candidate, name) else None
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
    """What a place is called where it is missing; a place that nobody knows is a fault of its form."""
    known = load().kinds
    if place.startswith("@"):
        cited, _, part = place[1:].partition(":")
        found = next((one for one in known[cited].content if one.name == part), None) if part else None
        label = found.label if found else known[cited].label
        return Label(lowered(label.vi), lowered(label.en))
    for declared in (kind, *(known[one] for one in kinds)):
        one = next((one for one in declared.content if one.name == place), None) if declared else None
        if one is not None:
            return Label(lowered(one.label.vi), lowered(one.label.en))
    if place in places():
        return places()[place].label
    return blanks()[place].label


def lowered(text: str) -> str:
    """A label inside a sentence: its first letter small, unless it begins with an abbreviation."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def _field(act: Act | None, name: str) -> Field | None:
    return next((one for one in act.content if one.name == name), None) if act else None


def _said(name: str, value: object) -> Found:
    return ordinal_said(value) if name == "ordinal" and isinstance(value, int) else said(value)


def _written(text: str) -> Found:
    lines = tuple(one.strip() for one in text.splitlines() if one.strip())
    return lines if len(lines) > 1 else lines[0] if lines else ""


def _escaped(text: str) -> str:
    return text.replace("{", "\ue000").replace("}", "\ue001")


def _restored(text: str) -> str:
    return text.replace("\ue000", "{").replace("\ue001", "}")
