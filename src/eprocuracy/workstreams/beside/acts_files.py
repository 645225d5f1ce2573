"""Handing over of files, documents and exhibits."""

from __future__ import annotations

from eprocuracy.kernel.actors import Authority
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label

from ..acts import Act, act, field
from .words import Handover, Papers

ANYBODY = (
    Authority.PROCURACY,
    Authority.INVESTIGATING_AGENCY,
    Authority.COURT,
    Authority.OTHER_BODY,
)


@act("file.handed_over", Label("Giao nhận hồ sơ, tài liệu", "File handed over"))
class FileHandedOver(Act):
    """Biên bản giao nhận hồ sơ, tài liệu: BLTTHS 131, 238; TTLT 04/2018 Điều 35, 36; mẫu 168/HS."""

    basis = (cite("BLTTHS 2015", 131), cite("BLTTHS 2015", 238), cite("TTLT 04/2018", 35))
    form = "168/HS"
    issuers = ANYBODY
    summary = "way"

    way: Handover | None = field("Loại giao nhận", "From whom to whom", needed=True)
    papers: Papers | None = field("Nội dung giao nhận", "What was handed over")
    from_body: str | None = field("Bên giao", "Handed over by")
    to_body: str | None = field("Bên nhận", "Received by")
    volumes: int | None = field("Số tập", "Volumes")
    pages: int | None = field("Tổng số bút lục", "Numbered pages")
    exhibits: str | None = field("Vật chứng kèm theo", "Exhibits with it", lines=2)
    handed_by: str | None = field("Người giao", "Person who handed it over")
    received_by: str | None = field("Người nhận", "Person who received it")
    remark: str | None = field("Ghi chú", "Remark", lines=2)
