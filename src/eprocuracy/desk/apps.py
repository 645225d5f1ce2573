"""The pages a person works on, as a Django application."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Takes part in loading the demonstration."""

    name = "eprocuracy.desk"
    label = "desk"
    verbose_name = "Bàn làm việc"

    def ready(self) -> None:
        from eprocuracy.exchange.demo.loading import life

        life.connect(_set_documents_on_their_way)


def _set_documents_on_their_way(**said: object) -> None:
    from .issuing.demo import set_on_their_way  # only where a demonstration is loaded: the pages are much to read

    set_on_their_way(**said)  # type: ignore[arg-type]
