"""A small server for the gallery; it needs no database."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings
from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
GALLERY = {
    "ROOT_URLCONF": "eprocuracy.platform.ui.tests.gallery_urls",
    "ALLOWED_HOSTS": ["127.0.0.1", "testserver"],
    "MIDDLEWARE": [
        "eprocuracy.platform.ui.language.LanguageMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
    ],
    "TEMPLATES": [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [HERE / "templates"],
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.csrf",
                    "eprocuracy.platform.ui.context.frame",
                ],
                "string_if_invalid": "",
            },
        }
    ],
    "STORAGES": {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}},
    "UI_FRAME": "eprocuracy.platform.ui.tests.gallery_parts.frame",
    "USE_I18N": True,
    "LANGUAGE_CODE": "vi",
    "SESSION_COOKIE_SECURE": False,
    "DEBUG": False,
    "CSRF_COOKIE_SECURE": False,
}


@pytest.fixture(scope="module")
def gallery() -> Iterator[None]:
    """The settings under which the gallery is drawn."""
    with override_settings(**GALLERY):
        yield


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture(scope="module")
def address(gallery: None) -> Iterator[str]:
    """The gallery on a free loopback port, with the policy that forbids everything inline."""
    application = StaticFilesHandler(WSGIHandler())

    def guarded(environ, start_response):
        def start(status, headers, *rest):
            return start_response(status, [*headers, ("Content-Security-Policy", POLICY)], *rest)

        return application(environ, start)

    server = make_server("127.0.0.1", 0, guarded, handler_class=_Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """An office laptop's window; a message of the browser's console (a blocked script, a broken one) fails the test."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, base_url=address, locale="en-US")
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    context.close()
    assert [line for line in said if "status of 4" not in line and "status of 5" not in line] == []
