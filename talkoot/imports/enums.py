"""States of an import."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportState(models.TextChoices):
    READ = "read", _("Read, waiting for you")
    APPLYING = "applying", _("Being imported")
    APPLIED = "applied", _("Imported")
    UNDONE = "undone", _("Undone")
    FAILED = "failed", _("Could not be imported")


EDITABLE = (ImportState.READ, ImportState.UNDONE, ImportState.FAILED)
