"""Addresses of the console. Words that could be a member's address never stand where a member's address stands."""

from django.urls import include, path

from talkoot.web.console.views import (
    adopting,
    applications,
    contacts,
    emissions,
    goals,
    history,
    home,
    letters,
    member,
    members,
    messages,
    municipalities,
    networks,
    people,
    review,
    rounds,
    search,
    settings,
    tiers,
    today,
)

app_name = "console"

OF_MEMBERS = [
    path("members/", members.members, name="members"),
    path("add-member/", member.member_new, name="member-new"),
    path("members/<slug:member>/", member.member, name="member"),
    path("members/<slug:member>/state/", member.state, name="member-state"),
    path("members/<slug:member>/place/", member.place, name="member-place"),
    path("members/<slug:member>/organisation/", member.organisation, name="member-organisation"),
    path("members/<slug:member>/note/", member.note, name="member-note"),
    path("members/<slug:member>/renewal/", member.renewal, name="member-renewal"),
    path("members/<slug:member>/contacts/new/", contacts.contact_new, name="contact-new"),
    path("members/<slug:member>/contacts/<int:contact_id>/", contacts.contact, name="contact"),
    path("members/<slug:member>/contacts/<int:contact_id>/end/", contacts.contact_end, name="contact-end"),
    path("applications/", applications.applications, name="applications"),
    path("applications/<int:application_id>/", applications.application, name="application"),
    path("applications/<int:application_id>/<slug:answer>/", applications.answer, name="application-answer"),
]

OF_GOALS = [
    path("goals/", goals.goals, name="goals"),
    path("goals/<int:goal_id>/", goals.goal, name="goal"),
    path("goals/<int:goal_id>/agree/", goals.agree, name="goal-agree"),
    path("goals/<int:goal_id>/return/", goals.ask_back, name="goal-return"),
    path("goals/<int:goal_id>/translation/", goals.translation, name="goal-translation"),
    path("goals/<int:goal_id>/end/", goals.end, name="goal-end"),
]

OF_ROUNDS = [
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/new/", rounds.round_new, name="round-new"),
    path("rounds/<int:year>/", rounds.round_page, name="round"),
    path("rounds/change/<int:year>/", rounds.round_edit, name="round-edit"),
    path("rounds/open/<int:year>/", rounds.round_open, name="round-open"),
    path("rounds/close/<int:year>/", rounds.round_close, name="round-close"),
    path("rounds/late/<int:year>/", rounds.late_member, name="round-late-member"),
    path("rounds/remind/<int:year>/", letters.remind, name="round-remind"),
    path("rounds/waive/<int:year>/", letters.waive, name="round-waive"),
    path("rounds/<int:year>/<slug:member>/", review.report, name="report"),
    path("rounds/<int:year>/<slug:member>/accept/", review.accept, name="report-accept"),
    path("rounds/<int:year>/<slug:member>/return/", review.ask_back, name="report-return"),
    path("rounds/<int:year>/<slug:member>/waive/", review.waive, name="report-waive"),
    path("rounds/<int:year>/<slug:member>/reopen/", review.reopen, name="report-reopen"),
    path("review/", review.review, name="review"),
]

OF_EMISSIONS = [
    path("emissions/", emissions.emissions, name="emissions"),
    path("emissions/<int:year>.csv", emissions.emissions_file, name="emissions-file"),
]

OF_SETTINGS = [
    path("messages/", messages.message_list, name="messages"),
    path("messages/<int:message_id>/", messages.message, name="message"),
    path("messages/<int:message_id>/retry/", messages.retry, name="message-retry"),
    path("messages/<int:message_id>/take-back/", messages.take_back, name="message-take-back"),
    path("settings/", settings.settings_page, name="settings"),
    path("settings/texts/", settings.texts, name="settings-texts"),
    path("settings/basics/", settings.basics, name="settings-basics"),
    path("settings/colour/", settings.colour, name="settings-colour"),
    path("settings/state/", settings.state, name="settings-state"),
    path("settings/tiers/new/", tiers.tier_new, name="tier-new"),
    path("settings/tiers/<int:tier_id>/", tiers.tier, name="tier"),
    path("people/", people.people, name="people"),
    path("people/<int:coordinator_id>/end/", people.coordinator_end, name="coordinator-end"),
    path("history/", history.history, name="history"),
    path("search/", search.search, name="search"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("networks/", networks.networks, name="networks"),
    path("networks/new/", networks.network_new, name="network-new"),
    path("adopt/", adopting.adopt_these, name="adopt-these"),
    path("adopt/<slug:code>/", adopting.adopt_here, name="adopt-here"),
    path("municipalities/new/", municipalities.municipality_new, name="municipality-new"),
    path("municipality/<slug:municipality>/", include("talkoot.web.console.urls_adoptions")),
    path("municipality/<slug:municipality>/", include("talkoot.web.console.urls_whole")),
    path("municipality/<slug:municipality>/directory/", include("talkoot.web.console.urls_library")),
    path("municipality/<slug:municipality>/advice/", include("talkoot.web.console.urls_cases")),
    path("municipality/<slug:municipality>/events/", include("talkoot.web.console.urls_town_events")),
    path("dialogues/", include("talkoot.web.console.urls_dialogue")),
    path("regions/", include("talkoot.web.console.urls_region")),
    path("<slug:network>/imports/", include("talkoot.web.console.urls_imports")),
    path("<slug:network>/", include("talkoot.web.console.urls_events")),
    path(
        "<slug:network>/",
        include([path("", today.today, name="today"), *OF_MEMBERS, *OF_GOALS, *OF_EMISSIONS, *OF_ROUNDS, *OF_SETTINGS]),
    ),
]
