"""Two languages: which is chosen, and that both are always there."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import translation

from eprocuracy.kernel.sentences import declare, sentence
from eprocuracy.kernel.words import Label

from ..language import LanguageMiddleware, both, current, say
from ..views import choose_language


@pytest.fixture(autouse=True)
def _vietnamese() -> Iterator[None]:
    with translation.override("vi"):
        yield


def drawn(source: str, **values: Any) -> str:
    return Template("{% load ui %}" + source).render(Context(values))


def test_a_text_is_said_in_the_language_of_the_page() -> None:
    source = '{% t "còn {n} ngày" "{n} days left" n=3 %}'

    assert drawn(source) == "còn 3 ngày"
    with translation.override("en"):
        assert drawn(source) == "3 days left"


def test_values_in_a_text_are_written_for_people_and_escaped() -> None:
    source = '{% t "hết {on}, {name}" "until {on}, {name}" on=on name=name %}'

    assert drawn(source, on=date(2026, 11, 21), name="<b>") == "hết 21/11/2026, &lt;b&gt;"
    assert drawn("{% t text text %}", text="<i>") == "&lt;i&gt;"


def test_a_text_needs_both_languages_and_all_its_values() -> None:
    with pytest.raises(TemplateSyntaxError):
        drawn('{% t "chỉ tiếng Việt" "" %}')
    with pytest.raises(TemplateSyntaxError):
        drawn('{% t "chỉ tiếng Việt" %}')
    with pytest.raises(KeyError):
        drawn('{% t "còn {n} ngày" "{n} days left" %}')
    with pytest.raises(TemplateSyntaxError):
        drawn("{% bilingual %}một{% english %}{% endbilingual %}")


def test_a_text_can_be_kept_for_later() -> None:
    assert drawn('{% t "Sửa" "Change" as label %}[{{ label }}]') == "[Sửa]"


def test_a_block_with_markup_has_both_languages() -> None:
    source = "{% bilingual %}<b>một</b>{% english %}<b>one</b>{% endbilingual %}"

    assert drawn(source) == "<b>một</b>"
    with translation.override("en"):
        assert drawn(source) == "<b>one</b>"


def test_whatever_has_words_says_them() -> None:
    code = declare("ui.test.counted", "tính từ {on}", "counted from {on}")
    counted = sentence(code, on=date(2026, 3, 1))

    assert drawn("{{ label|say }}", label=Label("tên", "name")) == "tên"
    assert drawn("{{ counted|say }}", counted=counted) == "tính từ 01/03/2026"
    assert say(None) == ""
    with translation.override("en"):
        assert say(counted) == "counted from 01/03/2026"


def test_a_label_of_a_form_changes_with_the_page() -> None:
    label = both("Lý do", "Reason")

    assert str(label) == "Lý do"
    with translation.override("en"):
        assert str(label) == "Reason"


@pytest.mark.parametrize(("cookie", "language"), [(None, "vi"), ("en", "en"), ("vi", "vi"), ("fr", "vi")])
def test_the_choice_counts_and_the_browser_is_not_asked(cookie: str | None, language: str) -> None:
    request = RequestFactory(headers={"Accept-Language": "en-GB,en"}).get("/")
    if cookie:
        request.COOKIES["language"] = cookie

    def answer(_: HttpRequest) -> HttpResponse:
        return HttpResponse(current())

    response = LanguageMiddleware(answer)(request)

    assert response.content.decode() == language
    assert response.headers["Content-Language"] == language


@pytest.mark.parametrize(
    ("back", "goes_to"), [("/cases?x=1", "/cases?x=1"), ("https://elsewhere.example/", "/"), ("//elsewhere", "/")]
)
def test_choosing_a_language_returns_to_the_page_and_nowhere_else(back: str, goes_to: str) -> None:
    response = choose_language(RequestFactory().post("/ui/language/", {"language": "en", "next": back}))

    assert response.headers["Location"] == goes_to
    assert response.cookies["language"].value == "en"
    assert response.cookies["language"]["httponly"]
