"""What every table may lean on: versions against lost updates, and a guard against doing a thing twice."""

from typing import Self

from django.db import models

from talkoot.kernel.errors import ChangedMeanwhile


class Versioned(models.Model):
    """A row that two people may edit at once: a save from an outdated form is refused, not lost."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def take_version(self, seen: int | None) -> Self:
        """Count the version up for a change made on the version `seen` (None: no form involved)."""
        if seen is not None and seen != self.version:
            raise ChangedMeanwhile
        self.version += 1
        return self


class Once(models.Model):
    """A form that has been carried out: its token is used up, a second click changes nothing."""

    token = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.token
