"""Sending the letters: through a port, into the folder that the installation names in `letters.yaml`; without the file nothing leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Protocol

import yaml
from django.db import transaction
from django.db.models import Q

from eprocuracy import audit
from eprocuracy.exchange.sending.port import NotDelivered
from eprocuracy.exchange.sending.sending import FIRST_PAUSE, LONGEST_PAUSE
from eprocuracy.exchange.sending.spool import put_file
from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.moments import VIETNAM, day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.catalogue import Catalogue

from . import words
from .letters import AT_ONCE, Line, lines_of
from .models import Alert, Subscription
from .words import Tidings

FILE = "letters.yaml"
LISTED = 60  # lines of one letter


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter; `id` stays the same however often it is sent, so that whoever takes it can tell a repetition."""

    id: int
    to: str
    subject: str
    body: str
    made_at: datetime


class Post(Protocol):
    """What takes letters. Handing the same one over twice must do no harm."""

    @property
    def since(self) -> datetime:
        """Nothing that ended before this moment is told."""

    @property
    def address(self) -> str:
        """Where the pages stand, as people open them; empty where letters should not say."""

    def send(self, letter: Letter) -> None:
        """Hand it over; raises `NotDelivered`."""


@dataclass(frozen=True, slots=True)
class SpoolPost:
    """A folder from which a mail server takes what lies there."""

    folder: Path
    sender: str
    since: datetime
    address: str = ""

    def send(self, letter: Letter) -> None:
        message = EmailMessage(policy=SMTP)
        message["To"], message["From"], message["Date"] = letter.to, self.sender, letter.made_at
        message["Message-ID"] = f"<alert-{letter.id}@{self.sender.rpartition('@')[2]}>"
        message["Subject"] = letter.subject
        message.set_content(letter.body)
        put_file(self.folder, f"alert-{letter.id}.eml", message.as_bytes())


def post(folder: Path) -> Post | None:
    """The post of an installation; None where its data folder names none. Refused where the file cannot be understood."""
    try:
        said = yaml.safe_load((folder / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except yaml.YAMLError as problem:
        raise _unclear(str(problem)) from problem
    try:
        first = said["from"]
        if not isinstance(first, date):
            raise _unclear(f"from: {first}")
        since = datetime.combine(first, time.min, VIETNAM)
        return SpoolPost(Path(str(said["folder"])), str(said["sender"]), since, str(said.get("address", "")))
    except (KeyError, TypeError) as problem:
        raise _unclear(str(problem)) from problem


def send_waiting(catalogue: Catalogue, by_post: Post, *, at: datetime, is_over: Callable[[], bool]) -> bool:
    """Send what waits, each in a transaction of its own; True where more is due now."""
    due = Alert.objects.filter(Q(next_at=None) | Q(next_at__lte=at), delivered_at=None).order_by("id")
    ids = list(due.values_list("id", flat=True)[:AT_ONCE])
    for each in ids:
        if is_over():
            return True
        _send(catalogue, by_post, each, at)
    return len(ids) == AT_ONCE


@transaction.atomic
def _send(catalogue: Catalogue, by_post: Post, alert_id: int, at: datetime) -> None:
    alert = Alert.objects.select_for_update(skip_locked=True).filter(id=alert_id, delivered_at=None).first()
    if alert is None:
        return  # another worker has it in hand
    wants = Subscription.objects.filter(account=alert.account).first()
    account = Account.objects.filter(account=alert.account, is_active=True).first()
    if wants is None or account is None or not (wants.morning if _is_morning(alert) else wants.urgent):
        alert.delete()
        return
    alert.attempts += 1
    try:
        by_post.send(letter_of(catalogue, alert, wants.address, account.language, address=by_post.address, at=at))
    except NotDelivered:
        alert.next_at = at + min(FIRST_PAUSE * 2 ** min(alert.attempts - 1, 12), LONGEST_PAUSE)
        alert.save(update_fields=["attempts", "next_at"])
        return
    alert.delivered_at, alert.next_at = at, None
    alert.save(update_fields=["attempts", "delivered_at", "next_at"])
    about = [f"account:{alert.account}", f"alert:{alert.pk}"]
    audit.record(words.LETTER_SENT, by=SYSTEM, at=at, about=about, detail={"tidings": alert.tidings})


def letter_of(catalogue: Catalogue, alert: Alert, to: str, language: str, *, address: str = "", at: datetime) -> Letter:
    """The letter of an alert in the language of its account."""
    reminders, lines = lines_of(alert)
    told = [_told(catalogue, one, language, at) for one in lines[:LISTED]]
    if len(lines) > LISTED:
        more = len(lines) - LISTED
        told.append(Label(f"và {more} hạn nữa", f"and {more} more").say(language))
    if _is_morning(alert):
        day = f"{datetime.fromisoformat(alert.key):%d/%m/%Y}"
        subject = Label(
            f"Việc ngày {day}: {len(lines)} hạn trong 3 ngày", f"Work of {day}: {len(lines)} due within 3 days"
        ).say(language)
        if reminders:
            told.append(Label(f"Việc tự nhắc: {reminders}", f"Reminders: {reminders}").say(language))
    else:
        subject = f"{Tidings(alert.tidings).say(language)}: {lines[0].number or lines[0].unit}"
    nothing = Label("Không có hạn nào trong 3 ngày tới.", "Nothing is due within the next 3 days.").say(language)
    foot = Label(
        "Thư không nêu tên người. Mở hệ thống để xem vụ việc; bỏ nhận thư tại “Thư nhắc hạn”.",
        "This letter names nobody. Open the system for the matter; letters are ended at “Letters about time limits”.",
    ).say(language)
    body = "\n".join([*(told or [nothing]), "", foot, *([address] if address else []), ""])
    return Letter(alert.pk, to, subject, body, alert.made_at)


def _told(catalogue: Catalogue, line: Line, language: str, at: datetime) -> str:
    clock = catalogue.clocks.get(line.clock)
    what = clock.title.say(language) if clock else line.clock
    number = line.number or Label("chưa vào sổ", "not in the docket").say(language)
    ends = line.ends.astimezone(VIETNAM)
    told = f"{ends:%H:%M %d/%m/%Y}" if line.by_the_minute else f"{day_of(line.ends - timedelta(seconds=1)):%d/%m/%Y}"
    passed = Label(" (đã hết hạn)", " (has run out)").say(language) if line.ends <= at else ""
    until = Label("hết", "ends").say(language)
    return f"- {number} · {line.unit}: {what}, {until} {told}{passed}"


def _is_morning(alert: Alert) -> bool:
    return alert.tidings == Tidings.MORNING.value


def _unclear(what: str) -> Refused:
    return Refused(
        Label(f"Tệp {FILE} có chỗ không hiểu được: {what}", f"{FILE} cannot be understood: {what}"),
        Label("Xem hướng dẫn docs/how-to/send-notices.md.", "See docs/how-to/send-notices.md."),
    )
