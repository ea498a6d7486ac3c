"""Addresses of the library of emission factors."""

from django.urls import URLPattern, URLResolver, path

from talkoot.web.public.views.factors import changes, factors, kind, releases

urlpatterns: list[URLPattern | URLResolver] = [
    path("factors/", factors, name="factors"),
    path("factors/releases/", releases, name="factor-releases"),
    path("factors/releases/<str:old>/<str:new>/", changes, name="factor-changes"),
    path("factors/<slug:kind>/", kind, name="factor-kind"),
]
