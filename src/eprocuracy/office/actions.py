"""What is written in this room: each deed one transaction with one entry of the log, which holds no text and no name."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from eprocuracy import audit
from eprocuracy.identity.policy import About, require
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.queries import colleagues
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.records.queries import matters_visible_to

from . import words
from .models import Contact, DutyTurn, Leave, MatterContact, Note, Pin
from .queries import MOST_PINS, contacts_on, notes_visible_to
from .words import Post, Sharing, Turn

NOT_A_COLLEAGUE = Label("Người này không làm việc tại đơn vị của bạn.", "This person does not work in your office.")


@transaction.atomic
def write_note(*, matter: UUID, text: str, sharing: Sharing, remind_on: date | None, by: Actor, at: datetime) -> Note:
    """A note on a matter that the author may see; with a day it is a reminder."""
    _seen(by, matter)
    note = Note.objects.create(
        matter_id=matter,
        author=by.account,
        unit=by.unit,
        sharing=sharing.value,
        text=text.strip(),
        remind_on=remind_on,
        written_at=at,
    )
    audit.record(words.NOTE_WRITTEN, by=by, at=at, about=_of(note), detail={"sharing": sharing.value})
    return note


@transaction.atomic
def mark_note(note_id: int, *, done: bool, by: Actor, at: datetime) -> Note:
    """Say that what was to be remembered is done, or not yet; by whoever sees the note. Saying it twice is no harm."""
    note = notes_visible_to(by).select_for_update(of=("self",)).filter(pk=note_id).first()
    if note is None:
        raise gone()
    if (note.done_at is not None) == done:
        return note
    note.done_at, note.done_by = (at, by.account) if done else (None, "")
    note.save(update_fields=["done_at", "done_by"])
    audit.record(words.NOTE_DONE if done else words.NOTE_REOPENED, by=by, at=at, about=_of(note))
    return note


@transaction.atomic
def delete_note(note_id: int, *, by: Actor, at: datetime) -> UUID:
    """Take an own note away; returns the matter it was on. Nobody deletes another's."""
    note = notes_visible_to(by).filter(pk=note_id, author=by.account).first()
    if note is None:
        raise gone()
    matter, about = note.matter_id, _of(note)
    note.delete()
    audit.record(words.NOTE_DELETED, by=by, at=at, about=about)
    return matter


@transaction.atomic
def pin(*, name: str, address: str, by: Actor, at: datetime) -> Pin:
    """Pin the address of a list to one's own day; the same name again is the list's new address."""
    name = name.strip()
    others = Pin.objects.filter(owner=by.account, kept=True).exclude(name=name, sent_by="")
    if others.count() >= MOST_PINS:
        raise Refused(
            Label(f"Đã ghim {MOST_PINS} danh sách.", f"{MOST_PINS} lists are pinned already."),
            Label("Bỏ ghim một danh sách trước.", "Unpin one first."),
        )
    made, _ = Pin.objects.update_or_create(
        owner=by.account, name=name, sent_by="", defaults={"address": address, "kept": True, "at": at}
    )
    audit.record(words.LIST_PINNED, by=by, at=at, about=[f"pin:{made.pk}"])
    return made


@transaction.atomic
def send_list(*, name: str, address: str, to: str, by: Actor, at: datetime) -> Pin:
    """Send a list to a colleague: it waits in their day, and shows what they may see."""
    if to == by.account or not colleagues(by).filter(account=to).exists():
        raise Refused(NOT_A_COLLEAGUE, field="to")
    made, _ = Pin.objects.update_or_create(
        owner=to, name=name.strip(), sent_by=by.account, defaults={"address": address, "kept": False, "at": at}
    )
    audit.record(words.LIST_SENT, by=by, at=at, about=[f"pin:{made.pk}", f"account:{to}"])
    return made


