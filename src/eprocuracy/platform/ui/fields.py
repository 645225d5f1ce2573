"""Fields of forms as values for the templates, made by hand or from a bound Django field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django import forms
from django.forms.boundfield import BoundField

from .language import say
from .parts import Choice, Text
from .repeating import A_PAGE, ALL, AT_ONCE, FROM, RepeatedField, first_of


@dataclass(frozen=True, slots=True)
class Page:
    """Which lines of a list stand on the page, the hidden texts that carry the others, and where its buttons lead."""

    first: int
    last: int
    total: int
    carried: tuple[tuple[str, str], ...]
    previous: str = ""
    following: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form: `kind` is the name of a template in `ui/fields/`."""

    name: str
    label: Text
    kind: str = "text"
    value: str = ""
    id: str = ""
    hint: Text = ""
    errors: Sequence[Text] = ()
    required: bool = False
    marked: bool = True
    width: int = 0
    choices: Sequence[Choice] = ()
    rows: int = 3
    inline: bool = False
    suffix: Text = ""
    disabled: bool = False
    suggestions: str = ""
    code: str = ""
    clock: str = ""
    accept: str = ""
    autocomplete: str = "off"
    inputmode: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    lines: Sequence[Sequence[Field]] = ()  # of a list of lines: the parts of each
    page: Page | None = None  # of a list that stands a page at a time
    people: Sequence[str] = ()  # whom its lines may be about, where they are too many for a list in each line

    @property
    def many(self) -> bool:
        """Whether the choices are so many that each stands on a plain line of a list that scrolls."""
        return len(self.choices) > AT_ONCE and not any(one.hint for one in self.choices) and not self.disabled

    @property
    def html_id(self) -> str:
        return self.id or f"id_{self.name}"

    @property
    def described_by(self) -> str:
        """Ids of the hint and the error, for `aria-describedby`."""
        parts = [f"{self.html_id}-hint"] if self.hint else []
        parts += [f"{self.html_id}-error"] if self.errors else []
        return " ".join(parts)

    @property
    def focus_id(self) -> str:
        """Where a link from the error summary leads: the field itself or its first part."""
        return f"{self.html_id}_0" if self.kind in ("radios", "checkboxes", "moment") else self.html_id


def as_field(source: Field | BoundField, **changes: object) -> Field:
    """The field as the templates take it; keyword arguments change what is shown."""
    made = source if isinstance(source, Field) else _from_bound(source)
    return replace(made, **changes) if changes else made  # type: ignore[arg-type]


def _from_bound(bound: BoundField) -> Field:
    widget = bound.field.widget
    attributes = {key: str(value) for key, value in widget.attrs.items() if key not in _OWN}
    value = bound.value()
    lines, page = _lines(bound, bound.field, value) if isinstance(bound.field, RepeatedField) else ((), None)
    made = Field(
        name=bound.html_name,
        label=bound.label,
        kind=_kind(bound),
        value="" if value is None or isinstance(value, list | tuple) else say(bound.field.prepare_value(value)),
        id=bound.id_for_label or bound.auto_id,
        hint=bound.help_text,
        errors=[str(one) for one in bound.errors],
        required=bound.field.required,
        width=int(widget.attrs.get("width", 0)),
        rows=int(widget.attrs.get("rows", 3)),
        suffix=widget.attrs.get("suffix", ""),
        inline=bool(widget.attrs.get("inline", False)),
        disabled=bound.field.disabled,
        suggestions=str(widget.attrs.get("suggestions", "")),
        accept=str(widget.attrs.get("accept", "")),
        autocomplete=str(widget.attrs.get("autocomplete", "off")),
        inputmode=str(widget.attrs.get("inputmode", "")),
        attributes=attributes,
        lines=lines,
        page=page,
        people=_people(bound.field) if isinstance(bound.field, RepeatedField) else (),
    )
    if made.kind in ("radios", "checkboxes"):
        made = replace(made, id=bound.auto_id)
    if made.kind == "tick":
        made = replace(made, value="1" if value and value not in ("False", "false", "0") else "")
    if made.kind == "suggest":
        made = replace(made, code=str(bound.form.data.get(f"{bound.html_name}_code", widget.attrs.get("code", ""))))
    if isinstance(bound.field, forms.MultiValueField):
        day, clock = bound.field.widget.decompress(value) if not isinstance(value, list) else value
        made = replace(made, id=bound.auto_id, value=day or "", clock=clock or "")
    if made.kind in ("select", "radios", "checkboxes"):
        made = replace(made, choices=_choices(bound, value))
    return made


