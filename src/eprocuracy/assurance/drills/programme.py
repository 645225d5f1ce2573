"""All drills: each with the control that asks for it, the protection that it tries, and how often it must be held."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.drills import disks, plays
from eprocuracy.platform.drills.scratch import Scratch
from eprocuracy.platform.drills.telling import Drill, Outcome, outcome_of

from . import clocks, intruding, signing, splitting, tampering
from .stage import Stage

Play = Callable[[Stage, bool, bool], Outcome]


@dataclass(frozen=True, slots=True)
class OnStage:
    """A drill of the product: played by a process of its own, whose whole installation is the scratch."""

    name: str
    play: Play

    def __call__(self, scratch: Scratch, full: bool, protected: bool) -> Outcome:
        assert protected  # without it only in the suite, on the stage itself
        done = subprocess.run(
            [sys.executable, "-P", "-m", "eprocuracy", "drill", self.name, "--on-stage", *(["--full"] if full else [])],
            env={**os.environ, "EPROCURACY_DATA": str(scratch.folder.path)},
            capture_output=True,
            text=True,
            check=False,
        )
        if not done.stdout.strip():
            said = done.stderr.strip()[-1500:]
            raise Refused(
                Label(f"Diễn tập “{self.name}” không chạy được: {said}", f"The drill “{self.name}” did not run: {said}")
            )
        return outcome_of(json.loads(done.stdout))


_DAYS, _MONTH, _QUARTER = 7, 30, 90
_ALL = (
    Drill(
        "restore",
        Label("Khôi phục đến từng giây", "Restore to the second"),
        "DRL-09",
        Label("nhật ký ghi trước được chép liên tục", "the write-ahead log is copied all the time"),
        _DAYS,
        plays.wrong_update,
    ),
    Drill(
        "ransomware",
        Label("Mã độc tống tiền", "Ransomware"),
        "DRL-02",
        Label("bản sao biệt lập", "an isolated copy"),
        _MONTH,
        plays.ransom,
    ),
    Drill(
        "kill",
        Label("kill -9 giữa lúc ghi dồn dập", "kill -9 in a storm of writes"),
        "OPS-08",
        Label("chỉ xác nhận khi đã nằm trên đĩa", "nothing is confirmed before it is on the disk"),
        _MONTH,
        plays.storm,
    ),
    Drill(
        "stolen-copy",
        Label("Bản sao lưu bị lấy trộm", "Stolen copy of the database"),
        "BKP-03",
        Label("niêm phong bằng khóa cất nơi khác", "sealed for a key that lies elsewhere"),
        _QUARTER,
        plays.theft,
    ),
    Drill(
        "full-disk",
        Label("Đầy đĩa", "Full disk"),
        "LOG-12",
        Label(
            "việc và dòng nhật ký trong một giao dịch; báo khi đầy 80 %",
            "deed and entry in one transaction; told at 80 %",
        ),
        _MONTH,
        disks.full_disk,
    ),
    Drill(
        "tamper",
        Label("Sửa lén bản ghi, nhật ký, tệp", "Tampering with acts, log and files"),
        "DRL-01",
        Label(
            "cây nhật ký có chữ ký, điểm chốt giữ ở nơi khác",
            "the signed tree of the log, its checkpoint kept elsewhere",
        ),
        _DAYS,
        OnStage("tamper", tampering.tamper),
    ),
    Drill(
        "split-view",
        Label("Hai phiên bản nhật ký", "Split view of the log"),
        "DRL-08",
        Label("bên chứng kiến ký từng điểm chốt", "a witness that signs each checkpoint"),
        _QUARTER,
        OnStage("split-view", splitting.split),
    ),
    Drill(
        "credential-stuffing",
        Label("Dò mật khẩu hàng loạt", "Credential stuffing"),
        "DRL-03",
        Label("khóa sau năm lần sai", "the lock after five failures"),
        _MONTH,
        OnStage("credential-stuffing", intruding.stuffing),
    ),
    Drill(
        "privilege-escalation",
        Label("Leo thang đặc quyền", "Privilege escalation"),
        "DRL-04",
        Label(
            "quyền theo chức danh và đơn vị; vai trò cơ sở dữ liệu không sở hữu gì",
            "rights by duty and office; a database role that owns nothing",
        ),
        _MONTH,
        OnStage("privilege-escalation", intruding.escalation),
    ),
    Drill(
        "insider",
        Label("Người trong cuộc lấy dữ liệu hàng loạt", "Bulk reading by an insider"),
        "DRL-05",
        Label(
            "ngưỡng của nhật ký: cảnh báo, buộc chờ, tạm dừng", "the thresholds of the log: warned, made to wait, held"
        ),
        _MONTH,
        OnStage("insider", intruding.insider),
    ),
    Drill(
        "expired-certificate",
        Label("Chứng thư số hết hạn", "Expired certificate"),
        "DRL-06",
        Label("xét chứng thư đúng lúc ký, theo giờ thật", "the certificate is judged when it signs, by a true clock"),
        _QUARTER,
        OnStage("expired-certificate", signing.expired),
    ),
    Drill(
        "lost-device",
        Label("Mất thiết bị ký", "Lost signing device"),
        "DRL-07",
        Label("báo mất là thu hồi", "what is reported lost is revoked"),
        _QUARTER,
        OnStage("lost-device", signing.lost_device),
    ),
    Drill(
        "clock-jump",
        Label("Đồng hồ nhảy", "Clock jump"),
        "LOG-10",
        Label("đồng hồ thứ hai không ai chỉnh được", "a second clock that nobody can set"),
        _QUARTER,
        OnStage("clock-jump", clocks.jump),
    ),
)
DRILLS: Mapping[str, Drill] = {one.name: one for one in _ALL}