@transaction.atomic
def keep_pin(pin_id: int, *, by: Actor, at: datetime) -> None:
    """Pin what a colleague sent."""
    one = Pin.objects.select_for_update().filter(pk=pin_id, owner=by.account).first()
    if one is None:
        raise gone()
    if Pin.objects.filter(owner=by.account, kept=True).count() >= MOST_PINS:
        raise Refused(
            Label(f"Đã ghim {MOST_PINS} danh sách.", f"{MOST_PINS} lists are pinned already."),
            Label("Bỏ ghim một danh sách trước.", "Unpin one first."),
        )
    one.kept = True
    one.save(update_fields=["kept"])
    audit.record(words.LIST_PINNED, by=by, at=at, about=[f"pin:{one.pk}"])


@transaction.atomic
def unpin(pin_id: int, *, by: Actor, at: datetime) -> None:
    """Take a list away from one's own day."""
    if not Pin.objects.filter(pk=pin_id, owner=by.account).delete()[0]:
        raise gone()
    audit.record(words.LIST_UNPINNED, by=by, at=at, about=[f"pin:{pin_id}"])


@transaction.atomic
def set_duty(*, on: date, turns: Collection[tuple[Turn, str]], by: Actor, at: datetime) -> None:
    """Say who of the own office is on duty on a day; what was said before of this day is replaced."""
    require(Deed.ROSTER, of=by, about=About(unit=by.unit))
    accounts = [account for _, account in turns]
    _all_colleagues(by, accounts, "procurator")
    if len(set(accounts)) != len(accounts):
        raise Refused(
            Label("Một người không trực hai vai trong một ngày.", "Nobody is on duty twice on one day."),
            Label("Chọn người khác.", "Choose another person."),
            field="procurator",
        )
    DutyTurn.objects.filter(unit=by.unit, on=on).delete()
    DutyTurn.objects.bulk_create(
        DutyTurn(unit=by.unit, on=on, turn=turn.value, account=account, set_by=by.account, set_at=at)
        for turn, account in turns
    )
    about = [f"unit:{by.unit}", *(f"account:{account}" for account in accounts)]
    audit.record(words.DUTY_SET, by=by, at=at, about=about, detail={"on": on.isoformat()})


@transaction.atomic
def enter_leave(*, account: str, from_on: date, to_on: date, stand_in: str, by: Actor, at: datetime) -> Leave:
    """Enter one's own leave, or as whoever arranges it that of a colleague, and who does the work meanwhile."""
    if account != by.account:
        require(Deed.ROSTER, of=by, about=About(unit=by.unit))
    if to_on < from_on:
        raise Refused(
            Label("Ngày cuối đứng trước ngày đầu.", "The last day stands before the first."),
            Label("Sửa lại ngày.", "Mend the days."),
            field="to_on",
        )
    _all_colleagues(by, [account], "account")
    if stand_in:
        _all_colleagues(by, [stand_in], "stand_in")
        _stands_free(account, stand_in, from_on, to_on)
    try:
        with transaction.atomic():
            made = Leave.objects.create(
                account=account,
                unit=by.unit,
                from_on=from_on,
                to_on=to_on,
                stand_in=stand_in,
                entered_by=by.account,
                entered_at=at,
            )
    except IntegrityError as problem:
        if "leave_of_one_does_not_overlap" not in str(problem):
            raise
        raise Refused(
            Label("Đã có lịch nghỉ trùng ngày.", "There is leave already on these days."),
            Label("Rút lịch nghỉ cũ trước.", "Withdraw the earlier one first."),
            field="from_on",
        ) from problem
    about = [f"account:{account}", *([f"account:{stand_in}"] if stand_in else [])]
    days = {"from": from_on.isoformat(), "to": to_on.isoformat()}
    audit.record(words.LEAVE_ENTERED, by=by, at=at, about=about, detail=days)
    return made


