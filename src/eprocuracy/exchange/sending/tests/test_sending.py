"""What leaves the house: only to named receivers, once each, tried again where it was not taken, and never of a guarded matter."""

from __future__ import annotations

import email
import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from eprocuracy.audit.models import Entry
from eprocuracy.exchange.models import Delivery
from eprocuracy.exchange.sending.receivers import FILE, receivers
from eprocuracy.exchange.sending.sending import outgoing, send_due
from eprocuracy.exchange.sending.spool import FolderReceiver
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.moments import VIETNAM, When
from eprocuracy.kernel.refusals import Refused
from eprocuracy.records.families import new_id
from eprocuracy.records.models import Message
from eprocuracy.records.recording import record
from eprocuracy.records.rules import present
from eprocuracy.workstreams.acts import Source

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, tzinfo=VIETNAM)
KIND = "report.received"


def a_report(**more: Any) -> UUID:
    kind: Any = present().catalogue.kinds[KIND]
    act = kind(
        id=new_id(), matter=new_id(), occurred=When.on(NOW.date()), unit="22-KV3", description="Mất trâu", **more
    )
    record(present(), [act], by=SYSTEM, at=NOW, source=Source.PAGE)
    return act.matter


def to(folder: Path, since: datetime = NOW - timedelta(days=1), name: str = "spool") -> FolderReceiver:
    return FolderReceiver(name, frozenset({KIND}), since, folder)


def send(*named: FolderReceiver, at: datetime = NOW) -> bool:
    return send_due(present().catalogue, named, at=at, is_over=lambda: False)


def test_what_has_no_receiver_stays_where_it_is(tmp_path: Path) -> None:
    a_report()

    assert not send()
    assert receivers(tmp_path) == ()
    assert outgoing((), at=NOW).no_receiver == Message.objects.count() == 1


def test_a_parcel_goes_to_every_receiver_once_and_is_logged(tmp_path: Path) -> None:
    a_report()
    folders = [tmp_path / "one", tmp_path / "other"]
    for folder in folders:
        folder.mkdir()
    both = [to(folder, name=folder.name) for folder in folders]

    send(*both)
    send(*both)

    message = Message.objects.get()
    assert message.sent_at == NOW
    for folder in folders:
        (file,) = folder.iterdir()
        assert file.name == f"{message.id}.json"
        assert json.loads(file.read_text())["act"] == str(message.act_id)
        assert "Mất trâu" not in file.read_text()
    assert Entry.objects.filter(deed="outbox.sent").count() == 2


def test_what_is_not_taken_is_tried_again_later_and_later(tmp_path: Path) -> None:
    a_report()
    gone = to(tmp_path / "gone")

    send(gone)
    send(gone, at=NOW + timedelta(seconds=30))

    one = Delivery.objects.get()
    assert (one.attempts, one.next_at, one.delivered_at) == (1, NOW + timedelta(minutes=1), None)
    assert "không ghi được" in one.trouble[0].lower()
    assert outgoing((gone,), at=NOW).failing == (one,)

    send(gone, at=NOW + timedelta(minutes=1))
    one.refresh_from_db()
    assert (one.attempts, one.next_at) == (2, NOW + timedelta(minutes=3))

    (tmp_path / "gone").mkdir()
    send(gone, at=NOW + timedelta(minutes=3))
    one.refresh_from_db()
    assert (one.next_at, one.trouble, outgoing((gone,), at=NOW).failing) == (None, [], ())


def test_nothing_older_than_the_receiver_and_nothing_of_a_guarded_matter_is_sent(tmp_path: Path) -> None:
    matter = a_report()
    assert not send(to(tmp_path, since=NOW + timedelta(days=1)))

    kind: Any = present().catalogue.kinds["matter.secrecy_set"]
    level = next(one for one in kind.content if one.name == "level").type
    guarded = kind(id=new_id(), matter=matter, occurred=When.on(NOW.date()), level=list(level)[-1])
    record(present(), [guarded], by=SYSTEM, at=NOW, source=Source.PAGE)
    send(to(tmp_path))

    assert list(tmp_path.iterdir()) == []


def test_a_letter_is_one_that_a_mail_server_can_send(tmp_path: Path) -> None:
    spool = tmp_path / "thư"
    spool.mkdir()
    (tmp_path / FILE).write_text(
        f"- {{name: toa, topics: [{KIND}], from: 2026-01-01, as: letter, folder: '{spool}',"
        " to: van-thu@toa.example, sender: vks@vks.example}"
    )
    a_report()

    send_due(present().catalogue, receivers(tmp_path), at=NOW, is_over=lambda: False)

    (file,) = spool.iterdir()
    letter = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert letter["To"] == "van-thu@toa.example"
    assert str(Message.objects.get().act_id) in letter.get_body().get_content()


def test_a_file_of_receivers_that_cannot_be_understood_is_refused_with_the_place(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("- {name: x, topics: [a], from: 2026-01-01, as: fax, folder: /tmp}")

    with pytest.raises(Refused, match="fax"):
        receivers(tmp_path)
