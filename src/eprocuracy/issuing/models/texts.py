"""The texts that offices use in the place of the catalogue's: every version stays, none is ever changed."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class FormText(models.Model):
    """One version of a form's text in an office, from the moment it was made; a form of the office's own has its title and names."""

    append_only = True

    unit = models.CharField("đơn vị", max_length=40)
    form = models.CharField("mẫu", max_length=40)
    version = models.PositiveSmallIntegerField("phiên bản")
    text = models.TextField("nội dung")
    recipients = ArrayField(models.TextField(), verbose_name="nơi nhận", default=list)
    title = models.TextField("tên loại văn bản", blank=True)
    name_vi = models.TextField("tên mẫu", blank=True)
    name_en = models.TextField("tên mẫu bằng tiếng Anh", blank=True)
    from_on = models.DateField("dùng từ ngày", null=True)  # none: from the moment it was made
    why = models.TextField("lý do")
    made_by = models.CharField("người lập", max_length=150)
    made_at = models.DateTimeField("lập lúc")

    class Meta:
        verbose_name = "nội dung mẫu của đơn vị"
        verbose_name_plural = "nội dung mẫu của đơn vị"
        constraints = [
            models.UniqueConstraint(fields=["unit", "form", "version"], name="form_text_version_once"),
            models.CheckConstraint(
                name="form_text_is_said_and_why", condition=~Q(text="") & ~Q(why="") & ~Q(unit="") & ~Q(form="")
            ),
            models.CheckConstraint(
                name="form_text_of_their_own_is_named",
                condition=Q(title="", name_vi="", name_en="") | (~Q(title="") & ~Q(name_vi="") & ~Q(name_en="")),
            ),
        ]
