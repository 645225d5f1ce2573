"""Addresses of the law."""

from django.urls import path

from . import impact_views, views

urlpatterns = [
    path("phap-luat/", views.index, name="law"),
    path("phap-luat/thoi-han/", views.statutes, name="law_statutes"),
    path("phap-luat/thoi-han/<str:name>/", views.statute, name="law_statute"),
    path("phap-luat/toi-danh/", views.offences, name="law_offences"),
    path("phap-luat/toi-danh/<str:number>/", views.offence, name="law_offence"),
    path("phap-luat/tham-quyen/", views.competence, name="law_competence"),
    path("phap-luat/lich/", views.calendar, name="law_calendar"),
    path("phap-luat/cach-hieu/", views.readings_page, name="law_readings"),
    path("phap-luat/xac-nhan/<str:part>/<str:name>/", views.sign, name="law_sign"),
    path("phap-luat/thu-luat/", impact_views.trials, name="law_trials"),
    path("phap-luat/thu-luat/<uuid:id>/", impact_views.trial, name="law_trial"),
    path("phap-luat/thu-luat/<uuid:id>/tien-do/", impact_views.progress, name="law_trial_progress"),
    path("phap-luat/thu-luat/<uuid:id>/tiep/", impact_views.go_on, name="law_trial_go_on"),
    path("phap-luat/thu-luat/<uuid:id>/vi-sao/<int:move>/", impact_views.why, name="law_trial_why"),
    path("phap-luat/thu-luat/<uuid:id>/danh-sach.xlsx", impact_views.sheet, name="law_trial_sheet"),
    path("phap-luat/thu-luat/<uuid:id>/thay-doi.yaml", impact_views.content, name="law_trial_content"),
]
