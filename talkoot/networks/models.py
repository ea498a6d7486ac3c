"""Networks, their tiers with rules as data, and those who coordinate them."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from talkoot.kernel.models import Versioned
from talkoot.kernel.months import months_after
from talkoot.networks.enums import FeeClass, NetworkKind, NetworkState, TierKind
from talkoot.organisations.models import Organisation

hex_colour = RegexValidator(r"^[0-9a-f]{6}\Z", _("Give the colour as six digits, for example 0d5668."))


class NetworkQuerySet(models.QuerySet["Network"]):
    def published(self) -> Self:
        """Networks with a public site; one in formation is prepared in peace."""
        return self.exclude(state=NetworkState.FORMING)

    def coordinated_by(self, user: Any) -> Self:
        """Networks whose console the person may enter."""
        if not user.is_authenticated:
            return self.none()
        if user.is_operator:
            return self
        return self.filter(coordinators__user=user, coordinators__until_on__isnull=True).distinct()


class Network(Versioned):
    """A named group of organisations with rules."""

    slug = models.SlugField(_("Address"), max_length=60, unique=True)
    kind = models.CharField(_("Kind"), max_length=10, choices=NetworkKind, default=NetworkKind.CLOSED)
    state = models.CharField(_("State"), max_length=10, choices=NetworkState, default=NetworkState.FORMING)
    name = models.CharField(_("Name"), max_length=150)
    lead = models.TextField(_("What it is"), blank=True)
    asked = models.TextField(_("What is asked"), blank=True, help_text=_("One point on each line."))
    given = models.TextField(_("What one gets"), blank=True, help_text=_("One point on each line."))
    languages = models.JSONField(_("Languages"), default=list)
    theme_colour = models.CharField(_("Theme colour"), max_length=6, default="0d5668", validators=[hex_colour])
    contact_email = models.EmailField(_("Contact address"), blank=True)
    reply_days = models.PositiveSmallIntegerField(_("Days in which applications are answered"), default=7)
    started_on = models.DateField(_("Started"), null=True, blank=True)
    ended_on = models.DateField(_("Ended"), null=True, blank=True)
    coordinating = models.ManyToManyField(Organisation, through="Coordination", related_name="coordinates")

    objects = NetworkQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(state=NetworkState.ENDED), name="only_ended_networks_have_an_end"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        return self.kind == NetworkKind.OPEN

    @property
    def takes_applications(self) -> bool:
        return self.state == NetworkState.ACTIVE


class Coordination(models.Model):
    """One of the organisations that run a network together."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="coordinations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="coordinations")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["network", "organisation"], name="one_coordination_each")]

    def __str__(self) -> str:
        return f"{self.organisation} → {self.network}"


class CoordinatorQuerySet(models.QuerySet["Coordinator"]):
    def in_office(self) -> Self:
        return self.filter(until_on__isnull=True)


class Coordinator(models.Model):
    """A person who runs a network, on behalf of one of its coordinating organisations."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="coordinators")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="coordinator_roles")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    since_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    objects = CoordinatorQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "user"], condition=Q(until_on__isnull=True), name="one_running_coordinator_role"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} → {self.network}"


class Tier(Versioned):
    """A class of members within a network, with its own rules."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="tiers")
    kind = models.CharField(_("Kind"), max_length=12, choices=TierKind, default=TierKind.PARTNER)
    name = models.CharField(_("Name"), max_length=120)
    description = models.TextField(_("For whom"), blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    min_goals = models.PositiveSmallIntegerField(_("Goals at least"), default=0)
    needs_baseline = models.BooleanField(_("At least one goal has a baseline and a target in figures"), default=False)
    asks_follow_up = models.BooleanField(_("Yearly follow-up is asked"), default=True)
    needs_signature = models.BooleanField(_("The commitment is signed by both parties"), default=True)
    validity_months = models.PositiveSmallIntegerField(
        _("Validity in months"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    fee_class = models.CharField(_("Fee"), max_length=10, choices=FeeClass, default=FeeClass.NONE)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_supporting(self) -> bool:
        return self.kind == TierKind.SUPPORTING

    def valid_until(self, start: date) -> date | None:
        """The last day of a commitment that starts on `start`; None when it does not end by itself."""
        if not self.validity_months:
            return None
        return months_after(start, self.validity_months)
