"""Certificates, what happened to them, and the papers that were signed with them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("issuing", "0003_signed_on_paper"),
    ]

    operations = [
        migrations.CreateModel(
            name="CodeAsked",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False, verbose_name="khóa")),
                ("hour", models.DateTimeField(verbose_name="giờ đang đếm")),
                ("times", models.PositiveIntegerField(default=0, verbose_name="số lần")),
            ],
            options={
                "verbose_name": "lượt tra cứu",
                "verbose_name_plural": "lượt tra cứu",
            },
        ),
        migrations.CreateModel(
            name="Certificate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fingerprint", models.CharField(max_length=64, unique=True, verbose_name="giá trị băm")),
                ("serial", models.CharField(max_length=60, verbose_name="số hiệu")),
                ("holder", models.CharField(max_length=200, verbose_name="người, cơ quan được cấp")),
                ("issuer", models.CharField(max_length=200, verbose_name="nơi cấp")),
                ("part", models.CharField(max_length=40, verbose_name="dùng để")),
                ("unit", models.CharField(max_length=40, verbose_name="đơn vị")),
                ("account", models.CharField(blank=True, default="", max_length=150, verbose_name="tài khoản")),
                ("device", models.CharField(max_length=200, verbose_name="nơi giữ khóa")),
                (
                    "document_no",
                    models.CharField(blank=True, default="", max_length=120, verbose_name="số văn bản bàn giao"),
                ),
                ("from_at", models.DateTimeField(verbose_name="hiệu lực từ")),
                ("to_at", models.DateTimeField(verbose_name="hiệu lực đến")),
                ("entered_by", models.CharField(max_length=150, verbose_name="người ghi")),
                ("entered_at", models.DateTimeField(verbose_name="ghi lúc")),
            ],
            options={
                "verbose_name": "chứng thư chữ ký số",
                "verbose_name_plural": "chứng thư chữ ký số",
                "indexes": [
                    models.Index(fields=["account"], name="certificate_of"),
                    models.Index(fields=["unit", "to_at"], name="certificate_expiring"),
                    models.Index(fields=["serial"], name="certificate_serial"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fingerprint__regex", "^[0-9a-f]{64}$")), name="certificate_keeps_its_print"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_at__gt", models.F("from_at"))), name="certificate_ends_after_it_begins"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("part", "KY_CUA_NGUOI_CO_THAM_QUYEN"), models.Q(("account", ""), _negated=True)),
                            models.Q(("account", ""), ("part", "KY_CUA_CO_QUAN")),
                            _connector="OR",
                        ),
                        name="certificate_is_of_a_person_or_an_agency",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignedPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=24, unique=True, verbose_name="mã tra cứu")),
                ("unit", models.CharField(max_length=40, verbose_name="đơn vị")),
                ("on", models.DateField(verbose_name="ngày ký")),
                ("level", models.CharField(max_length=8, verbose_name="mức chữ ký")),
                ("signer", models.CharField(max_length=150, verbose_name="người ký")),
                (
                    "authority_no",
                    models.CharField(blank=True, default="", max_length=120, verbose_name="văn bản ủy quyền"),
                ),
                ("signed_at", models.DateTimeField(verbose_name="ký lúc")),
                (
                    "certificate",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="issuing.certificate",
                        verbose_name="chứng thư số",
                    ),
                ),
                (
                    "number",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paper",
                        to="issuing.number",
                        verbose_name="số văn bản",
                    ),
                ),
            ],
            options={
                "verbose_name": "văn bản đã ký số",
                "verbose_name_plural": "văn bản đã ký số",
            },
        ),
        migrations.CreateModel(
            name="PaperFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=10, verbose_name="là")),
                ("digest", models.CharField(max_length=64, unique=True, verbose_name="giá trị băm")),
                ("archived_until", models.DateTimeField(null=True, verbose_name="kiểm tra được đến")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("by", models.CharField(max_length=150, verbose_name="người thực hiện")),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="issuing.signedpaper",
                        verbose_name="văn bản",
                    ),
                ),
            ],
            options={
                "verbose_name": "tệp của văn bản đã ký",
                "verbose_name_plural": "tệp của văn bản đã ký",
            },
        ),
        migrations.CreateModel(
            name="CertificateEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=12, verbose_name="việc")),
                ("since", models.DateTimeField(verbose_name="từ lúc")),
                ("reason", models.CharField(max_length=400, verbose_name="lý do, số văn bản")),
                ("by", models.CharField(max_length=150, verbose_name="người ghi")),
                ("at", models.DateTimeField(verbose_name="ghi lúc")),
                (
                    "certificate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="issuing.certificate",
                        verbose_name="chứng thư số",
                    ),
                ),
            ],
            options={
                "verbose_name": "biến động chứng thư số",
                "verbose_name_plural": "biến động chứng thư số",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("what__in", ["lost", "exposed", "broken", "replaced", "returned", "revoked"])
                        ),
                        name="certificate_event_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="certificate_event_says_why"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="signedpaper",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__in", ["B-B", "B-T", "B-LT", "B-LTA"])), name="signed_paper_level_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="signedpaper",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("signer", ""), _negated=True), models.Q(("unit", ""), _negated=True)),
                name="signed_paper_has_a_signer",
            ),
        ),
        migrations.AddIndex(
            model_name="paperfile",
            index=models.Index(fields=["archived_until"], name="paper_file_archive"),
        ),
        migrations.AddConstraint(
            model_name="paperfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("what__in", ["signed", "sealed", "stamped"])), name="paper_file_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="paperfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("digest__regex", "^[0-9a-f]{64}$")), name="paper_file_keeps_a_digest"
            ),
        ),
    ]
