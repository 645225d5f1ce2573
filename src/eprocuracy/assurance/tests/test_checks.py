"""Every check can fail: for each there is a world in which the control is not kept, and the check says so."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.http import HttpResponse
from django.urls import resolve

from eprocuracy import audit
from eprocuracy.assurance.checks import checks, looks_at, pages
from eprocuracy.assurance.checks.scratch import an_account
from eprocuracy.assurance.controls import controls
from eprocuracy.assurance.drills.programme import DRILLS
from eprocuracy.assurance.installation import Installation
from eprocuracy.assurance.visiting import Visitor
from eprocuracy.audit import actions, copies, drift, keeping, publishing, tree
from eprocuracy.audit.deeds import LOG_EXPORTED
from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import SYSTEM, Duty
from eprocuracy.platform.backup import status
from eprocuracy.platform.backup.places import Place
from eprocuracy.platform.ground.append_only import TRIGGER
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.records.models import ActRow, Family, Matter

from . import (
    worlds_of_attack,
    worlds_of_evidence,
    worlds_of_incidents,
    worlds_of_insiders,
    worlds_of_keeping,
    worlds_of_personal,
)
from .conftest import Ruler

pytestmark = pytest.mark.django_db


@dataclass
class World:
    """What a counter-example changes."""

    there: Installation
    ruler: Ruler
    patch: pytest.MonkeyPatch
    settings: Any
    folder: Path
    parameter: Mapping[str, Any]

    def rules(self, *statements: str) -> None:
        self.ruler.does(*statements)
        self.there = replace(self.there, answers=self.ruler.answers)

    def answers(self, *rows: tuple[Any, ...]) -> None:
        self.there = replace(self.there, answers=lambda _statement, _values: list(rows))

    def code(self, text: str) -> None:
        (self.folder / "module.py").write_text(text, encoding="utf-8")
        self.there = replace(self.there, source=self.folder)

    def file(self, name: str, content: bytes, mode: int = 0o600) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(mode)

    def asks(self, **parameter: Any) -> None:
        self.parameter = {**self.parameter, **parameter}

    def installed(self, **settings: Any) -> None:
        known = {name: getattr(django_settings, name) for name in dir(django_settings) if name.isupper()}
        self.there = replace(self.there, settings=SimpleNamespace(**{**known, **settings}))


Change = Callable[[World], None]


def let_everybody_in(world: World) -> None:
    world.patch.setattr(Visitor, "is_in", lambda _self: True)
    world.patch.setattr(Visitor, "see", lambda _self, _address, **_given: HttpResponse())
    world.patch.setattr(Visitor, "sign_in", lambda _self, _account, _password: HttpResponse())


def let_no_session_end(world: World) -> None:
    world.patch.setattr(Visitor, "is_in", lambda _self: True)


def take_every_password(world: World) -> None:
    world.patch.setattr(Account, "check_password", lambda _self, _password: True)


def a_damaged_file(world: World) -> None:
    world.file(f"ab/{'ab' * 32}", b"something else")
    world.installed(MEDIA_ROOT=world.folder)


def a_readable_file(world: World) -> None:
    world.file(f"ab/{'ab' * 32}", b"", 0o644)
    world.installed(MEDIA_ROOT=world.folder)


def tell_names_apart(world: World) -> None:
    answer = Visitor.fill

    def fill(self: Visitor, address: str, texts: list[str], passwords: list[str]) -> Any:
        found = answer(self, address, texts, passwords)
        if texts and Account.objects.filter(account=texts[0]).exists():
            found.content += b"<!-- wrong password -->"
        return found

    world.patch.setattr(Visitor, "fill", fill)


def open_the_manual(world: World) -> None:
    world.patch.setattr(resolve("/tro-giup/").func, "login_required", False, raising=False)


def spare_the_manual(world: World) -> None:
    world.patch.setattr(resolve("/tro-giup/").func, "csrf_exempt", True, raising=False)


def readable_secrets(world: World) -> None:
    world.file("secrets/key", b"x", 0o644)
    world.there = replace(world.there, folder=DataFolder(world.folder))


def another_lock(world: World) -> None:
    world.file("lock", b"django==1.0 \\\n    --hash=sha256:00\n")
    world.there = replace(world.there, lock=world.folder / "lock")


def a_little_log(world: World) -> None:
    audit.record(LOG_EXPORTED, by=SYSTEM, at=world.there.now, about=["account:mai"])
    keeping.close(at=world.there.now)


def record_past_the_log(world: World) -> None:
    matter = Matter.objects.create(id=uuid4(), family=Family.objects.create(id=uuid4()))
    row = {
        "kind": "report.received",
        "version": 1,
        "precision": "unknown",
        "content": {},
        "recorded_by": "mai",
        "source": "page",
    }
    ActRow.objects.create(id=uuid4(), position=1, matter=matter, recorded_at=world.there.now, **row)


DRILLED = ("DRL-00", "DRL-01", "DRL-02", "DRL-03", "DRL-04", "DRL-05", "DRL-06", "DRL-07", "DRL-08", "DRL-09")


def drills_of(*, passed: bool) -> Change:
    """Every drill was held an hour ago."""

    def held(world: World) -> None:
        world.there = replace(world.there, folder=DataFolder(world.folder))
        at = (world.there.now - timedelta(hours=1)).isoformat()
        for name in DRILLS:
            world.file(f"drills/1-{name}.json", json.dumps({"drill": name, "at": at, "passed": passed}).encode())

    return held


def noted(**hours: int) -> Change:
    """The keeper of copies noted these moments, so many hours ago."""

    def note(world: World) -> None:
        world.there = replace(world.there, folder=DataFolder(world.folder))
        world.there.folder.prepare()
        world.patch.setenv("EPROCURACY_BACKUP", str(world.folder))
        status.note(world.there.folder, **{name: world.there.now - timedelta(hours=one) for name, one in hours.items()})

    return note


def backed_up(world: World) -> None:
    """One base lies there, and the log has its entry."""
    world.patch.setenv("EPROCURACY_BACKUP", str(world.folder))
    base = {"name": "b1", "parent": None, "ended": world.there.now.isoformat(), "bytes": 1}
    world.file("b1/base.tar.age", b"age-encryption.org/v1")
    world.patch.setattr(Place, "bases", lambda _self: [SimpleNamespace(**base)])
    audit.record(copies.DEEDS["taken"], by=SYSTEM, at=world.there.now, detail={"base": "b1"})


def wait_for_the_worker(world: World) -> None:
    a_little_log(world)
    audit.record(LOG_EXPORTED, by=SYSTEM, at=world.there.now, about=["account:mai"])
    world.there = replace(world.there, now=world.there.now + timedelta(hours=1))


def dear_hashing(world: World) -> None:
    world.patch.setattr(Argon2PasswordHasher, "memory_cost", 19456)
    world.patch.setattr(Argon2PasswordHasher, "time_cost", 2)


def over_tls(world: World) -> None:
    world.settings.SESSION_COOKIE_NAME, world.settings.SESSION_COOKIE_SECURE = "__Host-session", True
    world.installed(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"))


def in_earnest(world: World) -> None:
    world.settings.DEMONSTRATION = False


def two_witnesses(world: World) -> None:
    keys = [f"w{number}+00000000+BA{'A' * 42}" for number in (1, 2)]
    world.patch.setattr("eprocuracy.assurance.checks.log.configured", lambda: keys)


def asking(**parameter: Any) -> Change:
    return lambda world: world.asks(**parameter)


def ruling(*statements: str) -> Change:
    return lambda world: world.rules(*statements)


def setting(name: str, value: Any) -> Change:
    return lambda world: setattr(world.settings, name, value)


def nothing(_world: World) -> None:
    """The installation of the tests as it is."""


BROKEN: dict[str, Change] = {
    "AUZ-01": open_the_manual,
    "AUZ-09": ruling("ALTER TABLE identity_account DROP CONSTRAINT account_administrator_has_no_other_duty"),
    "AUZ-10": ruling("ALTER TABLE records_actrow NO FORCE ROW LEVEL SECURITY"),
    "AUZ-11": ruling("CREATE VIEW all_of_them AS SELECT * FROM records_matter"),
    "AUZ-12": ruling("GRANT SELECT ON ground_wall_key TO eprocuracy_app"),
    "TLG-09": ruling(f"ALTER TABLE records_actrow DISABLE TRIGGER {TRIGGER}"),
    "LOG-08": ruling("GRANT DELETE ON audit_entry TO eprocuracy_app"),
    "DOC-04": ruling(
        f"ALTER TABLE audit_leaf DISABLE TRIGGER {TRIGGER}", f"ALTER TABLE audit_leaf ENABLE TRIGGER {TRIGGER}"
    ),
    "LOG-05": ruling("GRANT DELETE ON audit_entry TO eprocuracy_app"),
    "IAM-01": lambda world: Account.objects.filter(pk=an_account(world.there.now)[0].pk).update(name=" ") and None,
    "IAM-02": ruling("ALTER TABLE identity_account DROP CONSTRAINT account_administrator_has_no_other_duty"),
    "IAM-03": take_every_password,
    "IAM-04": take_every_password,
    "IAM-05": take_every_password,
    "IAM-06": let_everybody_in,
    "IAM-07": asking(rotate_days=400, history=2),
    "IAM-08": asking(validity_days=400),
    "IAM-09": let_everybody_in,
    "IAM-10": let_everybody_in,
    "IAM-11": let_everybody_in,
    "IAM-12": setting("SECOND_FACTOR", "any"),
    "IAM-13": let_everybody_in,
    "IAM-14": asking(review_days=400),
    "IAM-15": lambda world: an_account(world.there.now) and None,  # nobody answers for it
    "IAM-20": take_every_password,
    "IAM-16": lambda world: an_account(world.there.now) and None,
    "IAM-18": tell_names_apart,
    "IAM-19": nothing,  # the tests hash cheaply
    "SES-01": let_everybody_in,
    "SES-02": let_everybody_in,
    "SES-03": let_everybody_in,
    "SES-04": let_no_session_end,
    "SES-05": asking(deeds=["matter"]),
    "SES-06": let_everybody_in,
    "SES-07": setting("SESSION_COOKIE_HTTPONLY", False),
    "APP-02": lambda world: world.code("def f(c, name):\n    c.execute(f'SELECT {name}')\n"),
    "APP-03": setting("CONTENT_SECURITY_POLICY", {"DIRECTIVES": {"default-src": ["*"]}}),
    "APP-04": setting("SECURE_CONTENT_TYPE_NOSNIFF", False),
    "APP-05": spare_the_manual,
    "APP-09": lambda world: world.code("import requests\n"),
    "APP-10": another_lock,
    "APP-13": lambda world: world.installed(DEBUG=True),
    "APP-16": a_readable_file,
    "SEC-03": lambda world: world.code("import smtplib\n"),
    "AIG-01": lambda world: world.code("import openai\n"),
    "AIG-03": lambda world: world.code("from torch import nn\n"),
    "PTY-01": ruling("CREATE TABLE party_member (id int)"),
    "PTY-02": ruling("CREATE TABLE party_member (id int)"),
    "PTY-03": ruling("ALTER TABLE identity_account ADD dang_vien boolean"),
    "CRY-02": nothing,  # the tests have no TLS
    "CRY-04": lambda world: world.code("import hashlib\nx = hashlib.md5(b'')\n"),
    "CRY-06": readable_secrets,
    "DOC-01": a_damaged_file,
    "DOC-02": a_damaged_file,
    "TLG-01": lambda world: world.patch.setattr(tree, "leaf", lambda content: tree.node(content, b"")),
    "TLG-02": wait_for_the_worker,
    "TLG-03": lambda world: world.patch.setattr(publishing, "place", lambda: world.folder),
    "TLG-05": nothing,  # the tests have no witness
    "TLG-07": lambda world: world.answers((0, b'{"a":"mai"}', "mai", [])),
    "TLG-08": lambda world: world.answers((5, 7)) or world.patch.setattr(Installation, "ask", _gap),
    "TLG-10": lambda world: world.patch.setattr(drift, "TRIGGER", "another"),
    **dict.fromkeys(("BKP-03", "BKP-04", "BKP-06", "BKP-07", "BKP-08"), nothing),  # the tests have no backups
    **{name: drills_of(passed=False) for name in DRILLED},
    "LOG-12": asking(warn_percent=0),
    "TLG-12": record_past_the_log,
    "LOG-02": asking(fields=["shoe_size"]),
    "LOG-03": asking(events=["teleported"]),
    "LOG-10": lambda world: world.answers((datetime.now(UTC) + timedelta(seconds=5),)),
    "LOG-11": lambda world: world.patch.setattr(actions, "_refuse_secrets", lambda _detail: None),
    "LOG-15": lambda world: world.patch.setattr("eprocuracy.assurance.checks.log.audit.record", lambda *_a, **_w: 1),
    **worlds_of_keeping.BROKEN,
    **worlds_of_evidence.BROKEN,
    **worlds_of_insiders.BROKEN,
    **worlds_of_personal.BROKEN,
    **worlds_of_incidents.BROKEN,
    **worlds_of_attack.BROKEN,
}
"""For every check a world in which it must say no."""

GOOD: dict[str, Change] = {
    "CRY-02": lambda world: world.installed(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")),
    "IAM-15": lambda world: an_account(world.there.now, duty=Duty.CHIEF) and None,
    "IAM-19": dear_hashing,
    "IAM-20": in_earnest,
    "SES-07": over_tls,
    "TLG-02": a_little_log,
    "TLG-03": a_little_log,
    "TLG-05": two_witnesses,
    "TLG-07": a_little_log,
    "TLG-08": a_little_log,
    "TLG-12": nothing,
    "BKP-03": backed_up,
    "BKP-04": noted(covered=0, base=20),
    "BKP-06": noted(verified=20),
    "BKP-07": noted(verified=20),
    "BKP-08": backed_up,
    **{name: drills_of(passed=True) for name in DRILLED},
    "LOG-12": asking(warn_percent=101),
    **dict.fromkeys(
        ("AUZ-01", "AUZ-09", "AUZ-10", "AUZ-11", "AUZ-12", "TLG-09", "LOG-08", "DOC-04", "LOG-05", "IAM-01", "IAM-02", "IAM-04", "IAM-11", "IAM-12", "IAM-13", "IAM-14", "IAM-16",
         "SES-04", "SES-05", "SES-06", "APP-02", "APP-03",
         "APP-04", "APP-05", "APP-09", "APP-10", "APP-13", "SEC-03", "AIG-01", "AIG-03", "PTY-01", "CRY-04", "TLG-01", "TLG-10",
         "LOG-10", "LOG-11", "LOG-15"),
        nothing,
    ),
    **worlds_of_keeping.GOOD,
    **worlds_of_evidence.GOOD,
    **worlds_of_incidents.GOOD,
    **worlds_of_insiders.GOOD,
    **worlds_of_personal.GOOD,
    **worlds_of_attack.GOOD,
}  # fmt: skip
"""Worlds in which a check must say yes: where only others' work decides that, there is none."""


