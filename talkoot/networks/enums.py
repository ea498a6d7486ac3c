"""Closed lists about networks."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NetworkKind(models.TextChoices):
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    PAID = "paid", _("Paid")


class NetworkState(models.TextChoices):
    FORMING = "forming", _("In formation")
    ACTIVE = "active", _("Active")
    ENDED = "ended", _("Ended")


class TierKind(models.TextChoices):
    PARTNER = "partner", _("Climate partner")
    SUPPORTING = "supporting", _("Supporting member")


class FeeClass(models.TextChoices):
    NONE = "none", _("No fee")
    BY_SIZE = "by_size", _("By size class")
    FIXED = "fixed", _("Fixed yearly fee")
