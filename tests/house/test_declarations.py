"""Promises about every declaration of every workstream."""

from __future__ import annotations

import pytest

from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Workstream, load

CATALOGUE = load()
OWN_KINDS = [
    *(kind for stream in CATALOGUE.workstreams.values() for kind in stream.kinds.values()),
    *CATALOGUE.side_kinds.values(),
]
STREAMS = list(CATALOGUE.workstreams.values())


@pytest.mark.parametrize("kind", OWN_KINDS, ids=lambda kind: kind.kind)
def test_every_kind_has_its_article_its_labels_and_who_issues_it(kind: type[Act]) -> None:
    assert kind.basis, "no article"
    assert kind.label.vi
    assert kind.label.en
    assert kind.issuers, "nobody issues it"
    assert (kind.__doc__ or "").strip()
    for one in kind.content:
        assert one.label.vi
        assert one.label.en


@pytest.mark.parametrize("stream", STREAMS, ids=lambda stream: stream.code)
def test_tables_and_clocks_name_only_what_exists(stream: Workstream) -> None:
    kinds = CATALOGUE.kinds
    for row in (*stream.moves.rows, *stream.track_moves.rows):
        assert row.kind in kinds, row.kind
    for clock in stream.every_clock:
        named = {*clock.starts, *clock.extends, *clock.meets, *clock.suspends, *clock.drops}
        assert {one.split(":")[-1] for one in named} <= set(kinds), clock.key
        assert set(clock.findings.values()) <= set(CATALOGUE.findings), clock.key
        assert not clock.action or clock.action in kinds, clock.key
    assert stream.readme.exists()


@pytest.mark.parametrize("stream", STREAMS, ids=lambda stream: stream.code)
def test_every_stage_is_reached_and_offers_something_or_is_an_end(stream: Workstream) -> None:
    leading = {row.to for row in stream.moves.rows if row.to is not None}
    named = {stage for row in stream.moves.rows for stage in row.from_} | leading

    assert named <= set(stream.stages)


def test_about_sixty_kinds_cover_the_books() -> None:
    assert len(OWN_KINDS) >= 60
