"""A lawful erasure reaches what was typed into drafts: afterwards no table of the database holds the name."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, connections, transaction

from eprocuracy.issuing.drafts import actions, issuance
from eprocuracy.issuing.drafts.looking import look
from eprocuracy.issuing.drafts.serving import Handing, serve
from eprocuracy.issuing.drafts.words import Manner, PaperOf, Step
from eprocuracy.issuing.models import Draft, DraftVersion, Service
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.platform import files
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.records import rules
from eprocuracy.records.erasing import Erased, Ground, erase
from eprocuracy.records.families import new_id
from eprocuracy.records.models import PersonVersion
from eprocuracy.records.replaying import replay
from eprocuracy.workstreams.people import Person

from .world import NOW, TODAY, Detained, an_account, somebody_detained

NAME = "Vàng A Tủa"
GROUND = Ground("12/QĐ-VKS", "Viện kiểm sát nhân dân khu vực 3", "Theo yêu cầu của người được minh oan")
MARK = "[đã xóa theo 12/QĐ-VKS]"
SECRET = "muối của nơi này"
both_roles = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def mai() -> Actor:
    return an_account("mai", Duty.PROCURATOR, called="Hoàng Thị Mai")


@pytest.fixture
def chief() -> Actor:
    return an_account("chief", Duty.CHIEF, called="Lê Quang Vinh")


def erased(detained: Detained, by: Actor) -> Erased:
    return erase(rules.present(), detained.person, GROUND, by=by, at=NOW, secret=SECRET)


def written_everywhere(detained: Detained, mai: Actor, chief: Actor) -> Draft:
    """A draft that names the person wherever words can be typed, signed on paper and served."""
    typed = [
        ("reason", f"Cần làm rõ thêm.\nLời khai của {NAME.upper()} còn mâu thuẫn."),
        ("note", unicodedata.normalize("NFD", f"{NAME} xin tại ngoại")),
        ("ordinal", "1"),
    ]
    blanks = {"why": f"Vì {NAME} trốn.", f"person.religion/{detained.person}": "Tin Lành"}
    draft = actions.begin(detained.extension(), matter=detained.matter, typed=typed, by=mai, at=NOW, blanks=blanks)
    answers = {("ground", detained.person): "Vàng  A Tủa đã nhận tội", ("health", detained.person): "bị lao phổi"}
    actions.answer(draft.pk, answers, by=mai, at=NOW)
    looked = look(rules.present(), draft, at=NOW)
    actions.propose(
        draft.pk, "chief", obstacles=(), unanswered=(), seen={looked.row.family_id: looked.position},
        text=f"Trình gia hạn đối với {NAME}", by=mai, at=NOW, kind=type(looked.act),
    )  # fmt: skip
    actions.approve(draft.pk, obstacles=(), kind=type(looked.act), by=chief, at=NOW)
    issuance.issue_on_paper(rules.present(), draft.pk, by=mai, at=NOW)
    handing = Handing(
        recipient=NAME,
        manner=Manner.HANDED,
        on=TODAY,
        proof=f"Biên bản giao {NAME}",
        received_by=NAME,
        scan=b"%PDF-1.7 proof",
    )
    folder = DataFolder.of_environment().path
    recipients = [NAME, "Trại tạm giam"]
    return serve(rules.present(), draft.pk, handing, recipients=recipients, by=mai, at=NOW, folder=folder)


def holding(name: str) -> list[str]:
    """Every column of text or JSON, in every table, that holds the name."""
    found = []
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
            " AND (data_type IN ('text', 'character varying', 'json', 'jsonb') OR data_type = 'ARRAY')"
        )
        for table, column in cursor.fetchall():
            cursor.execute(
                f"""SELECT count(*) FROM "{table}" WHERE regexp_replace(
                    lower(normalize("{column}"::text) COLLATE pg_c_utf8), '[[:space:]]+', ' ', 'g') LIKE %s""",
                [f"%{name.lower()}%"],
            )
            if cursor.fetchone()[0]:
                found.append(f"{table}.{column}")
    return found


@pytest.mark.django_db
def test_after_an_erasure_no_table_holds_the_name(mai: Actor, chief: Actor) -> None:
    detained = somebody_detained()
    draft = written_everywhere(detained, mai, chief)
    before = holding(NAME)
    for table in ("draftversion", "draftstep", "draftanswer", "draftpaper", "service"):
        assert any(one.startswith(f"issuing_{table}.") for one in before), table

    done = erased(detained, chief)

    assert holding(NAME) == []
    assert done.elsewhere == {"drafts": 1}
    assert replay(rules.present()).differences == []
    version = draft.versions.get(number=1)
    assert version.typed == [["reason", f"Cần làm rõ thêm.\n{MARK}"], ["note", MARK], ["ordinal", "1"]]
    assert version.blanks == {"why": MARK, f"person.religion/{detained.person}": MARK}
    assert {one.text for one in draft.answers.all()} == {MARK}
    assert Service.objects.get().recipient == MARK
    assert draft.steps.get(step=Step.PROPOSE.value).text == MARK


@pytest.mark.django_db
def test_the_draft_can_still_be_read_and_what_was_signed_stays_as_it_was_signed(
    mai: Actor, chief: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    detained = somebody_detained()
    draft = written_everywhere(detained, mai, chief)
    paper = draft.papers.get(what=PaperOf.PROPOSED.value)
    printed = files.read(paper.digest)
    summary = issuance.kept(draft, PaperOf.PROPOSAL, b"%PDF-1.7 summary that names him", "", by=mai, at=NOW)

    with django_capture_on_commit_callbacks(execute=True):
        erased(detained, chief)

    with pytest.raises(files.Damaged):
        files.read(summary.digest)
    assert files.read(paper.digest) == printed
    assert look(rules.present(), Draft.objects.get(), at=NOW).act.kind == "detention.extended"


@pytest.mark.django_db
def test_a_person_named_in_a_draft_alone_keeps_no_more_than_a_place(mai: Actor, chief: Actor) -> None:
    """A draft carries what it says of people itself: name, birth and residence go, other people stay."""
    detained = somebody_detained()
    people = (
        Person(participant=detained.person, name=NAME, address="Bản Mế"),
        Person(participant=new_id(), name="Lò Thị Bông"),
    )
    told = replace(detained.extension(), people=people)
    draft = actions.begin(told, matter=detained.matter, typed=[], by=mai, at=NOW)

    erased(detained, chief)

    gone, kept = draft.versions.get().act["people"]
    assert gone == {"participant": str(detained.person), "erased": "12/QĐ-VKS"}
    assert kept["name"] == "Lò Thị Bông"


@pytest.mark.django_db
def test_drafts_of_other_matters_keep_their_words(mai: Actor, chief: Actor) -> None:
    here, there = somebody_detained(), somebody_detained()
    for one in (here, there):
        actions.begin(one.extension(), matter=one.matter, typed=[("reason", f"{NAME} trốn")], by=mai, at=NOW)

    erased(here, chief)

    kept = DraftVersion.objects.get(draft__matter=there.matter)
    assert kept.typed == [["reason", f"{NAME} trốn"]]
    assert PersonVersion.objects.get(participant=there.person).name == NAME


@both_roles
@pytest.mark.parametrize("alias", ["default", "owner"])
def test_words_go_with_their_erasure_and_in_no_other_way(alias: str, mai: Actor, chief: Actor) -> None:
    detained = somebody_detained()
    actions.begin(detained.extension(), matter=detained.matter, typed=[("reason", "Bông khai")], by=mai, at=NOW)
    done = erased(detained, chief)

    for change in (
        "SELECT issuing_erase_words(%(erasure)s, ARRAY['Bông'])",
        "UPDATE issuing_draftversion SET typed = '[]'",
        "UPDATE issuing_draftstep SET text = '' WHERE %(erasure)s IS NULL",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(using=alias), connections[alias].cursor() as cursor:
            cursor.execute(change, {"erasure": done.erasure})

    assert DraftVersion.objects.get().typed == [["reason", "Bông khai"]]
