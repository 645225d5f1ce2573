"""Who may: four eyes on a draft, opening in an emergency, changed assignments, the roles of background work, and what seeing leaves in the log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse

from eprocuracy.audit.models import Entry
from eprocuracy.identity.models import Account
from eprocuracy.identity.queries import actor_of
from eprocuracy.issuing.drafts import actions as drafts
from eprocuracy.kernel.actors import SYSTEM, Actor, Duty
from eprocuracy.kernel.moments import When, day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.records import rules
from eprocuracy.records.families import new_id
from eprocuracy.records.models import MatterRow
from eprocuracy.records.opening import open_closed
from eprocuracy.records.recording import record
from eprocuracy.workstreams.acts import Act, Source
from eprocuracy.workstreams.house_acts import Secrecy

from ..installation import Installation
from ..visiting import Visitor
from .pages import patterns
from .registry import Parameter, Verdict, check, named, verdict
from .scratch import PASSWORD, an_account

LOOKS_AT = Label("vụ việc, tài khoản tạm, rồi hoàn tác", "a matter and accounts made for it and undone")

MATTER = "vu-viec/<uuid:matter>/"
SOON = timedelta(seconds=5)
WHY = "Thử mở khẩn cấp, không liên lạc được ai trong đơn vị"


@check("AUZ-07")
def who_drafts_does_not_approve(there: Installation, parameter: Parameter) -> Verdict:
    """A chief who wrote a draft cannot propose it to himself nor approve it; what somebody else wrote he approves."""
    chief, writer = (somebody(there, duty) for duty in (Duty.CHIEF, Duty.PROCURATOR))
    matter = a_report(there, procurator=writer.account)
    own = [one for one in (chief, writer) if _approves(there, matter, chief, wrote=chief, proposed=one)]
    others = _approves(there, matter, chief, wrote=writer, proposed=writer)
    return verdict(
        others and not own,
        f"Viện trưởng duyệt văn bản tự soạn: {_vi(bool(own))}; do người khác soạn: {_vi(others)}",
        f"a chief approves what the chief wrote: {_en(bool(own))}; what another wrote: {_en(others)}",
    )


@check("AUZ-08")
def opened_in_an_emergency(there: Installation, parameter: Parameter) -> Verdict:
    """Without a reason it stays closed; with one it is open for its minutes, noticed at once, and so many times a week."""
    keeper, opener = (signed_in(there, somebody(there, Duty.PROCURATOR)) for _ in range(2))
    rows = [_closed(there, keeper.actor.account) for _ in range(parameter["weekly_quota_per_user"] + 1)]
    bare = _opens(there, rows[0], opener.actor, WHY[: parameter["reason_min_chars"] - 1])
    opened = [_opens(there, row, opener.actor, WHY) for row in rows]
    page, minutes = reverse("desk:matter", args=[rows[0].matter_id]), timedelta(minutes=parameter["max_minutes"])
    # an idle session is over sooner than the opening: whoever looks signs in anew
    lasted = [signed_in(there, opener.actor, there.now + minutes + late).sees(page) for late in (-SOON, SOON)]
    noticed = opener.actor.name in keeper.see("/").content.decode()
    most = sum(opened)
    kept = not bare and most == parameter["weekly_quota_per_user"] and lasted == [True, False] and noticed
    return verdict(
        kept,
        f"lý do ngắn: {'mở được' if bare else 'từ chối'}; mở được {most} lần trong tuần; trước và sau {parameter['max_minutes']} phút:"
        f" {'còn' if lasted[0] else 'hết'}, {'còn' if lasted[1] else 'hết'}; người thụ lý {'được báo' if noticed else 'không được báo'}",
        f"a short reason: {'opens' if bare else 'refused'}; opened {most} times in a week; before and after {parameter['max_minutes']} minutes:"
        f" {'open' if lasted[0] else 'over'}, {'open' if lasted[1] else 'over'}; who handles it is {'told' if noticed else 'not told'}",
    )


@check("AUZ-13")
def changes_count_at_once(there: Installation, parameter: Parameter) -> Verdict:
    """Sealed, assigned, taken away: each time the very next request is answered by what is so now."""
    first, second = (signed_in(there, somebody(there, Duty.PROCURATOR)) for _ in range(2))
    matter = a_report(there, procurator=first.actor.account)
    page = reverse("desk:matter", args=[matter])
    seen = [second.sees(page)]
    put(there, acted(there, "matter.secrecy_set", matter, level=Secrecy.CLOSED))
    seen.append(second.sees(page))
    put(there, acted(there, "report.assigned", matter, procurator=second.actor.account))
    seen.append(second.sees(page))
    put(there, acted(there, "report.assigned", matter, procurator=first.actor.account))
    seen.append(second.sees(page))
    said = [("mở", "open") if one else ("đóng", "closed") for one in seen]
    return verdict(
        seen == [True, False, True, False],
        f"ban đầu, sau niêm phong, sau phân công, sau khi thôi: {', '.join(vi for vi, _ in said)}",
        f"at first, sealed, assigned, no longer assigned: {', '.join(en for _, en in said)}",
    )


@check("AUZ-14")
def background_work_is_no_ruler(there: Installation, parameter: Parameter) -> Verdict:
    """The roles of the product may neither rule the server, nor make roles, nor own what they write, nor change what only grows."""
    rows = there.ask(
        "SELECT rolname, rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication"
        " OR EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid)"
        " OR EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid)"
        " OR has_table_privilege(r.oid, 'audit_entry', 'UPDATE, DELETE, TRUNCATE')"
        " OR has_table_privilege(r.oid, 'records_actrow', 'UPDATE, DELETE, TRUNCATE')"
        " FROM pg_roles r WHERE rolname = ANY(%(roles)s) ORDER BY 1",
        roles=there.roles,
    )
    ruling = [name for name, rules_ in rows if rules_]
    return verdict(
        len(rows) == len(there.roles) and not ruling,
        f"vai trò {named([name for name, _ in rows])}: có quyền cao: {named(ruling) or 'không'}",
        f"roles {named([name for name, _ in rows])}: with high rights: {named(ruling) or 'none'}",
    )


@check("LOG-04")
def seeing_is_logged(there: Installation, parameter: Parameter) -> Verdict:
    """Whoever asks for a page of a matter that says something of it stands in the log of that matter afterwards."""
    reader = signed_in(there, somebody(there, Duty.PROCURATOR))
    matter = a_report(there, procurator=reader.actor.account)
    silent, shown = [], 0
    for address in _pages_of(matter):
        before = entries(matter, reader.actor.account)
        if reader.see(address).status_code != 200:
            continue
        shown += 1
        if entries(matter, reader.actor.account) == before:
            silent.append(address.removeprefix(f"/vu-viec/{matter}"))
    return verdict(
        shown > 0 and not silent,
        f"{shown} trang của một vụ việc; xem mà không ghi: {named(silent) or 'không có'}",
        f"{shown} pages of a matter; seen without an entry: {named(silent) or 'none'}",
    )


def entries(matter: UUID, account: str) -> int:
    """How many entries of the log say that somebody did something with a matter."""
    return Entry.objects.filter(about__contains=[f"matter:{matter}"], account=account).count()


class Reader(Visitor):
    """A browser in which somebody is signed in."""

    actor: Actor

    def sees(self, address: str) -> bool:
        """Whether a page is shown."""
        return self.see(address).status_code == 200


def somebody(there: Installation, duty: Duty) -> Actor:
    """A person with an account of their own and a name that nobody else has."""
    made, _ = an_account(there.now, duty=duty)
    made.name = f"{made.name} {made.account[-6:]}"
    made.save(update_fields=["name"])
    return actor_of(made)


def signed_in(there: Installation, actor: Actor, at: datetime | None = None) -> Reader:
    """The browser of that person, past the second factor."""
    reader: Reader = there.visitor(at)  # type: ignore[assignment]
    reader.__class__ = Reader
    reader.sign_in(actor.account, PASSWORD)
    reader.past_factors()
    reader.actor = actor
    return reader


def _pages_of(matter: UUID) -> Sequence[str]:
    """The addresses under a matter that need nothing more to be named."""
    return [
        f"/{name.replace('<uuid:matter>', str(matter))}"
        for name, _ in patterns()
        if name.startswith(MATTER) and "<" not in name.replace("<uuid:matter>", "")
    ]


def acted(there: Installation, kind: str, matter: UUID, **more: Any) -> Act:
    made: Any = rules.present().catalogue.kinds[kind]
    built: Act = made(**{"id": new_id(), "matter": matter, "occurred": When.on(day_of(there.now)), **more})
    return built


def put(there: Installation, *acts: Act) -> None:
    record(rules.present(), acts, by=SYSTEM, at=there.now, source=Source.PAGE)


def a_report(there: Installation, *, procurator: str) -> UUID:
    """A crime report of the procurator's office, received and assigned."""
    matter, unit = new_id(), Account.objects.get(account=procurator).unit_id
    put(
        there,
        acted(there, "report.received", matter, unit=unit, agency="Cơ quan CSĐT", description="Thử"),
        acted(there, "report.assigned", matter, procurator=procurator),
    )
    return matter


