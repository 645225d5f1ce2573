"""Run in an installation: a clerk sends a book, looks at it and confirms; the background has all of the recording to do.

Prints the number of the import. What it calls is what the pages call.
"""

from __future__ import annotations

import sys
from datetime import date

import django


def main() -> None:
    django.setup()

    from django.db import transaction
    from django.utils import timezone

    from eprocuracy.exchange.importing import confirming, previewing, receiving, working
    from eprocuracy.exchange.importing.tests.books import UNIT, a_book
    from eprocuracy.identity.actions import create_account
    from eprocuracy.identity.queries import actor_of
    from eprocuracy.kernel.actors import SYSTEM, Duty
    from eprocuracy.records.rules import present

    rows, name = int(sys.argv[1]), sys.argv[2]
    now, rules = timezone.now(), present()
    clerk = actor_of(
        create_account(
            account=name,
            name="Phạm Thị Thu",
            unit=UNIT,
            duties=[Duty.CLERK],
            by=SYSTEM,
            at=now,
            illustrative_password="Mưa trên 7 mái!",
        ).account
    )
    one = receiving.receive(
        rules,
        content=a_book(rows),
        file_name="so-2025.xlsx",
        kind="crime_reports",
        unit=UNIT,
        as_of=date(2025, 12, 31),
        by=clerk,
        at=now,
    )
    previewing.begin(rules, one, by=clerk)
    while working.is_at_work(one := working.step(rules, one, by=clerk, at=now)):
        pass
    with transaction.atomic():
        working.put_to_work(confirming.confirm(rules, one, by=clerk, at=now), by=clerk)
    print(one.id)


if __name__ == "__main__":
    main()
