"""A held row on its page, and the files of an import to take home."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.views.decorators.http import require_http_methods, require_safe

from eprocuracy.exchange.importing import repairing, returning
from eprocuracy.exchange.importing.comparing import Compared
from eprocuracy.exchange.importing.guarding import GUARDED, GUARDED_LABEL, GUARDED_REMEDY
from eprocuracy.exchange.importing.reading import read
from eprocuracy.exchange.importing.tracing import traced
from eprocuracy.exchange.models import ImportState, Outcome, ReadRow
from eprocuracy.exchange.registers import Row
from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import current
from eprocuracy.records import rules

from .doorway import actor_of, as_refusal, head_for, import_for, log_rows, says_no
from .held_row import HeldRowPage, Typed, held_row_page, typed_in
from .same_number import said_of, same_number

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
@says_no
def row(request: HttpRequest, id: UUID, place: int) -> HttpResponse:
    """A held row, its cells typed anew, and recorded once nothing holds it back."""
    one, present = import_for(request, id), rules.present()
    seen = get_object_or_404(ReadRow, of=one, place=place)
    if not repairing.waits(seen):
        return redirect("desk:import", one.id)
    reading = read(present, one)
    entry = reading.row(seen.sheet, seen.row)
    if entry is None:
        raise Refused(repairing.NO_ENTRY, repairing.GIVE_BACK)
    if GUARDED in seen.reasons and not entry.is_held:
        raise Refused(GUARDED_LABEL, GUARDED_REMEDY)
    sent, actor = request.POST.dict(), actor_of(request)

    def page_of(row: Row, typed: Typed, *, tried: bool, against: Compared | None = None) -> HeldRowPage:
        beside = same_number(present, one, row, actor, sent, refused) if asks_which(seen, row) else None
        return held_row_page(reading, seen, row, typed, tried=tried, against=against, same_number=beside)

    refused: Refused | None = None
    page = page_of(entry, {}, tried=False)
    if request.method == "POST":
        typed = typed_in(sent, page)
        try:
            came = repairing.repair(
                present,
                one,
                seen,
                typed,
                correct="correct" in sent,
                said=said_of(sent),
                by=actor,
                at=moment_of(request),
            )
        except Refused as refusal:
            refused = refusal
            page = page_of(entry, typed, tried=True)
        else:
            if came.recorded:
                return redirect(f"{reverse('desk:import', args=[one.id])}?repaired={seen.place}")
            page = page_of(came.row, typed, tried=True, against=came.differing)
    log_rows(
        request, one, [seen.place], matters=[found.id for found in page.same_number.matters] if page.same_number else ()
    )
    answer = {
        "head": head_for(one),
        "page": page,
        "refusal": as_refusal(refused),
        "decides": one.stands is ImportState.RECORDED,
    }
    return render(request, "desk/importing/row.html", answer, status=422 if request.method == "POST" else 200)


def asks_which(seen: ReadRow, row: Row) -> bool:
    """Whether the row waits because a recorded matter bears its number."""
    return any(problem.is_recorded for problem in row.problems) or seen.outcome == Outcome.LEFT.value


@require_safe
@says_no
def trace(request: HttpRequest, act: UUID) -> HttpResponse:
    """From an act to the row it was read from, in the list of its import."""
    found = traced([act]).get(act)
    if found is None:
        raise Http404
    one = import_for(request, found.of)
    row = ReadRow.objects.filter(of=one, sheet=found.sheet, row=found.row).first()
    page = reverse("desk:import", args=[one.id])
    if row is None:
        return redirect(page)
    chosen = {"outcome": row.outcome} if row.outcome else {"standing": row.standing}
    after = {"after": row.place - 1} if row.place else {}
    return redirect(f"{page}?{urlencode({**chosen, **after})}#row-{row.place}")


@require_safe
@says_no
def errors(request: HttpRequest, id: UUID) -> HttpResponse:
    """The workbook with the held rows marked."""
    one = import_for(request, id)
    made = returning.workbook_to_repair(
        rules.present(), one, language=current(), by=actor_of(request), at=moment_of(request)
    )
    return _download(made, f"can-sua-{one.file_name.rsplit('.', 1)[0]}.xlsx", EXCEL)


@require_safe
@says_no
def file(request: HttpRequest, id: UUID) -> HttpResponse:
    """The file as it was sent."""
    one = import_for(request, id)
    return _download(
        returning.file_as_sent(one, by=actor_of(request), at=moment_of(request)),
        one.file_name,
        "application/octet-stream",
    )


def _download(content: bytes, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = (
        f"attachment; filename*=UTF-8''{iri_to_uri(name.replace('/', '-').replace(chr(34), ''))}"
    )
    return answer
