"""Addresses of joining and leaving."""

from django.urls import path

from talkoot.web.public.views import application, join

urlpatterns = [
    path("<slug:network>/join/", join.join, name="join"),
    path("<slug:network>/join/done/", join.joined, name="joined"),
    path("<slug:network>/join/sent/", join.link_sent, name="link-sent"),
    path("<slug:network>/join/<str:token>/", application.application, name="application"),
    path("<slug:network>/join/<str:token>/save/", application.save, name="application-save"),
    path("<slug:network>/join/<str:token>/withdraw/", application.withdraw, name="application-withdraw"),
    path("<slug:network>/leave/<slug:member>/<str:token>/", join.leave, name="leave"),
]
