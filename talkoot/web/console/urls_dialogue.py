"""Addresses of the console pages about dialogue."""

from django.urls import path

from talkoot.web.console.views import dialogue, dialogue_inputs, dialogue_opening, dialogues

urlpatterns = [
    path("of/<slug:municipality>/", dialogues.of_municipality, name="dialogues"),
    path("of/<slug:municipality>/new/", dialogues.municipality_new, name="dialogue-new"),
    path("of-network/<slug:network>/", dialogues.of_network, name="network-dialogues"),
    path("of-network/<slug:network>/new/", dialogues.network_new, name="network-dialogue-new"),
    path("<int:dialogue_id>/", dialogue.dialogue, name="dialogue"),
    path("<int:dialogue_id>/change/", dialogue.edit, name="dialogue-edit"),
    path("<int:dialogue_id>/notes/", dialogue_inputs.notes, name="dialogue-notes"),
    path("<int:dialogue_id>/decision/", dialogue.decision, name="dialogue-decision"),
    path("<int:dialogue_id>/invitations/", dialogue_opening.invitations, name="dialogue-invitations"),
    path("<int:dialogue_id>/invitations/members/", dialogue_opening.members, name="dialogue-members"),
    path("<int:dialogue_id>/invitations/<int:invitation_id>/strike/", dialogue_opening.strike, name="dialogue-strike"),
    path("<int:dialogue_id>/open/", dialogue_opening.opening, name="dialogue-open"),
    path("<int:dialogue_id>/take-back/", dialogue_opening.take_back, name="dialogue-take-back"),
    path("<int:dialogue_id>/end/", dialogue_opening.end, name="dialogue-end"),
    path("<int:dialogue_id>/inputs.csv", dialogue.file, name="dialogue-file"),
    path("<int:dialogue_id>/inputs/<int:input_id>/", dialogue_inputs.input_page, name="input"),
    path("<int:dialogue_id>/inputs/<int:input_id>/answer/", dialogue_inputs.answer, name="input-answer"),
    path("<int:dialogue_id>/inputs/<int:input_id>/sort/", dialogue_inputs.sort, name="input-sort"),
]
