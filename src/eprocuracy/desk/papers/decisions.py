"""Decisions that the desk can print from an act as it stands in the file: forms 03/HS and 71/HS."""

from __future__ import annotations

from eprocuracy.issuing.assignments import AcceptedReport, Assignment, InstitutedCase, Issuer, form_03, form_71
from eprocuracy.issuing.offices import issuer_of
from eprocuracy.kernel.actors import Duty
from eprocuracy.platform.papers import Paper
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.crime_reports.acts_intake import ReportAssigned, ReportReceived
from eprocuracy.workstreams.criminal_cases.acts_case import CaseAssigned, CaseInstituted

from ..matter.file import File
from .drawing import words

PRINTED = (ReportAssigned, CaseAssigned)


def decision(file: File, act: Act) -> Paper | None:
    """The prescribed form of an act, filled with all that the file knows; None where it has none here."""
    match act:
        case ReportAssigned():
            received = next((one for one in file.standing.acts if isinstance(one, ReportReceived)), None)
            return form_03(
                _assignment(file, act, act.others, received.agency if received else None),
                AcceptedReport(
                    kind=received.source_kind.say() if received and received.source_kind else None,
                    received_on=received.on if received else None,
                    content=received.description if received else None,
                ),
            )
        case CaseAssigned():
            made = next((one for one in file.standing.acts if isinstance(one, CaseInstituted)), None)
            cited = made.offences[0] if made and made.offences else None
            return form_71(
                _assignment(file, act, act.with_procurators, made.agency or made.issued_by if made else None),
                InstitutedCase(
                    number=made.document_no if made else None,
                    on=made.on if made else None,
                    by=(made.issued_by or made.agency) if made else None,
                    offence=made.title if made else None,
                    article=cited.say() if cited else None,
                ),
            )
    return None


def _assignment(file: File, act: ReportAssigned | CaseAssigned, others: str | None, agency: str | None) -> Assignment:
    names = file.words
    signer = act.signed_by or ""
    return Assignment(
        issuer=_issuer(file.row.unit),
        number=act.document_no,
        on=act.on,
        procurator=words(names.get(act.procurator, act.procurator), "vi") if act.procurator else None,
        with_procurators=others,
        deputy_chief=words(names.get(act.deputy_chief, act.deputy_chief), "vi") if act.deputy_chief else None,
        agency=agency,
        signed_by=signer,
        by_deputy=Duty.DEPUTY_CHIEF.label.vi.lower() in signer.lower(),
    )


def _issuer(code: str) -> Issuer:
    office = issuer_of(code)
    return Issuer(office.name, office.superior, office.abbreviation, office.seat)
