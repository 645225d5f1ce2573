"""Promises of the fold over random histories of every workstream."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Rules, rules
from eprocuracy.workstreams.content import from_json, to_json
from eprocuracy.workstreams.deadlines import open_findings
from eprocuracy.workstreams.families import bonds, families
from eprocuracy.workstreams.folding import difference, fold
from eprocuracy.workstreams.heads import heads
from eprocuracy.workstreams.projected import Outcome

from .histories import histories

pytestmark = pytest.mark.long

RULES: Rules = rules()
# histories are large: shrinking one takes minutes, so a failure is shown as it was drawn
SLOW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


@SLOW
@given(st.data())
def test_the_fold_of_any_prefix_never_raises_and_keeps_every_matter(data: st.DataObject) -> None:
    acts = data.draw(histories(RULES.catalogue))

    for count in range(1, len(acts) + 1):
        projected = fold(RULES, acts[:count])

        standing = {act.matter for act in heads(acts[:count]).acts if act.kind in RULES.catalogue.home}
        assert standing <= {one.id for one in projected.matters}


@SLOW
@given(st.data())
def test_no_deadline_disappears_silently(data: st.DataObject) -> None:
    projected = fold(RULES, data.draw(histories(RULES.catalogue)))

    for one in projected.deadlines:
        assert one.outcome is Outcome.STATED or one.answer is not None
        if one.outcome is Outcome.NOT_DETERMINABLE:
            assert one.answer is not None
            assert getattr(one.answer, "missing", ()) or getattr(one.answer, "open", ()), one


@SLOW
@given(st.data())
def test_every_finding_has_its_words_and_what_is_open_is_judged_apart(data: st.DataObject) -> None:
    projected = fold(RULES, data.draw(histories(RULES.catalogue)))
    open_ones = open_findings(RULES.catalogue.clocks, projected.deadlines, date(2027, 6, 30))

    for one in (*projected.findings, *open_ones):
        assert one.code in RULES.catalogue.findings


@SLOW
@given(st.data())
def test_superseding_and_superseding_back_restores_everything(data: st.DataObject) -> None:
    acts = data.draw(histories(RULES.catalogue, most=8))
    mended: Act = data.draw(st.sampled_from(list(heads(acts).acts) or acts))
    if any(one.supersedes == mended.id for one in acts):
        return
    kinds = RULES.catalogue.kinds
    void = kinds["record.voided"](**_envelope(mended, 5000), supersedes=mended.id, reason="không có thật")
    back = type(mended)(**_envelope(mended, 5001), supersedes=void.id, reason="có thật", **mended.values())

    before, after = fold(RULES, acts), fold(RULES, [*acts, void, back])

    assert [one.answer for one in before.deadlines] == [one.answer for one in after.deadlines]
    assert [one.outcome for one in before.deadlines] == [one.outcome for one in after.deadlines]
    assert before.matters == after.matters
    assert before.tracks == after.tracks


def _envelope(act: Act, number: int) -> dict[str, object]:
    return {
        "id": UUID(int=number),
        "matter": act.matter,
        "occurred": act.occurred,
        "document_no": act.document_no,
        "links": act.links,
        "people": act.people,
        "unknown": act.unknown,
        "position": number,
    }


@SLOW
@given(st.data())
def test_the_same_acts_always_fold_the_same(data: st.DataObject) -> None:
    acts = data.draw(histories(RULES.catalogue))

    assert fold(RULES, acts) == fold(RULES, list(reversed(acts)))
    assert difference(fold(RULES, acts), fold(RULES, acts)) == {}


@SLOW
@given(st.data())
def test_content_is_written_and_read_back_the_same(data: st.DataObject) -> None:
    for act in data.draw(histories(RULES.catalogue, most=5)):
        stored = to_json(act)
        read = from_json(type(act), stored)

        for name, value in act.values().items():
            assert read.get(name) == (value if value not in (None, ()) else None), (act.kind, name)


@SLOW
@given(st.data())
def test_families_follow_from_the_acts_that_count(data: st.DataObject) -> None:
    acts = heads(data.draw(histories(RULES.catalogue))).acts

    grouped = families({act.matter for act in acts}, bonds(acts))

    for one, other in bonds(acts):
        assert any({one, other} <= group for group in grouped)
