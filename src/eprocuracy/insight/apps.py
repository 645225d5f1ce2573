"""Insight as a Django application."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    """It keeps no tables of its own yet: figures are counted from the facts each time they are shown."""

    name = "eprocuracy.insight"
    label = "insight"
    verbose_name = "Thống kê"
