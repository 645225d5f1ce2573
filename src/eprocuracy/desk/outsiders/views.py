"""Whom to tell of a weakness, as RFC 9116 has it: a plain text at a fixed address; without a contact there is none."""

from __future__ import annotations

from datetime import UTC, timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from eprocuracy.platform.ui.context import moment_of

LASTS = timedelta(days=90)  # a finder does not trust an old text; each answer is good for so long


@login_not_required
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """The text: contact, until when it holds, languages."""
    contact = settings.SECURITY_CONTACT
    if not contact:
        raise Http404
    expires = (moment_of(request).astimezone(UTC) + LASTS).strftime("%Y-%m-%dT00:00:00Z")
    lines = (f"Contact: {contact}", f"Expires: {expires}", "Preferred-Languages: vi, en", "")
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
