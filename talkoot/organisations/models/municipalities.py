"""Municipalities, those who work for them on climate with companies, and the bodies that see several of them."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from talkoot.kernel.models import Versioned


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    def on_the_service(self) -> Self:
        """Those that run climate work here: they have an address and a public page."""
        return self.filter(slug__isnull=False)

    def worked_for_by(self, user: Any) -> Self:
        """Those whose console the person may enter."""
        if not user.is_authenticated:
            return self.none()
        if user.is_operator:
            return self.on_the_service()
        return self.on_the_service().filter(officers__user=user, officers__until_on__isnull=True).distinct()


class Municipality(Versioned):
    """A municipality: Finland's by their official code, invented or foreign ones without.

    With an address (`slug`) it runs climate work on this service; without one it is a place where organisations are.
    """

    code = models.CharField(max_length=10, blank=True)
    name = models.CharField(_("Name"), max_length=120)
    slug = models.SlugField(_("Address"), max_length=60, unique=True, null=True, blank=True)
    joined_on = models.DateField(null=True, blank=True)
    languages = models.JSONField(_("Languages"), default=list, blank=True)
    contact_email = models.EmailField(_("Contact address"), blank=True)
    theme_colour = models.CharField(_("Theme colour"), max_length=6, default="0d5668")

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=~Q(code=""), name="one_municipality_per_code")
        ]

    def __str__(self) -> str:
        return self.name


class OfficerQuerySet(models.QuerySet["Officer"]):
    def in_office(self) -> Self:
        return self.filter(until_on__isnull=True)


class Officer(models.Model):
    """A person who works for a municipality: the one in charge of the whole (`is_lead`), or the owner of some models."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="officers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="officer_roles")
    unit = models.CharField(_("Unit"), max_length=120, blank=True)
    title = models.CharField(_("Title"), max_length=120, blank=True)
    is_lead = models.BooleanField(_("In charge of the whole"), default=False)
    since_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    objects = OfficerQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "user"], condition=Q(until_on__isnull=True), name="one_running_officer_role"
            )
        ]

    def __str__(self) -> str:
        return str(self.user)


class RegionalBody(models.Model):
    """A regional or national body that sees the work of its municipalities, without their drafts and cases."""

    slug = models.SlugField(_("Address"), max_length=60, unique=True)
    name = models.CharField(_("Name"), max_length=150)
    municipalities = models.ManyToManyField(Municipality, related_name="regional_bodies")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class RegionalReader(models.Model):
    """A person who reads for a regional body."""

    body = models.ForeignKey(RegionalBody, on_delete=models.CASCADE, related_name="readers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="regional_roles")
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "user"], condition=Q(until_on__isnull=True), name="one_running_regional_role"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} → {self.body}"
