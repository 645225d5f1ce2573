from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "eprocuracy.records"
    label = "records"
    verbose_name = "Bản ghi tố tụng"
