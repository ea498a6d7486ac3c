"""Addresses that exist only where settings.DEMO is on."""

from django.urls import path

from talkoot.seed.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.page, name="page"),
    path("sign-in/", views.sign_in, name="sign-in"),
    path("messages/", views.messages, name="messages"),
    path("files/<str:name>", views.file, name="file"),
]
