"""What every page of a signed-in person is given on its way out, and what no request may bring in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

NUL = "\0"  # on no keyboard; PostgreSQL keeps it in no text
LONGEST = 16_384  # letters of what may follow the question mark of an address; the longest filter has a tenth of that
DIGITS = 4000  # of which no number is made any more


def kept_by_nobody(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A page shown to a person is kept neither by a proxy nor on the disk of a shared computer."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        html = response.headers.get("Content-Type", "").startswith("text/html")
        if html and getattr(request, "actor", None) is not None and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        return response

    return answer


class OnlyTypedMiddleware:
    """Refuses what nobody can have typed: the sign NUL, a number of thousands of digits, an address of many pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """When forged requests are refused already, so that nobody else's form is read."""
        if len(request.META.get("QUERY_STRING", "")) > LONGEST:
            raise BadRequest("an address that nobody types")
        given = (*request.GET.lists(), *request.POST.lists())
        if NUL in request.path or any(_by_a_program(one) for name, values in given for one in (name, *values)):
            raise BadRequest("typed by a program")


def _by_a_program(typed: str) -> bool:
    return NUL in typed or (len(typed) > DIGITS and typed.isdecimal())


MIDDLEWARE = [f"{__name__}.{one}" for one in ("kept_by_nobody", "OnlyTypedMiddleware")]
