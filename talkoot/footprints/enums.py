"""Closed lists about measuring and about inventories of emissions."""

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


class Question(models.IntegerChoices):
    """The eight questions of the calculator."""

    COMPANY = 1, _("Your company")
    ELECTRICITY = 2, _("Electricity")
    HEAT = 3, _("Heating and cooling")
    VEHICLES = 4, _("Vehicles and machines")
    REFRIGERANTS = 5, _("Refrigeration")
    TRAVEL = 6, _("Travel and commuting")
    PURCHASES = 7, _("Goods and services")
    WASTE = 8, _("Waste and water")


class InventoryState(models.TextChoices):
    """Where an inventory is. Only one that is ready can be reported, shared or compared in public."""

    OPEN = "open", _("being calculated")
    HANDED_IN = "handed_in", _("waits for review")
    RETURNED = "returned", _("sent back")
    REVIEWED = "reviewed", _("reviewed, waits for your acceptance")
    READY = "ready", _("ready")


WRITABLE = frozenset({InventoryState.OPEN, InventoryState.RETURNED})


class RowDepth(models.TextChoices):
    """How an amount is known, best first; the same values as in the engine."""

    MEASURED = "measured", _("measured")
    BILL = "bill", _("from bills")
    ESTIMATE = "estimate", _("estimated")
    SPEND = "spend", _("from what it cost")


class RowOrigin(models.TextChoices):
    TYPED = "typed", _("typed in")
    FILE = "file", _("from a file")
    LAST_YEAR = "last_year", _("carried over from last year")


class RowState(models.TextChoices):
    """Whether a row counts. Nothing is dropped silently: a row set aside stays visible with its reason."""

    COUNTED = "counted", _("counted")
    TO_CHECK = "to_check", _("last year's figure, to be checked")  # prefilled, not counted until confirmed
    SET_ASIDE = "set_aside", _("set aside")


class AnswerState(models.TextChoices):
    """What a company says of a whole question."""

    DONE = "done", _("done")
    NONE = "none", _("we have none")
    NOT_APPLICABLE = "not_applicable", _("not applicable")
    EXCLUDED = "excluded", _("left out")


class FileKind(models.TextChoices):
    DATAHUB = "datahub", _("Electricity meter file (Datahub)")
    FINVOICE = "finvoice", _("E-invoices (Finvoice)")
    LEDGER = "ledger", _("Ledger")
    FUEL_CARD = "fuel_card", _("Fuel card")


class FileState(models.TextChoices):
    WAITING = "waiting", _("being read")
    ASKING = "asking", _("has questions")
    TAKEN = "taken", _("taken in")
    FAILED = "failed", _("could not be read")
    UNDONE = "undone", _("taken out again")


class MandateRole(models.TextChoices):
    CALCULATOR = "calculator", _("calculates")
    REVIEWER = "reviewer", _("reviews")


class TargetKind(models.TextChoices):
    LINEAR = "linear", _("even reduction")
    SBTI_SME = "sbti_sme", _("SBTi path for small and medium companies")


class RestatementReason(models.TextChoices):
    STRUCTURE = "structural_change", _("the company changed: bought, sold or split")
    METHOD = "method", _("the method changed")
    ERROR = "error", _("an error was found")
    OUTSOURCING = "outsourcing", _("work was outsourced or taken back")
    FACTOR = "factor", _("an emission factor was corrected")


class MeasureState(models.TextChoices):
    CONSIDERED = "considered", _("being considered")
    DECIDED = "decided", _("decided")
    DONE = "done", _("done")
    DROPPED = "dropped", _("dropped")
