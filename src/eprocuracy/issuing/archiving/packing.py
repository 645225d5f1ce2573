"""The package that goes to the archive with a file: papers, table of contents, a report on every signature, and sums to check them by."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.platform import files

from ..signatures.saying import as_json, summary
from ..signatures.trust import Trust
from ..signatures.verifying import verify
from .contents import Line

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the same file gives the same package, byte for byte
READ_ME = """GÓI BÀN GIAO HỒ SƠ KIỂM SÁT
muc-luc.csv, ho-so.json: mục lục và thông tin hồ sơ, nơi để bản giấy gốc
van-ban/: văn bản điện tử đã ký, bản quét, đúng từng byte
kiem-tra-chu-ky.json: kết quả kiểm tra từng chữ ký số lúc giao
SHA256SUMS: giá trị băm của mọi tệp; kiểm tra bằng lệnh: sha256sum -c SHA256SUMS

PACKAGE OF A SUPERVISION FILE FOR THE ARCHIVE
muc-luc.csv, ho-so.json: contents and facts of the file, and where the paper original lies
van-ban/: electronic papers as signed, and scans, byte for byte
kiem-tra-chu-ky.json: what was found of every signature at the handing over
SHA256SUMS: sums of all files; check them with: sha256sum -c SHA256SUMS
"""
TITLES = ("STT", "Ngày", "Số, ký hiệu", "Cơ quan ban hành", "Tên văn bản", "Tệp", "SHA-256")


def packed(facts: Mapping[str, Any], lines: Sequence[Line], *, trust: Trust, at: datetime) -> bytes:
    """The package as a ZIP file; what the papers' signatures are worth is told as of the moment."""
    held: dict[str, bytes] = {"DOC-TRUOC.txt": READ_ME.encode()}
    reports, names = {}, {}
    for one in lines:
        if not one.digest:
            continue
        name = f"van-ban/{one.place:03d}.pdf"
        content = files.read(one.digest)
        held[name], names[one.place] = content, name
        if one.signed:
            verdict = verify(content, trust=trust, at=at)
            reports[name] = {"summary": summary(verdict).vi, **as_json(verdict)}
    held["muc-luc.csv"] = _table(lines, names)
    told = {**facts, "packed_at": at.astimezone(VIETNAM).isoformat(), "papers": [one.stored() for one in lines]}
    held["ho-so.json"] = _json(told)
    held["kiem-tra-chu-ky.json"] = _json(reports)
    sums = "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in sorted(held.items()))
    held["SHA256SUMS"] = sums.encode()
    return _zip(held)


def _table(lines: Sequence[Line], names: Mapping[int, str]) -> bytes:
    written = StringIO()
    table = csv.writer(written)
    table.writerow(TITLES)
    for one in lines:
        day = f"{one.on:%d/%m/%Y}" if one.on else ""
        where = names.get(one.place, "bản giấy trong hồ sơ")
        table.writerow((one.place, day, one.number, one.issuer, one.title.vi, where, one.digest))
    return written.getvalue().encode("utf-8-sig")  # so that Excel reads the letters


def _json(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _zip(held: Mapping[str, bytes]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as package:
        for name, content in sorted(held.items()):
            info = ZipInfo(name, date_time=EARLIEST)
            info.compress_type = ZIP_DEFLATED
            package.writestr(info, content)
    return written.getvalue()
