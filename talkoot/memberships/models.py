"""One organisation in one network, from lead to farewell; the application that may begin it; private notes."""

from secrets import token_urlsafe
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from talkoot.kernel.models import Versioned
from talkoot.memberships.enums import MEMBERS, PUBLIC, ApplicationState, MembershipState, Precision
from talkoot.networks.models import Network, Tier
from talkoot.organisations.models import Organisation


def new_secret() -> str:
    """A token that cannot be guessed, for a personal link."""
    return token_urlsafe(24)


class MembershipQuerySet(models.QuerySet["Membership"]):
    def taking_part(self) -> Self:
        """Members of the day, those awaiting signature included."""
        return self.filter(state__in=MEMBERS)

    def public(self) -> Self:
        """Members that the public site shows: not those awaiting signature, nor those who have left."""
        return self.filter(state__in=PUBLIC)

    def followed_up(self) -> Self:
        """Members whose tier asks for a yearly report."""
        return self.filter(state__in=("active", "awaiting_signature"), tier__asks_follow_up=True)

    def visible_to(self, user: Any) -> Self:
        """Members of networks the person coordinates, and of organisations they act for."""
        return self.filter(
            Q(network__in=Network.objects.coordinated_by(user))
            | Q(organisation__in=Organisation.objects.acted_for_by(user))
        )


class Membership(Versioned):
    """One organisation in one network."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="memberships")
    tier = models.ForeignKey(Tier, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships")
    slug = models.SlugField(max_length=80)
    state = models.CharField(_("State"), max_length=20, choices=MembershipState, default=MembershipState.LEAD)
    state_since = models.DateField()
    joined_on = models.DateField(_("Member since"), null=True, blank=True)
    joined_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    left_on = models.DateField(null=True, blank=True)
    heard_at = models.DateTimeField(null=True, blank=True)  # the last sign of life: a report, a message, a sign-in

    objects = ScopedManager(network="network", _manager_class=models.Manager.from_queryset(MembershipQuerySet))

    class Meta:
        ordering = ["organisation__folded_name"]
        constraints = [
            models.UniqueConstraint(fields=["network", "organisation"], name="one_membership_per_network"),
            models.UniqueConstraint(fields=["network", "slug"], name="one_address_per_member"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} / {self.network}"

    @property
    def takes_part(self) -> bool:
        return self.state in MEMBERS

    @property
    def is_public(self) -> bool:
        return self.state in PUBLIC


class Note(models.Model):
    """A private remark of the coordinators about a member; imported ones say from which cell. Never public."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="notes")
    membership = models.ForeignKey(Membership, null=True, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    sheet = models.CharField(max_length=120, blank=True)
    cell = models.CharField(max_length=20, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    objects = ScopedManager(network="network")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.text[:60]


class ApplicationQuerySet(models.QuerySet["Application"]):
    def waiting(self) -> Self:
        """Applications that the coordinator has to answer, oldest first."""
        return self.filter(state=ApplicationState.SUBMITTED).order_by("submitted_at")


class Application(Versioned):
    """A wish to join: saved as it is written, continued from the mailed link, answered by the coordinator.

    `answers` holds what was typed, field by field; nothing is lost however incomplete it is.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="applications")
    tier = models.ForeignKey(Tier, null=True, on_delete=models.SET_NULL, related_name="+")
    token = models.CharField(max_length=64, unique=True, default=new_secret)
    email = models.EmailField(_("E-mail"))
    language = models.CharField(max_length=5, default="fi")
    answers = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=ApplicationState, default=ApplicationState.DRAFT)
    question = models.TextField(blank=True)  # the coordinator's, when sent back
    reason = models.TextField(blank=True)  # when declined
    membership = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="applications")
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)

    objects = ScopedManager(network="network", _manager_class=models.Manager.from_queryset(ApplicationQuerySet))

    class Meta:
        ordering = ["-begun_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("draft", "withdrawn")) | Q(submitted_at__isnull=False),
                name="only_submitted_applications_are_answered",
            )
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def name(self) -> str:
        return str(self.answers.get("name", ""))

    @property
    def can_be_edited(self) -> bool:
        return self.state in {ApplicationState.DRAFT, ApplicationState.RETURNED}
