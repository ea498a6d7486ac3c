"""Addresses of an organisation's emissions year by year, and of the eight questions."""

from django.urls import URLPattern, path

from talkoot.web.workspace.views import emissions, questions, rows

OF_MEMBER: list[URLPattern] = [
    path("emissions/", emissions.emissions, name="emissions"),
    path("emissions/new/", emissions.emissions_new, name="emissions-new"),
]

OF_INVENTORY: list[URLPattern] = [
    path("", emissions.inventory, name="inventory"),
    path("ready/", emissions.inventory_ready, name="inventory-ready"),
    path("profile/", emissions.profile, name="inventory-profile"),
    path("questions/<int:question>/", questions.question, name="inventory-question"),
    path("questions/<int:question>/confirm-all/", questions.confirm_all, name="inventory-confirm-all"),
    path("rows/<int:row>/", rows.row, name="row"),
    path("rows/<int:row>/remove/", rows.row_remove, name="row-remove"),
    path("rows/<int:row>/aside/", rows.row_aside, name="row-aside"),
    path("rows/<int:row>/count/", rows.row_count, name="row-count"),
    path("rows/<int:row>/confirm/", rows.row_confirm, name="row-confirm"),
]
