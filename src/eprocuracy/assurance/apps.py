"""Assurance as a Django application."""

from django.apps import AppConfig


class AssuranceConfig(AppConfig):
    """One table that only grows: what every check of a control found."""

    name = "eprocuracy.assurance"
    label = "assurance"
    verbose_name = "Bằng chứng kiểm soát"
