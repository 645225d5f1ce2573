# Units, accounts, delegations, and what sign-in remembers.

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("account", models.TextField(unique=True, verbose_name="Tài khoản")),
                ("name", models.TextField(verbose_name="Họ và tên")),
                (
                    "duties",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None, verbose_name="Chức danh, nhiệm vụ"
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="Đang dùng")),
                ("language", models.TextField(default="vi", verbose_name="Ngôn ngữ")),
                ("must_change_password", models.BooleanField(default=False, verbose_name="Phải đổi mật khẩu")),
                ("password_from", models.DateTimeField(null=True, verbose_name="Mật khẩu có từ")),
                ("first_password_until", models.DateTimeField(null=True, verbose_name="Mật khẩu cấp lần đầu dùng đến")),
                ("illustrative", models.BooleanField(default=False, verbose_name="Minh họa")),
            ],
            options={
                "verbose_name": "tài khoản",
                "verbose_name_plural": "tài khoản",
            },
        ),
        migrations.CreateModel(
            name="FailedSignIn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.TextField(db_index=True, verbose_name="Khóa")),
                ("address", models.GenericIPAddressField(db_index=True, null=True, verbose_name="Địa chỉ mạng")),
                ("at", models.DateTimeField(db_index=True, verbose_name="Lúc")),
            ],
            options={
                "verbose_name": "lần đăng nhập sai",
                "verbose_name_plural": "lần đăng nhập sai",
            },
        ),
        migrations.CreateModel(
            name="FormerPassword",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("hash", models.TextField(verbose_name="Giá trị băm")),
                ("until", models.DateTimeField(verbose_name="Thay lúc")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_passwords",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Tài khoản",
                    ),
                ),
            ],
            options={
                "verbose_name": "mật khẩu cũ",
                "verbose_name_plural": "mật khẩu cũ",
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("code", models.TextField(primary_key=True, serialize=False, verbose_name="Mã")),
                ("name_vi", models.TextField(verbose_name="Tên")),
                ("name_en", models.TextField(verbose_name="Tên tiếng Anh")),
                ("level", models.TextField(verbose_name="Cấp")),
                ("province", models.TextField(blank=True, db_index=True, verbose_name="Tỉnh, thành phố")),
                ("valid_from", models.DateField(null=True, verbose_name="Từ ngày")),
                ("dissolved_on", models.DateField(null=True, verbose_name="Giải thể ngày")),
                (
                    "successors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None, verbose_name="Đơn vị kế thừa"
                    ),
                ),
                ("former_district", models.TextField(blank=True, verbose_name="Huyện cũ")),
                ("former_province", models.TextField(blank=True, verbose_name="Tỉnh cũ")),
                (
                    "spellings",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None, verbose_name="Cách viết trong sổ"
                    ),
                ),
                ("illustrative", models.BooleanField(default=False, verbose_name="Minh họa")),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="identity.unit",
                        verbose_name="Đơn vị cấp trên",
                    ),
                ),
            ],
            options={
                "verbose_name": "đơn vị",
                "verbose_name_plural": "đơn vị",
            },
        ),
        migrations.CreateModel(
            name="Delegation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "deeds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None, verbose_name="Việc được ủy quyền"
                    ),
                ),
                (
                    "workstreams",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None, verbose_name="Khâu công tác"
                    ),
                ),
                ("from_on", models.DateField(verbose_name="Từ ngày")),
                ("to_on", models.DateField(verbose_name="Đến hết ngày")),
                ("document_no", models.TextField(verbose_name="Số văn bản")),
                (
                    "from_account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations_given",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Viện trưởng",
                    ),
                ),
                (
                    "to_account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations_held",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Phó Viện trưởng",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="identity.unit",
                        verbose_name="Đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "ủy quyền",
                "verbose_name_plural": "ủy quyền",
            },
        ),
        migrations.AddField(
            model_name="account",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="accounts",
                to="identity.unit",
                verbose_name="Đơn vị",
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("name_vi", ""), _negated=True), models.Q(("name_en", ""), _negated=True)),
                name="unit_names_both",
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_from", None),
                    ("dissolved_on", None),
                    ("dissolved_on__gt", models.F("valid_from")),
                    _connector="OR",
                ),
                name="unit_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(("dissolved_on__isnull", False), ("successors", []), _connector="OR"),
                name="unit_only_the_dissolved_have_heirs",
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(("parent__isnull", False), ("level", "supreme"), _connector="OR"),
                name="unit_only_the_supreme_has_no_parent",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(("to_on__gte", models.F("from_on"))), name="delegation_ends_after_it_begins"
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(("to_account", models.F("from_account")), _negated=True),
                name="delegation_is_to_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("document_no", ""), _negated=True), ("deeds__len__gte", 1)),
                name="delegation_is_written_and_names_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("from_account", "="),
                    (
                        models.Func(
                            models.F("from_on"),
                            models.F("to_on"),
                            django.contrib.postgres.fields.ranges.RangeBoundary(inclusive_upper=True),
                            function="DATERANGE",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="delegation_is_to_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.CheckConstraint(
                condition=models.Q(("account__regex", "^[a-z][a-z0-9_.-]{1,39}$")), name="account_is_written_small"
            ),
        ),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.CheckConstraint(
                condition=models.Q(("account", "system"), _negated=True), name="account_system_is_nobody_s"
            ),
        ),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "duties__contained_by",
                        models.Value(
                            [
                                "chief",
                                "deputy_chief",
                                "head_of_office",
                                "procurator",
                                "examiner",
                                "clerk",
                                "statistician",
                                "administrator",
                            ],
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(), size=None
                            ),
                        ),
                    )
                ),
                name="account_duties_are_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "duties__contains",
                            models.Value(
                                ["administrator"],
                                output_field=django.contrib.postgres.fields.ArrayField(
                                    base_field=models.TextField(), size=None
                                ),
                            ),
                        ),
                        _negated=True,
                    ),
                    ("duties__len", 1),
                    _connector="OR",
                ),
                name="account_administrator_has_no_other_duty",
            ),
        ),
    ]
