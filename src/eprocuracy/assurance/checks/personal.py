"""Personal data: every column is declared, with purpose, basis and term."""

from __future__ import annotations

from eprocuracy.kernel.words import Label

from .. import personal
from ..installation import Installation
from .registry import Parameter, Verdict, check, named, verdict

LOOKS_AT = Label("khai báo về từng cột của cơ sở dữ liệu", "what is declared of each column of the database")

_COLUMNS = """
SELECT c.relname, a.attname
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
 WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace
   AND a.attnum > 0 AND NOT a.attisdropped
"""


@check("PDP-05")
def every_column_is_declared(there: Installation, parameter: Parameter) -> Verdict:
    """What the database and the models have is what was declared, in categories of the decree."""
    present = personal.columns_of_models()
    for table, column in there.ask(_COLUMNS):
        if table in present:
            present[table].add(column)
    wrong = personal.differences(present)
    wrong += [one for one in parameter["categories"] if one not in {each.value for each in personal.Category}]
    holding, fields = personal.of_people(), personal.of_acts()
    sensitive = sum(one.sensitive for one in holding)
    return verdict(
        not wrong,
        f"{len(present)} bảng, {sum(map(len, present.values()))} cột, {len(fields)} trường của diễn biến đã khai; "
        f"{len(holding)} bảng có dữ liệu về người, {sensitive} bảng nhạy cảm; chưa khai hoặc thừa: {named(wrong) or 'không'}",
        f"{len(present)} tables, {sum(map(len, present.values()))} columns and {len(fields)} fields of acts declared; "
        f"{len(holding)} tables hold something of people, {sensitive} sensitive; undeclared or too many: {named(wrong) or 'none'}",
    )


@check("PDP-02")
def every_set_has_a_purpose(there: Installation, parameter: Parameter) -> Verdict:
    """Every set of data of people has a purpose with a basis, and a term; tables that no model stands for as well."""
    known = {one.table for one in personal.declared()}
    bare = [one.table for one in personal.of_people() if not (one.purpose.basis and one.retention.vi)]
    bare += sorted({table for table, _ in there.ask(_COLUMNS)} - known - set(parameter["without_people"]))
    return verdict(
        not bare,
        f"{len(personal.of_people())} tập dữ liệu về người, {len(personal.purposes())} mục đích; thiếu mục đích, căn cứ hoặc thời hạn: {named(bare) or 'không'}",
        f"{len(personal.of_people())} sets of data of people, {len(personal.purposes())} purposes; without purpose, basis or term: {named(bare) or 'none'}",
    )
