"""The public check of a paper, and the check of signatures for staff."""

from __future__ import annotations

from hashlib import sha256

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.identity.guard import address_of
from eprocuracy.issuing.signatures import public
from eprocuracy.issuing.signatures.coding import read_code
from eprocuracy.issuing.signatures.trust import trust_of
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.parts import Notice, Tone

from .forms import CodeForm, SameForm, SignedFileForm
from .pages import verdict_page

CHECKED = declare("signatures.file_checked", "Kiểm tra chữ ký số của tệp", "Signatures of a file checked")
TOO_OFTEN = Notice(
    Tone.REFUSED,
    Label(
        "Địa chỉ mạng này đã tra cứu quá nhiều lần. Hãy thử lại sau một giờ.",
        "This network address has asked too often. Try again in an hour.",
    ),
)
NONE = Notice(
    Tone.REFUSED,
    Label(
        "Không có văn bản nào mang mã này. Hãy xem lại từng chữ; nếu đúng như in trên giấy, giấy không do Viện kiểm sát ban hành qua hệ thống này.",
        "No paper bears this code. Look at each letter again; if it is as printed, the paper was not issued by the procuracy through this system.",
    ),
)
SAME = Notice(Tone.DONE, Label("Tệp đúng nguyên văn bản đã ban hành.", "The file is the paper as it was issued."))
OTHER = Notice(
    Tone.REFUSED,
    Label(
        "Tệp KHÔNG phải văn bản đã ban hành, hoặc đã bị thay đổi.",
        "The file is NOT the paper that was issued, or was changed.",
    ),
)


@never_cache
@login_not_required
@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for the code of a paper."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_bound and form.is_valid():
        code = read_code(form.cleaned_data["code"]) or "-"
        return HttpResponseRedirect(reverse("desk:check_paper", args=[code]))
    return render(request, "desk/checking/ask.html", {"form": form})


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, code: str) -> HttpResponse:
    """What is public of the paper; sent a file or its hash, whether it is this paper."""
    if not public.may_ask(address_of(request) or "", at=moment_of(request)):
        return render(request, "desk/checking/ask.html", {"form": CodeForm(), "notice": TOO_OFTEN}, status=429)
    found = public.known(code)
    if found is None:
        again = CodeForm(initial={"code": code})
        return render(request, "desk/checking/ask.html", {"form": again, "notice": NONE}, status=404)
    form = SameForm(request.POST, request.FILES) if request.method == "POST" else SameForm()
    notice, status = None, 200
    if form.is_bound:
        if form.is_valid():
            sent = form.cleaned_data["file"]
            digest = sha256(sent.read()).hexdigest() if sent else form.cleaned_data["digest"]
            notice = SAME if public.is_it(found.code, digest) else OTHER
        else:
            status = 422
    context = {"found": found, "form": form, "notice": notice}
    return render(request, "desk/checking/paper.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def signatures(request: HttpRequest) -> HttpResponse:
    """The signatures of a file, question by question; the file is not kept."""
    form, page, status = SignedFileForm(), None, 200
    if request.method == "POST":
        form = SignedFileForm(request.POST, request.FILES)
        if form.is_valid():
            sent, at = form.cleaned_data["file"], moment_of(request)
            pdf = sent.read()
            page = verdict_page(pdf, sent.name, trust=trust_of(DataFolder.of_environment().path, at=at), at=at)
            detail = {"digest": sha256(pdf).hexdigest(), "signatures": len(page.signatures)}
            audit.record(CHECKED, by=request.actor, at=at, detail=detail)  # type: ignore[attr-defined]
        else:
            status = 422
    return render(request, "desk/checking/signatures.html", {"form": form, "page": page}, status=status)
