"""The municipality's work as a whole: how it coordinates, its climate programme, where its emissions are."""

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from talkoot.kernel.fields import QuantityField
from talkoot.kernel.models import Versioned
from talkoot.networks.models import Network
from talkoot.organisations.models import Municipality, Officer

FIRST_METHOD = "single-models"


class Portfolio(Versioned):
    """Settings of the whole: the rung of the ladder, the hours there are, the climate programme."""

    municipality = models.OneToOneField(Municipality, on_delete=models.CASCADE, related_name="portfolio")
    method = models.CharField(_("Way of coordinating"), max_length=40, default=FIRST_METHOD)
    network = models.ForeignKey(Network, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    hours_per_week = QuantityField(_("Hours a week for the whole"), null=True, blank=True)
    programme = models.CharField(_("Climate programme"), max_length=200, blank=True)
    programme_url = models.URLField(_("Address of the climate programme"), blank=True)

    def __str__(self) -> str:
        return f"{self.municipality}: {self.method}"


class ProgrammeAction(models.Model):
    """One action of the municipality's climate programme, to which adoptions are linked."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="programme_actions")
    title = models.CharField(_("Action"), max_length=200)
    sector = models.CharField(_("Industry that it concerns"), max_length=1, blank=True)
    url = models.URLField(_("Address"), blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


class SectorEmissions(models.Model):
    """Emissions of one industry in the municipality's area in one year, in tonnes of CO2e, with the source."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="sector_emissions")
    sector = models.CharField(_("Industry"), max_length=1)
    year = models.PositiveSmallIntegerField(_("Year"))
    emissions_t = QuantityField(_("Emissions, t CO2e"), validators=[MinValueValidator(0)])
    source = models.CharField(_("Source"), max_length=200)

    class Meta:
        ordering = ["-year", "-emissions_t"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "sector", "year"], name="one_figure_per_sector_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.sector} {self.year}: {self.emissions_t} t"


class CalendarFeed(models.Model):
    """A secret address under which a calendar program fetches the year clock, a person's tasks or a forum's dates."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="calendar_feeds")
    officer = models.ForeignKey(Officer, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    forum = models.CharField(max_length=120, blank=True)
    token = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.forum or str(self.officer or self.municipality)


def portfolio_of(municipality: Municipality) -> Portfolio:
    """The settings of the whole; not yet saved ones when nothing has been chosen."""
    found: Any = Portfolio.objects.filter(municipality=municipality).select_related("network").first()
    return found or Portfolio(municipality=municipality)
