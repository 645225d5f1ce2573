"""Addresses of signing in and out; of django-allauth's own only those there is a page of ours for."""

from django.urls import include, path

from . import views

sign_in = views.SignIn.as_view()
own = [
    path("sign-in/", sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("password/", views.change_password, name="change_password"),
]
urlpatterns = [
    path("", include((own, "identity"))),
    # by the names that allauth looks for
    path("sign-in/", sign_in, name="account_login"),
    path("sign-out/", views.sign_out, name="account_logout"),
]
