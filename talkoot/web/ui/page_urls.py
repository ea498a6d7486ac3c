"""Pages of the look, under a language."""

from django.urls import path

from talkoot.web.ui import views

app_name = "look"
urlpatterns = [path("components/", views.components, name="components")]
