"""A municipality's use of one operating model: owner, plan, effort, result, and what it runs on."""

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from talkoot.adoptions.enums import IN_USE, UNDER_WAY, AdoptionState
from talkoot.adoptions.models.portfolio import ProgrammeAction
from talkoot.cases.models import Desk
from talkoot.catalogue.enums import Mechanism
from talkoot.dialogue.models import Dialogue
from talkoot.footprints.enums import EvidenceGrade
from talkoot.kernel.fields import QuantityField
from talkoot.kernel.models import Versioned
from talkoot.library.models import Shelf
from talkoot.networks.models import Network
from talkoot.organisations.models import Municipality, Officer
from talkoot.reporting.models import Round

NOT_NEGATIVE = [MinValueValidator(0)]


class AdoptionQuerySet(models.QuerySet["Adoption"]):
    def under_way(self) -> Self:
        """Decided, running or paused: what is in the year clock."""
        return self.filter(state__in=UNDER_WAY)

    def in_use(self) -> Self:
        """Running, or resting for a while."""
        return self.filter(state__in=IN_USE)

    def public(self) -> Self:
        """Those that anybody may see; ideas are the municipality's own."""
        return self.filter(is_public=True).exclude(state=AdoptionState.IDEA)


class Adoption(Versioned):
    """A municipality's use of one operating model. The model's name is kept: it may leave the library one day."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="adoptions")
    model_code = models.CharField(max_length=40)
    name = models.CharField(_("Name"), max_length=200)
    state = models.CharField(_("State"), max_length=10, choices=AdoptionState, default=AdoptionState.RUNNING)
    state_since = models.DateField()
    state_reason = models.TextField(blank=True)
    owner = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.SET_NULL, related_name="adoptions", verbose_name=_("Owner")
    )
    unit = models.CharField(_("Unit"), max_length=120, blank=True)
    starts_on = models.DateField(_("Begins"))
    ends_on = models.DateField(_("Ends"), null=True, blank=True)
    hours_planned = QuantityField(_("Hours a year"), null=True, blank=True, validators=NOT_NEGATIVE)
    budget_eur = QuantityField(_("Euros a year"), null=True, blank=True, validators=NOT_NEGATIVE)
    indicator = models.CharField(_("What is measured"), max_length=200, blank=True)
    indicator_unit = models.CharField(_("Unit of the figure"), max_length=20, blank=True)
    target = QuantityField(_("Target"), null=True, blank=True)
    target_year = models.PositiveSmallIntegerField(_("Target year"), null=True, blank=True)
    forum = models.CharField(_("Existing forum or process it is part of"), max_length=120, blank=True)
    action = models.ForeignKey(
        ProgrammeAction, null=True, blank=True, on_delete=models.SET_NULL, related_name="adoptions",
        verbose_name=_("Action of the climate programme"),
    )  # fmt: skip
    note = models.TextField(_("How we do it here"), blank=True)
    learnt = models.TextField(_("What we learnt"), blank=True)
    is_public = models.BooleanField(_("Shown on the public page"), default=True)
    copied_from = models.ForeignKey(
        "adoptions.Practice", null=True, blank=True, on_delete=models.SET_NULL, related_name="copies"
    )
    adopted_at = models.DateTimeField()

    objects = AdoptionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="an_adoption_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["municipality", "model_code"],
                condition=~Q(state="ended"),
                name="one_running_adoption_per_model",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_running(self) -> bool:
        return self.state == AdoptionState.RUNNING

    @property
    def has_ended(self) -> bool:
        return self.state == AdoptionState.ENDED


class Funding(models.Model):
    """A funder's share of an adoption's money: a project of 70/30 has two rows."""

    adoption = models.ForeignKey(Adoption, on_delete=models.CASCADE, related_name="fundings")
    funder = models.CharField(_("Funder"), max_length=120)
    share_percent = models.PositiveSmallIntegerField(
        _("Share, %"), validators=[MinValueValidator(1), MaxValueValidator(100)]
    )

    class Meta:
        ordering = ["-share_percent", "pk"]

    def __str__(self) -> str:
        return f"{self.funder} {self.share_percent} %"


class Carrier(models.Model):
    """The thing that an adoption runs on: exactly one of the mechanisms."""

    adoption = models.ForeignKey(Adoption, on_delete=models.CASCADE, related_name="carriers")
    mechanism = models.CharField(max_length=10, choices=Mechanism)
    kind = models.CharField(
        max_length=20, blank=True
    )  # which of the mechanism's kinds: a model may run on two dialogues
    network = models.ForeignKey(Network, null=True, on_delete=models.CASCADE, related_name="+")
    round = models.ForeignKey(Round, null=True, on_delete=models.CASCADE, related_name="+")
    dialogue = models.ForeignKey(Dialogue, null=True, on_delete=models.CASCADE, related_name="+")
    shelf = models.ForeignKey(Shelf, null=True, on_delete=models.CASCADE, related_name="+")
    desk = models.ForeignKey(Desk, null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.network or self.dialogue or self.shelf or self.desk or self.round)


class Effort(models.Model):
    """Hours and euros used on one day."""

    adoption = models.ForeignKey(Adoption, on_delete=models.CASCADE, related_name="efforts")
    officer = models.ForeignKey(Officer, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    day = models.DateField(_("Day"))
    hours = QuantityField(_("Hours"), default=0, validators=NOT_NEGATIVE)
    euros = QuantityField(_("Euros"), default=0, validators=NOT_NEGATIVE)
    what = models.CharField(_("What was done"), max_length=200, blank=True)

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(hours__gt=0) | Q(euros__gt=0), name="effort_is_something")]

    def __str__(self) -> str:
        return f"{self.day}: {self.hours} h, {self.euros} €"


class Result(models.Model):
    """What came of it: a sentence, a figure of the indicator where there is one, its evidence and its grade."""

    adoption = models.ForeignKey(Adoption, on_delete=models.CASCADE, related_name="results")
    day = models.DateField(_("Day"))
    value = QuantityField(_("Figure"), null=True, blank=True)
    sentence = models.CharField(_("In a sentence"), max_length=300)
    evidence_grade = models.PositiveSmallIntegerField(
        _("How sure it is"), choices=EvidenceGrade, default=EvidenceGrade.DECLARED
    )
    evidence = models.CharField(_("Evidence"), max_length=300, blank=True)

    class Meta:
        ordering = ["-day", "-pk"]

    def __str__(self) -> str:
        return self.sentence
