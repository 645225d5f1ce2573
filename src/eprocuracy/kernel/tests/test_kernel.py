from datetime import date, datetime

import pytest

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import Precision, When, end_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.sentences import declare, sentence
from eprocuracy.kernel.words import Label


def test_midnight_is_a_real_time_and_a_day_has_no_minute() -> None:
    midnight = When.at(datetime(2026, 3, 2, 0, 0))  # noqa: DTZ001 - local time as a paper gives it

    assert midnight.moment is not None
    assert When.on(date(2026, 3, 2)).moment is None
    assert midnight != When.on(date(2026, 3, 2))


@pytest.mark.parametrize("text", ["2026-03-02T09:30", "2026-03-02", "2026-03", "2026", "?"])
def test_a_moment_is_written_and_read_back_with_its_precision(text: str) -> None:
    assert str(When.parse(text)) == text


def test_a_month_only_sorts_early_and_starts_no_clock() -> None:
    march = When.parse("2026-03")

    assert march.precision is Precision.MONTH
    assert march.earliest_day == date(2026, 3, 1)
    assert march.known_day is None


def test_a_day_limit_runs_out_at_midnight_of_viet_nam() -> None:
    assert end_of(date(2026, 3, 2)).isoformat() == "2026-03-02T17:00:00+00:00"


def test_a_sentence_is_made_when_shown_in_either_language() -> None:
    declare("test.until", "đến hết {day} theo {basis}", "until the end of {day} under {basis}")
    said = sentence("test.until", day=date(2026, 11, 21), basis=cite("BLTTHS 2015", 147, 1))

    assert said.say("vi") == "đến hết 21/11/2026 theo Điều 147 khoản 1 BLTTHS 2015"
    assert said.say("en") == "until the end of 21/11/2026 under BLTTHS 2015, Article 147(1)"


def test_a_label_needs_both_languages() -> None:
    with pytest.raises(ValueError, match="both languages"):
        Label("chỉ tiếng Việt", "")


def test_a_refusal_says_what_on_what_basis_and_what_instead() -> None:
    no = Refused(
        Label("Không thể tạm đình chỉ.", "Cannot suspend."),
        Label("Có thể: kiểm tra, xác minh.", "You can verify."),
        basis=[cite("BLTTHS 2015", 148)],
    )

    assert no.say() == "Không thể tạm đình chỉ. Điều 148 BLTTHS 2015. Có thể: kiểm tra, xác minh."


def test_a_paper_cited_as_a_whole_is_named_without_an_article() -> None:
    assert cite("HD 45/2025", "…").say("vi") == cite("HD 45/2025", "…").say("en") == "HD 45/2025"
    assert cite("BLTTHS 2015", 147, 1).say("vi") == "Điều 147 khoản 1 BLTTHS 2015"
