"""The rows of an inventory: amounts with their unit, how they are known, and the papers that show them."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from talkoot.footprints.enums import Question, RowDepth, RowOrigin, RowState
from talkoot.footprints.models.files import SourceFile
from talkoot.footprints.models.inventories import Inventory
from talkoot.kernel.fields import QuantityField
from talkoot.organisations.models import Organisation, Site


class Evidence(models.Model):
    """A paper that shows a figure: a bill, a certificate, a printout. Seen by the company and those it has asked."""

    inventory = models.ForeignKey(Inventory, on_delete=models.CASCADE, related_name="evidence")
    file_name = models.CharField(max_length=200)
    file = models.FileField(upload_to="evidence/")
    size = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.file_name


class RowQuerySet(models.QuerySet["Row"]):
    def counted(self) -> Self:
        return self.filter(state=RowState.COUNTED)

    def to_check(self) -> Self:
        return self.filter(state=RowState.TO_CHECK)


class Row(models.Model):
    """An amount of one kind of activity (a code of the factor library). Negative amounts are credits."""

    inventory = models.ForeignKey(Inventory, on_delete=models.CASCADE, related_name="rows")
    question = models.PositiveSmallIntegerField(choices=Question)
    kind = models.CharField(_("What"), max_length=80)
    amount = QuantityField(_("Amount"))
    unit = models.CharField(_("Unit"), max_length=20)
    depth = models.CharField(_("How the amount is known"), max_length=10, choices=RowDepth, default=RowDepth.BILL)
    state = models.CharField(max_length=10, choices=RowState, default=RowState.COUNTED)
    reason = models.CharField(max_length=300, blank=True)  # why it is set aside
    origin = models.CharField(max_length=10, choices=RowOrigin, default=RowOrigin.TYPED)
    site = models.ForeignKey(Site, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    place = models.CharField(max_length=40, default="FI")  # country or network of supplied energy
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    scope = models.PositiveSmallIntegerField(default=0)  # 0: as the kind says
    category = models.PositiveSmallIntegerField(default=0)
    uncertainty_percent = models.DecimalField(
        _("Uncertainty, ± %"), max_digits=5, decimal_places=1, null=True, blank=True
    )
    own_kg_per_unit = QuantityField(_("Supplier's own figure, kg CO₂e per unit"), null=True, blank=True)
    own_unit = models.CharField(max_length=20, blank=True)
    own_source = models.CharField(_("Where the supplier's figure is from"), max_length=300, blank=True)
    bought_from = models.ForeignKey(  # energy bought from another organisation here: not counted twice in a network
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="energy_sold"
    )
    sale_confirmed_at = models.DateTimeField(null=True, blank=True)  # the seller says so too
    source = models.CharField(_("Where the amount is from"), max_length=300, blank=True)
    note = models.CharField(_("Assumption or remark"), max_length=500, blank=True)
    estimate = models.JSONField(default=dict, blank=True)  # how an estimate was made: {"by": "m2", "of": "420", …}
    evidence = models.ForeignKey(Evidence, null=True, blank=True, on_delete=models.SET_NULL, related_name="rows")
    file = models.ForeignKey(SourceFile, null=True, blank=True, on_delete=models.CASCADE, related_name="rows")
    file_rows = models.PositiveIntegerField(default=0)  # how many rows of the file it is the sum of
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    objects = RowQuerySet.as_manager()

    class Meta:
        ordering = ["question", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=RowState.SET_ASIDE) | ~Q(reason=""), name="rows_set_aside_say_why"
            ),
            models.CheckConstraint(
                condition=Q(own_kg_per_unit__isnull=True) | ~Q(own_source=""), name="own_factors_say_where_from"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.amount} {self.unit}"

    @property
    def version(self) -> int:
        """What was on the screen: the microsecond of the last change."""
        return round(self.at.timestamp() * 1_000_000)

    @property
    def is_counted(self) -> bool:
        return self.state == RowState.COUNTED


class HeldInstrument(models.Model):
    """A guarantee of origin, contract or supplier's mix that covers a row's energy (or a part) in scope 2."""

    row = models.ForeignKey(Row, on_delete=models.CASCADE, related_name="instruments")
    kind = models.CharField(max_length=12)  # engine.InstrumentKind
    amount = QuantityField(null=True, blank=True)  # empty: all of the row
    unit = models.CharField(max_length=20, default="kWh")
    kg_per_unit = QuantityField(default=0)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount or ''}"
