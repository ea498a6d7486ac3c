"""Addresses of the public pages about models."""

from django.urls import URLPattern, URLResolver, path

from talkoot.web.public.views.find import find
from talkoot.web.public.views.methods import method, methods
from talkoot.web.public.views.models import model, models, models_print

urlpatterns: list[URLPattern | URLResolver] = [
    path("", models, name="models"),
    path("print/", models_print, name="models-print"),
    path("find/", find, name="find"),
    path("methods/", methods, name="methods"),
    path("methods/<slug:method_code>/", method, name="method"),
    path("<slug:code>/", model, name="model"),
]
