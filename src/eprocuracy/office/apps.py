"""Beside the proceedings, as a Django application."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """Takes part in loading the demonstration."""

    name = "eprocuracy.office"
    label = "office"
    verbose_name = "Việc của cơ quan"

    def ready(self) -> None:
        from eprocuracy.exchange.demo.loading import life

        from .demo import enliven

        life.connect(enliven)
