"""Closed lists about adopting operating models."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AdoptionState(models.TextChoices):
    IDEA = "idea", _("Idea")
    DECIDED = "decided", _("Decided")
    RUNNING = "running", _("Running")
    PAUSED = "paused", _("Paused")
    ENDED = "ended", _("Ended")


class TaskKind(models.TextChoices):
    TASK = "task", _("Task")
    DATE = "date", _("Date in the year clock")


class Stuck(models.TextChoices):
    """Why an adoption needs the attention of the person in charge."""

    NO_OWNER = "no_owner", _("Nobody owns it")
    OWNER_LEFT = "owner_left", _("Its owner no longer works here")
    OVERDUE = "overdue", _("Tasks are overdue")
    NOT_BEGUN = "not_begun", _("It was to begin already")
    PAST_END = "past_end", _("Its last day has passed")
    SILENT = "silent", _("Nothing has been entered for three months")
    LONG_PAUSE = "long_pause", _("It has been paused for three months")
    NOT_IN_LIBRARY = "not_in_library", _("The model is no longer in the library")


IN_USE = (AdoptionState.RUNNING, AdoptionState.PAUSED)
UNDER_WAY = (AdoptionState.DECIDED, AdoptionState.RUNNING, AdoptionState.PAUSED)