_OWN = {
    "width",
    "rows",
    "cols",
    "suffix",
    "inline",
    "suggestions",
    "accept",
    "autocomplete",
    "inputmode",
    "class",
    "kind",
    "code",
}


def _kind(bound: BoundField) -> str:
    """The template for a Django field, by its widget; `attrs={"kind": …}` decides where given."""
    widget = bound.field.widget
    named = widget.attrs.get("kind")
    if named:
        return str(named)
    for kind, classes in _KINDS:
        if isinstance(widget, classes):
            return kind
    return "text"


_KINDS: tuple[tuple[str, tuple[type[forms.Widget], ...]], ...] = (
    ("hidden", (forms.HiddenInput,)),
    ("password", (forms.PasswordInput,)),
    ("upload", (forms.FileInput,)),
    ("textarea", (forms.Textarea,)),
    ("checkboxes", (forms.CheckboxSelectMultiple,)),
    ("radios", (forms.RadioSelect,)),
    ("tick", (forms.CheckboxInput,)),
    ("select", (forms.Select,)),
    ("moment", (forms.MultiWidget,)),
    ("number", (forms.NumberInput,)),
)


def _lines(bound: BoundField, repeated: RepeatedField, value: object) -> tuple[list[list[Field]], Page | None]:
    """The parts of every line on the page, named so that they come back as lines; and of a long list, which page it is."""
    told = value if isinstance(value, list) else repeated.prepare_value(value)
    name, page, first, last = bound.html_name, None, 0, len(told)
    if len(told) > AT_ONCE:
        first = min(_asked_line(bound), len(told) - 1) // A_PAGE * A_PAGE
        last = min(first + A_PAGE, len(told))
        said = len(told) - (not any(told[-1].values()))  # the last line is there to be written in
        page = Page(
            first=first + 1,
            last=max(min(last, said), first + 1),
            total=max(said, first + 1),
            carried=((f"{name}-{ALL}", repeated.widget.carried(told)), (f"{name}-{FROM}", str(first))),
            previous=f"{EDIT}:{name}:{first - A_PAGE}" if first else "",
            following=f"{EDIT}:{name}:{last}" if last < len(told) else "",
        )
    lines = [
        [_part(f"{name}-{number}-{part}", repeated.parts[part], told[number][part]) for part in repeated.parts]
        for number in range(first, last)
    ]
    return lines, page


def _asked_line(bound: BoundField) -> int:
    """The line that a button leads to; of what was sent to be recorded the first that cannot be read; else where the page stood."""
    step, _, rest = str(bound.form.data.get("step", "")).partition(":")
    name, _, line = rest.partition(":")
    if step == EDIT and name == bound.html_name and line.isdecimal():
        return int(line[:5])
    sent = bound.form.is_bound and step != EDIT
    wrong = [problem.params for problem in bound.form.errors.as_data().get(bound.name, ())] if sent else []
    return next((int(params["line"]) for params in wrong if params), first_of(bound.form.data, bound.html_name))


LISTED = "listed"  # typed, with the names of a list of the page to choose from
EDIT = "edit"  # the step of a form that is looked at again: `edit:things:25` leads to that line of a list


def _people(repeated: RepeatedField) -> list[str]:
    parts = (part for part in repeated.parts.values() if part.widget.attrs.get("kind") == LISTED)
    return [str(code) for part in parts for code, _ in getattr(part, "choices", ())]


def _part(name: str, part: forms.Field, text: str) -> Field:
    widget = part.widget
    kind = str(widget.attrs.get("kind", "")) or next((k for k, held in _KINDS if isinstance(widget, held)), "text")
    offered = () if kind == LISTED else getattr(part, "choices", ())
    choices = [Choice(str(code), label, str(code) == text) for code, label in offered]
    suffix = widget.attrs.get("suffix", "")
    return Field(
        name=name, label=part.label or "", kind=kind, value=text, id=f"id_{name}", choices=choices, suffix=suffix
    )


def _choices(bound: BoundField, value: object) -> list[Choice]:
    chosen = (
        {str(one) for one in value} if isinstance(value, list | tuple | set) else {"" if value is None else str(value)}
    )
    options = getattr(bound.field, "choices", ())
    return [Choice(str(code), label, str(code) in chosen) for code, label in options]
