"""Closed lists about organisations."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SizeClass(models.TextChoices):
    MICRO = "<10", _("Under 10 employees")
    SMALL = "10-49", _("10–49 employees")
    MEDIUM = "50-249", _("50–249 employees")
    LARGE = "250+", _("250 employees or more")


class ContactRole(models.TextChoices):
    CONTACT = "contact", _("Contact person")
    DEPUTY = "deputy", _("Deputy")
    SIGNATORY = "signatory", _("Signatory")
    COMMUNICATIONS = "communications", _("Communications")
    INVOICING = "invoicing", _("Invoicing")


def size_class_of(staff: int | None) -> str:
    """The size class for a number of employees; empty when the number is not known."""
    if staff is None:
        return ""
    limits = ((10, SizeClass.MICRO), (50, SizeClass.SMALL), (250, SizeClass.MEDIUM))
    return next((str(size) for limit, size in limits if staff < limit), str(SizeClass.LARGE))
