"""Addresses of the public pages about cases."""

from django.urls import URLPattern, URLResolver, path

from talkoot.web.public.views import ask, case

urlpatterns: list[URLPattern | URLResolver] = [
    path("municipalities/<slug:municipality>/ask/", ask.ask, name="ask"),
    path("municipalities/<slug:municipality>/ask/sent/", ask.sent, name="ask-sent"),
    path("advice/<str:token>/", case.follow, name="case-follow"),
    path("advice/<str:token>/step/", case.step, name="case-follow-step"),
    path("advice/<str:token>/answer/", case.answer, name="case-follow-answer"),
    path("advice/<str:token>/forget/", case.forget, name="case-follow-forget"),
]
