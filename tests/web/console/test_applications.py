"""Applications: the queue with its promise, the criteria with what is missing, the answer."""

import pytest

from talkoot.memberships.enums import MembershipState
from talkoot.notices.models import Message
from tests.factories import ApplicationFactory, MembershipFactory, NetworkFactory
from tests.web.console.conftest import Desk


def test_queue_shows_who_waits_and_until_when_an_answer_was_promised(desk: Desk, application) -> None:
    page = desk.get("applications")
    assert "<b>1</b> applicant waits for an answer." in page
    assert "Applicant Oy" in page
    assert "Answer promised by 16\u00a0March 2026." in page


@pytest.mark.parametrize(("view", "state"), [("returned", "returned"), ("drafts", "draft"), ("answered", "declined")])
def test_other_applications_are_one_click_away(desk: Desk, application, view: str, state: str) -> None:
    application.state, application.decided_at = state, application.submitted_at
    application.save()
    assert "Applicant Oy" not in desk.get("applications")
    assert "Applicant Oy" in desk.get("applications", query=f"?view={view}")


def test_application_shows_what_was_written_and_what_is_missing(desk: Desk, application) -> None:
    page = desk.get("application", application.pk)
    assert "Aino Applicant" in page
    assert "Manufacture of food products" in page
    assert "At least 2 goals: there are 1" in page
    assert "One goal needs a baseline and a target in figures" in page
    assert "Less electricity" in page


def test_ready_question_names_what_is_missing_in_the_applicants_language(desk: Desk, application) -> None:
    page = desk.get("application", application.pk)
    assert "Thank you for your application. One goal is still missing. Could you add it?" in page


def test_application_says_where_the_organisation_is_known_already(desk: Desk, application) -> None:
    organisation = application.membership.organisation
    organisation.business_id = "0112038-9"
    organisation.save()
    MembershipFactory(network=NetworkFactory(name_en="Region's network"), tier=None, organisation=organisation)
    page = desk.get("application", application.pk)
    assert "The business ID 0112038-9 is right and belongs to Applicant Oy." in page
    assert "It is already in: Region&#x27;s network." in page


def test_similar_name_on_the_board_is_shown(desk: Desk, application) -> None:
    MembershipFactory(network=desk.network, tier=None, organisation__name="Applicant Group Oyj")
    assert "Applicant Group Oyj" in desk.get("application", application.pk)


def test_accepted_application_makes_a_member_who_awaits_signature(desk: Desk, application) -> None:
    response = desk.post("application-answer", application.pk, "accept")
    assert response["Location"] == desk.url("applications")
    application.refresh_from_db()
    assert application.state == "accepted"
    assert application.membership.state == MembershipState.AWAITING_SIGNATURE
    assert application.membership.goals.get().state == "submitted"


def test_application_is_sent_back_with_a_question(desk: Desk, application) -> None:
    desk.post("application-answer", application.pk, "return", question="Which year do you start from?")
    application.refresh_from_db()
    assert (application.state, application.question) == ("returned", "Which year do you start from?")
    letter = Message.objects.get(to="aino@applicant.example")
    assert "Which year do you start from?" in letter.body
    assert letter.subject in desk.get("application", application.pk)


def test_application_is_declined_with_a_reason(desk: Desk, application) -> None:
    desk.post("application-answer", application.pk, "decline", reason="Outside our area")
    application.refresh_from_db()
    assert (application.state, application.reason) == ("declined", "Outside our area")


@pytest.mark.parametrize("answer", ["return", "decline"])
def test_answer_without_words_is_not_sent(desk: Desk, application, answer: str) -> None:
    assert desk.post("application-answer", application.pk, answer).status_code == 200
    application.refresh_from_db()
    assert application.state == "submitted"


def test_application_answered_by_a_colleague_keeps_what_was_written(desk: Desk, application) -> None:
    desk.post("application-answer", application.pk, "accept")
    page = desk.post("application-answer", application.pk, "decline", reason="My own reason").content.decode()
    assert "This application has already been answered." in page
    assert "My own reason" in page


def test_neighbours_application_is_not_found(desk: Desk, people) -> None:
    strange = ApplicationFactory(network=people.other_network, tier=None)
    assert desk.client.get(desk.url("application", strange.pk)).status_code == 404
    assert desk.post("application-answer", strange.pk, "accept").status_code == 404


def test_answers_that_we_do_not_know_by_name_are_shown_too(desk: Desk, application) -> None:
    application.answers["favourite_tree"] = "Birch"
    application.answers["goals"] = ["broken", {"unknown": 1}]
    application.save()
    page = desk.get("application", application.pk)
    assert "Favourite tree" in page
    assert "Birch" in page
