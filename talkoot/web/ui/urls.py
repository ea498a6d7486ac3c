"""The theme of a network, without a language in its address; the pages of the look are in page_urls."""

from django.urls import path

from talkoot.web.ui import views

app_name = "ui"
urlpatterns = [path("theme/<str:colour>.css", views.theme_sheet, name="theme")]
