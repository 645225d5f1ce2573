from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "eprocuracy.desk"
    label = "desk"
    verbose_name = "Bàn làm việc"
