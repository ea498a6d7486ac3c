"""Addresses: every page under its language, data and machine access without."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from talkoot.web.entry import choose_language

urlpatterns = [
    path("", choose_language, name="entry"),
    path("account/", include("talkoot.web.accounts.provider_urls")),
    path("data/", include("talkoot.api.urls")),
    path("api/v1/", include("talkoot.api.urls_machine")),
    path("", include("talkoot.web.ui.urls")),
]
demo = [path("demo/", include("talkoot.seed.demo.urls"))] if settings.DEMO else []
urlpatterns += i18n_patterns(
    *demo,
    path("", include("talkoot.web.accounts.urls")),
    path("", include("talkoot.web.ui.page_urls")),
    path("", include("talkoot.web.workspace.urls")),
    path("console/", include("talkoot.web.console.urls")),
    path("", include("talkoot.web.public.urls")),
)

handler404 = "talkoot.web.entry.not_found"
handler500 = "talkoot.web.ui.views.server_error"
