"""Since when an account is in use or not, and reviews of access. For accounts that are there the time begins now."""

import django.db.models.deletion
from django.db import migrations, models

BEGIN = """
    UPDATE identity_account
    SET activated_at = now(), deactivated_at = CASE WHEN is_active THEN NULL ELSE now() END
"""


class Migration(migrations.Migration):
    dependencies = [("identity", "0003_kept")]

    operations = [
        migrations.AddField("account", "activated_at", models.DateTimeField(null=True, verbose_name="Dùng từ")),
        migrations.AddField("account", "deactivated_at", models.DateTimeField(null=True, verbose_name="Ngừng dùng từ")),
        migrations.AddField(
            "account", "deactivated_for", models.TextField(default="", verbose_name="Lý do ngừng dùng")
        ),
        migrations.RunSQL(BEGIN, migrations.RunSQL.noop),
        migrations.AlterField("account", "activated_at", models.DateTimeField(verbose_name="Dùng từ")),
        migrations.AddConstraint(
            "account",
            models.CheckConstraint(
                name="account_out_of_use_says_since_when",
                condition=models.Q(("deactivated_at", None), ("is_active", True))
                | models.Q(("deactivated_at__isnull", False), ("is_active", False)),
            ),
        ),
        migrations.CreateModel(
            name="AccessReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(verbose_name="Lúc")),
                ("reviewed_by", models.TextField(verbose_name="Người rà soát")),
                ("outcome", models.TextField(verbose_name="Kết quả")),
                ("reason", models.TextField(default="", verbose_name="Lý do")),
                ("seen", models.JSONField(verbose_name="Đã xem")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="identity.account",
                        verbose_name="Tài khoản",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần rà soát quyền truy cập",
                "verbose_name_plural": "lần rà soát quyền truy cập",
                "indexes": [models.Index(fields=["account", "-at"], name="identity_latest_review")],
                "constraints": [
                    models.CheckConstraint(
                        name="review_outcome_is_known",
                        condition=models.Q(("outcome__in", ["confirmed", "ended"])),
                    ),
                    models.CheckConstraint(
                        name="review_that_ends_has_a_reason",
                        condition=models.Q(("outcome", "ended"), _negated=True)
                        | models.Q(("reason", ""), _negated=True),
                    ),
                ],
            },
        ),
    ]
