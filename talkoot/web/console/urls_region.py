"""Addresses of what regional bodies see."""

from django.urls import path

from talkoot.web.console.views import regions

urlpatterns = [
    path("", regions.regions, name="regions"),
    path("new/", regions.region_new, name="region-new"),
    path("<slug:body>/", regions.region, name="region"),
    path("<slug:body>/edit/", regions.region_edit, name="region-edit"),
    path("<slug:body>/models.csv", regions.region_csv, name="region-csv"),
]
