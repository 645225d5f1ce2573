"""What is wrong with a whole request, whatever it asks for: forged, sent in another way, to another host, with another's cookies, by a stranger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.urls import resolve

from eprocuracy.kernel.words import Label

from .asking import FORM, Asker, Wrong, encoded, same
from .finding import Form
from .payloads import ELSEWHERE, MARK
from .walking import Found, Tally

WHOLE: dict[str, Label] = {
    "forged": Label(
        "biểu mẫu giả mạo: thiếu, sai dấu, gửi từ trang khác",
        "forged forms: no token, a wrong one, sent from elsewhere",
    ),
    "methods": Label("phương thức lạ, giả phương thức", "other methods, method override"),
    "hosts": Label("tên máy chủ giả, tiêu đề chuyển tiếp giả", "another host, forged forwarding headers"),
    "cookies": Label("phiên, ngôn ngữ, dấu biểu mẫu bị sửa", "tampered cookies"),
    "bodies": Label(
        "nội dung gửi hỏng: nhiều phần dở dang, bảng mã lạ, JSON, quá nhiều ô, quá lớn",
        "broken bodies: torn parts, unknown charset, JSON, too many fields, too large",
    ),
    "lists": Label("một tên nhiều giá trị, tên dạng mảng", "one name with many values, names as lists"),
    "strangers": Label("người chưa đăng nhập", "somebody who is not signed in"),
    "others": Label("mã vụ việc, tài liệu của đơn vị khác", "ids of another office"),
}
_METHODS = ("DELETE", "PUT", "PATCH", "TRACE", "OPTIONS", "HEAD", MARK.upper())


def forged(asker: Asker, found: Found, tallies: dict[str, Tally]) -> None:
    """Every form without what shows that it is ours: refused, and nothing written."""
    for where, form in _sent_forms(found):
        values = [(name, value) for name, value in form.values if name != "csrfmiddlewaretoken"]
        for token, origin in (
            ("", ""),
            ("x" * 64, ""),
            (asker.token(), f"https://{ELSEWHERE}"),
            (asker.token(), "null"),
        ):
            headers: dict[str, Any] = {"HTTP_ORIGIN": origin} if origin else {}
            given = encoded([*values, *([("csrfmiddlewaretoken", token)] if token else [])]).encode()
            answer = asker.ask("POST", form.action, given, **headers)
            wrong = [Wrong.SERVED] * (answer.status != 403) + [Wrong.WROTE] * bool(answer.wrote)
            tallies["forged"].note("forged", where, origin or token, answer, wrong)


def methods(asker: Asker, found: Found, tallies: dict[str, Tally]) -> None:
    """Every address asked for in other ways: no error, nothing written."""
    for view, path in found.addresses.items():
        answers = [(name, asker.ask(name, path)) for name in _METHODS]
        override: dict[str, Any] = {"HTTP_X_HTTP_METHOD_OVERRIDE": "POST", "HTTP_X_METHOD_OVERRIDE": "DELETE"}
        answers.append(("override", asker.get(path, [("_method", "POST")], **override)))
        for name, answer in answers:
            tallies["methods"].note("methods", f"* {view}", name, answer, [Wrong.WROTE] if answer.wrote else [])


def hosts(asker: Asker, found: Found, tallies: dict[str, Tally]) -> None:
    """Another host is refused; what claims to have been forwarded leads nobody elsewhere."""
    for view, path in found.addresses.items():
        answer = asker.get(path, HTTP_HOST=ELSEWHERE)
        tallies["hosts"].note("hosts", f"GET {view}", "Host", answer, [Wrong.SERVED] if answer.status != 400 else [])
        forwarded: dict[str, Any] = {
            "HTTP_X_FORWARDED_HOST": ELSEWHERE,
            "HTTP_FORWARDED": f"host={ELSEWHERE}",
            "HTTP_X_ORIGINAL_URL": "/",
        }
        answer = asker.get(path, **forwarded)
        named = not answer.said.streaming and ELSEWHERE.encode() in answer.said.content
        tallies["hosts"].note("hosts", f"GET {view}", "X-Forwarded-Host", answer, [Wrong.LED] if named else [])


def cookies(asker: Asker, found: Found, tallies: dict[str, Tally]) -> None:
    """A session that is not one is nobody's; any other cookie may hold anything."""
    session, kept = settings.SESSION_COOKIE_NAME, same(asker.visitor.cookies)
    for name, value in (
        (session, "x" * 32),
        (session, f"{kept[session].value[:-1]}_"),
        (session, f"' OR 1=1 {MARK}"),
        ("language", f'"><{MARK}>'),
        ("language", "../../en"),
        (settings.CSRF_COOKIE_NAME, "é" * 4000),
        ("messages", "gASVAAAA"),
    ):
        for view, path in list(found.addresses.items())[:: 1 if name == session else 9]:
            asker.visitor.cookies[name] = value
            answer = asker.ask("GET", path)
            asker.visitor.cookies = same(kept)
            inside = name == session and answer.status == 200 and not _is_for_everybody(path)
            wrong = [Wrong.SERVED] if inside else []
            tallies["cookies"].note("cookies", f"GET {view}", f"{name}={value[:20]}", answer, wrong)


