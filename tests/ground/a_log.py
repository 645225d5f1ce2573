"""Writes entries of the log, or keeps it without pause; started by a test as a process of its own."""

from __future__ import annotations

import sys

from eprocuracy.platform.ground.ready import prepare_django


def main() -> None:
    prepare_django()
    from django.db import transaction
    from django.utils import timezone

    from eprocuracy.audit import actions, deeds, keeping
    from eprocuracy.kernel.actors import SYSTEM

    deed = deeds.declare("test.stormed", "Ghi dồn dập", "Written in a storm")
    if sys.argv[1] == "keep":
        while True:
            keeping.close(at=timezone.now())
    for i in range(int(sys.argv[2])):
        with transaction.atomic():
            actions.record(deed, by=SYSTEM, at=timezone.now(), about=[f"matter:{i}"])


if __name__ == "__main__":
    main()
