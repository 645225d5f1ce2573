"""Putting the units of the data into the table; safe to repeat."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from . import codes, naming
from .models import Unit
from .offices import Office, offices


def load_units(*, using: str = "default") -> int:
    """Bring the table in line with the data; returns how many units there are in the data. Other units are left alone."""
    rows = [_row(office) for office in offices().values()]
    fields = [field.name for field in Unit._meta.concrete_fields if field.name != "code"]
    with transaction.atomic(using=using):
        # a region that existed for illustration only gives way once the data know it
        Unit.objects.using(using).bulk_create(
            rows, update_conflicts=True, unique_fields=["code"], update_fields=fields, batch_size=500
        )
    return len(rows)


def ensure_illustrative(code: str, name_vi: str = "", name_en: str = "", *, from_on: date | None = None) -> Unit:
    """A region or department that the data do not name, marked as made up; an existing unit is left as it is."""
    parent = Unit.objects.get(code=codes.parent(code))
    if not name_vi:
        place = parent.name_vi.removeprefix(f"{naming.FULL} ").removeprefix("tỉnh ").removeprefix("thành phố ")
        label = naming.regional(int(code.rpartition("-KV")[2]), place)
        name_vi, name_en = label.vi, label.en
    unit, _ = Unit.objects.get_or_create(
        code=code,
        defaults={
            "name_vi": f"{name_vi} (minh họa)",
            "name_en": f"{name_en or name_vi} (illustrative)",
            "level": codes.level(code).value,
            "parent": parent,
            "province": codes.province(code),
            "valid_from": from_on,
            "illustrative": True,
        },
    )
    return unit


def _row(office: Office) -> Unit:
    return Unit(
        code=office.code,
        name_vi=office.name_vi,
        name_en=office.name_en,
        level=office.level.value,
        parent_id=office.parent or None,
        province=codes.province(office.code),
        valid_from=office.valid_from,
        dissolved_on=office.dissolved_on,
        successors=list(office.successors),
        former_district=office.former_district,
        former_province=office.former_province,
        spellings=list(office.spellings),
        illustrative=False,
    )
