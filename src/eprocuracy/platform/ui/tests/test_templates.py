"""Promises over every template of the house: both languages, nothing inline."""

import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[3]
TEMPLATES = sorted(path for path in HOUSE.rglob("templates/**/*.html") if "tests" not in path.relative_to(HOUSE).parts)
COMMENT = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}|<!--.*?-->", re.DOTALL)
BILINGUAL = re.compile(r"\{% bilingual %\}.*?\{% endbilingual %\}", re.DOTALL)
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
MARKUP = re.compile(r"<[^>]*>")
SHOWN_ATTRIBUTE = re.compile(r"""\b(?:aria-label|title|placeholder|alt|aria-description)=["']([^"']*)["']""")
AS_WRITTEN = re.compile(r'<code translate="no">.*?</code>', re.DOTALL)  # what a file is to say to the letter
KEPT_WORDS = {"Tiếng Việt (VI)", "Tiếng Anh (EN)"}  # each names the other language, so that it is found


def bare_words(source: str) -> list[str]:
    """Words that a person would see and that stand in one language only."""
    text = TAG.sub("", AS_WRITTEN.sub("", BILINGUAL.sub("", COMMENT.sub("", source))))
    seen = [*SHOWN_ATTRIBUTE.findall(text), *MARKUP.sub("\n", text).split("\n")]
    words = (re.sub(r"&\w+;", "", one).strip() for one in seen)
    return [one for one in words if re.search(r"[^\W\d_]", one) and one not in KEPT_WORDS]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_every_word_of_a_template_has_both_languages(template: Path) -> None:
    assert bare_words(template.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_no_template_holds_script_or_style_of_its_own(template: Path) -> None:
    source = template.read_text(encoding="utf-8")

    assert not re.search(r"\sstyle=|<style|\son\w+=[\"']|javascript:|hx-on|hx-vals=[\"']js:", source, re.IGNORECASE)
    assert all("src=" in opening for opening in re.findall(r"<script[^>]*>", source))


def test_the_search_for_bare_words_finds_them() -> None:
    assert bare_words('<p>Xin chào</p><input placeholder="Search">') == ["Search", "Xin chào"]
    assert bare_words('{% t "Lưu" "Save" %} · <b>{{ name }}</b> 1/2 →') == []
