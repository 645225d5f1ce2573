"""Why may somebody do something, and who else could: the decision itself with the facts it was made from. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.citations import Citation, cite
from eprocuracy.kernel.words import Label

from .offices import holder
from .policy import About, Decision, Delegated, counts_as, may, standing_of
from .powers import Deed, Standing, reach
from .saying_no import Rule

_OF_DUTY = {
    Duty.CHIEF: cite("BLTTHS 2015", 41),
    Duty.DEPUTY_CHIEF: cite("BLTTHS 2015", 41),
    Duty.PROCURATOR: cite("BLTTHS 2015", 42),
    Duty.EXAMINER: cite("BLTTHS 2015", 43),
}
_OF_RULE = {
    Rule.DELEGATION: cite("BLTTHS 2015", 41),
    Rule.RELIEVED: cite("BLTTHS 2015", 41),
    Rule.ANOTHER_S: cite("BLTTHS 2015", 41),
    Rule.ASSIGNED_ONLY: cite("BLTTHS 2015", 41),
}


@dataclass(frozen=True, slots=True)
class Known:
    """One thing that the decision was made from."""

    what: Label
    value: Label | str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A decision, what it was made from, and where the rule stands."""

    decision: Decision
    facts: tuple[Known, ...]
    table: tuple[Known, ...]  # the row of the table of powers, as far as it is about this person's duties
    basis: tuple[Citation, ...]


def explain(actor: Actor, deed: Deed, about: About, delegated: Iterable[Delegated] = ()) -> Explanation:
    """What `may` answers, with everything it looked at."""
    delegated = tuple(delegated)
    decision, standing = may(actor, deed, about, delegated), standing_of(actor, about)
    duties = [duty for duty in Duty if duty in actor.duties]
    facts = [
        Known(Label("Chức danh", "Duties"), _listed(duties)),
        Known(Label("Đơn vị của người được hỏi", "The person's office"), actor.unit),
        Known(Label("Đơn vị của vụ việc", "Office of the matter"), about.unit),
        Known(Label("Quan hệ với vụ việc", "Standing to the matter"), standing.label),
        Known(Label("Mức bảo mật", "Secrecy level"), about.guarded.label),
    ]
    if holder(about.unit) != about.unit:
        facts.insert(3, Known(Label("Đơn vị đang giữ", "Held today by"), holder(about.unit)))
    if about.assigned:
        names = ", ".join(sorted(about.called.get(one, one) for one in about.assigned))
        facts.append(Known(Label("Người được phân công", "Assigned"), names))
    if actor.account in about.relieved:
        facts.append(Known(Label("Trước đây", "Before"), Label("đã được phân công, nay thôi", "was assigned, no more")))
    facts += [Known(Label("Ủy quyền có hiệu lực", "Delegation in force"), one.document_no) for one in delegated]
    return Explanation(decision, tuple(facts), tuple(_row(actor, deed, about, duties)), _basis(decision, duties))


def who_could(
    people: Iterable[Actor], deed: Deed, about: About, delegated: Mapping[str, Sequence[Delegated]] | None = None
) -> tuple[tuple[Actor, Decision], ...]:
    """Those of the people who may, each with the decision."""
    held = delegated or {}
    asked = ((one, may(one, deed, about, held.get(one.account, ()))) for one in people)
    return tuple((one, decision) for one, decision in asked if decision.allowed)


def _row(actor: Actor, deed: Deed, about: About, duties: Sequence[Duty]) -> Iterable[Known]:
    for duty in duties:
        counted = counts_as(duty, actor, about)
        for standing in Standing:
            if standing is not Standing.OUTSIDE:
                said = Label(f"{counted.say('vi')}, {standing.say('vi')}", f"{counted.say('en')}, {standing.say('en')}")
                yield Known(said, reach(counted, deed, standing).label)


def _basis(decision: Decision, duties: Sequence[Duty]) -> tuple[Citation, ...]:
    if decision.rule is Rule.DUTY and decision.duty is not None:
        found = [_OF_DUTY.get(decision.duty)]
    elif decision.rule is Rule.OTHER_DUTY:
        found = [_OF_DUTY.get(duty) for duty in duties]
    else:
        found = [_OF_RULE.get(decision.rule)]
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _listed(duties: Sequence[Duty]) -> Label:
    if not duties:
        return Label("chưa được giao", "none yet")
    return Label(", ".join(one.say("vi") for one in duties), ", ".join(one.say("en") for one in duties))
