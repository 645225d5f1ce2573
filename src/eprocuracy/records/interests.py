"""Interests that people declare, compared with who takes part in a matter whenever somebody is to handle or sign in it.

A declaration is its author's own. Whoever assigns is told that there is one and which article speaks of it, and decides; nobody is told more.
What is found is computed each time it is asked for, so that it follows whatever is recorded, corrected or withdrawn.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.identity.models import Account
from eprocuracy.identity.policy import require
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.queries import delegated_to
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.wall.sight import whole
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.impartiality import DECIDES, Declared, EarlierRole, Fit, Ground, Party, earlier_role, meets
from eprocuracy.workstreams.people import Role
from eprocuracy.workstreams.team import staff_of

from .models import Interest, InterestDecision, MatterRow, PlaceRow
from .people import BETWEEN
from .permitting import about_of
from .storing import search_key

DECLARED = declare("interest.declared", "Khai báo lợi ích liên quan", "Interest declared")
WITHDRAWN = declare("interest.withdrawn", "Rút khai báo lợi ích liên quan", "Declared interest withdrawn")
VIEWED = declare("interest.viewed", "Xem lợi ích liên quan đã khai", "Declared interests viewed")
FOUND = declare("interest.found", "Được báo có lợi ích liên quan trong vụ việc", "Told of an interest in a matter")
KEPT = declare("interest.kept", "Quyết định vẫn giao dù có lợi ích liên quan", "Left in charge despite an interest")
ASKED = declare(
    "interest.relief_asked", "Đề nghị được thay đổi vì lợi ích liên quan", "Relief asked because of an interest"
)
SHORTEST = 10  # letters of a reason


@dataclass(frozen=True, slots=True)
class Conflict:
    """That what an account declared meets a matter; `participant` where it is about one of its participants."""

    account: str
    matter: UUID
    ground: Ground
    fit: Fit
    participant: UUID | None = None
    asked: bool = False  # the person asked to be relieved
    decided: bool = False  # the head left them in charge since it was declared

    @property
    def bars(self) -> bool:
        """Whether nobody may put or leave the person on the matter before a decision."""
        return self.fit.certain and not self.decided


def declared_by(account: str) -> QuerySet[Interest]:
    """What a person declared and did not withdraw, for that person alone."""
    return Interest.objects.filter(account=account, withdrawn_at=None).order_by("-id")


@whole()
def conflicts(accounts: Collection[str], matters: Iterable[UUID]) -> list[Conflict]:
    """What these accounts declared that meets these matters, the certain first; one query where nothing is declared."""
    said = list(Interest.objects.filter(account__in=accounts, withdrawn_at=None))
    if not said:
        return []
    wanted = list(matters)
    return _met(said, {one: frozenset(accounts) for one in wanted}, PlaceRow.objects.filter(matter__in=wanted))


@whole()
def standing(accounts: Collection[str] | QuerySet[Account, str], seen: QuerySet[MatterRow]) -> list[Conflict]:
    """The same for the open matters, of those seen, that the accounts handle today, where no decision was taken; one query mostly."""
    said = list(Interest.objects.filter(account__in=accounts, withdrawn_at=None))
    if not said:
        return []
    who = sorted({one.account for one in said})
    handled = {
        row.matter_id: frozenset({row.procurator, *row.assisting})
        for row in seen.filter(Q(procurator__in=who) | Q(assisting__overlap=who), closed_on=None).only(
            "matter", "procurator", "assisting"
        )
    }
    numbers = {one.id_no for one in said} - {""}
    names = {re.escape(one.name_key) for one in said if one.name_key}
    may_be = Q(version__id_no__in=numbers)
    if names:
        may_be |= Q(names_key__regex="|".join(sorted(names))) | Q(veiled__isnull=False)  # of whom no key is kept
    places = PlaceRow.objects.filter(may_be, matter__in=list(handled))
    return [one for one in _met(said, handled, places) if not one.decided]


def require_impartial(accounts: Collection[str], matters: Collection[UUID]) -> None:
    """Refuse whoever certainly may not conduct proceedings in one of the matters, until the head has decided."""
    found = next((one for one in conflicts(accounts, matters) if one.bars), None)
    if found is None:
        return
    name = Account.objects.filter(account=found.account).values_list("name", flat=True).first() or found.account
    raise Refused(
        Label(
            f"{name} đã khai báo lợi ích liên quan trong vụ việc này, phải từ chối hoặc được thay đổi.",
            f"{name} has declared an interest in this matter, and must refuse or be replaced.",
        ),
        Label(
            "Chọn người khác; hoặc Viện trưởng, Phó Viện trưởng xem xét, ghi lý do vẫn giao tại trang Phân công.",
            "Choose another person; or the chief or a deputy decides on the assignment page, with the reason.",
        ),
        basis=(found.fit.basis, DECIDES),
    )


def require_assigned_impartial(new: Sequence[Act], known: Mapping[UUID, Sequence[Act]]) -> None:
    """The same of everybody whom acts put on a matter; whom a correction only names again is not asked about."""
    mended = {act.id: act for family in known.values() for act in family}
    named: dict[UUID, set[str]] = {}
    for act in new:
        gone = {*(getattr(act, "released", None) or ()), getattr(act, "instead_of", None)}
        before = mended.get(act.supersedes) if act.supersedes else None
        if fresh := staff_of(act) - gone - (staff_of(before) if before else frozenset()):
            named.setdefault(act.matter, set()).update(fresh)
    for matter, accounts in named.items():
        require_impartial(accounts, [matter])


@transaction.atomic
def declare_interest(said: Declared, *, name: str, relation: str, by: Actor, at: datetime) -> Interest:
    """Keep what a person declares of themselves; of whom it is stays out of the log."""
    made = Interest.objects.create(
        account=by.account,
        ground=said.ground.value,
        relation=relation.strip(),
        name=name.strip(),
        name_key=search_key(name),
        birth=said.birth,
        id_no=said.id_no,
        matter_id=said.matter,
        role=said.role.value if said.role else "",
        declared_at=at,
    )
    audit.record(DECLARED, by=by, at=at, about=[f"interest:{made.pk}"])
    return made


@transaction.atomic
def withdraw_interest(interest: int, *, by: Actor, at: datetime) -> None:
    """Say that it holds no longer; what was declared is kept."""
    if not Interest.objects.filter(pk=interest, account=by.account, withdrawn_at=None).update(withdrawn_at=at):
        raise Refused(
            Label("Khai báo này không còn.", "This declaration is no longer there."),
            Label("Mở lại trang.", "Open the page again."),
        )
    audit.record(WITHDRAWN, by=by, at=at, about=[f"interest:{interest}"])


@transaction.atomic
def keep_despite(
    found: Collection[Conflict],
    rows: Iterable[MatterRow],
    *,
    reason: str,
    document_no: str = "",
    by: Actor,
    at: datetime,
) -> None:
    """Whoever assigns takes note of what was found and leaves, or puts, the persons on the matters all the same, in writing."""
    delegated = delegated_to(by, on=day_of(at))
    for row in rows:
        require(Deed.ASSIGN, of=by, about=about_of(row), delegated=delegated)
    if len(reason.strip()) < SHORTEST:
        raise Refused(
            Label(
                "Vẫn giao khi có lợi ích liên quan phải ghi rõ lý do.",
                "Assigning despite an interest needs its reason.",
            ),
            Label(
                f"Ghi ít nhất {SHORTEST} ký tự, hoặc chọn người khác.",
                f"Write at least {SHORTEST} letters, or choose another person.",
            ),
            basis=(DECIDES,),
            field="despite",
        )
    accounts = {one.account for one in found}
    chiefs = Account.objects.filter(account__in=accounts, duties__contains=[Duty.CHIEF.value]).exists()
    if by.account in accounts or (chiefs and not document_no.strip()):
        raise Refused(
            Label(
                "Không ai tự quyết định về mình; về Viện trưởng, Viện kiểm sát cấp trên trực tiếp quyết định.",
                "Nobody decides of themselves; of the chief, the procuracy above decides.",
            ),
            Label(
                "Người lãnh đạo khác ghi, với số văn bản của Viện kiểm sát cấp trên.",
                "Another head records it, with the number of the superior's paper.",
            ),
            basis=(DECIDES,),
            field="despite_no",
        )
    for matter, account in sorted({(one.matter, one.account) for one in found}, key=str):
        InterestDecision.objects.create(
            matter_id=matter,
            account=account,
            kept=True,
            reason=reason.strip(),
            document_no=document_no.strip(),
            by=by.account,
            at=at,
        )
        audit.record(KEPT, by=by, at=at, about=[f"matter:{matter}", f"account:{account}"])


@transaction.atomic
def ask_relief(matter: UUID, *, reason: str, by: Actor, at: datetime) -> None:
    """The person asks to be relieved; the head sees it at once. Refused where nothing declared meets the matter."""
    found = conflicts([by.account], [matter])
    if not found:
        raise Refused(
            Label(
                "Bạn chưa khai báo điều gì liên quan vụ việc này.", "You have declared nothing that meets this matter."
            ),
            Label("Khai báo trước, rồi đề nghị.", "Declare it first, then ask."),
        )
    told = reason.strip() or f"{found[0].ground.label.vi} ({found[0].fit.basis.say('vi')})"
    InterestDecision.objects.create(matter_id=matter, account=by.account, kept=False, reason=told, by=by.account, at=at)
    audit.record(ASKED, by=by, at=at, about=[f"matter:{matter}"])


def _met(
    said: Sequence[Interest], handled: Mapping[UUID, Collection[str]], places: QuerySet[PlaceRow]
) -> list[Conflict]:
    """Every declaration beside the matters of its author; decisions taken since it was written stand beside it."""
    found = [(one, conflict) for one in said for conflict in _by_role(one, handled)] if handled else []
    if handled and any(one.ground != Ground.ROLE.value for one in said):
        parties = list(places.exclude(version=None).select_related("version"))
        found += [(one, conflict) for one in said for conflict in _by_person(one, handled, parties)]
    if not found:
        return []
    taken = list(InterestDecision.objects.filter(matter__in={conflict.matter for _, conflict in found}))

    def since(interest: Interest, conflict: Conflict, *, kept: bool) -> bool:
        mine = (one for one in taken if (one.matter_id, one.account) == (conflict.matter, conflict.account))
        return any(one.kept is kept and one.at >= interest.declared_at for one in mine)

    told = [
        replace(one, asked=since(said_, one, kept=False), decided=since(said_, one, kept=True)) for said_, one in found
    ]
    return sorted(told, key=lambda one: (not one.fit.certain, one.account, str(one.matter)))


def _by_role(said: Interest, handled: Mapping[UUID, Collection[str]]) -> Iterable[Conflict]:
    """An earlier role counts in every matter of the family that it was in."""
    if said.ground != Ground.ROLE.value:
        return
    family = MatterRow.objects.filter(matter=said.matter_id).values("family")
    kin = MatterRow.objects.filter(family__in=family, matter__in=list(handled)).values_list("matter", flat=True)
    for matter in kin:
        if said.account in handled[matter]:
            yield Conflict(said.account, matter, Ground.ROLE, earlier_role(EarlierRole(said.role)))


def _by_person(
    said: Interest, handled: Mapping[UUID, Collection[str]], parties: Iterable[PlaceRow]
) -> Iterable[Conflict]:
    declared = Declared(ground=Ground(said.ground), name=said.name_key, birth=said.birth, id_no=said.id_no)
    if declared.ground is Ground.ROLE:
        return
    for place in parties:
        if said.account not in handled[place.matter_id]:
            continue
        if fit := meets(declared, _party(place)):
            yield Conflict(said.account, place.matter_id, declared.ground, fit, place.participant)


def _party(place: PlaceRow) -> Party:
    version = place.version
    assert version is not None
    others = (search_key(one) for one in re.split(r"[,;/]", version.other_names))
    names = {search_key(version.name), *others, *place.names_key.split(BETWEEN)} - {""}
    return Party(role=Role(place.role), names=frozenset(names), birth=version.birth, id_no=version.id_no)
