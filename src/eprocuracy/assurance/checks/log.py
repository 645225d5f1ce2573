"""The log of people's deeds as it stands: its tree, its checkpoints, its leaves, and what may be written into it."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256

from django.db import IntegrityError, transaction

from eprocuracy import audit
from eprocuracy.audit import checkpoints, deeds, drift, notes, publishing, tree
from eprocuracy.audit.keys import signer
from eprocuracy.audit.witnessing import configured
from eprocuracy.kernel.actors import SYSTEM, Actor
from eprocuracy.kernel.words import Label
from eprocuracy.records.reconciling import reconcile

from ..installation import Installation
from ..models import Checked
from .registry import Parameter, Verdict, check, named, verdict

LOOKS_AT = Label("nhật ký, điểm chốt, tệp công bố", "the log, its checkpoints and published files")

# the leaves that certificate transparency is tried with everywhere
CLASSIC = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
LOOKED_AT = 500


@check("TLG-01")
def hashed_as_in_rfc_6962(there: Installation, parameter: Parameter) -> Verdict:
    """The head over the eight classic leaves is the one that every implementation finds."""
    head = tree.root([tree.leaf(bytes.fromhex(one)) for one in CLASSIC]).hex()
    return verdict(
        head == parameter["test_vector_root_8_leaves"],
        f"gốc của 8 lá mẫu: {head[:16]}…",
        f"head of the 8 classic leaves: {head[:16]}…",
    )


@check("TLG-02")
def checkpoints_are_signed(there: Installation, parameter: Parameter) -> Verdict:
    """The latest checkpoint bears our signature, and nothing has been waiting for one for too long."""
    last = checkpoints.latest()
    ((waits,),) = there.ask(
        "SELECT extract(epoch FROM %(now)s - min(at)) FROM audit_entry WHERE sequence > coalesce("
        "(SELECT max(l.sequence) FROM audit_leaf l WHERE l.index < %(size)s), 0)",
        now=there.now,
        size=last.size if last else 0,
    )
    signed = last is not None and signer().verifier.signed(last.note) is not None
    waited = max(int(waits or 0), 0)
    kept = (signed or last is None) and waited <= parameter["interval_seconds_max"] * 2
    return verdict(
        kept and last is not None,
        f"điểm chốt {last.size if last else 0} dòng, chữ ký {'đúng' if signed else 'không có'}; dòng chờ lâu nhất {waited} giây",
        f"checkpoint of {last.size if last else 0} entries, signature {'good' if signed else 'missing'}; longest wait {waited} s",
    )


@check("TLG-03")
def the_published_files_are_ours(there: Installation, parameter: Parameter) -> Verdict:
    """The folder of the published log shows a checkpoint that the database holds."""
    shown = publishing.published(publishing.place())
    if shown is None:
        return verdict(False, "chưa công bố tệp nào", "nothing was published")
    held = there.ask("SELECT note FROM audit_checkpoint WHERE size = %(size)s", size=shown.size)
    same = any(notes.checkpoint(one).root == shown.root for (one,) in held)
    return verdict(
        same,
        f"điểm chốt công bố: {shown.size} dòng, {'khớp' if same else 'KHÔNG khớp'} cơ sở dữ liệu",
        f"published checkpoint: {shown.size} entries, {'as' if same else 'NOT as'} in the database",
    )


@check("TLG-05")
def enough_witnesses(there: Installation, parameter: Parameter) -> Verdict:
    """So many independent witnesses are set up."""
    count, least = len(configured()), parameter["witnesses_min"]
    return verdict(count >= least, f"{count} bên chứng kiến, cần {least}", f"{count} witnesses, {least} needed")


@check("TLG-07")
def leaves_name_nobody(there: Installation, parameter: Parameter) -> Verdict:
    """The latest leaves hold neither the account nor the things of their entries."""
    rows = there.ask(
        "SELECT l.index, l.content, e.account, e.about FROM audit_leaf l JOIN audit_entry e ON e.sequence = l.sequence"
        " ORDER BY l.index DESC LIMIT %(most)s",
        most=LOOKED_AT,
    )
    telling = [
        str(index)
        for index, content, account, about in rows
        if any(
            f'"{name}"'.encode() in bytes(content) or f":{name}".encode() in bytes(content)
            for name in (account, *about)
        )
    ]
    return verdict(
        not telling,
        f"{len(rows)} lá gần nhất; lá để lộ: {named(telling) or 'không có'}",
        f"the latest {len(rows)} leaves; telling: {named(telling) or 'none'}",
    )


@check("TLG-08")
def places_are_dense(there: Installation, parameter: Parameter) -> Verdict:
    """Leaves are numbered from 0 without gap, and nothing has been waiting for its place for too long."""
    ((count, highest),) = there.ask("SELECT count(*), coalesce(max(index) + 1, 0) FROM audit_leaf")
    ((waits,),) = there.ask(
        "SELECT extract(epoch FROM %(now)s - min(at)) FROM audit_entry"
        " WHERE sequence > coalesce((SELECT max(sequence) FROM audit_leaf), 0)",
        now=there.now,
    )
    waited = max(int(waits or 0), 0)
    return verdict(
        count == highest and waited <= parameter["merge_delay_seconds_max"],
        f"{count} lá, chỉ số tới {highest}; dòng chờ lâu nhất {waited} giây",
        f"{count} leaves, indexes up to {highest}; longest wait {waited} s",
    )


@check("TLG-10")
def drift_is_seen(there: Installation, parameter: Parameter) -> Verdict:
    """The log's own watch over its protection finds nothing amiss."""
    amiss = [str(one.table) for one in drift.drifted()]
    return verdict(
        not amiss,
        f"bảng nhật ký mất bảo vệ: {named(amiss) or 'không có'}",
        f"tables of the log without protection: {named(amiss) or 'none'}",
    )


