"""Declared interests, and what was decided about them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0019_counted_behind_the_wall"),
    ]

    operations = [
        migrations.CreateModel(
            name="Interest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account", models.CharField(max_length=150, verbose_name="người khai")),
                ("ground", models.CharField(max_length=20, verbose_name="căn cứ")),
                ("relation", models.CharField(blank=True, default="", max_length=200, verbose_name="quan hệ")),
                ("name", models.CharField(blank=True, default="", max_length=200, verbose_name="họ tên, tên tổ chức")),
                ("name_key", models.CharField(blank=True, default="", max_length=200, verbose_name="tên không dấu")),
                ("birth", models.CharField(blank=True, default="", max_length=10, verbose_name="ngày, năm sinh")),
                ("id_no", models.CharField(blank=True, default="", max_length=30, verbose_name="số định danh")),
                ("role", models.CharField(blank=True, default="", max_length=20, verbose_name="tư cách trước đây")),
                ("declared_at", models.DateTimeField(verbose_name="khai lúc")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="rút lúc")),
                (
                    "matter",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.matter",
                        verbose_name="vụ việc",
                    ),
                ),
            ],
            options={
                "verbose_name": "lợi ích liên quan đã khai",
                "verbose_name_plural": "lợi ích liên quan đã khai",
                "indexes": [
                    models.Index(condition=models.Q(("withdrawn_at", None)), fields=["account"], name="interest_of")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ground__in", ["relative", "own", "role", "organisation", "other"])),
                        name="interest_ground_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ground", "role"),
                                ("matter__isnull", False),
                                ("role__in", ["investigator", "judge", "counsel", "witness", "expert", "interpreter"]),
                            ),
                            models.Q(
                                models.Q(("ground", "role"), _negated=True),
                                ("matter", None),
                                ("role", ""),
                                models.Q(
                                    models.Q(("name_key", ""), _negated=True),
                                    models.Q(("id_no", ""), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="interest_says_of_whom_or_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InterestDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account", models.CharField(max_length=150, verbose_name="về người")),
                ("kept", models.BooleanField(verbose_name="vẫn giao")),
                ("reason", models.CharField(max_length=1000, verbose_name="lý do")),
                (
                    "document_no",
                    models.CharField(blank=True, default="", max_length=200, verbose_name="số văn bản của cấp trên"),
                ),
                ("by", models.CharField(max_length=150, verbose_name="người ghi")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.matter",
                        verbose_name="vụ việc",
                    ),
                ),
            ],
            options={
                "verbose_name": "quyết định về lợi ích liên quan",
                "verbose_name_plural": "quyết định về lợi ích liên quan",
                "indexes": [models.Index(fields=["matter", "account"], name="interest_decision_of")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="interest_decision_has_its_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kept", True), models.Q(("by", models.F("account")), _negated=True)),
                            models.Q(("by", models.F("account")), ("kept", False)),
                            _connector="OR",
                        ),
                        name="interest_nobody_decides_of_himself",
                    ),
                ],
            },
        ),
    ]
