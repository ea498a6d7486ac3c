"""Addresses of the files that are given instead of typing."""

from django.urls import URLPattern

OF_INVENTORY: list[URLPattern] = []
