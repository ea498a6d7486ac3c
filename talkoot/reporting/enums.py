"""States of a report."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportState(models.TextChoices):
    INVITED = "invited", _("Not opened yet")
    OPENED = "opened", _("Opened")
    DRAFT = "draft", _("Being written")
    SUBMITTED = "submitted", _("Sent")
    RETURNED = "returned", _("Sent back with a question")
    ACCEPTED = "accepted", _("Accepted")
    WAIVED = "waived", _("Waived")
    MISSING = "missing", _("We have not heard yet")


WRITABLE = (ReportState.INVITED, ReportState.OPENED, ReportState.DRAFT, ReportState.RETURNED, ReportState.MISSING)
ANSWERED = (ReportState.SUBMITTED, ReportState.ACCEPTED)
WAITING = (ReportState.INVITED, ReportState.OPENED, ReportState.DRAFT, ReportState.RETURNED, ReportState.MISSING)


class GoalProgress(models.TextChoices):
    NOT_STARTED = "not_started", _("Not started")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Done")
    GIVEN_UP = "given_up", _("Given up")
