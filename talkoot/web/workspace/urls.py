"""Addresses of the workspace and of the personal link."""

from django.urls import include, path

from talkoot.web.workspace import urls_calculator, urls_files, urls_mandates, urls_measures, urls_result
from talkoot.web.workspace.views import dialogues, goals, home, organisation, people, report, reports, sales

app_name = "workspace"

OF_MEMBER = [
    path("", home.membership, name="membership"),
    path("goals/", goals.goals, name="goals"),
    path("goals/new/", goals.goal_new, name="goal-new"),
    path("goals/send/", goals.goals_send, name="goals-send"),
    path("goals/<int:goal_id>/", goals.goal, name="goal"),
    path("goals/<int:goal_id>/send/", goals.goal_send, name="goal-send"),
    path("goals/<int:goal_id>/delete/", goals.goal_delete, name="goal-delete"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<int:year>/", reports.report_read, name="report-read"),
    path("people/", people.people, name="people"),
    path("people/new/", people.person_new, name="person-new"),
    path("people/<int:contact_id>/", people.person, name="person"),
    path("people/<int:contact_id>/end/", people.person_end, name="person-end"),
    path("organisation/", organisation.organisation, name="organisation"),
    *urls_calculator.OF_MEMBER,
    path("sales/", sales.sales, name="sales"),
    path("sales/<int:row>/", sales.sale_answer, name="sale-answer"),
    path("dialogues/", dialogues.dialogues, name="dialogues"),
    path("dialogues/<int:dialogue_id>/", dialogues.dialogue, name="dialogue"),
]

OF_REPORT = [
    path("", report.report, name="report"),
    path("save/", report.report_save, name="report-save"),
    path("opened/", report.report_opened, name="report-opened"),
    path("send/", report.report_send, name="report-send"),
    path("done/", report.report_done, name="report-done"),
]

OF_INVENTORY = [
    *urls_calculator.OF_INVENTORY,
    *urls_files.OF_INVENTORY,
    *urls_result.OF_INVENTORY,
    *urls_measures.OF_INVENTORY,
    *urls_mandates.OF_INVENTORY,
]

urlpatterns = [
    path("workspace/", home.home, name="home"),
    path("inventories/", include(urls_mandates.OF_PERSON)),
    path("inventories/<int:inventory>/", include(OF_INVENTORY)),
    path("workspace/<slug:network>/<slug:member>/", include(OF_MEMBER)),
    path("report/<str:token>/", include(OF_REPORT)),
]
