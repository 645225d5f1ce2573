"""How a person is named on every page: by name, as under age where that is so, or by the paper that erased the name."""

from __future__ import annotations

from uuid import UUID

from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.language import say
from eprocuracy.records.veiling import called

UNNAMED = Label("chưa rõ tên", "name not known")
MINOR = Label("dưới 18 tuổi", "under 18")
MINOR_THEN = Label("dưới 18 tuổi vào ngày xảy ra vụ việc", "under 18 on the day of the offence")


def erased_by(document_no: str) -> Label:
    """`đã xóa theo 12/QĐ-VKS`."""
    return Label(f"đã xóa theo {document_no}", f"erased by order of {document_no}")


# what a list asks of a place to name whoever stands there, in the order in which `shown` takes it
NAMED = ("version__name", "version__erased", "minor", "veiled", "version_id", "version__participant")


def shown(
    name: str | None,
    erased: str | None = "",
    minor: bool | None = None,
    veiled: int | None = None,
    version: int | None = None,
    told_of: UUID | None = None,
) -> str:
    """A name as a list shows it, in the language of the page; empty where there is none to show.

    Of whom the wall does not tell who they are (there is a version, and nothing is told of it) it is said why.
    """
    if veiled and version and told_of is None:
        return say(called(veiled, minor=bool(minor)))
    told = say(erased_by(erased)) if erased else name or ""
    return f"{told} ({say(MINOR)})" if told and minor else told
