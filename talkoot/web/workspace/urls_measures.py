"""Addresses of measures and of the target."""

from django.urls import URLPattern

OF_INVENTORY: list[URLPattern] = []
