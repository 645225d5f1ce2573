"""Addresses of signing in and out; of django-allauth's own only those there is a page of ours for."""

from django.urls import include, path

from . import factor_views, single_sign_on, views

sign_in = views.SignIn.as_view()
own = [
    path("sign-in/", sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("password/", views.change_password, name="change_password"),
    path("sessions/", views.own_sessions, name="sessions"),
    path("single-sign-on/", single_sign_on.begin, name="single_sign_on"),
]
urlpatterns = [
    path("", include((own, "identity"))),
    # by the names that allauth looks for
    path("sign-in/", sign_in, name="account_login"),
    path("sign-out/", views.sign_out, name="account_logout"),
    path("single-sign-on/<slug:provider_id>/", single_sign_on.finish, name="openid_connect_callback"),
    path("factors/", factor_views.overview, name="mfa_index"),
    path("factors/code/", factor_views.code, name="mfa_authenticate"),
    path("factors/codes/add/", factor_views.add_codes, name="mfa_activate_totp"),
    path("factors/codes/remove/", factor_views.remove_codes, name="mfa_deactivate_totp"),
    path("factors/keys/add/", factor_views.add_key, name="mfa_add_webauthn"),
    path("factors/keys/<int:pk>/remove/", factor_views.remove_key, name="mfa_remove_webauthn"),
    path("factors/keys/sign-in/", factor_views.sign_in_by_key, name="mfa_login_webauthn"),
    path("factors/recovery/", factor_views.recovery, name="mfa_view_recovery_codes"),
    path("factors/recovery/new/", factor_views.new_recovery, name="mfa_generate_recovery_codes"),
]
