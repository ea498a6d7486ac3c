"""Somebody else calculates or reviews one inventory, for a limited time."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from talkoot.footprints.enums import MandateRole
from talkoot.footprints.models.inventories import Inventory


class MandateQuerySet(models.QuerySet["Mandate"]):
    def in_force(self, today: date) -> Self:
        return self.filter(ended_at__isnull=True, from_on__lte=today, until_on__gte=today)


class Mandate(models.Model):
    """An access to one inventory that ends by itself on its last day, with nobody acting."""

    inventory = models.ForeignKey(Inventory, on_delete=models.CASCADE, related_name="mandates")
    role = models.CharField(_("Task"), max_length=10, choices=MandateRole)
    name = models.CharField(_("Name"), max_length=150)
    email = models.EmailField(_("E-mail"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="mandates"
    )
    from_on = models.DateField(_("From"))
    until_on = models.DateField(_("Until"))
    ended_at = models.DateTimeField(null=True, blank=True)  # ended before its time
    invited_at = models.DateTimeField()
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="fi")

    objects = MandateQuerySet.as_manager()

    class Meta:
        ordering = ["until_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="mandates_end_after_they_start"),
            models.UniqueConstraint(
                fields=["inventory", "email"], condition=Q(ended_at__isnull=True), name="one_mandate_per_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.from_on}–{self.until_on}"

    def is_in_force(self, today: date) -> bool:
        return self.ended_at is None and self.from_on <= today <= self.until_on
