"""Addresses of the console pages about cases."""

from django.urls import URLPattern, URLResolver, path

from talkoot.web.console.views import case, cases, desks

urlpatterns: list[URLPattern | URLResolver] = [
    path("", cases.cases, name="cases"),
    path("refer/", cases.refer, name="case-refer"),
    path("new/", cases.case_new, name="case-new"),
    path("summary/", desks.summary, name="case-summary"),
    path("desks/new/", desks.desk_new, name="desk-new"),
    path("desks/<int:desk_id>/", desks.desk_edit, name="desk-edit"),
    path("<int:case_id>/", case.case, name="case"),
    path("<int:case_id>/take/", case.take, name="case-take"),
    path("<int:case_id>/step/", case.step, name="case-step"),
    path("<int:case_id>/log/", case.log, name="case-log"),
    path("<int:case_id>/measure/", case.measure, name="case-measure"),
    path("<int:case_id>/measure/<int:measure_id>/", case.measure_state, name="case-measure-state"),
    path("<int:case_id>/close/", case.close, name="case-close"),
    path("<int:case_id>/reopen/", case.reopen, name="case-reopen"),
    path("<int:case_id>/forget/", case.forget, name="case-forget"),
]
