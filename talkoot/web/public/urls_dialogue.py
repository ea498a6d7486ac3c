"""Addresses of the public pages about dialogue."""

from django.urls import path

from talkoot.web.public.views import dialogue, dialogue_input, dialogues, subscriptions

urlpatterns = [
    path("municipalities/<slug:municipality>/dialogues/", dialogues.of_municipality, name="dialogues"),
    path("municipalities/<slug:municipality>/dialogues/subscribe/", subscriptions.subscribe, name="subscribe"),
    path("dialogues/<int:dialogue_id>/", dialogue.dialogue, name="dialogue"),
    path("dialogues/<int:dialogue_id>/<str:token>/", dialogue.invited, name="dialogue-invited"),
    path("input/<str:token>/", dialogue_input.follow, name="input"),
    path("subscription/<str:token>/", subscriptions.subscription, name="subscription"),
    path("<slug:network>/dialogues/", dialogues.of_network, name="network-dialogues"),
]
