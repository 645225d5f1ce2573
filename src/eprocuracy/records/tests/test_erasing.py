"""The one lawful erasure: who may, what is left, and that no other way leads there."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connections, transaction
from django.utils import timezone

from eprocuracy.audit.models import Entry
from eprocuracy.identity import actions
from eprocuracy.kernel.actors import SYSTEM, Actor, Duty
from eprocuracy.kernel.refusals import Refused
from eprocuracy.law.ages import Birth
from eprocuracy.records.erasing import Ground, erase, erasure_of
from eprocuracy.records.families import new_id
from eprocuracy.records.models import ActRow, Erasure, PersonVersion, PlaceRow
from eprocuracy.records.recording import record
from eprocuracy.records.replaying import replay
from eprocuracy.workstreams.acts import Act, Link, Source
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.people import Person, Role, Sex

NOW = datetime(2026, 3, 10, 1, 0, tzinfo=UTC)
NUMBER = "022199004417"
SECRET = "muối của nơi này"
GROUND = Ground("12/QĐ-VKS", "Viện kiểm sát nhân dân khu vực 3", "Theo yêu cầu của người được minh oan")
CHIEF = Actor("vinh", "Lê Quang Vinh", "22-KV3", frozenset({Duty.CHIEF}), frozenset({"22-KV3"}))
Make = Callable[..., Act]
inside = pytest.mark.django_db
both_roles = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def a_person(rules: Rules, make: Make, *, unit: str = "22-KV3", person: UUID | None = None) -> UUID:
    """A participant known with everything, in a matter of the unit."""
    who = Person(
        participant=new_id(),
        name="Lò Văn Páo",
        other_names="Páo đen",
        birth=Birth(day=date(1999, 4, 12)),
        sex=Sex.MALE,
        ethnic="Thái",
        id_no=NUMBER,
        address="Bản Mế",
        phone="0900 000 001",
    )
    link = Link(Role.INFORMANT, who.participant)
    found = make(
        "property.found", date(2026, 3, 2), new_id(), unit=unit, number=1, year=2026, thing="Xe đạp của Lò Văn Páo",
        links=(link,), people=(who,),
    )  # fmt: skip
    record(rules, [found], by=SYSTEM, at=NOW, source=Source.PAGE)
    if person:
        said = make("participant.identified", date(2026, 3, 3), found.matter, person=person, links=(link,))
        record(rules, [said], by=SYSTEM, at=NOW, source=Source.PAGE)
    return who.participant


def erased(rules: Rules, who: UUID, **more: Any) -> Any:
    return erase(rules, who, more.pop("ground", GROUND), **{"by": CHIEF, "at": NOW, "secret": SECRET, **more})


@inside
def test_nothing_is_left_of_the_person_but_the_ground_and_replay_finds_no_difference(rules: Rules, make: Make) -> None:
    who = a_person(rules, make)

    done = erased(rules, who)

    (version,) = PersonVersion.objects.filter(participant=who)
    told = (version.name, version.name_key, version.other_names, version.birth, version.sex, version.ethnic)
    assert told == ("",) * 6
    assert (version.id_no, version.address, version.phone) == ("",) * 3
    assert version.erased == "12/QĐ-VKS"
    assert (done.versions, done.birth_kept) == (1, "nothing")
    assert replay(rules).differences == []
    act = ActRow.objects.get(kind="person.erased")
    assert (act.document_no, act.issued_by, act.content["why"]) == (GROUND.document_no, GROUND.authority, GROUND.reason)
    assert PlaceRow.objects.get(participant=who).version_id == version.id
    assert "Páo" not in json.dumps(list(Entry.objects.values_list("detail", flat=True)))


@inside
def test_it_says_which_acts_hold_the_name_in_their_own_words(rules: Rules, make: Make) -> None:
    who = a_person(rules, make)

    done = erased(rules, who)

    assert done.still_in_text == tuple(ActRow.objects.filter(kind="property.found").values_list("id", flat=True))


@inside
def test_whoever_holds_the_number_can_prove_the_erasure_and_nobody_can_read_it_off(rules: Rules, make: Make) -> None:
    erased(rules, a_person(rules, make))

    found = erasure_of("022 199 004 417", by=CHIEF, at=NOW, secret=SECRET)
    stranger = erasure_of("022199004418", by=CHIEF, at=NOW, secret=SECRET)
    elsewhere = erasure_of(NUMBER, by=CHIEF, at=NOW, secret="muối của nơi khác")

    assert found is not None
    assert found.document_no == "12/QĐ-VKS"
    assert (stranger, elsewhere) == (None, None)
    assert NUMBER not in str(Erasure.objects.values().get())


@inside
@pytest.mark.parametrize("duty", [one for one in Duty if one is not Duty.CHIEF])
def test_only_the_chief_of_the_office_may(rules: Rules, make: Make, duty: Duty) -> None:
    who = a_person(rules, make)
    actor = Actor("mai", "Hoàng Thị Mai", "22-KV3", frozenset({duty}), frozenset({"22-KV3"}))

    with pytest.raises(Refused):
        erased(rules, who, by=actor)

    assert PersonVersion.objects.get(participant=who).name == "Lò Văn Páo"
    assert not Erasure.objects.exists()


@inside
@pytest.mark.parametrize("missing", ["document_no", "authority", "reason"])
def test_without_its_ground_nothing_is_erased(rules: Rules, make: Make, missing: str) -> None:
    who = a_person(rules, make)
    ground = Ground(**{"document_no": "12", "authority": "VKS", "reason": "vì", missing: "  "})

    with pytest.raises(Refused):
        erased(rules, who, ground=ground)

    assert not Erasure.objects.exists()


@inside
def test_the_same_person_is_erased_in_every_matter_of_the_office_and_stays_in_those_of_others(
    rules: Rules, make: Make
) -> None:
    person = new_id()
    here, too, there = (a_person(rules, make, unit=unit, person=person) for unit in ("22-KV3", "22-KV3", "22-KV1"))

    done = erased(rules, here)

    assert set(done.participants) == {here, too}
    assert PersonVersion.objects.get(participant=there).name == "Lò Văn Páo"
    assert replay(rules).differences == []
    with pytest.raises(Refused):
        erased(rules, too)


@both_roles
@pytest.mark.parametrize("alias", ["default", "owner"])
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE records_personversion SET name = ''",
        "DELETE FROM records_personversion",
        "TRUNCATE records_personversion CASCADE",
        "DELETE FROM records_erasure",
        "UPDATE records_erasure SET reason = 'khác'",
        "SET LOCAL eprocuracy.erasing = 'on'; UPDATE records_personversion SET name = ''",
        "DO $$ BEGIN UPDATE records_personversion SET name = '' /* records_erase_person(uuid) */; END $$",
    ],
)
def test_no_role_changes_or_removes_a_version_by_itself(rules: Rules, make: Make, alias: str, change: str) -> None:
    a_person(rules, make)

    with pytest.raises(DatabaseError), transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute(change)

    assert PersonVersion.objects.get().name == "Lò Văn Páo"


@both_roles
def test_the_function_belongs_to_the_owner_and_the_app_role_may_only_call_it() -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_userbyid(proowner), prosecdef, has_function_privilege(current_user, oid, 'EXECUTE'),"
            " (SELECT count(*) FROM aclexplode(proacl) WHERE grantee = 0)"
            " FROM pg_proc WHERE proname = 'records_erase_person'"
        )
        assert cursor.fetchall() == [("eprocuracy_owner", True, True, 0)]
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute("CREATE FUNCTION public.records_erase_person() RETURNS int LANGUAGE sql AS 'SELECT 1'")


@inside
def test_the_command_erases_and_proves(rules: Rules, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eprocuracy.records.management.commands.erase_person.present", lambda: rules)
    actions.create_account(
        account="vinh", name="Lê Quang Vinh", unit="22-KV3", duties=[Duty.CHIEF], by=SYSTEM, at=timezone.now()
    )
    who = a_person(rules, make)

    def run(*words: str) -> dict[str, Any]:
        out = StringIO()
        call_command("erase_person", *words, "--by", "vinh", "--json", stdout=out)
        answer: dict[str, Any] = json.loads(out.getvalue())
        return answer

    assert run("--number", NUMBER)["erased"] is False
    assert run(str(who), "--document", "12/QĐ", "--authority", "VKS", "--reason", "minh oan")["versions"] == 1
    assert run("--number", NUMBER)["document"] == "12/QĐ"
