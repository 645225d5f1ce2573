"""Somebody who wants in, or wants more than is theirs: guessed passwords, other people's matters, too many matters."""

from __future__ import annotations

import time
from collections.abc import Iterator
from urllib.parse import urlencode
from uuid import UUID

from django.db import Error, connection, transaction
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from eprocuracy.audit import watching
from eprocuracy.audit.models import Entry, ReadingHold
from eprocuracy.identity import locks
from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import SYSTEM, Duty
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.platform.drills.telling import NOBODY, Outcome
from eprocuracy.records.models import ActRow, PersonVersion

from ..checks.scratch import PASSWORD
from ..visiting import Visitor
from .stage import ELSEWHERE, PROVINCE, Stage, soon

GUESSES = 6  # the right password comes after as many wrong ones
ENOUGH, PRESSES = (
    41,
    20,
)  # matters that a robot reads in the short form, and how often it presses on when it is made to wait
WATCH = Label("cảnh báo của nhật ký, trang của lãnh đạo đơn vị", "the warnings of the log, on the page of the heads")


def stuffing(stage: Stage, full: bool, protected: bool) -> Outcome:
    """Stolen passwords are tried at the page of signing in, from many addresses. Protection: the lock after five failures."""
    people = [stage.account(unit=ELSEWHERE)[0].account for _ in range(50 if full else 2)]
    each = 100 if full else GUESSES + 2
    guesses = [
        PASSWORD if one == (each * 3 // 5 if full else GUESSES) else f"Mật khẩu rò rỉ {one}!" for one in range(each)
    ]
    at, tries, inside, noticed = stage.now, 0, set[str](), None
    for place, guess in enumerate(guesses):
        for number, person in enumerate(people):
            before, at, tries = at, soon(at, 1 if full else 20), tries + 1
            robot = stage.visitor(at, address=f"172.{16 + number % 16}.{tries // 250 % 250}.{tries % 250 + 1}")
            robot.sign_in(person, guess)
            if robot.is_in():
                inside.add(person)
            if not protected:
                locks.forget(locks.of_name(person))  # the twin: somebody who unlocks whatever is locked
            if noticed is None and place and stage.warned(person, rule="failed_sign_ins", before=before, at=at):
                noticed = (at - stage.now).total_seconds()
    return Outcome(
        attempted=Label(
            f"{tries} lần thử mật khẩu rò rỉ vào {len(people)} tài khoản, mỗi lần từ một địa chỉ khác.",
            f"{tries} tries of leaked passwords at {len(people)} accounts, each from another address.",
        ),
        noticed_by=WATCH if noticed is not None else NOBODY,
        noticed_after=noticed,
        contained=Label("Tài khoản bị khóa sau năm lần sai.", "Accounts are locked after five failures.")
        if not inside
        else Label(f"Vào được {len(inside)} tài khoản.", f"{len(inside)} accounts were entered."),
        lost=len(inside),
    )


def insider(stage: Stage, full: bool, protected: bool) -> Outcome:
    """Somebody who may read everything of an office takes one matter after the other. Protection: the published thresholds of the log."""
    person, password = stage.account(Duty.CHIEF)
    matters = stage.matters(200 if full else ENOUGH)[: None if full else ENOUGH]
    if not protected:
        for rule in watching.rules():
            watching.set_threshold(
                rule,
                unit=person.unit_id,
                value=10**6,
                from_on=day_of(stage.now),
                reason="diễn tập",
                by=SYSTEM,
                at=stage.now,
            )
    robot, at, noticed, held, opened = stage.visitor(), stage.now, None, None, list[UUID]()
    robot.sign_in(person.account, password)
    robot.past_factors()
    tried = [*matters, *(matters[-1:] * (0 if full else PRESSES))]
    for matter in tried:
        before, at = at, soon(at, 10)
        robot.at(at)
        if robot.see(reverse("desk:matter", args=[matter])).status_code == 200:
            opened.append(matter)
        elif ReadingHold.objects.filter(account=person.account).exists():
            held = (at - stage.now).total_seconds()
        if noticed is None and stage.warned(person.account, rule="fast_reading", before=before, at=at):
            noticed = (at - stage.now).total_seconds()
        if held is not None and noticed is not None:
            break
    named = Entry.objects.filter(account=person.account, deed="matter.read").values_list("about", flat=True)
    traced = {thing for about in named for thing in about}
    untraced = sum(f"matter:{one}" not in traced for one in opened)
    return Outcome(
        attempted=Label(
            f"Một lãnh đạo mở vụ việc cứ 10 giây một lần, {len(tried)} lần; mở được {len(opened)}.",
            f"A head opens a matter every 10 seconds, {len(tried)} times; {len(opened)} were opened.",
        ),
        noticed_by=WATCH if noticed is not None else NOBODY,
        noticed_after=noticed,
        contained=Label(
            f"Sau {held:.0f} giây bị tạm dừng mở xem đến khi người khác cho mở lại; {len(opened)} vụ việc đã mở đều có dòng nhật ký.",
            f"Held after {held:.0f} seconds until somebody else lifts it; all {len(opened)} matters opened are in the log.",
        )
        if held is not None
        else Label(
            f"Không bị chặn: mở được {len(opened)} vụ việc.", f"Not stopped: {len(opened)} matters were opened."
        ),
        lost=untraced if noticed is not None and held is not None else len(opened),
    )


def escalation(stage: Stage, full: bool, protected: bool) -> Outcome:
    """A procurator of another province guesses addresses, forges headers, grants himself duties, and speaks SQL as the application does.

    Protection: what one may see follows from duty and office, and the database role owns nothing.
    """
    matters = stage.matters(30 if full else 3)
    marks = _marks()
    thief, password = stage.account(
        unit=ELSEWHERE if protected else PROVINCE, duty=Duty.PROCURATOR if protected else Duty.CHIEF
    )
    robot, at, began, tried = stage.visitor(), stage.now, time.monotonic(), 0
    robot.sign_in(thief.account, password)
    robot.past_factors()
    acts, escapes, noticed = ActRow.objects.count(), set[str](), None
    asked = [one for matter in matters[: 10 if full else 1] for one in _addresses(matter, everything=full)]
    for address in asked:
        tried, at = tried + 1, soon(at, 2)
        robot.at(at)
        page = robot.see(address, **FORGED)
        if page.status_code == 200 and any(one in page.content for one in marks):
            escapes.add(address)
    tried += _sent(robot, matters[0], thief)
    if ActRow.objects.count() != acts or _grown(thief):
        escapes.add("POST")
    for statement in STATEMENTS:
        tried += 1
        if _obeyed(statement):
            escapes.add(statement)
    spent = time.monotonic() - began
    if stage.warned(thief.account, rule="refusals", before=stage.now, at=soon(stage.now, 300)):
        noticed = 300.0
    return Outcome(
        attempted=Label(
            f"{tried} cách: địa chỉ đoán, mã đoán, tiêu đề giả, tự cấp chức danh, câu lệnh SQL, bằng tài khoản của tỉnh khác.",
            f"{tried} ways: guessed addresses and ids, forged headers, duties given to oneself, SQL, by an account of another province.",
        ),
        noticed_by=WATCH if noticed is not None else NOBODY,
        noticed_after=noticed,
        contained=Label("Mọi lần đều bị từ chối, có dòng nhật ký.", "Every one was refused, with an entry in the log.")
        if not escapes
        else Label(f"{len(escapes)} cách lọt qua.", f"{len(escapes)} ways led through."),
        lost=len(escapes),
        figures=((Label("thời gian thử", "time of trying"), spent),),
    )


FORGED = {
    f"HTTP_{name}": value
    for name, value in {
        "X_REMOTE_USER": "demo",
        "REMOTE_USER": "demo",
        "X_FORWARDED_USER": "demo",
        "X_ORIGINAL_URL": "/",
        "X_HTTP_METHOD_OVERRIDE": "POST",
    }.items()
}
# the application's own role must not be able to do any of these
STATEMENTS = (
    "UPDATE records_actrow SET document_no = 'x'",
    "DELETE FROM audit_entry",
    "TRUNCATE audit_checkpoint",
    "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
    "SET ROLE eprocuracy_owner",
    "ALTER ROLE eprocuracy_app SUPERUSER",
    "SET session_replication_role = replica",
    "CREATE TABLE mine (id int)",
    "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "SELECT pg_read_file('postgresql.conf')",
    "COPY (SELECT 1) TO PROGRAM 'true'",
)


def _marks() -> list[bytes]:
    """What only those who may see the matters know: names of the people in them."""
    names = set(PersonVersion.objects.exclude(name="").values_list("name", flat=True))
    return [one.encode() for one in names - set(Account.objects.values_list("name", flat=True))]


def _addresses(matter: UUID, *, everything: bool) -> Iterator[str]:
    """Addresses of the desk that ask for an id, or all of them: with the matter, its acts and small numbers filled in."""
    act = ActRow.objects.filter(matter_id=matter).values_list("id", flat=True).first()
    for name, pattern in _patterns(get_resolver()):
        if not everything and "uuid" not in pattern.values():
            continue
        given = {
            part: {"uuid": act if part == "act" else matter, "int": 1}.get(kind, WORDS.get(part, "cases"))
            for part, kind in pattern.items()
        }
        try:
            yield reverse(name, kwargs=given)
        except NoReverseMatch:
            continue


WORDS = {
    "way": "pdf",
    "code": "S2",
    "workstream": "criminal_cases",
    "kind": "case.instituted",
    "clock": "investigation",
}
KINDS = {"UUIDConverter": "uuid", "IntConverter": "int"}


def _patterns(resolver: URLResolver, inside: tuple[str, ...] = ()) -> Iterator[tuple[str, dict[str, str]]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _patterns(one, (*inside, one.namespace) if one.namespace else inside)
        elif isinstance(one, URLPattern) and one.name and inside[:1] == ("desk",):
            asks = {name: KINDS.get(type(kind).__name__, "text") for name, kind in one.pattern.converters.items()}
            yield ":".join([*inside, one.name]), asks


def _sent(robot: Visitor, matter: UUID, thief: Account) -> int:
    """Write into the matter, and change one's own account with more than the page asks for; returns how many were sent."""
    robot.see(reverse("identity:change_password"))
    token = robot.cookies["csrftoken"].value if "csrftoken" in robot.cookies else ""
    grown = {
        "duties": Duty.CHIEF.value,
        "unit": PROVINCE,
        "is_staff": "1",
        "is_superuser": "1",
        "csrfmiddlewaretoken": token,
    }
    sent = [
        (reverse("desk:record", args=[matter, "case.suspended"]), {**grown, "reason": "x"}),
        (reverse("desk:matter", args=[matter]), grown),
        (
            reverse("identity:change_password"),
            {**grown, "old_password": "x", "new_password1": "x", "new_password2": "x"},
        ),
        (f"{reverse('identity:change_password')}?{urlencode(grown)}", grown),
    ]
    for address, values in sent:
        robot.send(address, values)
    return len(sent)


def _grown(thief: Account) -> bool:
    now = Account.objects.get(pk=thief.pk)
    return (now.unit_id, now.duties, now.is_active) != (thief.unit_id, thief.duties, thief.is_active)


def _obeyed(statement: str) -> bool:
    """Whether the database does what the application's role asks; whatever it did is undone."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
            transaction.set_rollback(True)
    except Error:
        return False
    return True
