"""Files that a company gives instead of typing, and what was learnt from how it sorted them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from talkoot.footprints.enums import FileKind, FileState
from talkoot.footprints.models.inventories import Inventory
from talkoot.kernel.models import Versioned
from talkoot.organisations.models import Organisation


class SourceFile(Versioned):
    """One file on its way into an inventory. `groups` are its rows summed by kind, each with what is asked of it."""

    inventory = models.ForeignKey(Inventory, on_delete=models.CASCADE, related_name="files")
    kind = models.CharField(_("Kind of file"), max_length=10, choices=FileKind)
    state = models.CharField(max_length=8, choices=FileState, default=FileState.WAITING)
    file_name = models.CharField(max_length=200)
    file = models.FileField(upload_to="inventories/")
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)  # sha256: the same file twice is noticed
    progress = models.PositiveSmallIntegerField(default=0)  # per cent
    reason = models.CharField(max_length=300, blank=True)  # why it could not be read
    columns = models.JSONField(default=dict)  # role of each column, of ledgers and fuel cards
    groups: Any = models.JSONField(default=list)
    summary: Any = models.JSONField(default=dict)  # rows read, bad rows, left out, gaps
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.file_name


class RememberedColumns(models.Model):
    """Which column was which in a file with these headings, for next time."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    signature = models.CharField(max_length=64)
    columns = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "signature"], name="one_memory_per_file_heading")
        ]

    def __str__(self) -> str:
        return self.signature


class LearntKind(models.Model):
    """What a company once said a supplier's or an account's rows are."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=300)  # intake.suggestions: supplier and account, folded
    kind = models.CharField(max_length=80, blank=True)  # empty: not counted
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="one_kind_per_learnt_key")]

    def __str__(self) -> str:
        return f"{self.key}: {self.kind}"
