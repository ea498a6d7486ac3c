"""Closed lists about commitments and goals."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.TextChoices):
    ENERGY_SAVING = "energy_saving", _("Energy saving")
    EFFICIENCY = "efficiency", _("Energy efficiency")
    RENEWABLE_ENERGY = "renewable_energy", _("Renewable energy")
    HEATING = "heating", _("Heating")
    MOBILITY = "mobility", _("Mobility")
    LOGISTICS = "logistics", _("Logistics")
    PROCUREMENT = "procurement", _("Procurement")
    WASTE_CIRCULAR = "waste_circular", _("Waste and circular economy")
    FOOD = "food", _("Food")
    CONSTRUCTION = "construction", _("Construction")
    WATER = "water", _("Water")
    STAFF = "staff", _("Staff and skills")
    HANDPRINT = "handprint", _("Products and services that help others")
    SINKS = "sinks", _("Carbon sinks")
    COMMUNICATION = "communication", _("Communication")


class GoalKind(models.TextChoices):
    NUMERIC = "numeric", _("A figure to reach")
    MILESTONE = "milestone", _("A thing done once")
    PRACTICE = "practice", _("A lasting practice")


class GoalState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Waiting for the coordinator")
    RETURNED = "returned", _("Sent back with a question")
    AGREED = "agreed", _("Agreed")
    ENDED = "ended", _("Ended")


class Outcome(models.TextChoices):
    ACHIEVED = "achieved", _("Achieved")
    PARTLY = "partly", _("Partly achieved")
    NOT_ACHIEVED = "not_achieved", _("Not achieved")
    REPLACED = "replaced", _("Replaced by another goal")
    OBSOLETE = "obsolete", _("No longer relevant")


class ExceedsLaw(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not known yet")


PUBLIC_STATES = (GoalState.AGREED, GoalState.ENDED)
