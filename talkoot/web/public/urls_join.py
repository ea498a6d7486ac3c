"""Addresses of joining and leaving."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
