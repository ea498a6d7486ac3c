"""Addresses: every page under its language, data and machine access without."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from talkoot.web.entry import choose_language

urlpatterns = [
    path("", choose_language, name="entry"),
    path("account/", include("allauth.urls")),
    path("data/", include("talkoot.api.urls")),
    path("", include("talkoot.web.ui.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("talkoot.seed.demo.urls")))
urlpatterns += i18n_patterns(
    path("", include("talkoot.web.accounts.urls")),
    path("", include("talkoot.web.ui.page_urls")),
    path("", include("talkoot.web.workspace.urls")),
    path("console/", include("talkoot.web.console.urls")),
    path("", include("talkoot.web.public.urls")),
)

handler404 = "talkoot.web.entry.not_found"