@check("TLG-12")
def no_change_escapes(there: Installation, parameter: Parameter) -> Verdict:
    """Every recorded act is the one whose digest stands in the log, and none is there without an entry."""
    found = reconcile()
    amiss = len(found.differing) + len(found.unlogged)
    first = [str(one) for one in (*(act for act, _ in found.differing), *found.unlogged)]
    return verdict(
        amiss <= parameter["tolerance"],
        f"{found.compared} việc khớp giá trị băm; khác hoặc không có dòng nhật ký: {named(first) or 'không có'}",
        f"{found.compared} acts compared with their digests; other than logged, or not logged: {named(first) or 'none'}",
    )


@check("LOG-02")
def an_entry_tells_enough(there: Installation, parameter: Parameter) -> Verdict:
    """The table of the log has a column for everything that an entry must tell."""
    present = {
        row[0]
        for row in there.ask("SELECT column_name FROM information_schema.columns WHERE table_name = 'audit_entry'")
    }
    known = {
        "time_utc": "at", "source_address": "address", "person_id": "account", "action": "deed", "object": "about", "request_id": "request",
    }  # fmt: skip
    missing = [one for one in parameter["fields"] if known.get(one, one) not in present]
    return verdict(
        not missing,
        f"thiếu: {named(missing)}" if missing else "đủ các trường",
        f"missing: {named(missing)}" if missing else "every field is there",
    )


@check("LOG-03")
def events_of_accounts(there: Installation, parameter: Parameter) -> Verdict:
    """Each event of an account that must be logged is a declared deed."""
    said = " ".join(
        f"{code} {label.en}".lower() for code, label in deeds.declared().items() if code.startswith("identity")
    )
    known = {
        "login": "signed_in", "logout": "signed_out", "login_failed": "sign_in_failed", "create": "account_created",
        "update": "account_changed", "lock": "identity.locked", "permission_change": "account_changed", "delete": "disabled",
        "mfa_change": "factor",
    }  # fmt: skip
    missing = [one for one in parameter["events"] if known.get(one, one) not in said]
    return verdict(
        not missing,
        f"không có việc để ghi: {named(missing)}" if missing else "đủ các sự kiện",
        f"no deed for: {named(missing)}" if missing else "every event has its deed",
    )


@check("LOG-10")
def clocks_agree(there: Installation, parameter: Parameter) -> Verdict:
    """The clock of the database and that of the application are as near as the rules want."""
    before = datetime.now(UTC)
    ((theirs,),) = there.ask("SELECT clock_timestamp()")
    middle = before + (datetime.now(UTC) - before) / 2
    off = abs((theirs - middle).total_seconds()) * 1000
    return verdict(
        off <= parameter["clock_offset_ms_max"],
        f"máy chủ và cơ sở dữ liệu lệch {off:.0f} ms",
        f"server and database differ by {off:.0f} ms",
    )


@check("LOG-11")
def secrets_are_refused(there: Installation, parameter: Parameter) -> Verdict:
    """An entry with a secret in it is refused by the log itself."""
    let_in = []
    for name in parameter["forbidden_patterns"]:
        try:
            audit.record(deeds.LOG_EXPORTED, by=SYSTEM, at=there.now, detail={name: "x"})
        except ValueError:
            continue
        let_in.append(name)
    return verdict(
        not let_in,
        f"nhật ký nhận: {named(let_in)}" if let_in else "nhật ký từ chối mật khẩu, khóa, cookie",
        f"the log takes: {named(let_in)}" if let_in else "the log refuses passwords, keys, cookies",
    )


@check("LOG-15")
def no_entry_no_deed(there: Installation, parameter: Parameter) -> Verdict:
    """A deed whose entry the database refuses is undone with it."""
    nobody, mark = Actor(account="", name="", unit=""), sha256(str(there.now).encode()).hexdigest()
    try:
        with transaction.atomic():
            Checked.objects.create(
                control=mark, at=there.now, account=SYSTEM.account, kept=True, found_vi=mark, found_en=mark
            )
            audit.record(deeds.LOG_EXPORTED, by=nobody, at=there.now)
    except IntegrityError:
        pass
    left = Checked.objects.filter(control=mark).exists()
    return verdict(
        not left,
        "việc còn lại dù không ghi được nhật ký" if left else "việc không ghi được nhật ký bị hủy cùng",
        "the deed stays although it was not logged" if left else "a deed that cannot be logged is undone",
    )
