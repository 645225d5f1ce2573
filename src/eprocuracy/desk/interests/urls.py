"""The addresses of declared interests."""

from django.urls import path

from . import views

urlpatterns = [
    path("loi-ich/", views.interests, name="interests"),
    path("loi-ich/<int:interest>/rut/", views.withdraw, name="interest_withdraw"),
    path("vu-viec/<uuid:matter>/loi-ich/<str:account>/", views.in_matter, name="interest_in_matter"),
]
