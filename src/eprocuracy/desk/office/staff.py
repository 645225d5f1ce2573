"""The people of an office as choices."""

from __future__ import annotations

from eprocuracy.identity.queries import colleagues
from eprocuracy.kernel.actors import Actor, Duty

LEADING = (Duty.CHIEF, Duty.DEPUTY_CHIEF, Duty.HEAD_OF_OFFICE)


def people(actor: Actor, *, without: str = "") -> list[tuple[str, str]]:
    """Accounts and names of the own office, by name, except one and whoever runs the machine."""
    found = colleagues(actor).exclude(account=without).exclude(duties=[Duty.ADMINISTRATOR.value])
    return list(found.order_by("name", "account").values_list("account", "name"))


def leaders(actor: Actor) -> list[tuple[str, str]]:
    """Those of the own office who may be the leader on duty."""
    found = colleagues(actor).filter(duties__overlap=[duty.value for duty in LEADING])
    return list(found.order_by("name", "account").values_list("account", "name"))
