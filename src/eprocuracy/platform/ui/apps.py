"""The UI kit as a Django application."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Templates, static files and template tags; it has no tables."""

    name = "eprocuracy.platform.ui"
    label = "ui"
    verbose_name = "Giao diện"
