"""Addresses of calculating for others: invitations, handing in, review, acceptance, and the papers behind the figures."""

from django.urls import URLPattern, path

from talkoot.web.workspace.views import evidence, mandates, reviewing

OF_PERSON: list[URLPattern] = [
    path("", mandates.mandates, name="mandates"),
]

OF_INVENTORY: list[URLPattern] = [
    path("people/", mandates.people, name="inventory-people"),
    path("people/<int:mandate_id>/", mandates.mandate, name="inventory-mandate"),
    path("people/<int:mandate_id>/end/", mandates.mandate_end, name="inventory-mandate-end"),
    path("review/", reviewing.review, name="inventory-review"),
    path("hand-in/", reviewing.hand_in, name="inventory-hand-in"),
    path("send-back/", reviewing.send_back, name="inventory-send-back"),
    path("approve/", reviewing.approve, name="inventory-approve"),
    path("accept/", reviewing.accept, name="inventory-accept"),
    path("evidence/", evidence.papers, name="inventory-papers"),
    path("evidence/<int:paper>/", evidence.paper, name="inventory-paper"),
    path("evidence/<int:paper>/remove/", evidence.paper_remove, name="inventory-paper-remove"),
]
