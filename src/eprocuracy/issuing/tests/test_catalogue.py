"""The catalogue: every prescribed form is there, is filled, is drawn both ways, and says something of its own."""

from __future__ import annotations

import re
from io import BytesIO
from unicodedata import normalize

import pikepdf
import pypdfium2
import pytest
from docx import Document

from eprocuracy.issuing.composing import paper_of
from eprocuracy.issuing.drawing import pdf, word
from eprocuracy.issuing.filling import Filled, filled, label_of
from eprocuracy.issuing.forms import blanks, catalogue, form_for, no_paper
from eprocuracy.issuing.markup import PLACE
from eprocuracy.issuing.places import places
from eprocuracy.issuing.tests.everything import candidate_of, everything, whole
from eprocuracy.issuing.tests.fixture import an_act, known
from eprocuracy.kernel.actors import Authority
from eprocuracy.workstreams import forms as prescribed
from eprocuracy.workstreams.catalogue import load
from eprocuracy.workstreams.criminal_cases.words import ChargeChange, Measure

NUMBERS = tuple(catalogue())
_SPACE = re.compile(r"\s+")


def squeezed(text: str) -> str:
    """Text without the breaks of lines and pages."""
    return _SPACE.sub("", normalize("NFC", text).replace("\x02", "-"))  # so pdfium marks a hyphen at the end of a line


def read_back(drawn: bytes, foot: str) -> str:
    """Every word that can be taken out of a PDF, pages run together: each must have the foot, which is then taken off."""
    told = ""
    for page in pypdfium2.PdfDocument(drawn):
        ended = re.fullmatch(
            rf"(.*?){re.escape(squeezed(foot))}(Trang\d+/\d+)?", squeezed(page.get_textpage().get_text_bounded())
        )
        assert ended is not None
        told += ended[1]
    return told


def printed(one: Filled) -> str:
    """What must stand in the paper: its lines, cells of tables apart."""
    cells = (part for line in one.lines for part in f"{line.lead} {line.text}".split("|"))
    return "".join(squeezed(re.sub(r":\d+\s*$", "", part)) for part in cells if part.strip() != "---")


def test_every_prescribed_form_is_in_the_catalogue() -> None:
    assert [f"{number:02d}" for number in prescribed.forms()] == [one for one in NUMBERS if one.isdigit()]


def test_every_place_of_every_form_can_be_named_when_it_is_missing() -> None:
    for form in catalogue().values():
        for text in (form.subtitle, *(line.text for line in form.lines), *form.recipients):
            for place in PLACE.findall(text):
                assert label_of(place.removeprefix("?"), kinds=form.kinds), (form.number, place)


def test_no_place_has_two_meanings_and_no_blank_is_idle() -> None:
    used = {name for form in catalogue().values() for place in form.places for name in [place.removeprefix("?")]}

    assert not set(places()) & set(blanks())
    assert set(blanks()) - used == set()


@pytest.mark.parametrize("number", NUMBERS)
def test_a_form_of_a_whole_file_misses_nothing_and_its_pdf_says_every_line(number: str) -> None:
    one = whole(number)

    assert one.missing == ()
    text = read_back(pdf(one), paper_of(one).foot)
    for line in one.lines:
        for part in f"{line.lead} {line.text}".split("|"):
            words = squeezed(re.sub(r":\d+\s*$", "", part.strip()))
            if words and words != "---":
                assert words.casefold() in text.casefold(), (number, part)


def test_every_form_is_drawn_as_an_editable_file() -> None:
    for number in NUMBERS[::7]:
        said = Document(BytesIO(word(whole(number))))
        assert squeezed(catalogue()[number].title) in squeezed("".join(one.text for one in said.paragraphs))


def test_no_two_forms_say_the_same_beyond_their_headers() -> None:
    said = {number: printed(whole(number)) for number in NUMBERS}

    assert len(set(said.values())) == len(NUMBERS)


def test_an_empty_file_leaves_every_needed_place_marked() -> None:
    for number, form in catalogue().items():
        act = candidate_of(form)
        empty = type(act)(id=act.id, matter=act.matter, occurred=act.occurred) if act else None  # type: ignore[arg-type]
        one = filled(form, known(empty, acts=(), chosen=(), names={}, number=None, on=None))
        marks = set(re.findall(r"\[THIẾU: ([^\]]+)\]", "\n".join((one.subtitle, *(each.text for each in one.lines)))))
        assert marks <= {label.vi for label in one.missing}, number
        assert marks or not any(place for place, needed in form.places.items() if needed and place != "office"), number


def test_what_a_drafter_can_write_is_offered_and_then_printed() -> None:
    form = catalogue()["139"]
    without = filled(form, everything(form, written={}))
    names = {one.name for one in without.to_write}

    assert names == {"violation.gravity", "violation.causes", "violation.remedies"}
    again = filled(form, everything(form, written={name: f"điều {name}" for name in names}))
    assert again.complete
    assert any("điều violation.remedies" in line.text for line in again.lines)


def test_an_act_finds_its_form_by_what_it_says() -> None:
    cases = {
        "24": an_act("case.changed", "2018-02-01", manner=ChargeChange.CHANGED),
        "25": an_act("case.changed", "2018-02-01", manner=ChargeChange.ADDED),
        "47": an_act("measure.imposed", "2018-02-01", measure=Measure.GUARANTEE),
        "53": an_act("measure.imposed", "2018-02-01", measure=Measure.RESIDENCE_BAN),
        "206": an_act("measure.imposed", "2018-02-01", measure=Measure.ELECTRONIC),
        "42": an_act("detention.extended", "2018-02-01", matter="custody"),
        "102": an_act("charge.refused", "2018-02-01", ground="chưa đủ căn cứ"),
        "71": an_act("case.assigned", "2018-02-01"),
    }

    assert {number: found.number for number, act in cases.items() if (found := form_for(act))} == {
        number: number for number in cases
    }


def test_a_kind_whose_form_is_ours_always_finds_one() -> None:
    named = [kind for kind in load().kinds.values() if kind.form.endswith("/HS")]

    assert all(kind.form.partition("/")[0] in catalogue() for kind in named)


def test_a_signed_form_is_archival() -> None:
    with pikepdf.open(BytesIO(pdf(whole("42")))) as file:
        assert file.open_metadata()["pdfaid:conformance"] == "B"


def test_every_act_of_the_procuracy_can_be_drafted_or_says_why_it_is_no_paper() -> None:
    ours = {name for name, kind in load().kinds.items() if Authority.PROCURACY in kind.issuers}
    drafted = {kind for form in catalogue().values() for kind in form.kinds}

    assert ours - drafted == set(no_paper())
    assert not drafted & set(no_paper())


@pytest.mark.parametrize("kind", ["appeal.lodged", "court.return_answered", "indictment.withdrawn", "guidance.asked"])
def test_a_paper_without_a_prescribed_form_has_no_foot_of_one(kind: str) -> None:
    form = form_for(an_act(kind, "2018-03-15"))

    assert form is not None
    assert form.foot == ""
    text = squeezed(
        "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf(whole(form.number))))
    )
    assert "Mẫusố" not in text
    assert "cộnghòaxãhộichủnghĩaviệtnam" in text.casefold()
