"""States of a membership and of an application."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MembershipState(models.TextChoices):
    LEAD = "lead", _("Lead")
    CONTACTED = "contacted", _("Contacted")
    INTERESTED = "interested", _("Interested")
    APPLIED = "applied", _("Applied")
    RETURNED = "returned", _("Sent back with a question")
    DECLINED = "declined", _("Declined")
    AWAITING_SIGNATURE = "awaiting_signature", _("Accepted, awaiting signature")
    ACTIVE = "active", _("Active")
    PAUSED = "paused", _("Paused")
    LAPSED = "lapsed", _("Lapsed")
    LEFT = "left", _("Left")
    ENDED_BY_MERGER = "ended_by_merger", _("Ended by a merger or split")
    UNKNOWN = "unknown", _("To be found out")


# What may follow what. An unknown state may become anything, and an ended membership may begin again.
STEPS: dict[str, tuple[str, ...]] = {
    "lead": ("contacted", "interested", "applied", "awaiting_signature", "active", "declined"),
    "contacted": ("interested", "applied", "awaiting_signature", "active", "declined", "lead"),
    "interested": ("applied", "awaiting_signature", "active", "declined", "lead"),
    "applied": ("returned", "awaiting_signature", "active", "declined"),
    "returned": ("applied", "awaiting_signature", "active", "declined"),
    "declined": ("lead", "contacted", "applied"),
    "awaiting_signature": ("active", "paused", "left", "declined"),
    "active": ("paused", "lapsed", "left", "ended_by_merger", "awaiting_signature"),
    "paused": ("active", "lapsed", "left", "ended_by_merger"),
    "lapsed": ("active", "awaiting_signature", "left", "ended_by_merger"),
    "left": ("lead", "applied", "awaiting_signature", "active"),
    "ended_by_merger": ("lead", "active"),
    "unknown": tuple(state for state in MembershipState.values if state != "unknown"),
}
MEMBERS = ("active", "paused", "awaiting_signature")  # take part
PUBLIC = ("active", "paused", "lapsed")  # shown on the public site


class ApplicationState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Waiting for an answer")
    RETURNED = "returned", _("Sent back with a question")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Precision(models.TextChoices):
    DAY = "day", _("Day")
    MONTH = "month", _("Month")
    YEAR = "year", _("Year")


class Wish(models.TextChoices):
    """What an applicant hopes to get from the network."""

    VISIBILITY = "visibility", _("Visibility")
    CALCULATION = "calculation", _("Help with calculating emissions")
    STUDENTS = "students", _("Students’ work")
    PEERS = "peers", _("The experience of other organisations")
    FUNDING = "funding", _("Knowledge of funding")
    EVENTS = "events", _("Events and training")
