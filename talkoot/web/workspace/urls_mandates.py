"""Addresses of calculating for others: invitations, handing in, review, acceptance."""

from django.urls import URLPattern

OF_PERSON: list[URLPattern] = []

OF_INVENTORY: list[URLPattern] = []
