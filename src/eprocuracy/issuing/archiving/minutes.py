"""The minutes of handing files over to the archive, as a paper that both sides sign."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from eprocuracy.platform.papers import Column, Letterhead, Paper, Paragraph, Signers, Table, as_pdf

from ..composing import in_lines
from ..offices import issuer_of
from ..saying import day_said

TITLES = (
    Column("STT", 2),
    Column("Hồ sơ", 4),
    Column("Số văn bản", 2, right=True),
    Column("Thời hạn bảo quản", 4),
    Column("Nơi để bản giấy gốc", 5),
    Column("SHA-256 của gói (16 ký tự đầu)", 5),
)


def minutes(
    unit: str, rows: Sequence[tuple[str, ...]], *, archive: str, received_by: str, given_by: str, on: date
) -> bytes:
    """The minutes as PDF/A."""
    issuer = issuer_of(unit)
    return as_pdf(
        Paper(
            title="BIÊN BẢN",
            subtitle="GIAO NHẬN HỒ SƠ VÀO LƯU TRỮ",
            on=on,
            head=Letterhead(in_lines(issuer.superior), in_lines(issuer.name), "", f"{issuer.seat}, {day_said(on)}"),
            blocks=(
                Paragraph(f"Bên giao: {given_by}, {issuer.name}."),
                Paragraph(f"Bên nhận: {received_by}, {archive}."),
                Paragraph(f"Hai bên giao nhận {len(rows)} hồ sơ kiểm sát sau đây:"),
                Table(TITLES, tuple((str(place), *row) for place, row in enumerate(rows, start=1))),
                Paragraph(
                    "Mỗi hồ sơ kèm một gói điện tử gồm mục lục, văn bản đã ký, kết quả kiểm tra chữ ký số và giá trị băm của từng tệp."
                    " Hai bên đã đối chiếu mục lục với hồ sơ giấy. Biên bản lập thành 02 bản, mỗi bên giữ 01 bản."
                ),
                Signers(("BÊN GIAO", "BÊN NHẬN")),
            ),
        )
    )
