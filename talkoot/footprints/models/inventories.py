"""An organisation's emissions of one year: the inventory, what it leaves out, and the results that were kept."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from talkoot.footprints.enums import WRITABLE, AnswerState, EvidenceGrade, InventoryState, Question
from talkoot.kernel.fields import QuantityField
from talkoot.kernel.models import Versioned
from talkoot.organisations.models import Organisation

REPORTS = [("ar4", "IPCC AR4"), ("ar5", "IPCC AR5"), ("ar6", "IPCC AR6")]


class InventoryQuerySet(models.QuerySet["Inventory"]):
    def ready(self) -> Self:
        return self.filter(state=InventoryState.READY)

    def shared(self) -> Self:
        """Those whose result the organisation lets its networks' coordinators see."""
        return self.ready().filter(is_shared=True)

    def visible_to(self, user: Any, today: Any) -> Self:
        """The organisation's own contacts, and those who hold a mandate in force today."""
        if not user.is_authenticated:
            return self.none()
        own = Organisation.objects.acted_for_by(user)
        mandated = Q(
            mandates__user=user,
            mandates__ended_at__isnull=True,
            mandates__from_on__lte=today,
            mandates__until_on__gte=today,
        )
        return self.filter(Q(organisation__in=own) | mandated).distinct()


class Inventory(Versioned):
    """The activities of one organisation in one year. It pins the release of factors and the potentials it uses."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="inventories")
    year = models.PositiveSmallIntegerField(_("Year"))
    state = models.CharField(max_length=10, choices=InventoryState, default=InventoryState.OPEN)
    factors_version = models.CharField(max_length=20)
    potentials = models.CharField(_("Global warming potentials"), max_length=3, choices=REPORTS, default="ar6")
    radiative_forcing = models.BooleanField(_("Flights with their effects high in the air"), default=True)
    heat_network = models.CharField(_("District heating network"), max_length=40, blank=True)  # "FI-HELEN"
    industry = models.CharField(_("Industry (TOL 2008)"), max_length=5, blank=True)
    staff = models.DecimalField(_("Employees"), max_digits=9, decimal_places=1, null=True, blank=True)
    floor_m2 = models.DecimalField(_("Floor area, m²"), max_digits=12, decimal_places=1, null=True, blank=True)
    turnover_eur = models.DecimalField(_("Turnover, €"), max_digits=16, decimal_places=2, null=True, blank=True)
    boundary = models.TextField(_("What belongs to the calculation"), blank=True)
    grade = models.PositiveSmallIntegerField(choices=EvidenceGrade, default=EvidenceGrade.DECLARED)
    is_shared = models.BooleanField(default=False)
    comment = models.TextField(blank=True)  # of who hands in, sends back or approves
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    handed_in_at = models.DateTimeField(null=True, blank=True)
    handed_in_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    ready_at = models.DateTimeField(null=True, blank=True)
    ready_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = InventoryQuerySet.as_manager()

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "year"], name="one_inventory_per_year"),
            models.CheckConstraint(
                condition=~Q(state=InventoryState.READY) | Q(ready_at__isnull=False), name="ready_inventories_say_when"
            ),
            models.CheckConstraint(
                condition=Q(is_shared=False) | Q(state=InventoryState.READY), name="only_ready_inventories_are_shared"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.year}"

    @property
    def can_be_written(self) -> bool:
        return self.state in WRITABLE

    @property
    def is_ready(self) -> bool:
        return self.state == InventoryState.READY


class Answer(models.Model):
    """What an organisation says of one whole question: done, none, not applicable or left out, and why."""

    inventory = models.ForeignKey(Inventory, on_delete=models.CASCADE, related_name="answers")
    question = models.PositiveSmallIntegerField(choices=Question)
    state = models.CharField(max_length=14, choices=AnswerState)
    reason = models.CharField(_("Reason"), max_length=300, blank=True)

    class Meta:
        ordering = ["question"]
        constraints = [
            models.UniqueConstraint(fields=["inventory", "question"], name="one_answer_per_question"),
            models.CheckConstraint(
                condition=~Q(state__in=[AnswerState.NOT_APPLICABLE, AnswerState.EXCLUDED]) | ~Q(reason=""),
                name="what_is_left_out_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.state}"


class Calculation(models.Model):
    """A result that was kept: when an inventory became ready, and at each recalculation with other factors."""

    inventory = models.ForeignKey(Inventory, on_delete=models.CASCADE, related_name="calculations")
    factors_version = models.CharField(max_length=20)
    potentials = models.CharField(max_length=3, choices=REPORTS)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    scope_1_kg = QuantityField()
    scope_2_location_kg = QuantityField()
    scope_2_market_kg = QuantityField()
    scope_3_kg = QuantityField()
    biogenic_kg = QuantityField()
    low_kg = QuantityField()  # of the market-based total, 95 %
    high_kg = QuantityField()
    categories = models.JSONField(default=dict)  # kg of scope 3 by category
    lines = models.JSONField(default=list)
    difference = models.JSONField(default=list)  # against the calculation before, by factor

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.inventory} {self.factors_version}"

    @property
    def total_market_kg(self) -> Any:
        return self.scope_1_kg + self.scope_2_market_kg + self.scope_3_kg

    @property
    def total_location_kg(self) -> Any:
        return self.scope_1_kg + self.scope_2_location_kg + self.scope_3_kg
