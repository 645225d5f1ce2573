"""Units, accounts, delegations, reviews of access, and what sign-in needs to remember."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.crypto import salted_hmac

from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.words import LANGUAGES

from .codes import Level
from .lapsing import Outcome


class Unit(models.Model):
    """A procuracy, a department of one, or an office that is no more. `codes.py` says how codes are made."""

    code = models.TextField("Mã", primary_key=True)
    name_vi = models.TextField("Tên")
    name_en = models.TextField("Tên tiếng Anh")
    level = models.TextField("Cấp")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts", verbose_name="Đơn vị cấp trên")
    province = models.TextField("Tỉnh, thành phố", blank=True, db_index=True)
    valid_from = models.DateField("Từ ngày", null=True)
    dissolved_on = models.DateField("Giải thể ngày", null=True)
    successors = ArrayField(models.TextField(), verbose_name="Đơn vị kế thừa", default=list)
    former_district = models.TextField("Huyện cũ", blank=True)
    former_province = models.TextField("Tỉnh cũ", blank=True)
    spellings = ArrayField(models.TextField(), verbose_name="Cách viết trong sổ", default=list)
    illustrative = models.BooleanField("Minh họa", default=False)

    class Meta:
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"
        constraints = [
            models.CheckConstraint(name="unit_names_both", condition=~Q(name_vi="") & ~Q(name_en="")),
            models.CheckConstraint(
                name="unit_ends_after_it_begins",
                condition=Q(valid_from=None) | Q(dissolved_on=None) | Q(dissolved_on__gt=F("valid_from")),
            ),
            models.CheckConstraint(
                name="unit_only_the_dissolved_have_heirs", condition=Q(dissolved_on__isnull=False) | Q(successors=[])
            ),
            models.CheckConstraint(
                name="unit_only_the_supreme_has_no_parent",
                condition=Q(parent__isnull=False) | Q(level=Level.SUPREME.value),
            ),
        ]

    def __str__(self) -> str:
        return self.name_vi


class Accounts(BaseUserManager["Account"]):
    """Accounts are made by `actions.create_account`; this only finds them."""

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(account=(username or "").lower())


class Account(AbstractBaseUser):
    """A person who signs in. What they may do follows from unit and duties, never from a flag on the account."""

    account = models.TextField("Tài khoản", unique=True)
    name = models.TextField("Họ và tên")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="accounts", verbose_name="Đơn vị")
    duties = ArrayField(models.TextField(), verbose_name="Chức danh, nhiệm vụ", default=list)
    is_active = models.BooleanField("Đang dùng", default=True)
    language = models.TextField("Ngôn ngữ", default=LANGUAGES[0])
    must_change_password = models.BooleanField("Phải đổi mật khẩu", default=False)
    password_from = models.DateTimeField("Mật khẩu có từ", null=True)
    first_password_until = models.DateTimeField("Mật khẩu cấp lần đầu dùng đến", null=True)
    illustrative = models.BooleanField("Minh họa", default=False)
    activated_at = models.DateTimeField("Dùng từ")
    deactivated_at = models.DateTimeField("Ngừng dùng từ", null=True)
    deactivated_for = models.TextField("Lý do ngừng dùng", default="")

    USERNAME_FIELD = "account"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "unit"]
    objects: ClassVar[Any] = Accounts()

    class Meta:
        verbose_name = "tài khoản"
        verbose_name_plural = "tài khoản"
        constraints = [
            models.CheckConstraint(
                name="account_is_written_small", condition=Q(account__regex=r"^[a-z][a-z0-9_.-]{1,39}$")
            ),
            models.CheckConstraint(name="account_system_is_nobody_s", condition=~Q(account="system")),
            models.CheckConstraint(
                name="account_duties_are_known",
                condition=Q(
                    duties__contained_by=Value(
                        [duty.value for duty in Duty], output_field=ArrayField(models.TextField())
                    )
                ),
            ),
            models.CheckConstraint(
                name="account_out_of_use_says_since_when",
                condition=Q(is_active=True, deactivated_at=None) | Q(is_active=False, deactivated_at__isnull=False),
            ),
            # whoever runs the machine does not handle matters
            models.CheckConstraint(
                name="account_administrator_has_no_other_duty",
                condition=~Q(
                    duties__contains=Value([Duty.ADMINISTRATOR.value], output_field=ArrayField(models.TextField()))
                )
                | Q(duties__len=1),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *given: Any, **named: Any) -> None:
        """Signing in notes moments and renews hashes here; a copy that nobody writes to goes on without them."""
        if not settings.READ_ONLY:
            super().save(*given, **named)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Another password, unit or duty, or being put out of use, ends every session with its next request."""
        bound = "\0".join((self.password, self.unit_id, *sorted(self.duties), str(self.is_active)))
        return salted_hmac("identity.session", bound, secret=secret, algorithm="sha256").hexdigest()

    @property
    def duty_words(self) -> frozenset[Duty]:
        return frozenset(Duty(value) for value in self.duties)


