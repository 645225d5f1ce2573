"""A prescribed form filled from a recorded matter, whoever asks: a command, a bench, a check."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from eprocuracy.identity import codes
from eprocuracy.identity.models import Account, Unit
from eprocuracy.kernel.actors import Authority, Duty, authority_named
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.records.models import MatterRow
from eprocuracy.records.storing import acts_of
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.folding import folded
from eprocuracy.workstreams.heads import heads
from eprocuracy.workstreams.team import staff_of

from .filling import Filled, filled
from .forms import Form, form_for
from .known import ON_TRIAL, Known
from .offices import issuer_of
from .texts import form_in, written_at

_WRITTEN = re.compile(r"(\d{1,9})/(\d{4})(?:[\s·,;]+(\S+))?")
CASES = "criminal_cases"


def matter_called(text: str) -> MatterRow:
    """The matter of an id or of a docket number, `12/2026` or `12/2026 · 22-KV3`; a case before anything else of that number."""
    try:
        rows = list(MatterRow.objects.filter(matter=UUID(text)))
    except ValueError:
        found = _WRITTEN.fullmatch(text.strip())
        if found is None:
            raise Refused(
                Label(f"Không hiểu số thụ lý “{text}”.", f"The docket number “{text}” cannot be read."),
                instead=Label("Viết dạng 12/2026 hoặc 12/2026 · 22-KV3.", "Write it as 12/2026 or 12/2026 · 22-KV3."),
            ) from None
        wanted = MatterRow.objects.filter(number=int(found[1]), year=int(found[2]))
        rows = list(wanted.filter(unit__iexact=found[3]) if found[3] else wanted)
        rows = [one for one in rows if one.workstream == CASES] or rows
    if not rows:
        none = Label(f"Không có vụ việc nào mang số “{text}”.", f"No matter bears the number “{text}”.")
        raise Refused(none, instead=Label("Xem lại số, năm và mã đơn vị.", "Look at number, year and the unit's code."))
    if len(rows) != 1:
        told = Label(f"Có {len(rows)} vụ việc mang số “{text}”.", f"{len(rows)} matters bear the number “{text}”.")
        raise Refused(
            told, instead=Label("Thêm mã đơn vị: 12/2026 · 22-KV3.", "Add the unit's code: 12/2026 · 22-KV3.")
        )
    return rows[0]


def ours(act: Act) -> bool:
    """Whether an act is a paper of a procuracy: by whom it says issued it, else by who issues such acts first of all."""
    first = act.issuers[0] if act.issuers else None
    return (authority_named(act.issued_by) if act.issued_by else first) is Authority.PROCURACY


def filled_from(rules: Rules, form: Form, row: MatterRow, *, at: datetime) -> Filled:
    """The form of the latest paper of ours that stands on it; where there is none, as far as the file fills it."""
    acts = heads(acts_of(rules.catalogue, [row.family_id])[row.family_id]).acts
    papers = [act for act in acts if form_for(act) == form and ours(act)]
    own = [act for act in papers if act.matter == row.matter_id] or papers
    act = own[-1] if own else None
    unit = _issued_in(act, row) if act else row.unit
    until = acts if act is None else acts[: acts.index(act) + 1]  # the file as it stood when the paper was made
    known = Known(
        issuer=issuer_of(unit),
        offences=rules.reference.offences,
        matter=row.matter_id,
        acts=acts,
        states=folded(rules, until)[1],
        candidate=act,
        names=_names(acts),
        number=act.document_no if act else None,
        on=act.on if act else None,
        signer=act.signed_by or "" if act else "",
        duty=_duty_of(act.signed_by or "", unit, form) if act else None,
    )
    used = form_in(unit, form, at=(written_at(act) if act else None) or at)
    return filled(used, known if act else replace(known, chosen=known.of_role(*ON_TRIAL)))


def _issued_in(act: Act, row: MatterRow) -> str:
    """The office that issued a paper; the matter may have gone to another since."""
    named = Unit.objects.filter(name_vi=act.issued_by or "").values_list("code", flat=True)[:2]
    return named[0] if len(named) == 1 else row.unit


def _duty_of(name: str, unit: str, form: Form) -> Duty | None:
    """In what capacity somebody of the office signed, where one alone bears the name and it is known."""
    called = [one for one in Account.objects.filter(name=name) if codes.office(one.unit_id) == codes.office(unit)]
    duties = called[0].duty_words if len(called) == 1 else frozenset()
    return next((duty for duty in form.signers if duty in duties), None)


def _names(acts: tuple[Act, ...]) -> dict[str, str]:
    """Accounts and units by what people call them."""
    accounts = frozenset[str]().union(*map(staff_of, acts))
    units = {
        value for act in acts for name in ("unit", "to_unit") if isinstance(value := getattr(act, name, None), str)
    }
    return {
        **dict(Unit.objects.filter(code__in=units).values_list("code", "name_vi")),
        **dict(Account.objects.filter(account__in=accounts).values_list("account", "name")),
    }
