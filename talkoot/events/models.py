"""Gatherings of a network or a municipality, and who came."""

from datetime import date, datetime, time
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talkoot.kernel.models import Versioned
from talkoot.memberships.models import Membership
from talkoot.networks.models import Network
from talkoot.organisations.models import Municipality, Organisation


class EventQuerySet(models.QuerySet["Event"]):
    def of_network(self, network_id: int) -> Self:
        return self.filter(network_id=network_id)

    def not_cancelled(self) -> Self:
        return self.filter(cancelled_at__isnull=True)

    def between(self, start: date, end: date) -> Self:
        """From `start` to `end`, both included."""
        return self.filter(starts_on__gte=start, starts_on__lte=end)


class Event(Versioned):
    """A gathering; with `forum` it is an item in something that exists already, such as the entrepreneurs' training."""

    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.CASCADE, related_name="events"
    )
    network = models.ForeignKey(Network, null=True, blank=True, on_delete=models.CASCADE, related_name="events")
    forum = models.CharField(_("Part of"), max_length=150, blank=True)
    title = models.CharField(_("Heading"), max_length=150)
    about = models.TextField(_("What it is about"), blank=True)
    starts_on = models.DateField(_("Day"))
    starts_at = models.TimeField(_("Time"), null=True, blank=True)
    place = models.CharField(_("Place"), max_length=200, blank=True)
    link = models.URLField(_("Link for taking part online"), max_length=500, blank=True)
    theme = models.CharField(_("Topic"), max_length=40, blank=True)  # a code of talkoot/data/topics.toml
    is_public = models.BooleanField(_("Public"), default=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.TextField(blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(municipality__isnull=False) | Q(network__isnull=False), name="somebody_plans_an_event"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True) | ~Q(cancel_reason=""), name="cancelled_events_have_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    def has_begun(self, today: date) -> bool:
        """Its day has come."""
        return self.starts_on <= today

    @property
    def moment(self) -> datetime:
        """When it begins; the middle of the day when no time is given."""
        return timezone.make_aware(datetime.combine(self.starts_on, self.starts_at or time(12)))


class Attendance(models.Model):
    """Somebody at a gathering: a member, another organisation, or a name or address that is not known."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="attendances")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="attendances"
    )
    membership = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.SET_NULL, related_name="attendances"
    )
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    came = models.BooleanField(default=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "membership"], condition=Q(membership__isnull=False) & Q(email="") & Q(name=""),
                name="one_tick_per_member",
            ),
            models.UniqueConstraint(fields=["event", "email"], condition=~Q(email=""), name="one_attendance_per_address"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name or self.email or str(self.organisation or "")
