"""Closed lists about advice to companies."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DeskKind(models.TextChoices):
    ADVICE = "advice", _("Advice to companies")
    REFERRAL = "referral", _("Referrals by officials")
    ENERGY = "energy", _("Energy calculation")


class Origin(models.TextChoices):
    REQUEST = "request", _("The company asked")
    REFERRAL = "referral", _("Referred by an official")
    IMPORTED = "imported", _("Brought from an earlier list")


class CaseState(models.TextChoices):
    NEW = "new", pgettext_lazy("case", "New")
    TAKEN = "taken", pgettext_lazy("case", "An adviser is at work")
    ADVISED = "advised", pgettext_lazy("case", "Advice given")
    CLOSED = "closed", pgettext_lazy("case", "Closed")


class CaseOutcome(models.TextChoices):
    DONE = "done", pgettext_lazy("case", "Done")
    PARTLY = "partly", pgettext_lazy("case", "Partly done")
    NOT_DONE = "not_done", pgettext_lazy("case", "Not done")
    UNKNOWN = "unknown", pgettext_lazy("case", "Not known")


class MeasureState(models.TextChoices):
    CONSIDERED = "considered", pgettext_lazy("measure", "Being considered")
    DECIDED = "decided", pgettext_lazy("measure", "Decided")
    DONE = "done", pgettext_lazy("measure", "Done")
    DROPPED = "dropped", pgettext_lazy("measure", "Not done")


class EffectUnit(models.TextChoices):
    """What a measure gives every year."""

    ENERGY = "kWh/a", _("kWh a year")
    EMISSIONS = "tCO2e/a", _("t CO₂e a year")
    MONEY = "EUR/a", _("€ a year")


class Why(models.TextChoices):
    """What makes a case wait for the municipality, the most urgent first."""

    NO_ADVISER = "no_adviser", _("Has no adviser")
    NEW = "new", _("New, nobody has taken it")
    ANSWERED = "answered", _("The company has answered")
    FOLLOW_UP = "follow_up", _("Ask how it went")
    STUCK = "stuck", _("Nothing has happened for two weeks")


OPEN_STATES = (CaseState.NEW, CaseState.TAKEN, CaseState.ADVISED)
STARTED_STATES = (CaseState.TAKEN, CaseState.ADVISED)
