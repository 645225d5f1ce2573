"""Addresses of the accounts of an office."""

from django.urls import path

from . import views

urlpatterns = [
    path("tai-khoan/", views.accounts, name="accounts"),
    path("tai-khoan/ra-soat/", views.review, name="access_review"),
    path("tai-khoan/<str:name>/", views.account, name="account"),
    path("tai-khoan/<str:name>/<slug:code>/", views.do, name="account_deed"),
]
