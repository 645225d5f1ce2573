"""Filling a form: what the acts say stands where it belongs, and what they do not say is marked and named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from unicodedata import normalize

import pytest
from docx import Document

from eprocuracy.issuing.composing import paper_of
from eprocuracy.issuing.drawing import pdf, word
from eprocuracy.issuing.filling import Filled, filled
from eprocuracy.issuing.forms import catalogue
from eprocuracy.issuing.saying import day_said
from eprocuracy.issuing.tests.fixture import ADULT, INFORMANT, MINOR, PEOPLE, an_act, an_extension, history, known
from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.law.custody import custody_days, detention_order
from eprocuracy.law.offences import Offence
from eprocuracy.law.time_limits import TimeLimit
from eprocuracy.workstreams.acts import Act, Link
from eprocuracy.workstreams.people import Role


def extension(**changes: object) -> Filled:
    return filled(catalogue()["42"], known(an_extension(), **changes))  # type: ignore[arg-type]


def text(one: Filled) -> str:
    return "\n".join(f"{line.lead} {line.text}".strip() for line in one.lines)


def test_the_extension_of_detention_says_the_words_of_the_counting_circular() -> None:
    said = text(extension())

    assert "trong thời hạn 01 tháng 27 ngày, kể từ ngày 04 tháng 3 năm 2018 đến hết ngày 29 tháng 4 năm 2018" in said
    assert "Căn cứ Lệnh tạm giam số 12/LTG-CSĐT ngày 25 tháng 02 năm 2018 của Cơ quan Cảnh sát điều tra" in said
    assert "về tội Trộm cắp tài sản quy định tại điểm a khoản 2 Điều 173 của Bộ luật Hình sự" in said
    assert extension().complete
    assert "trong thời hạn 02 tháng 24 ngày," in text(
        filled(catalogue()["42"], known(an_extension(length=TimeLimit.parse("84 days"))))
    )


def test_what_the_file_does_not_know_is_printed_where_it_belongs_and_named() -> None:
    without = tuple(one for one in history() if one.kind not in ("detention.ordered", "custody.held"))

    one = extension(acts=without)

    assert {label.vi for label in one.missing} >= {
        "lệnh tạm giam",
        "cơ sở giam giữ",
        "ngày bắt đầu",
        "thời hạn gia hạn",
    }
    assert "Căn cứ Lệnh tạm giam [THIẾU: lệnh tạm giam];" in text(one)
    assert not one.complete


def test_a_paper_whose_number_is_not_recorded_is_cited_with_the_gap_in_it() -> None:
    unnumbered = tuple(replace(one, document_no=None) if one.kind == "detention.ordered" else one for one in history())

    one = extension(acts=unnumbered)

    assert "Lệnh tạm giam số [THIẾU: số lệnh tạm giam] ngày 25 tháng 02 năm 2018" in text(one)
    assert [label.vi for label in one.missing] == ["số lệnh tạm giam"]


def test_the_basis_for_minors_stands_only_where_one_is_concerned() -> None:
    assert "Luật Tư pháp người chưa thành niên" not in text(extension())

    of_minor = an_act("detention.extended", "2018-03-01", matter="custody", who=(MINOR,), ordinal=1)

    assert "Luật Tư pháp người chưa thành niên" in text(filled(catalogue()["42"], known(of_minor)))


def test_an_earlier_extension_is_cited_when_there_is_one_and_leaves_no_trace_when_not() -> None:
    earlier = replace(an_extension(), document_no="09/QĐ-VKSKV3", position=90)
    later = an_act(
        "detention.extended", "2018-04-26", matter="custody", who=(ADULT,), ordinal=2, until=date(2018, 6, 3)
    )

    said = text(filled(catalogue()["42"], known(later, acts=(*history(), earlier))))

    assert "Căn cứ Quyết định gia hạn tạm giam lần thứ nhất số 09/QĐ-VKSKV3 ngày 01 tháng 3 năm 2018" in said
    assert "Gia hạn tạm giam lần thứ hai" in said
    assert "kể từ ngày 30 tháng 4 năm 2018 đến hết ngày 03 tháng 6 năm 2018" in said
    assert "Căn cứ Quyết định gia hạn" not in text(extension())


def test_an_order_against_somebody_else_is_not_cited() -> None:
    of_other = an_act("detention.extended", "2018-03-01", matter="custody", who=(MINOR,), ordinal=1)

    assert "12/LTG-CSĐT" not in text(filled(catalogue()["42"], known(of_other)))


def test_decomposed_letters_are_drawn_like_composed_ones() -> None:
    apart = replace(PEOPLE[ADULT], name=normalize("NFD", PEOPLE[ADULT].name))
    acts = tuple(replace(one, people=(apart,)) if one.people else one for one in history())

    assert text(extension(acts=acts)) == text(extension())


def test_number_and_day_come_with_the_signature() -> None:
    draft = paper_of(extension(number=None, on=None)).head
    signed = paper_of(extension()).head

    assert draft is not None
    assert signed is not None
    assert draft.number == "Số: …/QĐ-VKSKV3"
    assert draft.place_and_day == "Quảng Ninh, ngày …… tháng …… năm ………"
    assert (signed.number, signed.place_and_day) == ("Số: 12/QĐ-VKSKV3", "Quảng Ninh, ngày 01 tháng 3 năm 2018")


def test_it_is_drawn_as_pdf_and_as_word() -> None:
    one = extension()

    said = [paragraph.text for paragraph in Document(BytesIO(word(one))).paragraphs]
    assert pdf(one).startswith(b"%PDF")
    assert "QUYẾT ĐỊNH" in said
    assert "Lần thứ nhất" in said


def test_the_particulars_of_several_persons_stand_one_after_another() -> None:
    both = an_act("detention.ordered", "2018-03-01", matter="custody", who=(ADULT, MINOR), begins=date(2018, 3, 4))

    said = text(filled(catalogue()["58"], known(both, duty=None)))

    assert said.count("Họ tên: ") == 2
    assert said.index("a) Họ tên: Lò Văn Thử") < said.index("022090000123") < said.index("b) Họ tên: Vừ A Mẫu")
    assert "đối với Lò Văn Thử, Vừ A Mẫu" in said


def several() -> tuple[Act, ...]:
    """The adult charged anew by a paper of his own, with another offence than the minor."""
    own = (Offence.parse("174/1"),)
    charged = an_act("accused.charged", "2018-02-23", "51/QĐ-CSĐT", who=(ADULT,), charged=own)
    return (*history(), replace(charged, position=90))


def test_each_accused_is_named_with_the_decision_and_the_offence_of_his_own() -> None:
    decided = an_act("charge.approved", "2018-03-01", who=(ADULT, MINOR))

    said = text(filled(catalogue()["90"], known(decided, several())))

    first = "Điều 1. Phê chuẩn Quyết định khởi tố bị can số 50/QĐ-CSĐT ngày 22 tháng 02 năm 2018 của"
    second = "Điều 2. Phê chuẩn Quyết định khởi tố bị can số 51/QĐ-CSĐT ngày 23 tháng 02 năm 2018 của"
    assert [one.partition(" của ")[0] + " của" for one in said.splitlines() if " Phê chuẩn" in one] == [first, second]
    assert "đối với Vừ A Mẫu về tội Trộm cắp tài sản" in said
    assert "đối với Lò Văn Thử về tội Lừa đảo chiếm đoạt tài sản" in said
    assert "Điều 3. Yêu cầu" in said


def test_an_indictment_lists_each_accused_with_what_was_written_of_each() -> None:
    written = {f"person.records/{ADULT}": "Có một tiền án", f"person.occupation/{MINOR}": "học sinh"}
    one = filled(
        catalogue()["156"], known(an_act("case.indicted", "2018-03-01"), several(), chosen=(), written=written)
    )

    adult = next(line for line in text(one).splitlines() if line.startswith("1. Lò Văn Thử"))
    minor = next(line for line in text(one).splitlines() if line.startswith("2. Vừ A Mẫu"))
    assert "nghề nghiệp: học sinh" in minor
    assert "nghề nghiệp" not in adult
    assert text(one).count("tiền án, tiền sự: Có một tiền án") == 1
    assert "tiền sự: [THIẾU: nhân thân, gia đình, tiền án, tiền sự (Vừ A Mẫu)]" in text(one)
    offered = {blank.name: blank for blank in one.to_write}
    assert offered[f"person.records/{MINOR}"].needed
    assert offered[f"person.records/{ADULT}"].text == "Có một tiền án"
    assert not offered["indictment.civil"].needed
    assert {"Lò Văn Thử", "Vừ A Mẫu"} <= set(one.recipients)


def test_the_minutes_of_a_report_bear_the_name_of_who_gave_it() -> None:
    lodged = an_act("report.lodged", "2018-01-08T08:00", matter="report", who=(ADULT,))
    informant = replace(PEOPLE[MINOR], participant=INFORMANT, name="Phạm Văn Báo")
    lodged = replace(lodged, links=(*lodged.links, Link(Role.INFORMANT, INFORMANT)), people=(informant,))

    said = text(filled(catalogue()["01"], known(lodged)))

    assert "Họ tên: Phạm Văn Báo" in said
    assert "Họ tên: Lò Văn Thử" not in said


def test_of_an_anonymous_letter_the_one_it_accuses_is_not_taken_for_its_writer() -> None:
    said = text(filled(catalogue()["01"], known(an_act("report.lodged", "2018-01-08", matter="report", who=(ADULT,)))))

    assert "Họ tên: [THIẾU: họ tên]" in said


def test_what_was_typed_goes_on_in_the_sentence_around_it() -> None:
    def ground(typed: str) -> str:
        return text(filled(catalogue()["144"], known(an_act("prosecution.extended", "2018-03-01", ground=typed))))

    assert "quyết định việc truy tố vì vụ án nhiều bút lục," in ground("Vụ án nhiều bút lục.")
    assert "quyết định việc truy tố vì Lò Văn Thử đang chữa bệnh," in ground("Lò Văn Thử đang chữa bệnh")
    assert "quyết định việc truy tố vì Thử đang chữa bệnh," in ground("Thử đang chữa bệnh")


def test_nothing_stands_before_a_line_whose_beginning_was_left_out() -> None:
    assert "\nDân tộc: Thái\n" in text(filled(catalogue()["43"], known(an_act("accused.suspended", "2018-03-01"))))


def test_a_resumption_cites_the_later_of_what_stopped_the_case_by_its_name() -> None:
    stopped = (
        an_act("prosecution.suspended", "2018-03-01", "20/QĐ-VKSKV3"),
        an_act("prosecution.terminated", "2018-03-09", "21/QĐ-VKSKV3"),
    )
    acts = (*history(), *(replace(one, position=50 + place) for place, one in enumerate(stopped)))

    said = text(filled(catalogue()["154"], known(an_act("prosecution.resumed", "2018-03-12"), acts)))

    assert "Căn cứ Quyết định đình chỉ vụ án số 21/QĐ-VKSKV3 ngày 09 tháng 3 năm 2018" in said
    assert "tạm đình chỉ" not in said


def test_a_drafted_indictment_says_who_is_held_until_when() -> None:
    said = text(filled(catalogue()["156"], known(an_act("case.indicted", "2018-03-01"))))

    assert "Biện pháp ngăn chặn, biện pháp cưỡng chế: tạm giam để điều tra đến hết ngày 03 tháng 3 năm 2018" in said


@pytest.mark.parametrize(
    ("held", "first"),
    [
        ((datetime(2018, 3, 1, 10, tzinfo=VIETNAM), datetime(2018, 3, 4, 10, tzinfo=VIETNAM)), date(2018, 3, 4)),
        ((datetime(2018, 3, 5, 14, tzinfo=VIETNAM), datetime(2018, 3, 11, 14, tzinfo=VIETNAM)), date(2018, 4, 11)),
    ],
)
def test_both_examples_of_the_circular_are_printed_in_the_words_in_which_they_are_counted(
    held: tuple[datetime, datetime], first: date
) -> None:
    taken_off = custody_days(starts=held[0], ends=held[1])
    counted = detention_order(length=TimeLimit.parse("2 months"), deducted_days=taken_off, first_day=first)
    order = an_act(
        "detention.ordered", "2018-03-01", matter="custody", who=(ADULT,), begins=first, until=counted.last_day
    )

    said = text(filled(catalogue()["58"], known(order)))

    words = f"{counted.words.vi}, kể từ {day_said(first)} đến hết {day_said(counted.last_day)}"
    assert words in said
    assert words in (
        "01 tháng 27 ngày, kể từ ngày 04 tháng 3 năm 2018 đến hết ngày 29 tháng 4 năm 2018",
        "01 tháng 24 ngày, kể từ ngày 11 tháng 4 năm 2018 đến hết ngày 03 tháng 6 năm 2018",
    )
