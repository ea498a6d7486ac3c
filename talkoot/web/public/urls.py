"""Addresses of the public site."""

from django.urls import include, path

from talkoot.web.public.views.data import data
from talkoot.web.public.views.goal import goal
from talkoot.web.public.views.home import home
from talkoot.web.public.views.network import network
from talkoot.web.public.views.partner import partner
from talkoot.web.public.views.partners import partners
from talkoot.web.public.views.results import all_results, results
from talkoot.web.public.views.statements import accessibility, privacy

app_name = "public"
urlpatterns = [
    path("", home, name="home"),
    path("accessibility/", accessibility, name="accessibility"),
    path("privacy/", privacy, name="privacy"),
    path("models/", include("talkoot.web.public.urls_models")),
    path("municipalities/", include("talkoot.web.public.urls_municipalities")),
    path("", include("talkoot.web.public.urls_dialogue")),
    path("", include("talkoot.web.public.urls_library")),
    path("", include("talkoot.web.public.urls_cases")),
    path("", include("talkoot.web.public.urls_factors")),
    path("", include("talkoot.web.public.urls_join")),
    path("<slug:network>/", network, name="network"),
    path("<slug:network>/partners/", partners, name="partners"),
    path("<slug:network>/partners/<slug:member>/", partner, name="partner"),
    path("<slug:network>/goals/<int:goal_id>/", goal, name="goal"),
    path("<slug:network>/results/", all_results, name="all-results"),
    path("<slug:network>/results/<int:year>/", results, name="results"),
    path("<slug:network>/data/", data, name="data"),
]
