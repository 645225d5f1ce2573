"""Documents of our own, as a Django application."""

from django.apps import AppConfig


class IssuingConfig(AppConfig):
    name = "eprocuracy.issuing"
    label = "issuing"
    verbose_name = "Ban hành văn bản"

    def ready(self) -> None:
        from . import erasing  # noqa: F401  # declares what an erasure does to drafts