def _closed(there: Installation, procurator: str) -> MatterRow:
    matter = a_report(there, procurator=procurator)
    put(there, acted(there, "matter.secrecy_set", matter, level=Secrecy.CLOSED))
    return MatterRow.objects.get(matter=matter)


def _opens(there: Installation, row: MatterRow, by: Actor, reason: str) -> bool:
    try:
        open_closed([row], reason=reason, by=by, at=there.now)
    except Refused:
        return False
    return True


def _approves(there: Installation, matter: UUID, chief: Actor, *, wrote: Actor, proposed: Actor) -> bool:
    """Whether a decision gets as far as being approved; whether it is lawful is not asked here."""
    act = acted(there, "report.refusal_cancelled", matter, ground="Thử")
    kind = type(act)
    try:
        draft = drafts.begin(act, matter=matter, typed=[], by=wrote, at=there.now)
        drafts.propose(
            draft.pk, chief.account, obstacles=(), unanswered=(), seen={}, by=proposed, at=there.now, kind=kind
        )
        drafts.approve(draft.pk, obstacles=(), kind=kind, by=chief, at=there.now)
    except Refused:
        return False
    return True


def proposes_with_open_points(there: Installation, questions: Sequence[Label]) -> bool:
    """Whether a draft goes to its signer although these points of its checklist have no answer."""
    chief, writer = (somebody(there, duty) for duty in (Duty.CHIEF, Duty.PROCURATOR))
    matter = a_report(there, procurator=writer.account)
    act = acted(there, "report.refusal_cancelled", matter, ground="Thử")
    draft = drafts.begin(act, matter=matter, typed=[], by=writer, at=there.now)
    try:
        drafts.propose(
            draft.pk,
            chief.account,
            obstacles=(),
            unanswered=questions,
            seen={},
            by=writer,
            at=there.now,
            kind=type(act),
        )
    except Refused:
        return False
    return True


def _vi(yes: bool) -> str:
    return "được" if yes else "không được"


def _en(yes: bool) -> str:
    return "yes" if yes else "no"
