"""The frame around every page: who is signed in, where one can go, and where one is."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from eprocuracy.assurance.dossier.told import unassessed
from eprocuracy.identity.policy import About, may, visible_units
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.queries import label_of, may_on
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.folder import DataFolder
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
            Link(Label("Nhật ký của tôi", "My log"), _address("desk:own_log")),
            Link(Label("Khai báo lợi ích", "Declared interests"), _address("desk:interests")),
            Link(Label("Bảo vệ đăng nhập", "Protecting your sign-in"), reverse("mfa_index")),
            Link(Label("Phiên đang mở", "Where you are signed in"), reverse("identity:sessions")),
        ],
        sign_out_address=reverse("identity:sign_out"),
        warning="" if not settings.SERVING or settings.DEMONSTRATION else unassessed(DataFolder.of_environment().path),
    )


def role_of(actor: Actor) -> Label:
    """The duties of a person as one text, the weightiest first."""
    return role_of_duties(actor.duties)


def role_of_duties(duties: Collection[Duty]) -> Label:
    """The same of any duties."""
    held = [duty for duty in Duty if duty in duties]
    if not held:
        return Label("Chưa được giao nhiệm vụ", "No duty yet")
    return Label(", ".join(duty.label.vi for duty in held), ", ".join(duty.label.en for duty in held))


def leads(actor: Actor) -> bool:
    """Whether the person answers for what others handle, and has a board for it."""
    return bool(actor.duties & HEADS)


def sees_figures(actor: Actor) -> bool:
    """Whether the figures of the office are the person's business."""
    return leads(actor) or Duty.STATISTICIAN in actor.duties


def may_assign(actor: Actor, now: datetime) -> bool:
    """Whether the person may say today who handles the matters of the own office."""
    return bool(actor.duties & SIGNERS) and may_on(actor, Deed.ASSIGN, About(unit=actor.unit), on=day_of(now)).allowed


def _navigation(actor: Actor, request: HttpRequest) -> list[NavigationEntry]:
    """One entry for each page there is and the person may see; a further workstream appears by itself.

    What one opens now and then stands under one word, so that the line stays one line.
    """
    here = request.get_full_path().partition("?")[0]
    kept = [(Label("Vận hành", "Running"), _address("desk:running"))] if Duty.ADMINISTRATOR in actor.duties else []
    if Duty.ADMINISTRATOR in actor.duties:
        kept.append((Label("Kiểm soát", "Controls"), _address("desk:controls")))
        kept.append((Label("Tài khoản", "Accounts"), _address("desk:accounts")))
        kept.append((Label("Ai được xem", "Who may see"), _address("desk:access")))
    if not visible_units(actor):
        return _entries(kept, here)
    streams = rules.present().catalogue.workstreams.values()
    entries: list[tuple[Text, str]] = [
        (Label("Việc hôm nay", "My day"), _address("desk:day")),
        *((stream.label, reverse("desk:register", args=[stream.code])) for stream in streams),
    ]
    followed: list[tuple[Text, str]] = [
        (Label("Phát hiện", "Findings"), _address("desk:violations")),
        (Label("Tạm đình chỉ", "Suspended"), _address("desk:suspended")),
        (Label("Theo nơi giam giữ", "By detention house"), _address("desk:house")),
        (Label("Lịch phiên tòa", "Hearings"), _address("desk:hearings")),
        (Label("Sổ nghiệp vụ", "Books"), _address("desk:books")),
        (Label("Pháp luật", "The law"), _address("desk:law")),
    ]
    office: list[tuple[Text, str]] = [
        (Label("Lịch trực", "Duty rota"), _address("desk:rota")),
        (Label("Nghỉ, làm thay", "Leave, standing in"), _address("desk:leave")),
        (Label("Danh bạ", "Directory"), _address("desk:directory")),
        (Label("Rút phân công", "Draws"), _address("desk:draws")),
        (Label("Sổ số văn bản", "Number book"), _address("desk:number_book")),
        (Label("Khi mất hệ thống", "Without the system"), _address("desk:downtime")),
        (Label("Lưu trữ hồ sơ", "Archive"), _address("desk:archive")),
        (Label("Chứng thư số", "Certificates"), _address("desk:certificates")),
        (Label("Mở khẩn cấp", "Emergency opening"), _address("desk:openings")),
        (Label("Kiểm tra chữ ký số", "Check signatures"), _address("desk:check_signatures")),
    ]
    if may(actor, Deed.SHAPE_FORMS, About(unit=actor.unit)).allowed:
        office.append((Label("Mẫu văn bản", "Forms"), _address("desk:form_texts")))
    if may(actor, Deed.KEEP_SEAL, About(unit=actor.unit)).allowed:
        office.append((Label("Đóng dấu số", "Seal papers"), _address("desk:sealing")))
    if may_assign(actor, moment_of(request)):
        office.insert(0, (Label("Phân công", "Assignment"), _address("desk:assign")))
    if actor.duties & SIGNERS:
        office.append((Label("Ủy quyền, phân công ký", "Authorisations"), _address("desk:authorisations")))
        office.append((Label("Kiểm soát an ninh", "Security controls"), _address("desk:controls")))
    if imports_anything(actor):
        office.append((Label("Nhập sổ", "Import"), _address("desk:imports")))
    if may(actor, Deed.ADMINISTER, About(unit=actor.unit)).allowed:
        office.append((Label("Tài khoản", "Accounts"), _address("desk:accounts")))
    led: list[tuple[Text, str]] = [(Label("Lãnh đạo", "Leadership"), _address("desk:board"))] if leads(actor) else []
    if sees_figures(actor):
        led.append((Label("Thống kê", "Figures"), _address("desk:figures")))
    if may(actor, Deed.WATCH_LOG, About(unit=actor.unit)).allowed:
        office.append((Label("Cảnh báo của nhật ký", "Warnings of the log"), _address("desk:log_warnings")))
    return [
        *_entries(entries, here),
        NavigationEntry(Label("Theo dõi", "Following"), entries=_entries(followed, here)),
        *_entries(led, here),
        NavigationEntry(Label("Đơn vị", "Office"), entries=_entries(office, here)),
        *_entries(kept, here),
    ]


def _entries(places: Iterable[tuple[Text, str]], here: str) -> list[NavigationEntry]:
    return [NavigationEntry(label, address, address == here) for label, address in places if address]


def _address(name: str) -> str:
    """The address of a page, or nothing where there is no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
