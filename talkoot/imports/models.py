"""A spreadsheet that a coordinator brings: the file, what was recognised and answered, and what came of it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from talkoot.imports.enums import EDITABLE, ImportState
from talkoot.kernel.models import Versioned
from talkoot.networks.models import Network


class Import(Versioned):
    """One workbook on its way into a network. `answers` are by the id of the question; `counts` say what was made."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="imports")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    file_name = models.CharField(_("File"), max_length=200)
    data = models.BinaryField()
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.READ)
    reason = models.CharField(max_length=300, blank=True)  # why it could not be imported
    mapping = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    begins_on = models.DateField(_("Commitments begin on"), null=True, blank=True)  # empty: the day each member joined
    counts = models.JSONField(default=dict)
    uploaded_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    applied_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    objects = ScopedManager(network="network")

    class Meta:
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def can_be_answered(self) -> bool:
        return self.state in EDITABLE


class ImportedRecord(models.Model):
    """A row that the import made, as it was then: while it still is so, the import can be undone."""

    imported = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="records")
    model = models.CharField(max_length=60)  # "commitments.goal"
    object_id = models.BigIntegerField()
    snapshot: Any = models.JSONField()

    objects = ScopedManager(network="imported__network")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.model} {self.object_id}"


class RememberedSheet(models.Model):
    """How the coordinator mapped a sheet with these headings, for next time."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="remembered_sheets")
    signature = models.CharField(max_length=64)
    mapping = models.JSONField()

    objects = ScopedManager(network="network")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "signature"], name="one_memory_per_heading")]

    def __str__(self) -> str:
        return self.signature
