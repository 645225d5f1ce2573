"""The act form: made from the declaration, kept when refused, read into a typed act."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from eprocuracy.desk.actform.fields import can_be_typed
from eprocuracy.desk.actform.form import ActForm, Present, Setting
from eprocuracy.kernel.moments import When
from eprocuracy.law.offences import Offence
from eprocuracy.workstreams.catalogue import load
from eprocuracy.workstreams.people import Role

CATALOGUE = load()
KIND = CATALOGUE.kinds["report.received"]
MATTER = UUID(int=1)


def a_form(data: dict[str, object] | None = None, **more: object) -> ActForm:
    setting = Setting(matter=None, today=date(2026, 11, 23), new_id=lambda _place: uuid4(), **more)  # type: ignore[arg-type]
    return ActForm(KIND, setting, data)


def test_every_kind_of_act_has_a_form() -> None:
    for kind in CATALOGUE.kinds.values():
        setting = Setting(
            matter=None, today=date(2026, 11, 23), new_id=lambda _place: uuid4(), assisting=[("hoa", "Lê Thị Hoa")]
        )
        form = ActForm(kind, setting)
        typed = [one.name for one in kind.content if can_be_typed(one.type)]

        assert set(typed) <= set(form.fields), kind.kind
        assert "occurred" in form.fields


def test_what_is_typed_becomes_a_typed_act_and_names_go_to_persons() -> None:
    form = a_form(
        {
            "occurred_0": "21/11/2026",
            "occurred_1": "14h05",
            "unit": "22-KV3",
            "offences": "Điều 173 khoản 1",
            "people_suspect": "Lò Văn Páo, sinh năm 1990, xã Bản Mế",
        }
    )

    assert form.is_valid(), form.errors
    act = form.act(id=uuid4(), matter=MATTER)

    assert act.occurred == When.parse("2026-11-21T14:05")
    assert act.offences == (Offence("173", 1),)  # type: ignore[attr-defined]
    assert [person.name for person in act.people] == ["Lò Văn Páo"]
    assert [link.role for link in act.links] == [Role.SUSPECT]


def test_an_incomplete_paper_is_an_act_and_says_what_is_missing() -> None:
    form = a_form({"occurred_0": "", "occurred_1": ""})

    assert form.is_valid()
    assert form.act(id=uuid4(), matter=MATTER).occurred == When.unknown()
    assert "unit" in form.missing()


def test_a_day_that_does_not_exist_is_answered_beside_the_field_and_kept() -> None:
    form = a_form({"occurred_0": "31/11/2026", "occurred_1": ""})

    assert not form.is_valid()
    assert "occurred" in form.errors
    assert form["occurred"].value() == ["31/11/2026", ""]


def test_participants_of_the_matter_are_offered_and_ticked() -> None:
    kind = CATALOGUE.kinds["report.received"]
    who = Present(uuid4(), Role.SUSPECT, "Lò Văn Páo")
    form = ActForm(kind, Setting(matter=MATTER, today=date(2026, 11, 23), new_id=lambda _place: uuid4(), present=[who]))

    assert form.initial["concerned"] == [str(who.participant)]


def test_a_judgment_says_of_each_defendant_what_it_decided_and_nothing_of_whom_it_says_nothing() -> None:
    first, second = UUID(int=11), UUID(int=12)
    there = [Present(first, Role.ACCUSED, "Chu Đức Mạnh"), Present(second, Role.ACCUSED, "Ngô Thị Lành")]
    setting = Setting(matter=MATTER, today=date(2026, 11, 23), new_id=lambda _place: uuid4(), present=there)
    judged = CATALOGUE.kinds["case.judged"]

    shown = ActForm(judged, setting)["verdicts"].value()
    assert [line["participant"] for line in shown[:2]] == [str(first), str(second)]

    typed = {f"verdicts-{line}-{part}": text for line, held in enumerate(shown) for part, text in held.items()}
    told = {"verdicts-1-result": "acquitted", "verdicts-1-proposed": "02 năm tù"}
    form = ActForm(judged, setting, {"occurred_0": "20/11/2026", **typed, **told})
    assert form.is_valid(), form.errors
    (verdict,) = form.act(id=uuid4(), matter=MATTER).verdicts  # type: ignore[attr-defined]
    assert (verdict.participant, verdict.result.value, verdict.proposed) == (second, "acquitted", "02 năm tù")

    without = {"verdicts-0-penalty": "03 năm tù", "verdicts-0-months": "36", "verdicts-0-offence": "134/2"}
    form = ActForm(judged, setting, {"occurred_0": "20/11/2026", **typed, **without})
    assert "Dòng 1, Kết quả: chưa chọn." in str(form.errors["verdicts"])
    form = ActForm(judged, setting, {"occurred_0": "20/11/2026", **typed, **without, "verdicts-0-result": "imprisoned"})
    assert form.is_valid(), form.errors
    (verdict,) = form.act(id=uuid4(), matter=MATTER).verdicts  # type: ignore[attr-defined]
    assert (verdict.months, verdict.offence) == (36, Offence("134", 2))
