"""How a person is named on every page: by name, as under age where that is so, or by the paper that erased the name."""

from __future__ import annotations

from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.language import say

UNNAMED = Label("chưa rõ tên", "name not known")
MINOR = Label("dưới 18 tuổi", "under 18")
MINOR_THEN = Label("dưới 18 tuổi vào ngày xảy ra vụ việc", "under 18 on the day of the offence")


def erased_by(document_no: str) -> Label:
    """`đã xóa theo 12/QĐ-VKS`."""
    return Label(f"đã xóa theo {document_no}", f"erased by order of {document_no}")


def shown(name: str, *, erased: str = "", minor: bool | None = None) -> str:
    """A name as a list shows it, in the language of the page; empty where there is none to show."""
    told = say(erased_by(erased)) if erased else name
    return f"{told} ({say(MINOR)})" if told and minor else told
