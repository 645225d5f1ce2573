from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "eprocuracy.office"
    label = "office"
    verbose_name = "Việc của cơ quan"
