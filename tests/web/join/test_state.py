"""The page behind the link always tells where the application stands."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from talkoot.memberships.operations import accept_application, decline_application, return_application
from talkoot.notices.models import Message
from tests.factories import UserFactory

SENT = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)


@pytest.fixture
def sent(ready):
    ready.write("send", consent="on")
    application = ready.now()
    application.submitted_at = SENT
    application.save()
    return ready


def decide(sent, operation, **facts):
    operation(application_id=sent.application.pk, by=UserFactory(), now=SENT, **facts)


def test_a_sent_one_tells_since_when_it_waits_and_when_the_answer_comes(sent):
    page = sent.open()
    assert "Thank you! You get an answer by 23\xa0March 2026." in page
    assert "The application has waited since 16\xa0March 2026." in page
    assert "Waiting for an answer" in page
    assert "Lumikon Leipomo Oy" in page


def test_a_question_stands_on_top_and_everything_can_be_edited(sent):
    decide(sent, return_application, question="Could you add a goal?\nAny will do.")
    for part in ("who", "contact", "goals", "send"):
        page = sent.open(f"?part={part}")
        assert "Could you add a goal?<br>Any will do." in page
    assert 'value="Lumikon Leipomo Oy"' in sent.open()
    assert sent.write("send", consent="on").url == sent.link
    assert sent.now().state == "submitted"
    assert sent.application.question == ""


def test_an_accepted_one_tells_what_happens_next(sent):
    decide(sent, accept_application)
    page = sent.open()
    assert "Welcome to Climate partners!" in page
    assert "The climate commitment is signed." in page
    assert 'href="/en/account/login/"' in page
    assert "Withdraw" not in page


def test_a_declined_one_tells_the_reason(sent):
    decide(sent, decline_application, reason="The network is for companies of this town.")
    page = sent.open()
    assert "This time the answer was no." in page
    assert "The network is for companies of this town." in page
    assert "climate@town.example" in page


@pytest.mark.parametrize("state", ["draft", "sent"])
def test_it_can_be_withdrawn_after_asking_once(ready, state):
    if state == "sent":
        ready.write("send", consent="on")
    assert "Withdraw the application?" in ready.open("withdraw/")
    assert ready.client.post(ready.link + "withdraw/").url == ready.link
    assert "You have withdrawn the application." in ready.open()
    assert ready.now().state == "withdrawn"
    assert ready.client.get(ready.link + "withdraw/").url == ready.link


def test_an_answered_one_cannot_be_withdrawn(sent):
    decide(sent, accept_application)
    sent.client.post(sent.link + "withdraw/")
    assert sent.now().state == "accepted"


def test_whoever_withdrew_may_begin_again(sent):
    sent.client.post(sent.link + "withdraw/")
    client = Client()
    response = client.post(
        "/en/jarvikaupunki/join/", {"email": "aino@company.example", "tier": sent.application.tier_id}
    )
    assert response.url != sent.link
    assert client.get(response.url).status_code == 200


@pytest.mark.parametrize(
    ("operation", "facts", "subject", "sentence"),
    [
        (accept_application, {}, "Welcome to Climate partners", "We are glad to have you with us!"),
        (
            return_application,
            {"question": "Which goals?"},
            "A question about your application to Climate partners",
            "Which goals?",
        ),
        (decline_application, {"reason": "Too far."}, "The answer to your application to Climate partners", "Too far."),
    ],
)
def test_every_answer_comes_by_mail_with_the_link(sent, operation, facts, subject, sentence):
    decide(sent, operation, **facts)
    mail = Message.objects.order_by("-pk")[0]
    assert (mail.to, mail.to_name, mail.subject) == ("aino@company.example", "Aino Virta", subject)
    assert sentence in mail.body
    assert f"http://testserver{sent.link}" in mail.body
    assert mail.body.startswith("Hello Aino Virta,")


def test_sending_is_told_to_the_applicant_and_to_the_coordinator(sent):
    told = {mail.to: mail for mail in Message.objects.all()}
    assert told["aino@company.example"].subject == "We have received your application to Climate partners"
    assert "You get an answer within 7 days." in told["aino@company.example"].body
    assert told["coordinator@town.example"].subject == "Lumikon Leipomo Oy would like to join Climate partners"
    assert f"/console/jarvikaupunki/applications/{sent.application.pk}/" in told["coordinator@town.example"].body


def test_an_ended_network_still_shows_the_answer(sent):
    network = sent.application.network
    network.state = "ended"
    network.save()
    assert sent.client.get(sent.link).status_code == 200
