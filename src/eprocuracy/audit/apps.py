"""The log as a Django application."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Two tables that only grow: entries, and the blocks that seal them."""

    name = "eprocuracy.audit"
    label = "audit"
    verbose_name = "Nhật ký hệ thống"