def bodies(asker: Asker, found: Found, tallies: dict[str, Tally]) -> None:
    """Bodies that no browser sends."""
    for where, form in _sent_forms(found):
        token = asker.token()
        whole = encoded([*form.values, ("csrfmiddlewaretoken", token)]).encode()
        for told, kind, body in (
            ("torn", "multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'),
            ("no boundary", "multipart/form-data", b"x"),
            ("charset", f"{FORM}; charset=utf-7", whole),
            ("no such charset", f"{FORM}; charset={MARK}", whole),
            ("json", "application/json", b'{"a": [1]}'),
            ("many", FORM, whole + b"&a=" * 6000),
            ("large", FORM, whole + b"&a=" + b"x" * 3_000_000),
            ("half letters", FORM, whole + b"&a=%ff%fe%C0%80&%ff=1"),
        ):
            answer = asker.ask("POST", form.action, body, kind, HTTP_X_CSRFTOKEN=token)
            tallies["bodies"].note("bodies", where, told, answer)


def lists(asker: Asker, found: Found, tallies: dict[str, Tally]) -> None:
    """Many values where one is meant, and names that other languages read as lists."""
    for one in found.parameters.values():
        for values in (("a", "b"), ("1",) * 300):
            given = one.filled(*values)
            named = [(f"{one.name}[]", "1"), (f"{one.name}[a][b]", "1"), *given]
            answer = asker.get(one.path, named) if one.method == "GET" else asker.post(one.path, named)
            wrong = [Wrong.WROTE] if one.method == "GET" and answer.wrote else []
            tallies["lists"].note("lists", f"{one.method} {one.view} {one.name}", f"×{len(values)}", answer, wrong)


def strangers(stranger: Asker, found: Found, tallies: dict[str, Tally]) -> None:
    """Somebody who is not signed in is led to the page of signing in."""
    for view, path in found.addresses.items():
        answer = stranger.ask("GET", path)
        served = answer.status == 200 and not _is_for_everybody(path)
        wrong = [Wrong.SERVED] * served + [Wrong.WROTE] * bool(answer.wrote)
        tallies["strangers"].note("strangers", f"GET {view}", "", answer, wrong)


def others(other: Asker, found: Found, tallies: dict[str, Tally], names: list[bytes]) -> None:
    """Somebody of another province asks for what another saw: no name of a person in it comes back."""
    for (view, part), (path, _) in found.parts.items():
        answer = other.ask("GET", path)
        told = not answer.said.streaming and any(name in answer.said.content for name in names)
        tallies["others"].note("others", f"GET {view} <{part}>", path, answer, [Wrong.SERVED] if told else [])


def _is_for_everybody(path: str) -> bool:
    return getattr(resolve(path).func, "login_required", True) is False


def _sent_forms(found: Found) -> Iterator[tuple[str, Form]]:
    for (view, method, _), form in found.forms.items():
        if method == "POST":
            yield f"POST {view}", form
