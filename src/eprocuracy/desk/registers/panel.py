"""The filter panel of a register: what can be chosen, and what is chosen as tags that can be taken away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.http import QueryDict

from eprocuracy.kernel.words import Label, Word
from eprocuracy.platform.ui.addresses import without
from eprocuracy.platform.ui.parts import (
    Choice,
    ChoiceFilter,
    Filters,
    Link,
    PeriodFilter,
    Text,
    TextFilter,
)
from eprocuracy.workstreams.catalogue import Workstream

from ..due import Due
from ..units import Branch
from .asking import Asked, Standing, Who
from .columns import begun

UNIT = Label("Đơn vị", "Unit")
STAGE = Label("Giai đoạn", "Stage")
WHO = Label("Người thụ lý", "In charge")
PROCURATOR = Label("Tên người thụ lý", "Name of the person in charge")
STANDING = Label("Tình trạng", "Standing")
DUE = Label("Thời hạn", "Time limits")
NUMBER = Label("Số thụ lý, tên vụ việc", "Docket number, name")
OFFENCE = Label("Điều luật", "Article")
OPENED = Label("Ngày mở", "Opened")
FINDINGS = Label("Phát hiện", "Findings")
WITH_FINDINGS = Label("Có phát hiện", "With findings")
NO_OFFENCE = Label("không đọc được, ghi ví dụ 173 hoặc 173/1", "not readable, write for example 173 or 173/1")


def panel(
    asked: Asked,
    query: QueryDict,
    *,
    known: Sequence[Branch],
    stream: Workstream | None,
    counts: Mapping[str, int] | None,
    names: Mapping[str, str],
    stages_of: Iterable[Workstream],
) -> Filters:
    """The filters with what is asked; `counts` are the matters at each stage, None where they are too many to count.

    `stages_of` are the workstreams of which the list may hold matters: their words name the stages chosen.
    """
    first = asked.opened_from
    groups: list[ChoiceFilter | TextFilter | PeriodFilter] = [
        _words("standing", STANDING, Standing, asked.standing),
        _words("due", DUE, Due, asked.due),
        _words("who", WHO, Who, asked.who),
    ]
    offered = _stages(asked, stream, counts) if stream else []
    if offered:
        groups.insert(0, ChoiceFilter("stage", STAGE, offered))
    if len(known) > 1:
        units = [Choice(one.code, one.label, one.code in asked.units) for one in known]
        groups.append(ChoiceFilter("unit", UNIT, units))
    groups += [
        TextFilter("number", NUMBER, asked.number),
        TextFilter("procurator", PROCURATOR, asked.procurator),
        TextFilter("offence", OFFENCE, asked.offence, Label("173 hoặc Điều 173 khoản 1", "173 or 173/1")),
        PeriodFilter("opened", OPENED, first, asked.opened_to, asked.period[2] or ""),
        ChoiceFilter("findings", FINDINGS, [Choice("1", WITH_FINDINGS, asked.findings)]),
    ]
    return Filters(
        groups,
        list(_chosen(asked, query, known=known, stages_of=stages_of, names=names)),
        clear="?" if _is_narrowed(asked) else "",
        hidden=[(name, value) for name in ("sort", "of") if (value := query.get(name))],
    )


def _words(name: str, label: Label, kind: type[Word], chosen: Iterable[Word]) -> ChoiceFilter:
    held = set(chosen)
    return ChoiceFilter(name, label, [Choice(word.value, word.label, word in held) for word in kind])


def _stages(asked: Asked, stream: Workstream, counts: Mapping[str, int] | None) -> list[Choice]:
    """Every stage where they are not counted; else those that have matters, and those that are chosen."""
    return [
        Choice(
            stage.value,
            begun(stage.label),
            stage.value in asked.stages,
            None if counts is None else counts.get(stage.value, 0),
        )
        for stage in stream.stages
        if counts is None or stage.value in counts or stage.value in asked.stages
    ]


def _chosen(
    asked: Asked,
    query: QueryDict,
    *,
    known: Sequence[Branch],
    stages_of: Iterable[Workstream],
    names: Mapping[str, str],
) -> Iterable[Link]:
    """Each chosen thing with the address of the list without it."""
    stages = {stage.value: begun(stage.label) for stream in stages_of for stage in stream.stages}
    units = {one.code: one.label for one in known}
    yield from (Link(stages.get(one, one), without(query, "stage", one)) for one in asked.stages)
    for name, words in (("standing", asked.standing), ("due", asked.due)):
        yield from (Link(word.label, without(query, name, word.value)) for word in words)
    yield from (Link(_titled(WHO, word.label), without(query, "who", word.value)) for word in asked.who)
    yield from (Link(units.get(one, one), without(query, "unit", one)) for one in asked.units)
    typed: list[tuple[str, Label, Text]] = [
        ("of", WHO, names.get(asked.of, asked.of)),
        ("number", NUMBER, asked.number),
        ("procurator", PROCURATOR, asked.procurator),
        ("offence", OFFENCE, asked.offence if asked.offences or not asked.offence else _unread(asked.offence)),
    ]
    yield from (Link(_titled(label, text), without(query, name)) for name, label, text in typed if text)
    if asked.opened_from:
        yield Link(_titled(Label("Mở từ ngày", "Opened from"), asked.opened_from), without(query, "opened_from"))
    if asked.opened_to:
        yield Link(_titled(Label("Mở đến ngày", "Opened to"), asked.opened_to), without(query, "opened_to"))
    if asked.findings:
        yield Link(WITH_FINDINGS, without(query, "findings"))


def _titled(title: Label, text: Text) -> Label:
    vi, en = (text, text) if isinstance(text, str) else (text.say("vi"), text.say("en"))
    return Label(f"{title.vi}: {vi}", f"{title.en}: {en}")


def _unread(typed: str) -> Label:
    return Label(f"{typed} ({NO_OFFENCE.vi})", f"{typed} ({NO_OFFENCE.en})")


def _is_narrowed(asked: Asked) -> bool:
    return any(
        (
            *(asked.units, asked.stages, asked.who, asked.standing, asked.due, asked.of, asked.procurator),
            *(asked.number, asked.offence, asked.opened_from, asked.opened_to, asked.findings),
        )
    )
