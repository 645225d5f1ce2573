"""Competence as a page: which unit and court, who investigates, who may sign, by the law of the day of the act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django import forms

from eprocuracy.identity import codes
from eprocuracy.identity.queries import label_of
from eprocuracy.kernel.actors import Authority
from eprocuracy.kernel.words import Label
from eprocuracy.law.competence import About, Agency, Competent, Level, competent
from eprocuracy.law.entries import Part, editions
from eprocuracy.law.offences import Offence
from eprocuracy.platform.ui.forms import DayField
from eprocuracy.platform.ui.language import both
from eprocuracy.platform.ui.parts import Column, Table
from eprocuracy.platform.ui.writing import day_text
from eprocuracy.workstreams.catalogue import Rules

from ..saying import joined
from .signing import signed, word_on
from .words import READ, cited

PROSECUTION = "prosecution"
MISSING = {
    "clause": Label("khoản của điều luật", "the clause of the article"),
    "agency": Label("cơ quan đang thụ lý điều tra", "the body that investigates"),
}


class CompetenceForm(forms.Form):
    """Offences, days, who investigates, where."""

    toi = forms.CharField(
        max_length=200,
        label=both("Tội danh, điều luật", "Offences"),
        help_text=both("Ví dụ: 173/2; nhiều điều cách nhau bằng dấu ;", "For example: 173/2; several separated by ;"),
    )
    xay_ra = DayField(required=False, label=both("Ngày phạm tội", "Day of the offence"))
    ngay = DayField(label=both("Xét cho ngày", "Judged for the day"))
    co_quan = forms.ChoiceField(
        required=False,
        label=both("Cơ quan thụ lý điều tra", "Who investigates"),
        choices=[
            ("", both("Chưa biết", "Not known")),
            *((one.value, both(one.label.vi, one.label.en)) for one in Agency),
        ],
    )
    noi = forms.ChoiceField(required=False, label=both("Nơi xảy ra", "Where it happened"))

    def __init__(self, places: Sequence[tuple[str, Label]], *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        field = self.fields["noi"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", both("Chưa biết", "Not known")), *((code, both(one.vi, one.en)) for code, one in places)]

    def clean_toi(self) -> tuple[Offence, ...]:
        typed = [one.strip() for one in self.cleaned_data["toi"].split(";") if one.strip()]
        try:
            return tuple(Offence.parse(one) for one in typed)
        except ValueError:
            raise forms.ValidationError(
                both("Ghi số điều và khoản, ví dụ 173/2.", "Write article and clause, say 173/2.")
            ) from None


@dataclass(frozen=True, slots=True)
class CompetencePart:
    """The answers, and who signs what at the procuracy that is competent."""

    answers: Table
    notes: Sequence[Label]
    signers: Table


def competence_part(rules: Rules, form: CompetenceForm) -> CompetencePart:
    """Every rule of competence answered for what was typed."""
    given = form.cleaned_data
    on: date = given["ngay"]
    about = About(given["toi"], given.get("xay_ra") or on, Agency(given["co_quan"]) if given.get("co_quan") else None)
    found = {name: competent(rules.reference, name, about, on=on) for name in rules.reference.competence}
    place = given.get("noi") or ""
    words = signed(Part.COMPETENCE, rules.reference.competence)
    rows = []
    for name, one in found.items():
        entry = next(
            (e for e in editions(rules.reference, Part.COMPETENCE, name) if e.first_day == one.edition.first_day), None
        )
        rows.append(
            [
                one.rule.title,
                body(one, place),
                joined(*(Label(step.say("vi"), step.say("en")) for step in one.because), by="; "),
                joined(
                    cited(one.edition.basis),
                    Label(f"từ {day_text(one.edition.first_day)}", f"from {day_text(one.edition.first_day)}"),
                    by=", ",
                ),
                joined(READ[one.edition.read], word_on(entry, words.get(name, {})) if entry else None, by="; "),
            ]
        )
    columns = [
        Column(Label("Thẩm quyền", "Competence")),
        Column(Label("Thuộc", "Falls to")),
        Column(Label("Vì", "Because")),
        Column(Label("Căn cứ", "Basis")),
        Column(Label("Văn bản", "Text")),
    ]
    said = ", ".join(one.say("vi") for one in given["toi"])
    said_en = ", ".join(one.say("en") for one in given["toi"])
    caption = Label(f"{said} BLHS, ngày {day_text(on)}", f"{said_en}, on {day_text(on)}")
    notes = [note for one in found.values() if (note := one.edition.moved_up) is not None]
    return CompetencePart(Table(caption, columns, rows), notes, signers(rules))


def body(one: Competent, place: str) -> Label:
    """The competent body, with the unit where the place tells it; or what is missing, and between whom it lies."""
    if one.tier is None:
        lacks = joined(*(MISSING[name] for name in one.missing), by=", ")
        among = joined(*(tier.body for tier in one.perhaps), by=" / ")
        vi = f"chưa xác định được, còn thiếu {lacks.vi if lacks else '…'}: {among.vi if among else ''}"
        en = f"cannot be told without {lacks.en if lacks else '…'}: {among.en if among else ''}"
        return Label(vi, en)
    if one.rule.name != PROSECUTION or not place:
        return one.tier.body
    unit = _unit(one.tier.level, place)
    return (joined(one.tier.body, label_of(unit), by=": ") if unit else None) or one.tier.body


def _unit(level: Level, place: str) -> str:
    match level:
        case Level.SUPREME:
            return codes.SUPREME
        case Level.PROVINCE:
            return codes.province(place)
        case Level.REGION:
            return place if codes.level(place) is codes.Level.REGION else ""
        case _:
            return ""


def signers(rules: Rules) -> Table:
    """Who may sign what the procuracy issues, as every kind of act declares it with its article."""
    rows: list[list[object]] = []
    for stream in rules.catalogue.workstreams.values():
        for kind in stream.kinds.values():
            if kind.signers and Authority.PROCURACY in kind.issuers:
                rows.append(
                    [
                        kind.label,
                        joined(*(one.label for one in kind.signers), by=", "),
                        cited(kind.basis),
                        kind.form or None,
                    ]
                )
    columns = [
        Column(Label("Văn bản, quyết định", "Paper")),
        Column(Label("Người ký", "Signed by")),
        Column(Label("Căn cứ", "Basis")),
        Column(Label("Mẫu", "Form")),
    ]
    return Table(
        Label("Ai được ký ở Viện kiểm sát có thẩm quyền", "Who may sign at the competent procuracy"), columns, rows
    )


def rules_table(rules: Rules) -> Table:
    """The rules of competence with their versions, the newest first."""
    words = signed(Part.COMPETENCE, rules.reference.competence)
    rows: list[list[object]] = []
    for name, rule in rules.reference.competence.items():
        known = words.get(name, {})
        for edition, entry in zip(
            reversed(rule.editions), reversed(editions(rules.reference, Part.COMPETENCE, name)), strict=True
        ):
            levels = joined(*(tier.body for tier in edition.tiers), by=" → ")
            title = rule.title
            rows.append(
                [title, edition.first_day, levels, cited(edition.basis), READ[edition.read], word_on(entry, known)]
            )
    columns = [
        Column(Label("Thẩm quyền", "Competence")),
        Column(Label("Từ ngày", "From")),
        Column(Label("Các cấp, theo thứ tự xét", "Levels, in their order")),
        Column(Label("Căn cứ", "Basis")),
        Column(Label("Văn bản", "Text")),
        Column(Label("Xác nhận", "Confirmed")),
    ]
    return Table(Label("Quy định về thẩm quyền", "Rules of competence"), columns, rows)
