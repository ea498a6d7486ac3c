"""What is measured: indicators with their unit. (Inventories of emissions will stand on these.)"""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from talkoot.footprints.enums import Direction
from talkoot.networks.models import Network


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    def usable_in(self, network_id: int) -> Self:
        """The standard indicators and the network's own."""
        return self.filter(Q(network__isnull=True) | Q(network_id=network_id))

    def standard(self) -> Self:
        return self.filter(network__isnull=True)


class Indicator(models.Model):
    """Something measured in one unit. Standard ones belong to no network and come from talkoot/data/indicators.toml."""

    network = models.ForeignKey(Network, null=True, blank=True, on_delete=models.CASCADE, related_name="indicators")
    key = models.SlugField(max_length=80)
    name = models.CharField(_("Name"), max_length=200)
    short_name = models.CharField(max_length=60, blank=True)
    hint = models.TextField(_("Where the figure is found"), blank=True)
    unit = models.CharField(_("Unit"), max_length=40)
    group = models.CharField(max_length=20, default="other")
    direction = models.CharField(max_length=4, choices=Direction, default=Direction.DOWN)
    can_be_summed = models.BooleanField(default=True)
    per_employee_limit = models.DecimalField(max_digits=14, decimal_places=3, null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=100)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=Q(network__isnull=True), name="one_standard_indicator_per_key"
            ),
            models.UniqueConstraint(fields=["network", "key"], name="one_indicator_per_key_and_network"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_share(self) -> bool:
        """A share is kept as a fraction (0.6) and shown as per cent (60 %)."""
        return self.unit == "fraction"
