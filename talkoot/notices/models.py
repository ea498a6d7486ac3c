"""The outbox: every message that the service writes, with what became of it."""

from django.conf import settings
from django.db import models

from talkoot.notices.enums import MessageState


class MessageQuerySet(models.QuerySet["Message"]):
    def due(self, now):
        return self.filter(state=MessageState.QUEUED, send_at__lte=now)

    def of_network(self, network_id):
        return self.filter(network_id=network_id)

    def failed(self):
        return self.filter(state=MessageState.FAILED)


class Message(models.Model):
    """One e-mail to one address. A secret one (sign-in code) forgets its text once it is sent, except in the demo."""

    network_id = models.BigIntegerField(null=True, db_index=True)
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=40)
    to = models.EmailField()
    to_name = models.CharField(max_length=200, blank=True)
    reply_to = models.EmailField(blank=True)
    language = models.CharField(max_length=5, default="fi")
    subject = models.CharField(max_length=300)
    body = models.TextField()
    html = models.TextField(blank=True)
    is_secret = models.BooleanField(default=False)
    key = models.CharField(max_length=120, unique=True, null=True)  # noqa: DJ001 -- null: messages without a key may repeat
    state = models.CharField(max_length=10, choices=MessageState, default=MessageState.QUEUED)
    error = models.CharField(max_length=300, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    queued_at = models.DateTimeField()
    send_at = models.DateTimeField(db_index=True)
    sent_at = models.DateTimeField(null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-queued_at", "-id"]

    def __str__(self) -> str:
        return f"{self.subject} → {self.to}"

    @property
    def is_waiting(self) -> bool:
        return self.state == MessageState.QUEUED
