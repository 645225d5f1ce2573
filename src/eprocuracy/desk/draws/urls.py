"""The addresses of draws."""

from django.urls import path

from . import views

urlpatterns = [
    path("rut-phan-cong/", views.draws, name="draws"),
    path("rut-phan-cong/<int:draw>/", views.draw, name="draw"),
]