@transaction.atomic
def withdraw_leave(leave_id: int, *, by: Actor, at: datetime) -> None:
    """Take leave back; by the person, or whoever arranges it."""
    one = Leave.objects.filter(pk=leave_id, unit=by.unit).first()
    if one is None:
        raise gone()
    if one.account != by.account:
        require(Deed.ROSTER, of=by, about=About(unit=by.unit))
    about = [f"account:{one.account}", *([f"account:{one.stand_in}"] if one.stand_in else [])]
    one.delete()
    audit.record(words.LEAVE_WITHDRAWN, by=by, at=at, about=about)


@transaction.atomic
def add_contact(
    *, matter: UUID, agency: str, post: Post, name: str, phone: str, by: Actor, at: datetime
) -> MatterContact:
    """Put somebody of the other side on a matter; one whom the office knows already gets what is new of them."""
    _seen(by, matter)
    known, made = Contact.objects.get_or_create(
        unit=by.unit,
        agency=agency.strip(),
        name=name.strip(),
        defaults={"post": post.value, "phone": phone.strip(), "added_by": by.account, "added_at": at},
    )
    if not made:
        known.post, known.phone = post.value, phone.strip() or known.phone
        known.save(update_fields=["post", "phone"])
    return _put_on(matter, known, by, at)


@transaction.atomic
def use_contact(*, matter: UUID, contact: int, by: Actor, at: datetime) -> MatterContact:
    """Put somebody whom the office knows on a matter."""
    _seen(by, matter)
    known = Contact.objects.filter(pk=contact, unit=by.unit).first()
    if known is None:
        raise gone()
    return _put_on(matter, known, by, at)


@transaction.atomic
def remove_contact(*, matter: UUID, placed: int, by: Actor, at: datetime) -> None:
    """Take somebody off a matter; the office still knows them."""
    _seen(by, matter)
    one = contacts_on(by, matter).filter(pk=placed).first()
    if one is None:
        raise gone()
    about = [f"matter:{matter}", f"contact:{one.contact_id}"]
    one.delete()
    audit.record(words.CONTACT_REMOVED, by=by, at=at, about=about)


def gone() -> Refused:
    """What was asked for is not there, or not for this person."""
    return Refused(
        Label("Mục này không còn.", "This is no longer there."), Label("Mở lại trang.", "Open the page again.")
    )


def _put_on(matter: UUID, known: Contact, by: Actor, at: datetime) -> MatterContact:
    placed, _ = MatterContact.objects.get_or_create(matter_id=matter, contact=known)
    audit.record(words.CONTACT_ADDED, by=by, at=at, about=[f"matter:{matter}", f"contact:{known.pk}"])
    return placed


def _seen(by: Actor, matter: UUID) -> None:
    if matter in by.opened:
        raise Refused(
            Label("Mở khẩn cấp chỉ để xem.", "What is opened in an emergency is for reading."),
            Label("Báo người được phân công.", "Tell those assigned."),
        )
    if not matters_visible_to(by).filter(matter=matter).exists():
        raise gone()


def _all_colleagues(by: Actor, accounts: Collection[str], field: str) -> None:
    if colleagues(by).filter(account__in=accounts).count() != len(set(accounts)):
        raise Refused(NOT_A_COLLEAGUE, field=field)


def _stands_free(account: str, stand_in: str, from_on: date, to_on: date) -> None:
    """A stand-in is another person, and there."""
    if account == stand_in:
        raise Refused(Label("Không tự làm thay mình.", "Nobody stands in for themselves."), field="stand_in")
    if Leave.objects.filter(account=stand_in, from_on__lte=to_on, to_on__gte=from_on).exists():
        raise Refused(
            Label("Người làm thay cũng nghỉ trong những ngày này.", "The stand-in is away on these days too."),
            Label("Chọn người khác.", "Choose another person."),
            field="stand_in",
        )


def _of(note: Note) -> list[str]:
    return [f"note:{note.pk}", f"matter:{note.matter_id}"]
