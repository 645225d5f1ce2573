"""Whether a draft may be proposed and signed: what the file and the law say against it. Pure.

Recording what others did is never refused; issuing our own act is, with the reason, the article, and what can be done instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from eprocuracy.kernel.citations import Citation
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.blocking import Standing, blocked
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.house_findings import BEFORE_OPENING, OUT_OF_ORDER
from eprocuracy.workstreams.projected import Finding, Projected

FIELD_BY_FIELD = Label("Ghi phần còn thiếu rồi trình lại.", "Fill in what is missing, then propose again.")


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that stands against issuing, or with `blocks` false something the signer should know."""

    what: Label
    basis: tuple[Citation, ...] = ()
    instead: Label | None = None
    blocks: bool = True


def obstacles(
    catalogue: Catalogue,
    act: Act,
    *,
    before: Mapping[UUID, Projected],
    after: Mapping[UUID, Projected],
    standing: Standing | None,
    missing: Sequence[Label] = (),
) -> tuple[Obstacle, ...]:
    """Everything that stands against a candidate: empty places of the paper, its place in the proceeding, the law.

    `before` and `after` are the folds of the families without and with the candidate; `standing` is its matter as it stands, None for an
    act that opens one; `missing` what the prescribed paper must say and does not.
    """
    return (
        *(Obstacle(_missing(one), instead=FIELD_BY_FIELD) for one in missing),
        *_not_yet(standing, act),
        *(_of_finding(catalogue, act, one) for one in _raised(before, after, act)),
    )


def require_lawful(found: Iterable[Obstacle]) -> None:
    """Refuse what may not be issued; what only has to be known passes."""
    against = [one for one in found if one.blocks]
    if not against:
        return
    first = against[0]
    more = len(against) - 1
    if not more:
        raise Refused(first.what, first.instead, basis=first.basis)
    raise Refused(
        Label(f"{first.what.vi} Và {more} điểm khác.", f"{first.what.en} And {more} more."),
        first.instead,
        basis=first.basis,
    )


def _missing(one: Label) -> Label:
    return Label(f"Văn bản còn [THIẾU: {one.vi}].", f"The document still lacks: {one.en}.")


def _not_yet(standing: Standing | None, act: Act) -> Iterable[Obstacle]:
    found = blocked(standing, type(act)) if standing is not None else None
    if found is None or not found.acts:
        return
    first = found.acts[0]
    names = [Label(one.label.vi.lower(), one.label.en.lower()) for one in found.acts]
    yield Obstacle(
        Label(
            f"Chưa thể ban hành “{act.label.vi}”: hồ sơ chưa có {', '.join(one.vi for one in names)}.",
            f"“{act.label.en}” cannot be issued yet: the file has no {', '.join(one.en for one in names)}.",
        ),
        first.basis,
        Label(f"Ghi “{first.label.vi}” trước.", f"Record “{first.label.en}” first."),
    )


def _raised(before: Mapping[UUID, Projected], after: Mapping[UUID, Projected], act: Act) -> list[Finding]:
    """Findings that the candidate itself raises."""
    known = {_said(one) for part in before.values() for one in part.findings}
    found = [one for part in after.values() for one in part.findings]
    return [one for one in found if one.act == act.id and _said(one) not in known]


def _said(one: Finding) -> tuple[object, ...]:
    return (one.code, one.matter, one.participant, one.act)


def _of_finding(catalogue: Catalogue, act: Act, one: Finding) -> Obstacle:
    kind = catalogue.findings[one.code]
    if one.code in (OUT_OF_ORDER.code, BEFORE_OPENING.code):
        return Obstacle(
            Label(
                f"“{act.label.vi}” không đúng trình tự ở giai đoạn này của vụ việc.",
                f"“{act.label.en}” is out of its place at this stage of the matter.",
            ),
            kind.basis or act.basis,
            Label(
                "Kiểm tra hồ sơ: có thể còn việc chưa được ghi, hoặc cần văn bản khác.",
                "Check the file: something may not be recorded yet, or another document is needed.",
            ),
        )
    late = _only_late(catalogue, one.code)
    return Obstacle(
        Label(f"{kind.label.vi}.", f"{kind.label.en}."),
        kind.basis,
        Label("Ký ngay; ghi lý do chậm trong báo cáo.", "Sign at once; say in the report why it is late.")
        if late
        else Label(
            "Sửa nội dung cho đúng luật, hoặc rút dự thảo.", "Change the draft as the law has it, or withdraw it."
        ),
        blocks=not late,
    )


def _only_late(catalogue: Catalogue, code: str) -> bool:
    """Whether a finding says no more than that a time was over: a fault that is told, and frees nobody from deciding; not a lost right."""
    late = [clock for clock in catalogue.clocks.values() if clock.findings.get("late") == code]
    return bool(late) and not any(clock.right for clock in late)
