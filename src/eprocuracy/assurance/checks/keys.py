"""Channels, algorithms, secrets, locked versions, stored files."""

from __future__ import annotations

import hashlib
import re
from importlib.metadata import distributions
from pathlib import Path
from random import SystemRandom

from eprocuracy.kernel.words import Label

from ..installation import Installation
from .code import modules
from .registry import Parameter, Verdict, check, named, verdict

LOOKS_AT = Label("cấu hình, tệp, bản khóa, mã nguồn", "settings, files, the lock, the code")

SAMPLE = 200


@check("CRY-02")
def channels_are_encrypted(there: Installation, parameter: Parameter) -> Verdict:
    """The web stands behind TLS, and the connection to the database is encrypted or never leaves the machine."""
    ((encrypted, version, address),) = there.ask(
        "SELECT s.ssl, coalesce(s.version, ''), host(inet_server_addr()) FROM pg_stat_ssl s WHERE s.pid = pg_backend_pid()"
    )
    here = address is None or address in ("127.0.0.1", "::1")
    web = bool(getattr(there.settings, "SECURE_PROXY_SSL_HEADER", None))
    strong = not version or version not in {f"TLSv{one.removeprefix('TLS')}" for one in parameter["forbidden"]}
    to_database = (version or "TLS") if encrypted else "trong máy" if here else "không mã hóa"
    return verdict(
        web and strong and (encrypted or here),
        f"trang web: {'TLS' if web else 'không qua TLS'}; cơ sở dữ liệu: {to_database}",
        f"web: {'TLS' if web else 'without TLS'}; database: "
        + ((version or "TLS") if encrypted else "on this machine" if here else "not encrypted"),
    )


@check("CRY-04")
def algorithms_are_approved(there: Installation, parameter: Parameter) -> Verdict:
    """Nowhere in our code is a forbidden algorithm called."""
    called = sorted({f"{name} ({one.path})" for one in modules(there.source) for name in one.weak})
    return verdict(
        not called,
        f"gọi thuật toán bị cấm: {named(called)}" if called else "không gọi MD5, SHA-1, DES, RC4, ECB",
        f"forbidden algorithms called: {named(called)}" if called else "no call of MD5, SHA-1, DES, RC4, ECB",
    )


@check("CRY-06")
def secrets_are_private(there: Installation, parameter: Parameter) -> Verdict:
    """Files of secrets are readable by their owner alone, the key is long and random, and the code holds none."""
    folder = there.folder.path / "secrets"
    readable = [path.name for path in [folder, *folder.rglob("*")] if path.exists() and path.stat().st_mode & 0o077]
    key = str(there.settings.SECRET_KEY)
    weak = len(key) < 40 or len(set(key)) < 10 or "insecure" in key
    held = [one.path for one in modules(there.source) if one.holds_secret]
    return verdict(
        not readable and not weak and not held,
        f"tệp người khác đọc được: {named(readable) or 'không'}; khóa ứng dụng {'yếu' if weak else 'đủ dài'}; trong mã: {named(held) or 'không'}",
        f"files others may read: {named(readable) or 'none'}; key {'weak' if weak else 'long enough'}; in the code: {named(held) or 'none'}",
    )


@check("APP-10")
def versions_are_the_locked_ones(there: Installation, parameter: Parameter) -> Verdict:
    """What is installed is what the lock names, and every line of the lock has its hash."""
    text = there.lock.read_text(encoding="utf-8") if there.lock.exists() else ""
    wanted = {_name(name): version for name, version in re.findall(r"^([\w.\[\]-]+)==([^\s;\\]+)", text, flags=re.M)}
    present = {_name(one.metadata["Name"]): one.version for one in distributions()}
    others = sorted(
        f"{name} {present[name]}" for name, version in wanted.items() if present.get(name, version) != version
    )
    unhashed = len(re.findall(r"^[\w.\[\]-]+==", text, flags=re.M)) - len(
        re.findall(r"^[\w.\[\]-]+==[^\n]*\\\n(?:\s*#[^\n]*\n)*\s+--hash=sha256:", text, flags=re.M)
    )
    return verdict(
        bool(wanted) and not others and unhashed <= 0,
        f"{len(wanted)} thành phần khóa phiên bản và giá trị băm; khác bản khóa: {named(others) or 'không'}",
        f"{len(wanted)} components locked by version and hash; others installed: {named(others) or 'none'}",
    )


@check("APP-02")
def statements_have_parameters(there: Installation, parameter: Parameter) -> Verdict:
    """No statement to the database is put together from values: what is built from names stands on the reviewed list."""
    built = [one.path for one in modules(there.source) if one.builds_sql]
    unreviewed = [one for one in built if one not in parameter["reviewed"]]
    return verdict(
        not unreviewed,
        f"câu lệnh ghép ngoài danh sách đã soát: {named(unreviewed) or 'không có'} ({len(built)} tệp đã soát)",
        f"statements put together and not reviewed: {named(unreviewed) or 'none'} ({len(built)} files reviewed)",
    )


@check("DOC-01", "DOC-02")
def files_are_what_was_stored(there: Installation, parameter: Parameter) -> Verdict:
    """Stored files lie under the SHA-256 of what they hold; a sample drawn by lot is read again."""
    files = [path for path in Path(there.settings.MEDIA_ROOT).rglob("*") if re.fullmatch("[0-9a-f]{64}", path.name)]
    drawn = SystemRandom().sample(files, min(SAMPLE, len(files)))
    damaged = [path.name[:12] for path in drawn if hashlib.sha256(path.read_bytes()).hexdigest() != path.name]
    return verdict(
        not damaged,
        f"{len(files)} tệp, đọc lại {len(drawn)}; hỏng: {named(damaged) or 'không'}",
        f"{len(files)} files, {len(drawn)} read again; damaged: {named(damaged) or 'none'}",
    )


@check("APP-16")
def files_are_out_of_reach(there: Installation, parameter: Parameter) -> Verdict:
    """No web server serves the stored files, and nobody else on the machine reads them."""
    place, served = Path(there.settings.MEDIA_ROOT), there.settings.STATIC_ROOT
    inside = served is not None and Path(served) in [place, *place.parents]
    readable = (
        [path.name[:12] for path in place.rglob("*") if path.stat().st_mode & 0o007][:20] if place.exists() else []
    )
    modes = (
        there.settings.FILE_UPLOAD_PERMISSIONS == 0o600 and there.settings.FILE_UPLOAD_DIRECTORY_PERMISSIONS == 0o700
    )
    return verdict(
        not inside and not readable and modes and not there.settings.MEDIA_URL.startswith("/media"),
        f"{'trong' if inside else 'ngoài'} thư mục trang; người khác đọc được: {named(readable) or 'không tệp nào'}",
        f"{'inside' if inside else 'outside'} the web root; others may read: {named(readable) or 'none'}",
    )


def _name(text: str) -> str:
    return re.sub(r"[-_.]+", "-", text.partition("[")[0]).lower()
