"""Django's mail goes through the outbox too: nothing is sent that cannot be seen."""

from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone, translation

from talkoot.notices.operations import queue_message


class OutboxBackend(BaseEmailBackend):
    """Queues what other libraries (sign-in codes, security notices) send."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue each message for each of its receivers; their text is secret."""
        for message in email_messages:
            html: Any = next((c for c, kind in getattr(message, "alternatives", []) if kind == "text/html"), "")
            for address in message.recipients():
                queue_message(
                    to=address,
                    subject=str(message.subject),
                    body=str(message.body),
                    html=str(html),
                    kind="account",
                    language=translation.get_language() or "fi",
                    is_secret=True,
                    now=timezone.now(),  # noqa: TID251 -- Django's mail interface has no clock argument
                )
        return len(email_messages)
