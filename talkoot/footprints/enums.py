"""Closed lists about measuring."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Direction(models.TextChoices):
    DOWN = "down", _("Less is better")
    UP = "up", _("More is better")


class EvidenceGrade(models.IntegerChoices):
    """How sure a figure is. A sum shows the lowest grade in it."""

    DECLARED = 1, _("declared")
    DOCUMENTED = 2, _("documented")
    REVIEWED = 3, _("reviewed")
    VISITED = 4, _("visited")
    AUDITED = 5, _("audited")
