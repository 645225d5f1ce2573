"""What leaves the house: filled in the transaction that records the act, sent by `exchange`."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Message(models.Model):
    id = models.BigAutoField(primary_key=True)
    act = models.ForeignKey("records.ActRow", models.PROTECT, related_name="+")
    topic = models.CharField("chủ đề", max_length=80)
    put_at = models.DateTimeField("thời điểm đặt")
    sent_at = models.DateTimeField("thời điểm gửi", null=True)

    class Meta:
        indexes = [
            models.Index(fields=["id"], name="message_unsent", condition=Q(sent_at__isnull=True)),
            # what one receiver is still to be told, in the order of recording
            models.Index(fields=["topic", "id"], name="message_unsent_topic", condition=Q(sent_at__isnull=True)),
        ]
