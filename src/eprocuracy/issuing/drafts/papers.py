"""The prescribed paper of a draft: filled from the file, from what was typed and from what the drafter wrote into its blanks."""

from __future__ import annotations

from datetime import date

from eprocuracy.identity.models import Account
from eprocuracy.identity.queries import labels_of
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.team import staff_of

from ..filling import Filled, filled
from ..forms import Form, form_for, form_of
from ..known import Issuer, Known
from ..offices import issuer_of
from ..texts import form_in
from .looking import Looked


def paper_form(looked: Looked) -> Form | None:
    """The prescribed form of the draft, as the office used it when its words were written; None for an act that has none."""
    form = form_for(looked.act) or form_of(looked.draft.form)
    return form_in(looked.row.unit, form, at=looked.written_at) if form else None


def known_of(
    looked: Looked,
    rules: Rules,
    issuer: Issuer,
    *,
    number: str | None = None,
    on: date | None = None,
    signer: str = "",
    duty: Duty | None = None,
) -> Known:
    """Everything the paper is filled from. Number and day come with the signature."""
    acts = (*looked.acts, looked.act)
    accounts = frozenset[str]().union(*map(staff_of, acts))
    names = dict(Account.objects.filter(account__in=accounts | {looked.row.procurator}).values_list("account", "name"))
    units = {looked.row.unit} | {value for act in acts if isinstance(value := getattr(act, "unit", None), str)}
    return Known(
        issuer=issuer,
        offences=rules.reference.offences,
        matter=looked.row.matter_id,
        acts=looked.acts,
        states=looked.states,
        candidate=looked.act,
        names={**names, **{code: label.vi for code, label in labels_of(units).items()}},
        written=looked.blanks,
        number=number,
        on=on,
        signer=signer,
        duty=duty,
    )


def drawn_from(looked: Looked, rules: Rules) -> Filled | None:
    """The paper as it stands, without number and day."""
    form = paper_form(looked)
    return filled(form, known_of(looked, rules, issuer_of(looked.row.unit))) if form else None


def lacking(paper: Filled | None) -> tuple[Label, ...]:
    """What the paper must say and does not; a form without a text has nothing that could be missing."""
    return paper.missing if paper is not None else ()
