"""The catalogue of forms: what each prescribed form says, who signs it, what it stands on, and which places must be filled.

Number, name, stage and kinds of acts of a prescribed form are those of `workstreams.forms`; here stands its text, in the
markup that `markup.py` reads. A form is data: a unit may put another version of its text in the place of this one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Self

import yaml

from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.words import Label, Word
from eprocuracy.workstreams import forms as prescribed
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.people import Role

from .markup import Line, places_of, read

HERE = Path(__file__).parent / "prescribed"
CIRCULAR = "Thông tư số 03/2026/TT-VKSTC ngày 09/02/2026"
LEADERS = (Duty.CHIEF, Duty.DEPUTY_CHIEF)
TITLES: Mapping[str, str] = {  # how a paper is titled, and its symbol where the form names no other
    "QUYẾT ĐỊNH": "QĐ",
    "YÊU CẦU": "YC",
    "THÔNG BÁO": "TB",
    "ĐỀ NGHỊ": "ĐN",
    "KIẾN NGHỊ": "KN",
    "KẾ HOẠCH": "KH",
    "KẾT LUẬN": "KL",
    "BIÊN BẢN": "",
    "LỆNH": "L",
}
SIGNED_BY: Mapping[str, tuple[Duty, ...]] = {
    "leaders": LEADERS,
    "procurator": (Duty.PROCURATOR, *LEADERS),
    "examiner": (Duty.PROCURATOR, Duty.EXAMINER, *LEADERS),
}


@dataclass(frozen=True, slots=True)
class Blank:
    """A place that no act of the file fills: whoever drafts writes it, or may; `text` is what was written there.

    What is written of one person is kept under that person's own name of the place: `person.religion/` and the participant.
    """

    name: str
    label: Label
    lines: int = 1
    needed: bool = True
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of the catalogue. `number` is written as on the paper: `03`, `42`; an internal paper has a word instead."""

    number: str
    name: Label
    stage: Label
    kinds: tuple[str, ...]  # the acts it is the paper of
    title: str
    subtitle: str = ""
    symbol: str = ""  # "QĐ" of "Số: 12/QĐ-VKSKV3"; minutes have none
    signers: tuple[Duty, ...] = LEADERS
    text: str
    recipients: tuple[str, ...] = ()
    kept: str = ""
    when: Mapping[str, str] = field(default_factory=dict)  # what the act must say: {"manner": "added"}
    about: Role | None = None  # whose name the paper bears, where its act names people of several roles
    internal: bool = False
    version: int = 1

    @property
    def code(self) -> str:
        """As the acts name it: `42/HS`; an internal paper has only its word."""
        return self.number if self.internal else f"{self.number}/HS"

    @property
    def kind(self) -> str | None:
        """The act that it is first of all the paper of."""
        return self.kinds[0] if self.kinds else None

    @property
    def foot(self) -> str:
        return "" if self.internal else f"Mẫu số {self.code} (Ban hành kèm theo {CIRCULAR})"

    @property
    def lines(self) -> tuple[Line, ...]:
        return read(self.text)

    @property
    def bases(self) -> tuple[str, ...]:
        """The lines that say on what law and which papers it stands, as they are written in the form."""
        return tuple(one.text for one in self.lines if one.text.removeprefix("[[").startswith("Căn cứ"))

    @property
    def places(self) -> Mapping[str, bool]:
        """Every place of the form, and whether it must be filled."""
        return places_of((self.subtitle, *(one.text for one in self.lines), *self.recipients))

    def symbol_of(self, office: str, department: str = "") -> str:
        """The symbol of its numbers: `QĐ-VKSKV3`, `CT-VKSQN-P1`; empty for a paper that bears none."""
        return "-".join(part for part in (self.symbol, office, department) if part) if self.symbol else ""

    def fits(self, act: Act) -> bool:
        """Whether an act says what the form is for."""
        said = {name: getattr(act, name, None) for name in self.when}
        return all(isinstance(value, Word) and value.value == self.when[name] for name, value in said.items())

    def with_text(self, *, text: str, recipients: tuple[str, ...], version: int) -> Self:
        """The form as a unit has changed it."""
        return replace(self, text=text, recipients=recipients, version=version)


