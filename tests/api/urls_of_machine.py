"""The addresses of the emissions engine, alone."""

from django.urls import include, path

urlpatterns = [path("api/v1/", include("talkoot.api.urls_machine"))]
