"""Addresses of the machine's door, the same for every language."""

from django.urls import path, register_converter

from talkoot.api import views, views_calendar, views_models


class FormConverter:
    """The two forms in which every dataset is given."""

    regex = "csv|json"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(FormConverter, "form")

app_name = "api"
urlpatterns = [
    path("models-in-use.<form:form>", views_models.models_in_use, name="models-in-use"),
    path("calendar/<str:token>.ics", views_calendar.calendar, name="calendar"),
    path("<slug:network>/members.<form:form>", views.members, name="members"),
    path("<slug:network>/goals.<form:form>", views.goals, name="goals"),
    path("<slug:network>/results.<form:form>", views.results, name="results"),
    path("<slug:network>/results-<int:year>.<form:form>", views.results, name="results-year"),
]
