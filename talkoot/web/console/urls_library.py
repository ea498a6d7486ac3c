"""Addresses of the console pages about the directory."""

from django.urls import URLPattern, URLResolver, path

from talkoot.web.console.views import directory

urlpatterns: list[URLPattern | URLResolver] = [
    path("", directory.shelves, name="shelves"),
    path("new/", directory.shelf_new, name="shelf-new"),
    path("<int:shelf_id>/", directory.shelf, name="shelf"),
    path("<int:shelf_id>/edit/", directory.shelf_edit, name="shelf-edit"),
    path("<int:shelf_id>/new/", directory.entry_new, name="entry-new"),
    path("entries/<int:entry_id>/", directory.entry, name="entry"),
    path("entries/<int:entry_id>/verify/", directory.entry_verify, name="entry-verify"),
    path("entries/<int:entry_id>/end/", directory.entry_end, name="entry-end"),
]
