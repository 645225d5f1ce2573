"""Tags for the two languages: `t`, `bilingual`, `say`."""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.template.base import Node, NodeList, Parser, Token
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from ..language import current, pick, say

register = template.Library()
_PLACE = re.compile(r"\{(\w+)\}")


@register.simple_tag
def t(vi: str, en: str, **values: Any) -> SafeString:
    """`{% t "còn {n} ngày" "{n} days left" n=3 %}`: the text in the page's language; a value not named is an error."""
    if not vi or not en:
        raise template.TemplateSyntaxError(f"both languages are needed: {vi!r} / {en!r}")
    written = conditional_escape(pick(vi, en))
    # The parts are escaped one by one: the text, then each value put into it.
    return mark_safe(_PLACE.sub(lambda place: conditional_escape(say(values[place[1]])), written))  # noqa: S308


register.filter("say", say)


@register.simple_tag
def page_language() -> str:
    """`vi` or `en`."""
    return current()


class BilingualNode(Node):
    """Two renderings of the same content, of which one is drawn."""

    child_nodelists = ("vietnamese", "english")

    def __init__(self, vietnamese: NodeList, english: NodeList) -> None:
        self.vietnamese = vietnamese
        self.english = english

    def render(self, context: template.Context) -> SafeString:
        return (self.english if current() == "en" else self.vietnamese).render(context)


@register.tag
def bilingual(parser: Parser, token: Token) -> BilingualNode:
    """`{% bilingual %}<p>Tiếng Việt</p>{% english %}<p>English</p>{% endbilingual %}` for texts with markup."""
    vietnamese = parser.parse(("english",))
    parser.delete_first_token()
    english = parser.parse(("endbilingual",))
    parser.delete_first_token()
    if not vietnamese or not english:
        raise template.TemplateSyntaxError("bilingual needs text in both languages")
    return BilingualNode(vietnamese, english)
