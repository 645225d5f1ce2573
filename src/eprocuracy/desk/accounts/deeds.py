"""What can be done with an account: one entry a deed, with its words, what it asks for, and when it is offered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from eprocuracy.identity import keeping, single_sign_on
from eprocuracy.identity.accounts import Listed, State
from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label

REASON, SUBJECT = "reason", "subject"


@dataclass(frozen=True, slots=True)
class Step:
    """One deed. `asks` names what must be typed; `does` answers with a first password where it makes one."""

    code: str
    label: Label
    says: Label
    done: Label
    offered: Callable[[Listed], bool]
    does: Callable[..., str | None]
    asks: str = ""
    warns: bool = False

    def do(self, account: Account, said: str, *, by: Actor, at: datetime) -> str:
        """Do it; a first password to be handed over, or nothing."""
        given = {self.asks: said} if self.asks else {}
        return self.does(account, by=by, at=at, **given) or ""


def _end_sessions(account: Account, *, by: Actor, at: datetime) -> None:
    keeping.end_sessions(account, by=by, at=at)


STEPS: dict[str, Step] = {
    one.code: one
    for one in (
        Step(
            "mo-khoa",
            Label("Mở khóa đăng nhập", "Unlock sign-in"),
            Label(
                "Người này đăng nhập lại được ngay, không phải chờ hết 12 giờ. Hãy chắc đó đúng là người đã nhập sai.",
                "This person can sign in at once, without waiting for the 12 hours to pass. Be sure that it was they who failed.",
            ),
            Label("Đã mở khóa.", "Unlocked."),
            lambda one: one.state is State.LOCKED,
            keeping.unlock,
            asks=REASON,
        ),
        Step(
            "ket-thuc-phien",
            Label("Kết thúc mọi phiên", "End all sessions"),
            Label("Người này phải đăng nhập lại ở mọi nơi.", "This person must sign in again wherever they are."),
            Label("Mọi phiên đã kết thúc.", "All sessions are ended."),
            lambda one: bool(one.sessions),
            _end_sessions,
        ),
        Step(
            "mat-khau",
            Label("Cấp mật khẩu lần đầu", "Give a first password"),
            Label(
                "Mật khẩu cũ hết dùng. Mật khẩu mới do máy tạo, hiện một lần ở đây, dùng một lần trong 24 giờ và phải đổi ngay. Chỉ đưa tận tay đúng người.",
                "The old password ends. A new one is drawn, shown here once, works once within 24 hours and must be changed. Hand it to its person yourself.",
            ),
            Label("Đã cấp mật khẩu lần đầu.", "A first password is given."),
            lambda one: one.row.is_active,
            keeping.give_first_password,
        ),
        Step(
            "go-yeu-to",
            Label("Gỡ yếu tố thứ hai", "Take second factors away"),
            Label(
                "Dùng khi người này mất cả điện thoại, khóa và mã dự phòng. Khóa bảo mật, mã và mã dự phòng đều bị gỡ, mọi phiên kết thúc; lần đăng nhập sau phải thêm mới. "
                "Hãy gặp trực tiếp và kiểm tra giấy tờ trước.",
                "For somebody who lost phone, key and recovery codes. All of them are taken away and every session ends; the next sign-in asks for new ones. "
                "Meet the person and see their papers first.",
            ),
            Label("Đã gỡ yếu tố thứ hai.", "The second factors are taken away."),
            lambda one: bool(one.held),
            keeping.take_factors,
            asks=REASON,
            warns=True,
        ),
        Step(
            "lien-ket",
            Label("Liên kết đăng nhập một lần", "Link single sign-on"),
            Label(
                "Người này vào được từ nơi đăng nhập một lần của đơn vị. Nhập định danh (sub) mà nơi đó dùng cho người này.",
                "This person can come in from the office's provider. Type the identity (sub) by which it knows them.",
            ),
            Label("Đã liên kết.", "Linked."),
            lambda one: one.row.is_active and not one.linked and bool(single_sign_on.name()),
            keeping.link,
            asks=SUBJECT,
        ),
        Step(
            "go-lien-ket",
            Label("Gỡ liên kết đăng nhập một lần", "Unlink single sign-on"),
            Label(
                "Người này không vào được từ nơi đăng nhập một lần nữa.",
                "This person can no longer come in from the provider.",
            ),
            Label("Đã gỡ liên kết.", "Unlinked."),
            lambda one: one.linked,
            partial(keeping.link, subject=""),
        ),
        Step(
            "dung-lai",
            Label("Cho dùng lại", "Bring back into use"),
            Label(
                "Người này đăng nhập được lại bằng mật khẩu và yếu tố thứ hai như trước; chức danh, đơn vị giữ như cũ.",
                "This person can sign in again with password and second factor as before; duties and unit are as they were.",
            ),
            Label("Tài khoản đã được dùng lại.", "The account is in use again."),
            lambda one: not one.row.is_active,
            keeping.put_back,
            asks=REASON,
        ),
        Step(
            "ngung-dung",
            Label("Ngừng dùng tài khoản", "Put out of use"),
            Label(
                "Không ai đăng nhập được bằng tài khoản này nữa, mọi phiên đang mở kết thúc ngay. Những gì đã ghi, đã ký vẫn nguyên. Dùng lại được sau.",
                "Nobody signs in with this account any more, and every open session ends at once. What was recorded and signed stays. It can be brought back.",
            ),
            Label("Tài khoản đã ngừng dùng.", "The account is out of use."),
            lambda one: one.row.is_active,
            keeping.put_out,
            asks=REASON,
            warns=True,
        ),
    )
}
