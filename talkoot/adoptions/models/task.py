"""What is to be done and when: tasks of the adopted models, and the dates of the year clock."""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from talkoot.adoptions.enums import UNDER_WAY, TaskKind
from talkoot.adoptions.models.adoption import Adoption
from talkoot.kernel.models import Versioned
from talkoot.organisations.models import Municipality, Officer


class TaskQuerySet(models.QuerySet["Task"]):
    def alive(self) -> Self:
        """Those of models under way, and those of no model."""
        return self.filter(Q(adoption=None) | Q(adoption__state__in=UNDER_WAY))

    def open(self) -> Self:
        return self.filter(done_on__isnull=True)

    def overdue(self, today: date) -> Self:
        return self.open().filter(due_on__lt=today, kind=TaskKind.TASK)

    def between(self, first: date, last: date) -> Self:
        return self.filter(due_on__range=(first, last))


class Task(Versioned):
    """A task with a day, or a date of the year clock; a yearly one comes back when it is done or its day has passed."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="tasks")
    adoption = models.ForeignKey(Adoption, null=True, blank=True, on_delete=models.CASCADE, related_name="tasks")
    kind = models.CharField(_("Kind"), max_length=5, choices=TaskKind, default=TaskKind.TASK)
    title = models.CharField(_("What"), max_length=200)
    due_on = models.DateField(_("Day"))
    is_yearly = models.BooleanField(_("Comes back every year"), default=False)
    remind_days = models.PositiveSmallIntegerField(_("Reminder, days before"), default=7)
    officer = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.SET_NULL, related_name="tasks", verbose_name=_("Who")
    )
    reminded_at = models.DateTimeField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(Officer, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["municipality", "due_on"], name="tasks_by_day")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_done(self) -> bool:
        return self.done_on is not None

    @property
    def remind_on(self) -> date:
        return self.due_on - timedelta(days=self.remind_days)

    @property
    def responsible(self) -> Officer | None:
        """Whoever the task was given to, otherwise the owner of the model."""
        return self.officer or (self.adoption.owner if self.adoption else None)
