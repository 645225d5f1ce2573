"""The address at which one answers."""

from django.urls import path

from . import views

urlpatterns = [path("can-xac-nhan/<int:warning>/", views.acknowledge, name="acknowledge")]
