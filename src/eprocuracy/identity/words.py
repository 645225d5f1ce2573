"""The deeds of this room that are logged."""

from eprocuracy.audit.deeds import declare

SIGNED_IN = declare("identity.signed_in", "Đăng nhập", "Signed in")
SIGN_IN_FAILED = declare("identity.sign_in_failed", "Đăng nhập sai", "Sign-in failed")
LOCKED = declare("identity.locked", "Khóa đăng nhập sau nhiều lần sai", "Sign-in locked after repeated failures")
UNLOCKED = declare("identity.unlocked", "Mở khóa đăng nhập", "Sign-in unlocked")
SIGNED_OUT = declare("identity.signed_out", "Đăng xuất", "Signed out")
SESSION_ENDED = declare("identity.session_ended", "Phiên làm việc hết hạn", "Session ended by time")
ACCOUNT_CREATED = declare("identity.account_created", "Tạo tài khoản", "Account created")
ACCOUNT_CHANGED = declare("identity.account_changed", "Thay đổi tài khoản", "Account changed")
FIRST_PASSWORD_GIVEN = declare("identity.first_password_given", "Cấp mật khẩu lần đầu", "First password given")
PASSWORD_CHANGED = declare("identity.password_changed", "Đổi mật khẩu", "Password changed")
DELEGATED = declare("identity.delegated", "Ủy quyền", "Delegated")
DELEGATION_ENDED = declare("identity.delegation_ended", "Chấm dứt ủy quyền", "Delegation ended")
SHOWN_AGAIN = declare("identity.shown_again", "Xác nhận lại danh tính", "Identity shown again")
FACTOR_ADDED = declare("identity.factor_added", "Thêm yếu tố đăng nhập", "Factor added")
FACTOR_REMOVED = declare("identity.factor_removed", "Bỏ yếu tố đăng nhập", "Factor removed")
RECOVERY_MADE = declare("identity.recovery_made", "Tạo mã dự phòng", "Recovery codes made")
SESSIONS_ENDED = declare("identity.sessions_ended", "Kết thúc phiên làm việc ở nơi khác", "Sessions elsewhere ended")
LINKED = declare("identity.linked", "Liên kết tài khoản với đăng nhập một lần", "Account linked to single sign-on")
UNLINKED = declare("identity.unlinked", "Gỡ liên kết đăng nhập một lần", "Account unlinked from single sign-on")
