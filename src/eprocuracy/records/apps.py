from django.apps import AppConfig
from django.conf import settings


class RecordsConfig(AppConfig):
    name = "eprocuracy.records"
    label = "records"
    verbose_name = "Bản ghi tố tụng"

    def ready(self) -> None:
        """Read the law before the first person asks, and once for all web processes: they are forks of this one."""
        if settings.SERVING:
            from .rules import present

            present()
