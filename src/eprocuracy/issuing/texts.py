"""Forms as an office uses them: the catalogue, with the texts that the office has put in the place of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.identity import codes
from eprocuracy.identity.policy import About, require
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import VIETNAM, day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.acts import Act

from .filling import label_of
from .forms import INTERNAL, SIGNED_BY, Form, catalogue
from .markup import PLACE, read
from .models import DraftVersion, FormText

CHANGED = declare("form.text_changed", "Sửa nội dung mẫu văn bản", "Text of a form changed")
_OWN = re.compile(r"[a-z][a-z0-9-]{2,39}")


def form_in(unit: str, form: Form, *, at: datetime) -> Form:
    """The form as the office of a unit uses it at a moment: a paper is printed with the text of its day."""
    return _changed(form, _texts(unit, at).filter(form=form.number).first())


def forms_in(unit: str, *, at: datetime) -> Mapping[str, Form]:
    """All forms that an office uses at a moment, by number, those it has added last."""
    latest = {one.form: one for one in reversed(_texts(unit, at))}
    made = {number: _changed(form, latest.pop(number, None)) for number, form in catalogue().items()}
    return {**made, **{number: _own(one) for number, one in sorted(latest.items())}}


@transaction.atomic
def put_text(
    unit: str,
    number: str,
    *,
    text: str,
    recipients: Iterable[str],
    why: str,
    by: Actor,
    at: datetime,
    title: str = "",
    name: Label | None = None,
    from_on: date | None = None,
) -> Form:
    """A new version of a form's text in an office, or a form of its own; a text that could not be filled is refused.

    It is used from `from_on` on, or at once; what was written before keeps the text of its day.
    """
    office, known = codes.office(unit), catalogue().get(number)
    require(Deed.SHAPE_FORMS, of=by, about=About(unit=office))
    if from_on is not None and from_on < day_of(at):
        raise Refused(
            Label("Mẫu không dùng lùi ngày được.", "A form is not changed for days that have passed."),
            Label("Chọn hôm nay hoặc ngày sau.", "Choose today or a later day."),
            field="from_on",
        )
    if known is None and not (_OWN.fullmatch(number) and title and name):
        raise Refused(
            Label(f"Không có mẫu {number}.", f"There is no form {number}."),
            Label(
                "Mẫu riêng của đơn vị cần mã (chữ thường, gạch nối), tên loại văn bản và tên mẫu.",
                "A form of the office's own needs a code (small letters, dashes), a title and a name.",
            ),
        )
    if not why.strip():
        raise Refused(Label("Phải ghi lý do sửa mẫu.", "Say why the form is changed."), field="why")
    told = tuple(one.strip() for one in recipients if one.strip())
    check(text, told, known.kinds if known else ())
    version = (
        1
        + (
            FormText.objects.filter(unit=office, form=number).order_by("-version").first() or FormText(version=0)
        ).version
    )
    row = FormText.objects.create(
        unit=office,
        form=number,
        version=version,
        text=text.strip(),
        recipients=list(told),
        title="" if known else title,
        name_vi="" if known or name is None else name.vi,
        name_en="" if known or name is None else name.en,
        from_on=from_on,
        why=why.strip(),
        made_by=by.account,
        made_at=at,
    )
    audit.record(CHANGED, by=by, at=at, about=[f"unit:{office}"], detail={"form": number, "version": version})
    return _changed(known, row) if known else _own(row)


def check(text: str, recipients: Iterable[str], kinds: Iterable[str]) -> None:
    """Refuse a text that names what nobody knows, or whose brackets do not close."""
    try:
        lines = read(text.strip())
    except ValueError as error:
        raise Refused(
            Label(f"Không có đoạn dùng chung “{error}”.", f"There is no shared piece “{error}”."), field="text"
        ) from None
    if not lines:
        raise Refused(Label("Mẫu chưa có nội dung.", "The form says nothing."), field="text")
    for told in (*(one.text for one in lines), *recipients):
        bare = PLACE.sub("", told)
        if told.count("[[") != told.count("]]") or "{" in bare or "}" in bare:
            raise Refused(Label(f"Dấu ngoặc không khép: “{told}”.", f"Brackets do not close: “{told}”."), field="text")
        for place in PLACE.findall(told):
            if not _is_known(place, kinds):
                raise Refused(Label(f"Không có chỗ trống {{{place}}}.", f"Unknown place {{{place}}}."), field="text")


def _is_known(place: str, kinds: Iterable[str]) -> bool:
    try:
        return all(label_of(name, kinds=kinds) for name in place.removeprefix("?").rstrip("^*").split("|"))
    except KeyError:
        return False


def written_at(act: Act) -> datetime | None:
    """When the words of a paper of ours were written: of one that was drafted here its last version, else when it was recorded."""
    drafted = DraftVersion.objects.filter(draft=act.id).order_by("-number").values_list("written_at", flat=True).first()
    return drafted or act.recorded_at


def versions(unit: str, number: str) -> QuerySet[FormText]:
    """Every version that an office made of a form, the latest first."""
    return FormText.objects.filter(unit=codes.office(unit), form=number).order_by("-version")


def version_of(row: FormText) -> Form:
    """The form as one version has it."""
    known = catalogue().get(row.form)
    return _changed(known, row) if known else _own(row)


def _texts(unit: str, at: datetime) -> QuerySet[FormText]:
    """Those in use at a moment; of two, the one that came into use later counts, then the one that was made later."""
    used = Q(from_on=None) | Q(from_on__lte=day_of(at))
    found = FormText.objects.filter(used, unit=codes.office(unit), made_at__lte=at)
    since = Coalesce(F("from_on"), TruncDate("made_at", tzinfo=VIETNAM))
    return found.annotate(since=since).order_by("-since", "-version")


def _changed(form: Form, row: FormText | None) -> Form:
    if row is None:
        return form
    return form.with_text(text=row.text, recipients=tuple(row.recipients), version=row.version + 1)


def _own(row: FormText) -> Form:
    return Form(
        number=row.form,
        name=Label(row.name_vi, row.name_en),
        stage=INTERNAL,
        kinds=(),
        title=row.title,
        signers=SIGNED_BY["procurator"],
        text=row.text,
        recipients=tuple(row.recipients),
        kept="HSKS",
        internal=True,
        version=row.version,
    )
