"""Addresses as they are in the demo."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

import config.urls

urlpatterns = [*i18n_patterns(path("demo/", include("talkoot.seed.demo.urls"))), *config.urls.urlpatterns]
handler404 = config.urls.handler404
