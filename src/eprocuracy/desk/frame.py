"""The frame around every page: who is signed in, where one can go, and where one is."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from eprocuracy.identity.policy import About, visible_units
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.queries import label_of, may_on
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.parts import Frame, Link, NavigationEntry, Text
from eprocuracy.records import rules

from .importing.units import imports_anything

HEADS = frozenset({Duty.CHIEF, Duty.DEPUTY_CHIEF, Duty.HEAD_OF_OFFICE})
SIGNERS = frozenset({Duty.CHIEF, Duty.DEPUTY_CHIEF})


def frame(request: HttpRequest) -> Frame | None:
    """The frame for the person who is signed in; nothing for a stranger."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return None
    return Frame(
        person=actor.name,
        account=actor.account,
        role=role_of(actor),
        unit=label_of(actor.unit),
        home=_address("desk:day") or "/",
        navigation=_navigation(actor, request),
        search_address=_address("desk:search") if visible_units(actor) else "",
        help_address=_address("desk:help"),
        account_links=[
            Link(Label("Đổi mật khẩu", "Change password"), reverse("identity:change_password")),
        ],
        sign_out_address=reverse("identity:sign_out"),
    )


def role_of(actor: Actor) -> Label:
    """The duties of a person as one text, the weightiest first."""
    held = [duty for duty in Duty if duty in actor.duties]
    if not held:
        return Label("Chưa được giao nhiệm vụ", "No duty yet")
    return Label(", ".join(duty.label.vi for duty in held), ", ".join(duty.label.en for duty in held))


def leads(actor: Actor) -> bool:
    """Whether the person answers for what others handle, and has a board for it."""
    return bool(actor.duties & HEADS)


def may_assign(actor: Actor, now: datetime) -> bool:
    """Whether the person may say today who handles the matters of the own office."""
    return bool(actor.duties & SIGNERS) and may_on(actor, Deed.ASSIGN, About(unit=actor.unit), on=day_of(now)).allowed


def _navigation(actor: Actor, request: HttpRequest) -> list[NavigationEntry]:
    """One entry for each page there is and the person may see; a further workstream appears by itself."""
    if not visible_units(actor):
        return []
    here = request.get_full_path().partition("?")[0]
    entries: list[tuple[Text, str]] = [(Label("Việc hôm nay", "My day"), _address("desk:day"))]
    for stream in rules.present().catalogue.workstreams.values():
        entries.append((stream.label, reverse("desk:register", args=[stream.code])))
    entries.append((Label("Phát hiện", "Findings"), _address("desk:violations")))
    entries.append((Label("Tạm đình chỉ", "Suspended"), _address("desk:suspended")))
    entries.append((Label("Lịch phiên tòa", "Hearings"), _address("desk:hearings")))
    if may_assign(actor, moment_of(request)):
        entries.append((Label("Phân công", "Assignment"), _address("desk:assign")))
    if leads(actor):
        entries.append((Label("Lãnh đạo", "Leadership"), _address("desk:board")))
    if imports_anything(actor):
        entries.append((Label("Nhập sổ", "Import"), _address("desk:imports")))
    return [NavigationEntry(label, address, address == here) for label, address in entries if address]


def _address(name: str) -> str:
    """The address of a page, or nothing where there is no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
