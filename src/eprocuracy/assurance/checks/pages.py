"""What our pages tell a browser: every address without parameters is asked for by a stranger and by somebody who is signed in."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.words import Label

from ..installation import Installation
from .registry import Parameter, Verdict, check, named, verdict
from .scratch import an_account

LOOKS_AT = Label("mọi địa chỉ như trình duyệt nhận được", "every address as a browser gets it")

INSIDE = ("/", "/tro-giup/", "/van-hanh/")


@check("APP-03")
def nothing_from_elsewhere(there: Installation, parameter: Parameter) -> Verdict:
    """Every page has a policy that lets nothing in from elsewhere and nothing inline."""
    wanted = dict(one.strip().split(" ", 1) for one in parameter["csp"].split(";"))
    open_ = []
    for address, answer in _answers(there):
        policy = dict(
            one.strip().split(" ", 1)
            for one in answer.headers.get("Content-Security-Policy", "").split(";")
            if " " in one.strip()
        )
        scripts = policy.get("script-src", policy.get("default-src", "'unsafe-inline'"))
        if any(policy.get(name) != value for name, value in wanted.items()) or "unsafe" in scripts:
            open_.append(address)
    return _all(there, open_, "chính sách nội dung chặt", "strict content policy")


@check("APP-04")
def headers_are_there(there: Installation, parameter: Parameter) -> Verdict:
    """No sniffing, no address told to others, nothing of a protected page kept; behind TLS a browser never asks without it."""
    bad = []
    for address, answer in _answers(there):
        told = answer.headers
        kept = (
            told.get("X-Content-Type-Options") == "nosniff"
            and told.get("Referrer-Policy") in parameter["referrer_policy"]
            and (answer.status_code != 200 or not answer.signed_in or "no-store" in told.get("Cache-Control", ""))  # type: ignore[attr-defined]
        )
        if not kept:
            bad.append(address)
    secure = bool(getattr(there.settings, "SECURE_PROXY_SSL_HEADER", None))
    hsts = not secure or parameter["hsts_max_age"] <= there.settings.SECURE_HSTS_SECONDS
    if not hsts:
        bad.append("HSTS")
    return _all(there, bad, "tiêu đề an ninh, không lưu đệm", "security headers, nothing cached")


@check("APP-05")
def forged_requests_are_refused(there: Installation, parameter: Parameter) -> Verdict:
    """A form without its token is refused, and no view has taken itself out."""
    exempt = sorted(
        name
        for name, one in patterns()
        if getattr(one.callback, "csrf_exempt", False) and name not in parameter["exempt"]
    )
    account, password = an_account(there.now)
    inside = there.visitor()
    inside.sign_in(account.account, password)
    inside.past_factors()
    status = inside.send("/identity/sign-out/", {}).status_code if inside.is_in() else 0
    forged = {address: inside.send(address, {}).status_code for address in addresses()}
    let_in = sorted(address for address, code in forged.items() if code not in (403, 404, 405))
    kept = not exempt and not let_in and status != 200
    return verdict(
        kept,
        f"{len(forged)} địa chỉ, gửi không có mã: nhận {named(let_in) or 'không địa chỉ nào'}; miễn kiểm tra: {named(exempt) or 'không'}",
        f"{len(forged)} addresses sent to without a token: taken by {named(let_in) or 'none'}; exempt: {named(exempt) or 'none'}",
    )


@check("APP-13")
def errors_give_nothing_away(there: Installation, parameter: Parameter) -> Verdict:
    """No debugging, and the page of what does not exist tells nothing of the program."""
    page = there.visitor().see("/khong-co-trang-nay-0/").content.decode()
    telling = [word for word in ("Traceback", "Django", "/site-packages/", "urlpatterns", "DEBUG") if word in page]
    kept = not there.settings.DEBUG and not telling
    return verdict(
        kept,
        f"gỡ lỗi: {'bật' if there.settings.DEBUG else 'tắt'}; trang lỗi để lộ: {named(telling) or 'không gì'}",
        f"debugging: {'on' if there.settings.DEBUG else 'off'}; the error page tells: {named(telling) or 'nothing'}",
    )


@check("AUZ-01")
def strangers_see_no_page(there: Installation, parameter: Parameter) -> Verdict:
    """Whoever is not signed in gets nothing but the pages made for strangers."""
    visitor, declared = there.visitor(), set(parameter["open"])
    open_ = sorted(address for address in addresses() if visitor.see(address).status_code == 200)
    bad = [one for one in open_ if one not in declared]
    return verdict(
        not bad,
        f"{len(addresses())} địa chỉ, mở cho người lạ: {named(open_)}; chưa khai: {named(bad) or 'không có'}",
        f"{len(addresses())} addresses, open to strangers: {named(open_)}; not declared: {named(bad) or 'none'}",
    )


def _answers(there: Installation) -> Iterator[tuple[str, HttpResponse]]:
    """Every address without parameters as a stranger gets it, and some as those who are signed in do."""
    stranger = there.visitor()
    for address in addresses():
        answer = stranger.see(address)
        answer.signed_in = False  # type: ignore[attr-defined]
        yield address, answer
    for duty in (Duty.PROCURATOR, Duty.ADMINISTRATOR):
        account, password = an_account(there.now, duty=duty)
        inside = there.visitor()
        inside.sign_in(account.account, password)
        inside.past_factors()
        for address in INSIDE:
            answer = inside.see(address)
            answer.signed_in = True  # type: ignore[attr-defined]
            yield address, answer


def addresses() -> list[str]:
    return sorted({name for name, _ in patterns() if name.startswith("/")})


def patterns() -> list[tuple[str, URLPattern]]:
    """Every pattern with its address, or where that has parameters with its pattern (which does not begin with a stroke)."""
    found: list[tuple[str, URLPattern]] = []

    def walk(some: list[URLPattern | URLResolver], before: str) -> None:
        for one in some:
            route = before + str(one.pattern)
            if isinstance(one, URLResolver):
                walk(one.url_patterns, route)
            else:
                plain = not any(sign in route for sign in "<(^$\\")
                found.append((f"/{route}" if plain else route, one))

    walk(list(get_resolver().url_patterns), "")
    return found


def _all(there: Installation, bad: list[str], vi: str, en: str) -> Verdict:
    count = len(addresses())
    return verdict(
        not bad,
        f"{count} địa chỉ: {vi}; không đạt: {named(bad) or 'không có'}",
        f"{count} addresses: {en}; not so: {named(bad) or 'none'}",
    )
