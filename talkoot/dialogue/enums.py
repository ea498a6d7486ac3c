"""Kinds of dialogue, who may take part, how an input arrived and what became of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DialogueKind(models.TextChoices):
    SURVEY = "survey", _("Survey")
    WORKSHOP = "workshop", _("Workshop")
    INTERVIEW = "interview", _("Interviews")
    PROPOSALS = "proposals", _("Call for proposals")
    NEEDS = "needs", _("Needs of companies")
    MARKET = "market", _("Market dialogue before a tender")
    WISHES = "wishes", _("Wishes of members")


class Audience(models.TextChoices):
    EVERYBODY = "everybody", _("Everybody")
    MEMBERS = "members", _("Members of the network")
    NAMED = "named", _("Only those who are invited")


class DialogueState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    OPEN = "open", _("Open")
    ENDED = "ended", _("Ended")


class Arrival(models.TextChoices):
    FORM = "form", _("By the form")
    WORKSHOP = "workshop", _("In a workshop")
    INTERVIEW = "interview", _("In an interview")
    EMAIL = "email", _("By e-mail or telephone")


class Fate(models.TextChoices):
    """What became of an input."""

    WAITING = "waiting", _("Waiting for an answer")
    TAKEN = "taken", _("Taken into account")
    PARTLY = "partly", _("Partly taken into account")
    NOT = "not", _("Not taken into account")


class Publication(models.TextChoices):
    """What the giver allows to be published."""

    NAMED = "named", _("My text with the name of the organisation")
    UNNAMED = "unnamed", _("My text without a name")
    PRIVATE = "private", _("Nothing")


LASTING = frozenset({DialogueKind.NEEDS, DialogueKind.WISHES})  # these stay open until somebody ends them
ANSWERS = (Fate.TAKEN, Fate.PARTLY, Fate.NOT)
NOTED = (Arrival.WORKSHOP, Arrival.INTERVIEW, Arrival.EMAIL)
