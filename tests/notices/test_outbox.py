"""Every message lies in the outbox with what became of it; a mail server that is down loses nothing."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import override_settings

from talkoot.notices import operations
from talkoot.notices.models import Message
from talkoot.notices.tasks import deliver_due
from tests.factories import NOW

pytestmark = pytest.mark.django_db
DOWN = override_settings(
    MAIL_TRANSPORT="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=9
)


def queued(**facts):
    return operations.queue_message(to="a@b.example", subject="Hello", body="Text", kind="test", now=NOW, **facts)


def test_message_is_sent_once_and_says_when():
    message = queued()
    operations.send_message(message_id=message.pk, now=NOW)
    again = operations.send_message(message_id=message.pk, now=NOW)
    assert (again.state, again.sent_at, len(mail.outbox)) == ("sent", NOW, 1)


def test_same_key_is_queued_once():
    assert queued(key="invitation-1").pk == queued(key="invitation-1").pk


@DOWN
def test_mail_server_that_is_down_is_tried_again_until_it_has_failed():
    message = queued()
    first = operations.send_message(message_id=message.pk, now=NOW)
    assert (first.state, first.attempts) == ("queued", 1)
    assert "refused" in first.error.lower()
    moment = NOW
    for _attempt in range(4):
        moment += timedelta(days=2)
        last = operations.send_message(message_id=message.pk, now=moment)
    assert (last.state, last.attempts) == ("failed", 5)


@DOWN
def test_failed_message_can_be_sent_to_a_corrected_address():
    message = queued()
    Message.objects.filter(pk=message.pk).update(state="failed", attempts=5)
    again = operations.retry_message(message_id=message.pk, now=NOW, to="right@b.example")
    assert (again.state, again.to, again.attempts) == ("queued", "right@b.example", 0)


def test_delayed_message_waits_and_can_be_taken_back():
    message = queued(delay=timedelta(minutes=10))
    assert operations.send_message(message_id=message.pk, now=NOW).state == "queued"
    operations.take_back_message(message_id=message.pk)
    assert operations.send_message(message_id=message.pk, now=NOW + timedelta(hours=1)).state == "cancelled"
    assert mail.outbox == []


def test_sent_message_cannot_be_taken_back():
    message = queued()
    operations.send_message(message_id=message.pk, now=NOW)
    with pytest.raises(operations.AlreadySent):
        operations.take_back_message(message_id=message.pk)


def test_what_is_due_is_sent_by_the_workers_beat():
    queued()
    queued()
    deliver_due.call()
    assert len(mail.outbox) == 2


def test_secret_message_forgets_its_text_once_sent():
    message = queued(is_secret=True)
    assert operations.send_message(message_id=message.pk, now=NOW).body == ""


def test_mail_of_other_libraries_lies_in_the_outbox_too():
    mail.send_mail("Code", "123456", None, ["a@b.example"])
    message = Message.objects.get()
    assert (message.subject, message.kind, message.is_secret) == ("Code", "account", True)
