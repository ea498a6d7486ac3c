"""One's own page: name, language, second factor, sessions."""

from django.urls import path

from talkoot.web.accounts.views import profile

app_name = "me"
urlpatterns = [
    path("", profile.profile, name="profile"),
    path("second-factor/", profile.second_factor, name="second-factor"),
    path("sessions/end/", profile.end_sessions, name="sessions-end"),
]
