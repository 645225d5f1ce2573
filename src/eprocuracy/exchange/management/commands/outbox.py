"""`outbox`: what waits to be sent, and what was not taken and why."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from eprocuracy.exchange.sending.receivers import receivers
from eprocuracy.exchange.sending.sending import outgoing
from eprocuracy.platform.ground.folder import DataFolder


class Command(BaseCommand):
    help = "Xem những gì chờ gửi ra ngoài và vì sao chưa gửi được / what waits to be sent out, and what was not taken"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        now = outgoing(receivers(DataFolder.of_environment().path), at=timezone.now())
        failing = [
            {
                "message": one.message_id,
                "kind": one.message.topic,
                "receiver": one.receiver,
                "attempts": one.attempts,
                "again_at": one.next_at.isoformat() if one.next_at else None,
                "why": dict(zip(("vi", "en"), one.trouble, strict=False)),
            }
            for one in now.failing
        ]
        if options["json"]:
            report = {"no_receiver": now.no_receiver, "waiting": now.waiting, "sent": now.sent, "failing": failing}
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))
            return
        lines = [f"Chờ gửi, chưa có nơi nhận / waiting without a receiver: {now.no_receiver}"]
        lines += [f"{name}: chờ gửi / waiting {count}" for name, count in now.waiting.items()]
        lines += [f"{name}: đã gửi / sent {count}" for name, count in now.sent.items()]
        for one in now.failing:
            told = " / ".join(one.trouble)
            lines.append(f"{one.message_id} → {one.receiver}: {one.attempts} lần / times, {told}")
        self.stdout.write("\n".join(lines))
