"""Closed lists about the directory."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ShelfKind(models.TextChoices):
    SERVICES = "services", _("Services of others")
    FUNDING = "funding", _("Funding calls")
    CRITERIA = "criteria", _("Criteria for procurement")
    RELIEFS = "reliefs", _("Reliefs and permit hints")
    TERMS = "terms", _("Plot and energy terms by area")
    GUIDES = "guides", _("Guides")
    MATERIALS = "materials", _("Materials")
