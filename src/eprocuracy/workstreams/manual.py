"""The reference manual, written from the declarations themselves: kinds of acts, moves and clocks, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from eprocuracy.law.reference import Reference
from eprocuracy.law.severity import Severity
from eprocuracy.law.statutes import Lengths
from eprocuracy.law.time_limits import TimeLimit

from . import forms as prescribed
from .acts import Act
from .catalogue import Catalogue, Workstream
from .moves import Moves

HEAD = "<!-- Written by `bin/eprocuracy reference`; do not edit. -->\n"


def acts(catalogue: Catalogue) -> str:
    """Every kind of act: what it is called, on what it rests, who issues and signs it, and its fields."""
    return "\n".join(_acts(catalogue))


def _acts(catalogue: Catalogue) -> Iterator[str]:
    yield f"{HEAD}# Các loại việc được ghi · Kinds of acts\n"
    headed = [
        *((stream.label, tuple(stream.kinds.values())) for stream in catalogue.workstreams.values()),
        *((side.label, side.kinds) for side in catalogue.sides),
    ]
    for label, kinds in headed:
        yield f"## {label.vi} · {label.en}\n"
        yield "| Loại · kind | Tên · name | Căn cứ · basis | Mẫu · form | Ban hành · issued by | Ký · signed by | Trường · fields |"
        yield "| --- | --- | --- | --- | --- | --- | --- |"
        for kind in kinds:
            yield _act(kind)
        yield ""


def _act(kind: type[Act]) -> str:
    basis = "; ".join(one.say() for one in kind.basis)
    issuers = ", ".join(one.label.vi for one in kind.issuers)
    signers = ", ".join(one.label.vi for one in kind.signers)
    fields = "; ".join(f"{one.label.vi} / {one.label.en}" for one in kind.content)
    return f"| `{kind.kind}` | {kind.label.vi} / {kind.label.en} | {basis} | {kind.form} | {issuers} | {signers} | {fields} |"


def forms(catalogue: Catalogue) -> str:
    """Every prescribed form and every event of the proceedings, with the kinds of acts that record it, or why none does."""
    return "\n".join(_forms(catalogue))


def _forms(catalogue: Catalogue) -> Iterator[str]:
    yield f"{HEAD}# Mẫu văn bản và việc tố tụng · Forms and events\n"
    stage = None
    for form in prescribed.forms().values():
        if form.stage != stage:
            stage = form.stage
            yield f"\n## {stage.vi} · {stage.en}\n"
            yield "| Mẫu · form | Tên · name | Loại việc · kinds of acts |"
            yield "| --- | --- | --- |"
        yield f"| {form.code} | {form.name.vi} / {form.name.en} | {_recorded(catalogue, form)} |"
    group = None
    for event in prescribed.events():
        if event.group != group:
            group = event.group
            yield f"\n## {group.vi} · {group.en}\n"
            yield "| Việc · event | Loại việc · kinds of acts |"
            yield "| --- | --- |"
        yield f"| {event.name.vi} / {event.name.en} | {_recorded(catalogue, event)} |"
    yield ""


def _recorded(catalogue: Catalogue, one: prescribed.Form | prescribed.Event) -> str:
    if one.why_none is not None:
        return f"không: {one.why_none.vi} / none: {one.why_none.en}"
    return ", ".join(f"`{kind}` {catalogue.kinds[kind].label.vi}" for kind in one.acts)


def moves(catalogue: Catalogue) -> str:
    """The tables of moves as state diagrams: the same tables that offer the buttons and raise the findings."""
    return "\n".join(_moves(catalogue))


def _moves(catalogue: Catalogue) -> Iterator[str]:
    yield f"{HEAD}# Trình tự · Moves\n"
    for stream in catalogue.workstreams.values():
        yield f"## {stream.label.vi} · {stream.label.en}\n"
        yield from _diagram(stream, stream.moves)
        if stream.track_moves.rows:
            yield "Từng người · each participant:\n"
            yield from _diagram(stream, stream.track_moves)


def _diagram(stream: Workstream, table: Moves) -> Iterator[str]:
    yield "```mermaid\nstateDiagram-v2"
    stages = {
        stage.value: stage
        for row in table.rows
        for stage in sorted([*row.from_, *([row.to] if row.to else [])], key=lambda one: str(one.value))
    }
    for value, stage in sorted(stages.items()):
        yield f"    {value}: {stage.label.vi}"
    for row in table.rows:
        if row.to is None:
            continue
        name = stream.kinds[row.kind].label.vi if row.kind in stream.kinds else row.kind
        for start in sorted(row.from_, key=lambda one: str(one.value)):
            yield f"    {start.value} --> {row.to.value}: {name}"
    yield "```\n"
    for row in table.rows:
        if row.needs:
            asked = ", ".join(f"`{name}`" for name in row.needs)
            yield f"- `{row.kind}` {stream.kinds[row.kind].label.vi}: cần có trước · needs {asked}\n"


def clocks(catalogue: Catalogue) -> str:
    """Every clock: the limit it follows, what starts, extends and meets it."""
    return "\n".join(_clocks(catalogue))


def _clocks(catalogue: Catalogue) -> Iterator[str]:
    yield f"{HEAD}# Các thời hạn theo dõi · Clocks\n"
    yield "| Thời hạn · clock | Điều khoản · limit | Bắt đầu · starts | Gia hạn · extended by | Hoàn thành · met by |"
    yield "| --- | --- | --- | --- | --- |"
    for clock in catalogue.clocks.values():
        yield (
            f"| {clock.title.vi} / {clock.title.en} | `{clock.limit}` | {_kinds(clock.starts)} "
            f"| {_kinds(clock.extends)} | {_kinds(clock.meets)} |"
        )


def _kinds(named: object) -> str:
    return ", ".join(f"`{kind}`" for kind in named)  # type: ignore[attr-defined]


def limits(reference: Reference) -> str:
    """Every time limit through its versions: its length, on what it rests, and whether its text was read."""
    return "\n".join(_limits(reference))


def _limits(reference: Reference) -> Iterator[str]:
    yield f"{HEAD}# Thời hạn theo luật · Time limits\n"
    yield "| Điều khoản · limit | Tên · name | Từ ngày · from | Thời hạn · length | Căn cứ · basis | Đã đọc · read |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for statute in sorted(reference.statutes.values(), key=lambda one: one.name):
        for version in statute.versions:
            basis = "; ".join(one.say() for one in version.basis)
            yield (
                f"| `{version.row}` | {statute.title.vi} / {statute.title.en} | {version.first_day:%d/%m/%Y} "
                f"| {_length(version.length)} | {basis} | {version.read.label.vi} |"
            )


def _length(length: Lengths) -> str:
    """One length, or one for each class or variant."""
    if isinstance(length, TimeLimit):
        return length.say()
    if isinstance(length, Mapping):
        said = ((name.label.vi if isinstance(name, Severity) else str(name), one) for name, one in length.items())
        return "; ".join(f"{name}: {one.say() if isinstance(one, TimeLimit) else one}" for name, one in said)
    return "–" if length is None else str(length)
