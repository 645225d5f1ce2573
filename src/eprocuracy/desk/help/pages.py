"""Help as pages: what a khâu declares of itself is its manual."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from eprocuracy.kernel.words import Label
from eprocuracy.law.reference import Reference
from eprocuracy.platform.ui.parts import Column, Fact, Link, Table
from eprocuracy.platform.ui.urgency import Urgency
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Catalogue, Workstream

from ..saying import joined
from .words import KEYS, WORDS

BESIDE = Label("Ghi ở trang Trong hồ sơ, bên cạnh tố tụng", "Recorded on the page In the file, beside the proceeding")


@dataclass(frozen=True, slots=True)
class HelpPage:
    """Keys, colours, words, and the way to each khâu."""

    keys: Sequence[tuple[str, Label]]
    colours: Sequence[tuple[str, Label]]
    words: Sequence[Fact]
    streams: Sequence[Link]


@dataclass(frozen=True, slots=True)
class StreamPage:
    """One khâu: its stages, what is recorded in it, and its time limits."""

    title: Label
    register: str
    stages: Table
    kinds: Table
    beside: Table | None
    clocks: Table


def help_page(catalogue: Catalogue) -> HelpPage:
    """The first page of help."""
    return HelpPage(
        KEYS,
        [(one.value, one.label) for one in Urgency],
        [Fact(word, meaning) for word, meaning in WORDS],
        [Link(one.label, reverse("desk:help_stream", args=[one.code])) for one in catalogue.workstreams.values()],
    )


def stream_page(reference: Reference, stream: Workstream) -> StreamPage:
    """The manual of one khâu, from its own declarations."""
    register = reverse("desk:register", args=[stream.code])
    return StreamPage(
        title=stream.label,
        register=register,
        stages=_stages(stream, register),
        kinds=_kinds(Label("Những việc được ghi", "What is recorded"), stream.kinds.values()),
        beside=_kinds(BESIDE, [kind for side in stream.sides for kind in side.kinds]) if stream.sides else None,
        clocks=_clocks(reference, stream),
    )


def _stages(stream: Workstream, register: str) -> Table:
    rows = []
    for stage in stream.stages:
        next_ = stream.moves.primary_at(stage)
        kind = stream.kinds.get(next_) if next_ else None
        rows.append([Link(stage.label, f"{register}?stage={stage.value}"), kind.label if kind else None])
    columns = [Column(Label("Giai đoạn", "Stage")), Column(Label("Việc cần làm tiếp", "What comes next"))]
    return Table(Label("Các giai đoạn", "Stages"), columns, rows)


def _kinds(caption: Label, kinds: Iterable[type[Act]]) -> Table:
    rows = [
        [
            kind.label,
            joined(*(Label(one.say("vi"), one.say("en")) for one in kind.basis), by="; "),
            kind.form or None,
            joined(*(one.label for one in kind.signers), by=", "),
        ]
        for kind in kinds
    ]
    columns = [
        Column(Label("Việc", "Act")),
        Column(Label("Căn cứ", "Basis")),
        Column(Label("Mẫu", "Form")),
        Column(Label("Người ký", "Signed by")),
    ]
    return Table(caption, columns, rows)


def _clocks(reference: Reference, stream: Workstream) -> Table:
    rows = []
    for clock in stream.clocks:
        version = reference.statute(clock.limit).versions[-1]
        basis = joined(*(Label(one.say("vi"), one.say("en")) for one in version.basis), by="; ")
        starts = [stream.kinds[kind].label for kind in clock.starts if kind in stream.kinds]
        meets = [stream.kinds[kind].label for kind in clock.meets if kind in stream.kinds]
        rows.append([clock.title, basis, joined(*starts, by="; "), joined(*meets, by="; ")])
    columns = [
        Column(Label("Thời hạn", "Time limit")),
        Column(Label("Căn cứ", "Basis")),
        Column(Label("Bắt đầu khi", "Begins with")),
        Column(Label("Xong khi", "Met by")),
    ]
    return Table(Label("Các thời hạn được theo dõi", "Time limits that are watched"), columns, rows)
