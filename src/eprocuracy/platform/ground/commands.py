"""The commands: those of the ground, and every management command of the rooms.

Imports nothing but the standard library until a command is known, so that the list of commands needs nothing installed.
A command says what it did on standard output and everything else on standard error; its exit code is 0 when it did what
was asked, 1 with a sentence when it was refused.
"""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOMS = Path(__file__).resolve().parents[2]
OWN = {
    "demo": "Chạy thử với tỉnh minh họa: cơ sở dữ liệu, dữ liệu, trang web / Try it out: database, demo data, web pages",
    "serve": "Chạy trang web, không thêm dữ liệu minh họa / Serve the web pages without demo data",
    "work": "Chỉ làm việc nền: nhập sổ lớn, tính lại, niêm phong, gửi đi / Do background work alone, without web pages",
    "stop": "Dừng mọi thứ của thư mục dữ liệu này / Stop everything of this data folder",
    "test": "Chạy toàn bộ kiểm thử (hoặc phần được nêu) / Run the whole suite (or the part named)",
    "check": "Kiểm tra văn phong mã, kiểu, tường ngăn giữa các phòng / Run the linters, the types and the walls between rooms",
    "backup": "Sao lưu: now, full, list, verify, key, keep, pull, delete / Back up: the same words",
    "restore": "Khôi phục về một thời điểm, vào thư mục mới / Bring everything back as at a moment, into a new folder",
    "migrate": "Nâng cấp cơ sở dữ liệu và cấp quyền / Bring the database up to date and grant its roles",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(usage())
        return 0
    name, rest = arguments[0], arguments[1:]

    from eprocuracy.kernel.refusals import Refused

    try:
        return _find(name)(rest)
    except Refused as refusal:
        print(refusal.say("vi"), refusal.say("en"), sep="\n", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _find(name: str) -> Callable[[list[str]], int]:
    if name in ("demo", "serve"):
        from .serving import serve

        return lambda rest: serve(rest, demo=name == "demo")
    if name == "work":
        from .serving import work

        return work
    if name == "stop":
        from .serving import stop

        return stop
    if name == "test":
        from .verdicts import test

        return test
    if name == "check":
        from .verdicts import check

        return check
    if name == "migrate":
        return migrate
    if name in ("backup", "restore"):
        from eprocuracy.platform.backup import commands as copies

        return copies.backup if name == "backup" else copies.restore
    return lambda rest: manage(name, rest)


def migrate(rest: list[str]) -> int:
    """Bring the database up to date even if it seems to be."""
    from .ready import prepare_django, prepare_server
    from .schema import migrate_and_grant

    with prepare_server():
        prepare_django()
        migrate_and_grant()
    print("Cơ sở dữ liệu đã được nâng cấp. / The database is up to date.", file=sys.stderr)
    return 0


def manage(name: str, rest: list[str]) -> int:
    """Run a management command; `import-register` is the file `import_register.py` of a room."""
    from eprocuracy.kernel.refusals import Refused
    from eprocuracy.kernel.words import Label

    from .ready import prepare_django, prepare_schema, prepare_server

    command = name.replace("-", "_")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eprocuracy.config.settings")
    if name == "bench":
        os.environ["EPROCURACY_ROLE"] = "app"  # what pages and recording cost is measured behind the wall
    from django.core.management import get_commands, load_command_class

    prepare_django()
    app = get_commands().get(command)
    if app is None:
        raise Refused(
            Label(f"Không có lệnh “{name}”.", f"There is no command “{name}”."),
            Label("Xem danh sách: bin/eprocuracy --help", "See the list: bin/eprocuracy --help"),
        )
    with prepare_server():
        prepare_schema()
        loaded = load_command_class(app, command) if isinstance(app, str) else app
        try:
            loaded.run_from_argv(["eprocuracy", name, *rest])
        except SystemExit as end:
            return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def usage() -> str:
    """Every command with one line, Vietnamese first."""
    lines = {**_room_commands(), **OWN}
    order = [*OWN, *sorted(set(lines) - set(OWN))]
    width = max(map(len, order)) + 2
    listed = "\n".join(f"  {name:<{width}}{lines[name]}" for name in order)
    return (
        "Cách dùng / Usage: bin/eprocuracy LỆNH|COMMAND [--help] …\n\n"
        f"{listed}\n\n"
        "Dữ liệu nằm trong var/ hoặc thư mục EPROCURACY_DATA. / Data lie in var/ or in the folder EPROCURACY_DATA."
    )


def _room_commands() -> dict[str, str]:
    """The management commands of the rooms, each with the line its class calls `help`; read, not imported."""
    found = {}
    for path in ROOMS.rglob("management/commands/*.py"):
        if path.stem.startswith("_"):
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and node.name == "Command":
                found[path.stem.replace("_", "-")] = _help_of(node)
    return found


def _help_of(command: ast.ClassDef) -> str:
    for node in command.body:
        named = isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "help" for t in node.targets)
        if named and isinstance(node.value, ast.Constant):  # type: ignore[attr-defined]
            return " ".join(str(node.value.value).split())  # type: ignore[attr-defined]
    return (ast.get_docstring(command) or "").split("\n", 1)[0]
