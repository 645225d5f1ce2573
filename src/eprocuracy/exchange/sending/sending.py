"""Sending what is due: each parcel in a transaction of its own, tried again later and later where it is not taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.exchange.models import Delivery
from eprocuracy.kernel.actors import SYSTEM, Actor
from eprocuracy.records.models import MatterRow, Message
from eprocuracy.workstreams.catalogue import Catalogue

from .port import NotDelivered, Parcel, Receiver

SENT = declare("outbox.sent", "Gửi thông báo ra ngoài", "Notice sent out")
AGAIN = declare("outbox.sent_again", "Cho gửi lại thông báo", "Notices let to be sent again")
AT_ONCE = 50
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)


def send_due(catalogue: Catalogue, receivers: Sequence[Receiver], *, at: datetime, is_over: Callable[[], bool]) -> bool:
    """Send what is due to each receiver until the turn is over; True where more is due now."""
    more = False
    for receiver in receivers:
        due = list(_due(receiver, at).values_list("id", flat=True)[:AT_ONCE])
        for message in due:
            if is_over():
                return True
            _send(catalogue, receiver, message, receivers, at)
        more = more or len(due) == AT_ONCE
    return more


def _due(receiver: Receiver, at: datetime) -> QuerySet[Message]:
    """What this receiver is still to be told; of guarded matters nothing leaves the house by itself."""
    settled = Delivery.objects.filter(message=OuterRef("pk"), receiver=receiver.name).filter(
        Q(delivered_at__isnull=False) | Q(next_at__gt=at)
    )
    wanted = Message.objects.filter(sent_at__isnull=True, topic__in=receiver.topics, put_at__gte=receiver.since)
    return wanted.filter(~Exists(settled), act__matter__row__secrecy=0).order_by("id")


@transaction.atomic
def _send(catalogue: Catalogue, receiver: Receiver, id_: int, receivers: Sequence[Receiver], at: datetime) -> None:
    message = Message.objects.select_for_update(skip_locked=True, of=("self",)).filter(id=id_).first()
    if message is None:
        return  # another worker has it in hand
    delivery, _ = Delivery.objects.get_or_create(message=message, receiver=receiver.name)
    if delivery.delivered_at is not None:
        return
    delivery.attempts += 1
    try:
        receiver.send(parcel_of(catalogue, message))
    except NotDelivered as problem:
        delivery.trouble = [problem.why.vi, problem.why.en]
        delivery.next_at = at + min(FIRST_PAUSE * 2 ** min(delivery.attempts - 1, 12), LONGEST_PAUSE)
        delivery.save()
        return
    delivery.delivered_at, delivery.next_at, delivery.trouble = at, None, []
    delivery.save()
    arrived = Delivery.objects.filter(message=message, delivered_at__isnull=False)
    told = set(arrived.values_list("receiver", flat=True))
    if {one.name for one in receivers if message.topic in one.topics and message.put_at >= one.since} <= told:
        message.sent_at = at
        message.save(update_fields=["sent_at"])
    audit.record(SENT, by=SYSTEM, at=at, about=[f"act:{message.act_id}"], detail={"receiver": receiver.name})


@transaction.atomic
def once_more(deliveries: Collection[int], *, by: Actor, at: datetime) -> int:
    """Let notices that were not taken be sent again at once; returns how many. What was taken meanwhile stays so."""
    waiting = Delivery.objects.select_for_update().filter(id__in=deliveries, delivered_at__isnull=True)
    chosen = list(waiting.values_list("id", flat=True))
    Delivery.objects.filter(id__in=chosen).update(next_at=at)
    if chosen:
        audit.record(AGAIN, by=by, at=at, about=[f"delivery:{one}" for one in chosen])
    return len(chosen)


def parcel_of(catalogue: Catalogue, message: Message) -> Parcel:
    """The notice of a message's act."""
    act = message.act
    row = MatterRow.objects.filter(matter=act.matter_id).first()
    return Parcel(
        id=message.id,
        kind=act.kind,
        label=catalogue.kinds[act.kind].label,
        act=act.id,
        matter=act.matter_id,
        unit=row.unit if row else "",
        number=f"{row.number}/{row.year}" if row and row.number and row.year else "",
        occurred=f"{act.occurred_on:%d/%m/%Y}" if act.occurred_on else "",
        document_no=act.document_no,
        issued_by=act.issued_by,
        recorded_at=act.recorded_at,
    )


@dataclass(frozen=True, slots=True)
class Outgoing:
    """How the outbox stands: what waits for nobody in particular, what is due, what was not taken and why."""

    no_receiver: int
    waiting: dict[str, int]
    sent: dict[str, int]
    failing: tuple[Delivery, ...]


def outgoing(receivers: Sequence[Receiver], *, at: datetime, shown: int = 50) -> Outgoing:
    """The state of the outbox; failures with most attempts first."""
    topics = {topic for one in receivers for topic in one.topics}
    failing = Delivery.objects.filter(delivered_at__isnull=True).select_related("message")
    far = at + LONGEST_PAUSE * 2
    return Outgoing(
        no_receiver=Message.objects.filter(sent_at__isnull=True).exclude(topic__in=topics).count(),
        waiting={one.name: _due(one, far).count() for one in receivers},
        sent=dict(Counter(Delivery.objects.filter(delivered_at__isnull=False).values_list("receiver", flat=True))),
        failing=tuple(failing.order_by("-attempts", "message_id")[:shown]),
    )
