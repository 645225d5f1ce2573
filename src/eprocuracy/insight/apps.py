"""Insight as a Django application."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    """Two tables of its own: sums of facts by month, and the changes not yet added up."""

    name = "eprocuracy.insight"
    label = "insight"
    verbose_name = "Thống kê"
