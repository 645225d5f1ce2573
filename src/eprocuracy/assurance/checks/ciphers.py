"""What is encrypted where it lies, how long keys serve, and that every digest says by which algorithm it was made."""

from __future__ import annotations

import json
import os
from datetime import timedelta
from pathlib import Path

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from eprocuracy.kernel.words import Label
from eprocuracy.platform.backup import sealing
from eprocuracy.platform.ground import keys, room

from ..installation import Installation
from .copies import place_of_backups
from .registry import Parameter, Verdict, check, named, verdict
from .scratch import an_account

LOOKS_AT = Label("đĩa, khóa, giá trị băm và chữ ký đã lưu", "the disk, keys, stored digests and signatures")

DISK = "EPROCURACY_DISK_ENCRYPTION"
"""By what the disk is encrypted beneath this machine, in words: no program here can see that."""
FERNET = "gAAAA"


@check("CRY-01")
def secrets_are_encrypted_at_rest(there: Installation, parameter: Parameter) -> Verdict:
    """Secrets of second factors lie in the database encrypted, passwords as slow hashes, and all of it on an encrypted disk."""
    TOTP.activate(an_account(there.now)[0], generate_totp_secret())
    rows = there.ask("SELECT data FROM mfa_authenticator WHERE type IN ('totp', 'recovery_codes')")
    told = [json.loads(row[0]) if isinstance(row[0], str) else row[0] for row in rows]
    plain = sum(1 for one in told for name in ("secret", "seed") if name in one and not one[name].startswith(FERNET))
    ((open_,),) = there.ask("SELECT count(*) FROM identity_account WHERE password !~ '^(argon2|!)' AND password <> ''")
    database = there.folder.postgres if there.folder.postgres.exists() else there.folder.path
    disk = "dm-crypt" if room.is_encrypted(database) else os.environ.get(DISK, "").strip()
    return verdict(
        not plain and not open_ and bool(disk),
        f"bí mật yếu tố thứ hai để trần: {plain}; mật khẩu không băm: {open_}; đĩa: {disk or 'không mã hóa, cũng không khai'}",
        f"secrets of factors in the clear: {plain}; passwords not hashed: {open_}; disk: {disk or 'not encrypted, and nothing stated'}",
    )


@check("CRY-03")
def keys_have_a_life(there: Installation, parameter: Parameter) -> Verdict:
    """Every secret is a kind of key that is known, none serves longer than it should, and what opens backups lies elsewhere."""
    held = keys.held(there.folder)
    unknown = [one.name for one in held if one.kind is None]
    late = [one.name for one in held if one.is_overdue(there.now)]
    sealed_for = sealing.recipients_file(there.folder)
    months = parameter["rotation_months"]["backup"]
    if sealed_for.exists() and there.now.timestamp() - sealed_for.stat().st_mtime > _seconds(months):
        late.append("backup")
    beside = _keys_beside(there)
    return verdict(
        not unknown and not late and not beside,
        f"{len(held)} khóa; không rõ loại: {named(unknown) or 'không'}; quá hạn đổi: {named(late) or 'không'}; khóa sao lưu để cạnh: {named(beside) or 'không'}",
        f"{len(held)} keys; of no known kind: {named(unknown) or 'none'}; overdue: {named(late) or 'none'}; backup keys beside: {named(beside) or 'none'}",
    )


def _seconds(months: int) -> float:
    return timedelta(days=months * 365 / 12).total_seconds()


def _keys_beside(there: Installation) -> list[str]:
    """Private keys of backups in the data folder, or in the place of backups."""
    place = place_of_backups()
    inside = [there.folder.path.resolve(), *([place.path.resolve()] if place else [])]
    named_ = os.environ.get("EPROCURACY_BACKUP_KEY")
    found = [Path(named_)] if named_ and any(Path(named_).resolve().is_relative_to(one) for one in inside) else []
    secrets = there.folder.path / "secrets"
    found += [one for one in secrets.rglob("*") if one.is_file() and b"AGE-SECRET-KEY" in one.read_bytes()]
    return [one.name for one in found]


@check("CRY-05")
def algorithms_stand_beside_digests(there: Installation, parameter: Parameter) -> Verdict:
    """In the catalogue of the database every column of digests and stamps names its algorithm."""
    rows = there.ask(_DIGESTS)
    without = [f"{table}.{column}" for table, column, algorithm in rows if not algorithm]
    return verdict(
        not without and bool(rows),
        f"{len(rows)} cột; không nêu thuật toán: {named(without) or 'không'}",
        f"{len(rows)} columns; without an algorithm: {named(without) or 'none'}",
    )


# columns of our own tables that hold digests by their name; those of a partition are the parent's
_DIGESTS = r"""
    SELECT   c.relname, a.attname, col_description(c.oid, a.attnum)
    FROM     pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE    c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND      a.attname ~ '(^|_)(digest|hash|hashes|fingerprint|stamp|root|signature|proofs)$'
    AND      c.relname !~ '^(django|auth|account|mfa|socialaccount|usersessions|procrastinate)_'
    ORDER BY 1, 2
"""
