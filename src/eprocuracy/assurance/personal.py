"""The inventory of personal data: every column of every table, and every field of an act, with what it holds of whom and why."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.apps import apps

from eprocuracy.kernel.words import Label, Word
from eprocuracy.records import rules
from eprocuracy.workstreams.acts import fields_of

DATA = Path(__file__).parent / "data" / "personal"


class Category(Word):
    """Kinds of personal data; what the law calls sensitive stands after the ordinary ones."""

    STAFF = "staff", "cơ bản, của cán bộ", "ordinary, of staff"
    BASIC = "basic", "cơ bản", "ordinary"
    KEY = "key", "mã dẫn tới người hoặc vụ việc", "a key that leads to a person or a matter"
    ETHNICITY = "ethnicity_race", "dân tộc, chủng tộc", "ethnicity, race"
    VIEWS = "political_or_religious_view", "quan điểm chính trị, tôn giáo", "political or religious views"
    SECRET = "private_or_family_secret", "đời sống riêng tư, bí mật gia đình", "private life, family secrets"
    HEALTH = "health", "sức khỏe", "health"
    BIOMETRIC = "biometric_or_genetic", "sinh trắc, di truyền, nhận dạng", "biometric, genetic, identifying marks"
    SEX_LIFE = "sex_life", "đời sống tình dục", "sex life"
    CRIME = "crime_or_violation", "tội phạm, vi phạm", "crime and violation"
    LOCATION = "geolocation", "vị trí, nơi ở của người", "where a person is"
    CREDENTIAL = "e_identity_credential_or_card_image", "thông tin xác thực", "credentials"
    FINANCE = "bank_or_financial", "ngân hàng, tài sản", "bank and property"
    BEHAVIOUR = "online_behaviour", "hành vi trên mạng", "behaviour online"
    NONE = "none", "không nói về người nào", "about nobody"


SENSITIVE = frozenset(Category) - {Category.STAFF, Category.BASIC, Category.KEY, Category.NONE}


class Whose(Word):
    """Whose data they are."""

    PARTY = "party", "người trong vụ việc", "people in proceedings"
    STAFF = "staff", "cán bộ", "staff"
    CONTACT = "contact", "đầu mối cơ quan khác", "contacts in other bodies"
    VISITOR = "visitor", "người tra cứu từ ngoài", "people who ask from outside"


@dataclass(frozen=True, slots=True)
class Purpose:
    """What data are processed for, and the articles that allow it."""

    code: str
    says: Label
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DataSet:
    """One table as it was declared: `columns` tells of each column what kind of data it holds."""

    table: str
    says: Label
    whose: tuple[Whose, ...]
    purpose: Purpose
    retention: Label
    columns: Mapping[str, Category]

    @property
    def categories(self) -> tuple[Category, ...]:
        """The kinds of data in it, in the order of the kinds."""
        return tuple(one for one in Category if one is not Category.NONE and one in set(self.columns.values()))

    @property
    def sensitive(self) -> bool:
        return bool(SENSITIVE & set(self.columns.values()))


@dataclass(frozen=True, slots=True)
class ActField:
    """A field that acts have: its name, what kinds of acts call it, and what kind of data it holds."""

    name: str
    labels: tuple[Label, ...]
    category: Category
    kinds: int


def _read(name: str) -> Any:
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


@cache
def purposes() -> Mapping[str, Purpose]:
    """Every purpose by its code."""
    return {
        code: Purpose(code, Label(**one["says"]), tuple(one["basis"]))
        for code, one in _read("purposes.yaml")["purposes"].items()
    }


@cache
def retentions() -> Mapping[str, Label]:
    """How long data stay, by the code of the rule."""
    return {code: Label(**says) for code, says in _read("purposes.yaml")["retention"].items()}


@cache
def declared() -> tuple[DataSet, ...]:
    """Every declared table."""
    return tuple(_set(table, told) for table, told in _read("tables.yaml").items())


def _set(table: str, told: Mapping[str, Any]) -> DataSet:
    columns: dict[str, Category] = {}
    for category, names in told["columns"].items():
        for name in names.split():
            if name in columns:
                raise ValueError(f"{table}.{name} is declared twice")
            columns[name] = Category(category)
    return DataSet(
        table=table,
        says=Label(**told["says"]),
        whose=tuple(Whose(one) for one in told["whose"]),
        purpose=purposes()[told["purpose"]],
        retention=retentions()[told["retention"]],
        columns=columns,
    )


def of_people() -> tuple[DataSet, ...]:
    """The tables that hold something of a person."""
    return tuple(one for one in declared() if one.whose)


def columns_of_models() -> dict[str, set[str]]:
    """Every column that a model has, by table."""
    return {
        model._meta.db_table: {one.column for one in model._meta.local_concrete_fields if one.column}
        for model in apps.get_models(include_auto_created=True)
    }


def differences(present: Mapping[str, set[str]]) -> list[str]:
    """Columns that are there and not declared, or declared and not there."""
    told = {one.table: set(one.columns) for one in declared()}
    return sorted(
        f"{table}.{column}"
        for table in {*told, *present}
        for column in told.get(table, set()) ^ present.get(table, set())
    )


@cache
def of_acts() -> tuple[ActField, ...]:
    """Every field of every kind of act; what nobody declared otherwise is data on crime and violation."""
    known = {name: Category(category) for category, names in _read("acts.yaml").items() for name in names}
    labels: dict[str, dict[str, Label]] = {}
    kinds: dict[str, set[str]] = {}
    for code, cls in rules.present().catalogue.kinds.items():
        for name, label in _fields(cls):
            labels.setdefault(name, {}).setdefault(label.vi, label)
            kinds.setdefault(name, set()).add(code)
    return tuple(
        ActField(name, tuple(labels[name].values()), known.get(name, Category.CRIME), len(kinds[name]))
        for name in sorted(labels)
    )


def _fields(cls: type) -> Iterator[tuple[str, Label]]:
    for one in fields_of(cls):
        yield one.name, one.label
        for part in _parts(one.type):
            if dataclasses.is_dataclass(part) and isinstance(part, type):
                yield from _fields(part)


def _parts(kind: Any) -> Iterator[Any]:
    yield kind
    for one in typing.get_args(kind):
        yield from _parts(one)
