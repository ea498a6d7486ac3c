"""The outbox: what was written to whom, and what became of it."""

from datetime import timedelta

from talkoot.notices.models import Message
from talkoot.notices.operations import queue_message
from tests.factories import NOW
from tests.web.console.conftest import Desk


def write(desk: Desk, **facts: object) -> Message:
    written = {
        "to": "a@b.example",
        "subject": "Hello",
        "body": "Body",
        "kind": "x",
        "network_id": desk.network.pk,
        "now": NOW,
    }
    return queue_message(**{**written, **facts})


def test_outbox_says_first_what_did_not_arrive(desk: Desk, failed_message) -> None:
    page = desk.get("messages")
    assert "<b>1</b> message did not arrive." in page
    assert "mailbox does not exist" in page


def test_outbox_is_narrowed_by_state_and_words(desk: Desk, failed_message) -> None:
    write(desk, subject="Another letter")
    assert "Another letter" not in desk.get("messages", query="?state=failed")
    assert "Another letter" in desk.get("messages", query="?q=another")
    assert "How did 2025 go?" not in desk.get("messages", query="?q=another")


def test_sign_in_codes_are_never_listed(desk: Desk) -> None:
    secret = write(desk, subject="Your code", body="123456", is_secret=True)
    assert "Your code" not in desk.get("messages")
    assert desk.client.get(desk.url("message", secret.pk)).status_code == 404


def test_letters_of_others_are_not_found(desk: Desk, people) -> None:
    strange = write(desk, subject="Strange letter", network_id=people.other_network.pk)
    nobody = write(desk, subject="Nobody's letter", network_id=None)
    page = desk.get("messages")
    assert "Strange letter" not in page
    for one in (strange, nobody):
        assert desk.client.get(desk.url("message", one.pk)).status_code == 404
        assert desk.post("message-take-back", one.pk).status_code == 404


def test_failed_message_is_tried_again_to_a_corrected_address(desk: Desk, failed_message) -> None:
    assert 'value="wrong@example.example"' in desk.get("message", failed_message.pk)
    desk.post("message-retry", failed_message.pk, to="right@example.example")
    failed_message.refresh_from_db()
    assert (failed_message.to, failed_message.error) == ("right@example.example", "")


def test_impossible_address_is_refused(desk: Desk, failed_message) -> None:
    assert desk.post("message-retry", failed_message.pk, to="not an address").status_code == 200
    failed_message.refresh_from_db()
    assert failed_message.state == "failed"


def test_failed_message_leads_to_the_contact_with_the_same_address(desk: Desk, failed_message) -> None:
    contact = desk.member.organisation.contacts.first()
    contact.email = "wrong@example.example"
    contact.save()
    assert "Correct the address of the contact person at Lumikon Leipomo Oy too" in desk.get(
        "message", failed_message.pk
    )


def test_queued_message_is_taken_back(desk: Desk) -> None:
    waiting = write(desk, delay=timedelta(days=1))
    desk.post("message-take-back", waiting.pk)
    waiting.refresh_from_db()
    assert waiting.state == "cancelled"


def test_sent_message_can_no_longer_be_taken_back(desk: Desk) -> None:
    sent = write(desk)
    Message.objects.filter(pk=sent.pk).update(state="sent")
    response = desk.client.post(desk.url("message-take-back", sent.pk), follow=True)
    assert "The message has already been sent." in response.content.decode()


def test_empty_outbox_says_what_it_is_for(desk: Desk) -> None:
    assert "Letters appear here" in desk.get("messages")
