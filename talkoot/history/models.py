"""What happened, when, by whom and why; and how fresh a network's public pages are."""

from django.conf import settings
from django.db import models


class Event(models.Model):
    """One change, kept for ever. `network_id` and the subject are plain numbers: history outlives what it tells of."""

    at = models.DateTimeField(db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=200, blank=True)
    network_id = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=40)  # "membership", "goal", …
    subject_id = models.BigIntegerField()
    verb = models.CharField(max_length=60)  # "membership.accepted"
    reason = models.TextField(blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["subject", "subject_id", "-at"], name="events_of_subject"),
            models.Index(fields=["network_id", "-at"], name="events_of_network"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject} {self.subject_id}"


class Freshness(models.Model):
    """A counter per network (0: the instance), raised by every change: the key under which public pages are kept."""

    network_id = models.BigIntegerField(unique=True)
    number = models.PositiveBigIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.network_id}: {self.number}"
