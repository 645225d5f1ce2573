"""What the second wall is told of a request: the keys of what its person may see, as the first wall gives them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from django.http import HttpRequest, HttpResponse

from eprocuracy.identity.models import Unit
from eprocuracy.identity.policy import visibility
from eprocuracy.kernel.actors import Actor
from eprocuracy.platform.wall.sight import EVERY_OPEN, NOTHING, WHOLE, Sight, seeing

MANY = 100  # as many units as are told one by one
PROVINCE = 2  # signs of a code that say which province it is in


@lru_cache(maxsize=512)
def sight_of(actor: Actor | None) -> Sight:
    """The keys of the rows that lists may show the actor; a stranger sees none."""
    if actor is None:
        return NOTHING
    seen = visibility(actor)
    if seen.everything:
        return WHOLE
    mine = [f"p:{seen.account}"] if seen.account else []
    closed = [*(f"l:{one}" for one in seen.leads), *(f"m:{one}" for one in seen.matters | seen.opened)]
    names = [*(f"k:{one}" for one in seen.names), *(f"s:{one}" for one in seen.stands_in)]
    return Sight.of([*_open_in(seen.units | seen.leads), *closed, *mine, *names])


def _open_in(units: frozenset[str]) -> list[str]:
    """The keys of what is not closed: unit by unit, and of whoever sees more than a province, by provinces seen whole."""
    if len(units) <= MANY:
        return sorted(units)
    there: dict[str, set[str]] = {}
    for code in Unit.objects.values_list("code", flat=True):
        there.setdefault(code[:PROVINCE], set()).add(code)
    provinces = {province for province, codes in there.items() if codes <= units}
    if len(provinces) == len(there):
        return [EVERY_OPEN]
    return [*(f"v:{one}" for one in provinces), *(one for one in units if one[:PROVINCE] not in provinces)]


class WallMiddleware:
    """Answers every request from what its person may see."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with seeing(sight_of(request.actor)):  # type: ignore[attr-defined]
            return self.get_response(request)
