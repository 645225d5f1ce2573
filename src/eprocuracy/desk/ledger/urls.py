"""Addresses of the ledger, beside that of the person."""

from django.urls import path

from ..persons.urls import PERSON
from . import views

urlpatterns = [
    path(f"{PERSON}so-giam-giu/", views.ledger, name="ledger"),
    path(f"{PERSON}so-giam-giu.<str:way>", views.paper, name="ledger_paper"),
]