def _gap(_self: Installation, statement: str, **_values: Any) -> list[tuple[Any, ...]]:
    return [(5, 7)] if "count(*)" in statement else [(0,)]


@pytest.fixture
def world(there: Installation, ruler: Ruler, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> World:
    # of all addresses these are enough: what is asked of them all is asked of each
    monkeypatch.setattr(pages, "addresses", lambda: ["/", "/identity/sign-in/", "/tra-cuu-van-ban/", "/tro-giup/"])
    monkeypatch.setattr(pages, "INSIDE", ("/tro-giup/",))
    folder = tmp_path / "world"
    folder.mkdir()
    return World(there, ruler, monkeypatch, settings, folder, {})


def looked(world: World, name: str) -> tuple[bool, str]:
    with world.there.nothing_stays():
        found = checks()[name](world.there, {**controls()[name].parameter, **world.parameter})
    return found.kept, found.found.vi


@pytest.mark.parametrize("name", sorted(checks()))
def test_a_check_turns_red_where_its_control_is_not_kept(world: World, name: str) -> None:
    BROKEN[name](world)

    kept, said = looked(world, name)

    assert not kept, said


@pytest.mark.parametrize("name", sorted(GOOD))
def test_and_is_green_where_it_is(world: World, name: str) -> None:
    GOOD[name](world)

    kept, said = looked(world, name)

    assert kept, said


def test_every_check_says_what_it_looks_at() -> None:
    assert all(looks_at(name) for name in checks())
    assert looks_at("XXX-00") is None


def test_a_check_leaves_nothing_behind(there: Installation) -> None:
    with there.nothing_stays():
        an_account(there.now)

    assert not Account.objects.exists()
