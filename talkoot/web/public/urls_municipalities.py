"""Addresses of the public pages about municipalities."""

from django.urls import path

from talkoot.web.public.views.municipalities import compare, municipalities, municipality
from talkoot.web.public.views.practices import practice, practices

urlpatterns = [
    path("", municipalities, name="municipalities"),
    path("compare/", compare, name="compare"),
    path("practices/", practices, name="practices"),
    path("practices/<int:practice_id>/", practice, name="practice"),
    path("<slug:municipality>/", municipality, name="municipality"),
]
