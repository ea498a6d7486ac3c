"""Addresses of the public pages about the directory."""

from django.urls import URLPattern, URLResolver, path

from talkoot.web.public.views import directory

urlpatterns: list[URLPattern | URLResolver] = [
    path("municipalities/<slug:municipality>/directory/", directory.directory, name="directory"),
    path("municipalities/<slug:municipality>/directory/<int:entry_id>/", directory.entry, name="directory-entry"),
]
