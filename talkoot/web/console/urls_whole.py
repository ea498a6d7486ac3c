"""Addresses of the console pages about a municipality's whole: method, hand-over, focus, practices."""

from django.urls import path

from talkoot.web.console.views import focus, handover, method, practices

urlpatterns = [
    path("method/", method.method, name="method"),
    path("method/<slug:code>/", method.method_move, name="method-move"),
    path("handover/", handover.handover, name="handover"),
    path("handover/word/", handover.handover_docx, name="handover-docx"),
    path("focus/", focus.focus, name="focus"),
    path("focus/emissions/", focus.focus_edit, name="focus-edit"),
    path("focus/actions/new/", focus.action_new, name="focus-action-new"),
    path("focus/actions/<int:action_id>/end/", focus.action_end, name="focus-action-end"),
    path("practices/", practices.practices, name="practices-own"),
    path("models/<int:adoption_id>/practice/", practices.practice_edit, name="practice-edit"),
    path("practices/<int:practice_id>/publish/", practices.practice_publish, name="practice-publish"),
    path("practices/<int:practice_id>/withdraw/", practices.practice_withdraw, name="practice-withdraw"),
]
