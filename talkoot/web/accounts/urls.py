"""Sign-in, one's own page, and the way home. Under a language, so that every door speaks the visitor's."""

from django.urls import include, path

from talkoot.web.accounts.views import home

urlpatterns = [
    path("account/", include("talkoot.web.accounts.door_urls")),
    path("me/", include("talkoot.web.accounts.me_urls")),
    path("home/", home.home_of_user, name="home-of-user"),
]
