"""Addresses of an inventory's result, of every figure behind it and of its downloads."""

from django.urls import URLPattern

OF_INVENTORY: list[URLPattern] = []