@cache
def catalogue() -> Mapping[str, Form]:
    """All forms by number, in their order; the prescribed ones first, then the internal papers."""
    told: dict[str, Mapping[str, Any]] = {}
    for path in sorted(HERE.glob("[0-9]*.yaml")):
        written = dict(_read(path))
        common = written.pop("defaults", {})
        for number, own in written.items():
            said = {**common, **own}
            key = f"{number:02d}" if isinstance(number, int) else number
            if key in told:
                raise ValueError(f"form {key} stands twice: {path.name}")
            told[key] = said
    made = {}
    for one in prescribed.forms().values():
        key = f"{one.number:02d}"
        if key in told:
            made[key] = _made(key, told.pop(key), name=one.name, stage=one.stage, kinds=one.acts)
    for key, paper in told.items():
        kinds = tuple(paper.get("kinds", ()))
        stage = UNPRESCRIBED if kinds else INTERNAL
        made[key] = _made(key, paper, name=Label(**paper["name"]), stage=stage, kinds=kinds, internal=True)
    return made


INTERNAL = Label("Văn bản nghiệp vụ nội bộ", "Internal papers")
UNPRESCRIBED = Label("Văn bản chưa có mẫu quy định", "Papers without a prescribed form")


@cache
def no_paper() -> Mapping[str, Label]:
    """The kinds of acts of the procuracy that are no paper of its own, and why each is not."""
    return {kind: Label(**told["why"]) for told in _read(HERE / "no_paper.yaml").values() for kind in told["kinds"]}


def form_of(code: str) -> Form | None:
    """The form that an act names, `42/HS`; None where it has none of ours."""
    return catalogue().get(code.partition("/")[0])


def form_for(act: Act) -> Form | None:
    """The form that an act is the paper of; among several the one whose conditions it meets, else the one its kind names."""
    named = form_of(act.form) if act.form else None
    fitting = [one for one in catalogue().values() if act.kind in one.kinds and one.fits(act)]
    conditional = next((one for one in fitting if one.when), None)
    if named is not None and named in fitting and (named.when or conditional is None):
        return named
    if conditional or (named is not None and not named.when):
        return conditional or named
    return next((one for one in fitting if one.stage is UNPRESCRIBED), None)


@cache
def blanks() -> Mapping[str, Blank]:
    """What a drafter may have to write, by name of the place; one dictionary for all forms."""
    return {
        name: Blank(name, Label(said["vi"], said["en"]), said.get("lines", 1))
        for name, said in _read(HERE / "blanks.yaml").items()
    }


def _made(number: str, said: Mapping[str, Any], **of_form: Any) -> Form:
    title, subtitle = _headed(of_form["name"].vi)
    title = said.get("title", title)
    subtitle = said.get("subtitle", "" if said.get("title") else subtitle)
    second = said.get("second", "")
    return Form(
        number=number,
        title=title,
        subtitle="\n".join(part for part in (subtitle, second) if part),
        symbol=said.get("symbol", TITLES.get(title, "")),
        signers=SIGNED_BY[said.get("by", "leaders")],
        text=said["text"],
        recipients=tuple(said.get("to", ())),
        kept=said.get("kept", ""),
        when=dict(said.get("when", {})),
        about=Role(said["about"]) if "about" in said else None,
        **of_form,
    )


def _headed(name: str) -> tuple[str, str]:
    """`QUYẾT ĐỊNH` and `GIA HẠN TẠM GIAM` of a form's name."""
    for title in TITLES:
        if name.upper().startswith(title):
            return title, name[len(title) :].strip().upper()
    return name.upper(), ""


def _read(path: Path) -> Mapping[Any, Any]:
    told: Mapping[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    return told