class Delegation(models.Model):
    """A chief's written authorisation of one deputy while absent; both days count. It cannot be passed on."""

    from_account = models.ForeignKey(
        Account, models.PROTECT, related_name="delegations_given", verbose_name="Viện trưởng"
    )
    to_account = models.ForeignKey(
        Account, models.PROTECT, related_name="delegations_held", verbose_name="Phó Viện trưởng"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="Đơn vị")
    deeds = ArrayField(models.TextField(), verbose_name="Việc được ủy quyền")
    workstreams = ArrayField(models.TextField(), verbose_name="Khâu công tác", default=list)
    from_on = models.DateField("Từ ngày")
    to_on = models.DateField("Đến hết ngày")
    document_no = models.TextField("Số văn bản")

    class Meta:
        verbose_name = "ủy quyền"
        verbose_name_plural = "ủy quyền"
        constraints = [
            models.CheckConstraint(name="delegation_ends_after_it_begins", condition=Q(to_on__gte=F("from_on"))),
            models.CheckConstraint(name="delegation_is_to_another", condition=~Q(to_account=F("from_account"))),
            models.CheckConstraint(
                name="delegation_is_written_and_names_something", condition=~Q(document_no="") & Q(deeds__len__gte=1)
            ),
            # the law lets a chief authorise one deputy at a time
            ExclusionConstraint(
                name="delegation_is_to_one_at_a_time",
                expressions=[
                    ("from_account", RangeOperators.EQUAL),
                    (
                        Func(
                            F("from_on"),
                            F("to_on"),
                            RangeBoundary(inclusive_upper=True),
                            function="DATERANGE",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.document_no


class Kept(models.Model):
    """What must not be forgotten between processes and over a restart: failures counted, locks held (`lasting.py`).

    A key is made of hashes and addresses, never of what was typed: people type passwords into the wrong field.
    """

    key = models.TextField("Khóa", primary_key=True)
    value = models.JSONField("Giá trị")
    until = models.DateTimeField("Giữ đến", db_index=True)

    class Meta:
        verbose_name = "điều cần nhớ khi đăng nhập"
        verbose_name_plural = "điều cần nhớ khi đăng nhập"


class FormerPassword(models.Model):
    """The hash of a password once used, so that it is not used again."""

    digests: ClassVar = {"hash": "Argon2id"}

    account = models.ForeignKey(Account, models.CASCADE, related_name="former_passwords", verbose_name="Tài khoản")
    hash = models.TextField("Giá trị băm")
    until = models.DateTimeField("Thay lúc")

    class Meta:
        verbose_name = "mật khẩu cũ"
        verbose_name_plural = "mật khẩu cũ"


class AccessReview(models.Model):
    """That somebody looked whether a person should still have an account, and what they found. Never changed."""

    append_only: ClassVar[bool] = True

    account = models.ForeignKey(Account, models.PROTECT, related_name="reviews", verbose_name="Tài khoản")
    at = models.DateTimeField("Lúc")
    reviewed_by = models.TextField("Người rà soát")
    outcome = models.TextField("Kết quả")
    reason = models.TextField("Lý do", default="")
    # what stood before the reviewer: unit, duties, numbers of the delegations in force, the last sign-in
    seen = models.JSONField("Đã xem")

    class Meta:
        verbose_name = "lần rà soát quyền truy cập"
        verbose_name_plural = "lần rà soát quyền truy cập"
        indexes = [models.Index(fields=["account", "-at"], name="identity_latest_review")]
        constraints = [
            models.CheckConstraint(
                name="review_outcome_is_known", condition=Q(outcome__in=[one.value for one in Outcome])
            ),
            models.CheckConstraint(
                name="review_that_ends_has_a_reason", condition=~Q(outcome=Outcome.ENDED.value) | ~Q(reason="")
            ),
        ]
