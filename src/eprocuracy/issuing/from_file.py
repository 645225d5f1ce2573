"""A prescribed form filled from a recorded matter, whoever asks: a command, a bench, a check."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from eprocuracy.identity.models import Account, Unit
from eprocuracy.kernel.actors import Authority, authority_named
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

_WRITTEN = re.compile(r"(\d+)/(\d{4})(?:\s*·\s*(\S+))?")
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
        rows = list(wanted.filter(unit=found[3]) if found[3] else wanted)
        rows = [one for one in rows if one.workstream == CASES] or rows
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
    until = acts if act is None else acts[: acts.index(act) + 1]  # the file as it stood when the paper was made
    known = Known(
        issuer=issuer_of(row.unit),
        offences=rules.reference.offences,
        matter=row.matter_id,
        acts=acts,
        states=folded(rules, until)[1],
        candidate=act,
        names=_names(acts),
        number=act.document_no if act else None,
        on=act.on if act else None,
        signer=act.signed_by or "" if act else "",
    )
    used = form_in(row.unit, form, at=(written_at(act) if act else None) or at)
    return filled(used, known if act else replace(known, chosen=known.of_role(*ON_TRIAL)))


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
