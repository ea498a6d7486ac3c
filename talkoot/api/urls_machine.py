"""Addresses of the emissions engine for programs, under a version: /api/v1/."""

from django.urls import path

from talkoot.api import views_factors, views_footprint

app_name = "machine"
urlpatterns = [
    path("openapi.json", views_factors.openapi, name="openapi"),
    path("footprint", views_footprint.footprint, name="footprint"),
    path("factors", views_factors.factors, name="factors"),
    path("factors.csv", views_factors.factors, {"form": "csv"}, name="factors-csv"),
    path("factors/releases", views_factors.factor_releases, name="factor-releases"),
    path("factors/releases/<str:old>/<str:new>", views_factors.factor_changes, name="factor-changes"),
]
