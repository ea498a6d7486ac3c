"""Where an organisation's emissions should go: the target with its base year, and the measures it chose."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from talkoot.footprints.enums import MeasureState, RestatementReason, TargetKind
from talkoot.footprints.models.inventories import Inventory
from talkoot.kernel.fields import QuantityField
from talkoot.kernel.models import Versioned
from talkoot.organisations.models import Organisation


class EmissionTarget(Versioned):
    """A reduction from a base year. The base value in force is the last restatement's; the first is kept."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="emission_target")
    kind = models.CharField(max_length=10, choices=TargetKind, default=TargetKind.LINEAR)
    with_scope_3 = models.BooleanField(_("Scope 3 belongs to the target"), default=True)
    method = models.CharField(max_length=8, choices=[("market", "market"), ("location", "location")], default="market")
    base_year = models.PositiveSmallIntegerField(_("Base year"))
    base_kg = QuantityField()
    target_year = models.PositiveSmallIntegerField(_("Target year"))
    cut_percent = models.DecimalField(_("Reduction, %"), max_digits=5, decimal_places=2)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(target_year__gt=F("base_year")), name="targets_come_after_the_base_year"
            ),
            models.CheckConstraint(
                condition=Q(cut_percent__gt=0, cut_percent__lte=100), name="targets_cut_something_and_at_most_all"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.base_year}–{self.target_year}"


class Restatement(models.Model):
    """The base value was recalculated: the old value, the new one and why."""

    target = models.ForeignKey(EmissionTarget, on_delete=models.CASCADE, related_name="restatements")
    old_kg = QuantityField()
    new_kg = QuantityField()
    reason = models.CharField(_("Reason"), max_length=20, choices=RestatementReason)
    text = models.CharField(_("What happened"), max_length=500)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.old_kg} → {self.new_kg}"


class ChosenMeasure(Versioned):
    """A measure of the library (its code) that an organisation considers, has decided or has done."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="chosen_measures")
    inventory = models.ForeignKey(Inventory, on_delete=models.CASCADE, related_name="chosen_measures")  # its basis
    code = models.CharField(max_length=80)
    state = models.CharField(max_length=10, choices=MeasureState, default=MeasureState.CONSIDERED)
    share_percent = models.DecimalField(
        _("Share that it touches, %"), max_digits=5, decimal_places=1, null=True, blank=True
    )
    investment_eur = models.DecimalField(_("Investment, €"), max_digits=14, decimal_places=2, null=True, blank=True)
    saving_eur = models.DecimalField(_("Saving in a year, €"), max_digits=14, decimal_places=2, null=True, blank=True)
    begins_year = models.PositiveSmallIntegerField(_("Year when it takes effect"), null=True, blank=True)
    expected_kg = QuantityField()  # less a year, market-based, when it was chosen
    order = models.PositiveSmallIntegerField(default=0)
    chosen_at = models.DateTimeField()
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], name="one_choice_per_measure"),
        ]

    def __str__(self) -> str:
        return self.code
