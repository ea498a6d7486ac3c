"""Writing, sending and taking back messages."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.kernel.errors import Refused
from talkoot.notices.enums import MessageState
from talkoot.notices.models import Message
from talkoot.notices.signals import message_ready

PATIENCE = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6), timedelta(hours=24))


class AlreadySent(Refused):
    text = _("The message has already been sent.")


@transaction.atomic
def queue_message(
    *,
    to: str,
    subject: str,
    body: str,
    kind: str,
    now: datetime,
    to_name: str = "",
    language: str = "fi",
    network_id: int | None = None,
    sender: User | None = None,
    reply_to: str = "",
    html: str = "",
    key: str | None = None,
    delay: timedelta = timedelta(),
    is_secret: bool = False,
) -> Message:
    """Put a message into the outbox; with the same `key` a second time the first one is returned and nothing is sent."""
    if key is not None:
        existing = Message.objects.filter(key=key).first()
        if existing is not None:
            return existing
    message = Message.objects.create(
        to=to, to_name=to_name[:200], subject=" ".join(subject.split())[:300], body=body, html=html, kind=kind,
        language=language, network_id=network_id, sender=sender, reply_to=reply_to, key=key, is_secret=is_secret,
        queued_at=now, send_at=now + delay,
    )  # fmt: skip
    if not delay:
        transaction.on_commit(lambda: message_ready.send(Message, message_id=message.pk))
    return message


def send_message(*, message_id: int, now: datetime) -> Message:
    """Hand a queued message to the mail server. A server that is down is tried again for a day, then it has failed."""
    with transaction.atomic():
        message = Message.objects.select_for_update(of=("self",)).get(pk=message_id)
        if message.state != MessageState.QUEUED or message.send_at > now:
            return message
        message.attempts += 1
        message.send_at = now + PATIENCE[min(message.attempts, len(PATIENCE)) - 1]  # when to try again
        message.save(update_fields=["attempts", "send_at"])
    error = _transport(message)
    message.error = error
    if not error:
        message.state, message.sent_at = MessageState.SENT, now
        if message.is_secret and not settings.DEMO:
            message.body = message.html = ""
    elif message.attempts >= len(PATIENCE):
        message.state = MessageState.FAILED
    message.save(update_fields=["state", "sent_at", "error", "body", "html"])
    return message


def _transport(message: Message) -> str:
    """Send through the configured mail server; returns what went wrong, or an empty string."""
    mail = EmailMultiAlternatives(
        message.subject, message.body, to=[message.to], reply_to=[message.reply_to] if message.reply_to else []
    )
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    try:
        get_connection(settings.MAIL_TRANSPORT).send_messages([mail])
    except Exception as problem:  # noqa: BLE001 -- whatever a mail server does must not stop the worker
        return (str(problem) or type(problem).__name__)[:300]
    return ""


@transaction.atomic
def take_back_message(*, message_id: int) -> Message:
    """Cancel a message that has not been sent yet."""
    message = Message.objects.select_for_update(of=("self",)).get(pk=message_id)
    if message.state != MessageState.QUEUED:
        raise AlreadySent
    message.state = MessageState.CANCELLED
    message.save(update_fields=["state"])
    return message


@transaction.atomic
def retry_message(*, message_id: int, now: datetime, to: str = "") -> Message:
    """Try a failed message again, to a corrected address if one is given."""
    message = Message.objects.select_for_update(of=("self",)).get(pk=message_id)
    if message.state not in {MessageState.FAILED, MessageState.QUEUED}:
        raise AlreadySent
    message.to = to or message.to
    message.state, message.attempts, message.error, message.send_at = MessageState.QUEUED, 0, "", now
    message.save(update_fields=["to", "state", "attempts", "error", "send_at"])
    transaction.on_commit(lambda: message_ready.send(Message, message_id=message.pk))
    return message
