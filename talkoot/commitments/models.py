"""Two-party promises: a commitment with its validity, and the goals in it."""

from datetime import date
from decimal import Decimal
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from talkoot.commitments.enums import PUBLIC_STATES, ExceedsLaw, GoalKind, GoalState, Outcome, Theme
from talkoot.footprints.enums import Direction
from talkoot.footprints.models import ChosenMeasure, Indicator
from talkoot.kernel.fields import QuantityField
from talkoot.kernel.models import Versioned
from talkoot.memberships.models import Membership


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def in_force(self, today: date) -> Self:
        return self.filter(starts_on__lte=today, ended_on__isnull=True).filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=today)
        )


class Commitment(models.Model):
    """What a member has promised for a period. Whether it is in force follows from the dates, with nobody acting."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="commitments")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)  # ended before its time
    agreed_at = models.DateTimeField()
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = ScopedManager(
        network="membership__network", _manager_class=models.Manager.from_queryset(CommitmentQuerySet)
    )

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="commitments_end_after_they_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.membership} {self.starts_on}–{self.ends_on or ''}"

    def is_in_force(self, today: date) -> bool:
        return self.starts_on <= today and self.ended_on is None and (self.ends_on is None or self.ends_on >= today)

    def last_day(self) -> date | None:
        """The day it ended or will end."""
        return self.ended_on or self.ends_on


class GoalQuerySet(models.QuerySet["Goal"]):
    def public(self) -> Self:
        """Agreed goals, and ended ones with their outcome."""
        return self.filter(state__in=PUBLIC_STATES)

    def agreed(self) -> Self:
        return self.filter(state=GoalState.AGREED)

    def submitted(self) -> Self:
        return self.filter(state=GoalState.SUBMITTED).order_by("submitted_at")

    def visible_to(self, user: Any) -> Self:
        return self.filter(membership__in=Membership.objects.visible_to(user))


class Goal(Versioned):
    """One promise, measured by an indicator; public from the day it is agreed."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="goals")
    commitment = models.ForeignKey(Commitment, null=True, blank=True, on_delete=models.SET_NULL, related_name="goals")
    theme = models.CharField(_("Theme"), max_length=20, choices=Theme)
    text = models.CharField(_("Goal"), max_length=300)
    kind = models.CharField(_("Kind"), max_length=10, choices=GoalKind, default=GoalKind.NUMERIC)
    indicator = models.ForeignKey(Indicator, null=True, blank=True, on_delete=models.PROTECT, related_name="goals")
    measure = models.ForeignKey(ChosenMeasure, null=True, blank=True, on_delete=models.SET_NULL, related_name="goals")
    baseline_value = QuantityField(_("Baseline"), null=True, blank=True)
    baseline_year = models.PositiveSmallIntegerField(_("Baseline year"), null=True, blank=True)
    target_value = QuantityField(_("Target"), null=True, blank=True)
    target_year = models.PositiveSmallIntegerField(_("Target year"), null=True, blank=True)
    percent_change = models.DecimalField(_("Change, %"), max_digits=8, decimal_places=2, null=True, blank=True)
    exceeds_law = models.CharField(_("Exceeds the law"), max_length=8, choices=ExceedsLaw, default=ExceedsLaw.UNKNOWN)
    why_exceeds = models.TextField(_("Why it exceeds the law"), blank=True)
    language = models.CharField(max_length=5, default="fi")  # the language it was written in
    state = models.CharField(max_length=10, choices=GoalState, default=GoalState.DRAFT)
    question = models.TextField(blank=True)  # the coordinator's, when sent back
    outcome = models.CharField(max_length=14, choices=Outcome, blank=True)
    outcome_reason = models.TextField(blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(network="membership__network", _manager_class=models.Manager.from_queryset(GoalQuerySet))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=PUBLIC_STATES) | Q(agreed_at__isnull=False), name="public_goals_are_agreed"
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(state=GoalState.ENDED), name="only_ended_goals_have_an_outcome"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_public(self) -> bool:
        return self.state in PUBLIC_STATES

    @property
    def can_be_edited(self) -> bool:
        """A goal under review or agreed is no longer its writer's alone."""
        return self.state in {GoalState.DRAFT, GoalState.RETURNED}

    @property
    def unit(self) -> str:
        return self.indicator.unit if self.indicator else ""

    @property
    def is_measurable(self) -> bool:
        """It has a baseline and a level to reach, both in figures."""
        return self.baseline_value is not None and self.target_level is not None

    @property
    def target_level(self) -> Decimal | None:
        """The level to reach: as written, or the baseline changed by the promised per cent."""
        if self.target_value is not None:
            return self.target_value
        if self.percent_change is None or self.baseline_value is None:
            return None
        return self.baseline_value * (1 + self.percent_change / 100)

    @property
    def direction(self) -> str:
        """Which way is better: from baseline and target, else from the indicator."""
        level = self.target_level
        if level is not None and self.baseline_value is not None and level != self.baseline_value:
            return Direction.DOWN if level < self.baseline_value else Direction.UP
        return self.indicator.direction if self.indicator else Direction.DOWN
