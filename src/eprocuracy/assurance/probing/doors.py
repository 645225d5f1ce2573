"""Every door through which a file comes in, tried with files that are there to do harm."""

from __future__ import annotations

import resource

from eprocuracy.kernel.words import Label

from . import files
from .asking import Asker, Wrong
from .finding import Form
from .walking import Found, Tally

BOUNDARY, TOKEN = "pq7boundary", "csrfmiddlewaretoken"
MOST_MEMORY = 600  # megabytes that one file may cost

FILES = Label(
    "tệp gửi lên: bom nén, thực thể XML, trang tính vô tận, PDF có mã chạy, ảnh khổng lồ, tệp hai mặt, tệp hỏng",
    "files handed in: bombs, entities, endless sheets, PDFs that run, huge pictures, files of two kinds, damaged ones",
)
NAMES = Label("tên tệp lạ", "odd names of files")


def each_file(asker: Asker, found: Found, tallies: dict[str, Tally]) -> None:
    """Every file at every door, then every name: a sentence, no error, within bounds of time and memory."""
    doors = [(view, form) for (view, method, _), form in found.forms.items() if method == "POST" and form.files]
    for told, content in (*files.books(), *files.papers()) if doors else ():
        for view, form in doors:
            _hand_in(asker, tallies["files"], "files", f"POST {view}", form, told, "so.xlsx", content)
    for name in files.NAMES:
        for view, form in doors:
            _hand_in(asker, tallies["names"], "names", f"POST {view}", form, name, name, files.calculating())


def _hand_in(
    asker: Asker, tally: Tally, probe: str, where: str, form: Form, told: str, name: str, content: bytes
) -> None:
    given = [*((name, value) for name, value in form.values if name != TOKEN), (TOKEN, asker.token())]
    body = b"".join(_part(name, value.encode()) for name, value in given)
    body += b"".join(_part(field, content, name) for field in form.files) + f"--{BOUNDARY}--\r\n".encode()
    before = _memory()
    answer = asker.ask("POST", form.action, body, f"multipart/form-data; boundary={BOUNDARY}")
    grown = _memory() - before
    tally.note(probe, where, told, answer, [Wrong.FILLED] if grown > MOST_MEMORY else [])
    tally.grown = max(tally.grown, grown)


def _part(name: str, content: bytes, file_name: str | None = None) -> bytes:
    """One part, its name as an attacker writes it and no browser would."""
    said = f'; filename="{file_name}"\r\nContent-Type: application/octet-stream' if file_name is not None else ""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{said}\r\n\r\n'
    return head.encode("utf-8", "surrogatepass") + content + b"\r\n"


def _memory() -> int:
    """The most megabytes that this process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
