from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "eprocuracy.exchange"
    label = "exchange"
    verbose_name = "Trao đổi dữ liệu"
