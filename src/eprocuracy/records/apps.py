from django.apps import AppConfig
from django.conf import settings
from django.db.backends.signals import connection_created

from .moments_read import read_moments_quickly


class RecordsConfig(AppConfig):
    name = "eprocuracy.records"
    label = "records"
    verbose_name = "Bản ghi tố tụng"

    def ready(self) -> None:
        """Moments are read our way. And read the law before the first person asks, and once for all web processes: they are forks of this one."""
        connection_created.connect(read_moments_quickly)
        if settings.SERVING:
            from .rules import present

            present()
