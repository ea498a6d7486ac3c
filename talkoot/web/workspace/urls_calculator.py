"""Addresses of an organisation's emissions year by year, and of the eight questions."""

from django.urls import URLPattern

OF_MEMBER: list[URLPattern] = []

OF_INVENTORY: list[URLPattern] = []
