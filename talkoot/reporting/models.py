"""One yearly follow-up of a network: the round, each member's report, its figures and its answers about goals."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from talkoot.commitments.models import Goal
from talkoot.footprints.enums import EvidenceGrade
from talkoot.footprints.models import Calculation, Indicator
from talkoot.kernel.fields import QuantityField
from talkoot.kernel.models import Versioned
from talkoot.memberships.models import Membership, new_secret
from talkoot.networks.models import Network
from talkoot.organisations.models import Contact, Site
from talkoot.reporting.enums import ANSWERED, WAITING, WRITABLE, GoalProgress, ReportState


class Round(Versioned):
    """The follow-up of one year. It is planned, then opened with one action, then closed."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="rounds")
    year = models.PositiveSmallIntegerField(_("Year"))
    due_on = models.DateField(_("Reports are due"))
    intro = models.TextField(_("Greeting in the message and on the form"), blank=True)
    indicators = models.ManyToManyField(Indicator, related_name="rounds", blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(network="network")

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["network", "year"], name="one_round_per_year"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(opened_at__isnull=False), name="only_opened_rounds_are_closed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.network} {self.year}"

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.closed_at is None

    def days_left(self, today: date) -> int:
        return (self.due_on - today).days


class ReportQuerySet(models.QuerySet["Report"]):
    def accepted(self) -> Self:
        return self.filter(state=ReportState.ACCEPTED)

    def answered(self) -> Self:
        return self.filter(state__in=ANSWERED)

    def waiting(self) -> Self:
        """Those we have not heard from yet."""
        return self.filter(state__in=WAITING)

    def to_review(self) -> Self:
        return self.filter(state=ReportState.SUBMITTED).order_by("submitted_at")

    def visible_to(self, user: Any) -> Self:
        return self.filter(membership__in=Membership.objects.visible_to(user))


class Report(Versioned):
    """One member's answer in a round. Its token is the personal link: whoever has it answers for the member."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="reports")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="reports")
    token = models.CharField(max_length=64, unique=True, default=new_secret)
    state = models.CharField(max_length=10, choices=ReportState, default=ReportState.INVITED)
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    measures = models.TextField(_("What was done"), blank=True)  # public once accepted
    remark = models.TextField(_("For the coordinator"), blank=True)  # never public
    language = models.CharField(max_length=5, default="fi")
    grade = models.PositiveSmallIntegerField(choices=EvidenceGrade, default=EvidenceGrade.DECLARED)
    calculation = models.ForeignKey(  # the inventory's kept result that its emissions come from
        Calculation, null=True, blank=True, on_delete=models.SET_NULL, related_name="reports"
    )
    question = models.TextField(blank=True)  # the coordinator's, when sent back
    reason = models.TextField(blank=True)  # of a waiver
    saved_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.CharField(max_length=200, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = ScopedManager(network="round__network", _manager_class=models.Manager.from_queryset(ReportQuerySet))

    class Meta:
        ordering = ["membership__organisation__folded_name"]
        constraints = [
            models.UniqueConstraint(fields=["round", "membership"], name="one_report_per_round"),
            models.CheckConstraint(
                condition=~Q(state=ReportState.ACCEPTED) | Q(accepted_at__isnull=False),
                name="accepted_reports_say_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership} {self.round_id}"

    @property
    def can_be_written(self) -> bool:
        return self.state in WRITABLE

    @property
    def is_answered(self) -> bool:
        return self.state in ANSWERED


class Figure(models.Model):
    """A value of one indicator in the report's year, in the indicator's unit, for the whole member or one of its sites."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="figures")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="figures")
    site = models.ForeignKey(Site, null=True, blank=True, on_delete=models.PROTECT, related_name="figures")
    value = QuantityField()
    comment = models.CharField(max_length=300, blank=True)  # why it is as it is; not public

    objects = ScopedManager(network="report__round__network")

    class Meta:
        ordering = ["indicator__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "indicator"], condition=Q(site__isnull=True), name="one_figure_per_report"
            ),
            models.UniqueConstraint(
                fields=["report", "indicator", "site"], condition=Q(site__isnull=False), name="one_figure_per_site"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id}: {self.value}"


class GoalAnswer(models.Model):
    """What a report says of one goal."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="goal_answers")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="answers")
    progress = models.CharField(max_length=12, choices=GoalProgress, blank=True)
    value = QuantityField(null=True, blank=True)
    text = models.TextField(blank=True)

    objects = ScopedManager(network="report__round__network")

    class Meta:
        ordering = ["goal_id"]
        constraints = [models.UniqueConstraint(fields=["report", "goal"], name="one_answer_per_goal")]

    def __str__(self) -> str:
        return f"{self.goal_id}: {self.value}"
