"""What is written while a model runs: its state, hours, results and tasks."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.adoptions.enums import AdoptionState, TaskKind
from talkoot.adoptions.models import Adoption, Task
from talkoot.footprints.enums import EvidenceGrade
from talkoot.organisations.models import Municipality, Officer
from talkoot.web.console.forms.adopting import MOST, OfficerChoice
from talkoot.web.console.forms.members import DayInput
from talkoot.web.shared.editing import EditForm, OnceForm

MOST_DAYS = 365
MOST_HOURS = 2000  # more than a person works in a year
TASK_FACTS = ("kind", "title", "due_on", "is_yearly", "remind_days")


class StateForm(OnceForm):
    """From one state to another; pausing and ending say why."""

    state = forms.ChoiceField(label=_("State"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed when it is paused or ended. Whoever comes after you will ask."),
    )  # fmt: skip
    learnt = forms.CharField(
        label=_("What we learnt"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What would you do differently? It stays here when the model has ended."),
    )  # fmt: skip

    def __init__(self, *args: Any, adoption: Adoption, **kwargs: Any) -> None:
        kwargs["initial"] = {"learnt": adoption.learnt, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [one for one in AdoptionState.choices if one[0] != adoption.state]


class EffortForm(OnceForm):
    """Hours or euros of one day."""

    day = forms.DateField(label=_("Day"), widget=DayInput())
    hours = forms.DecimalField(
        label=_("Hours"), required=False, min_value=0, max_value=MOST_HOURS, decimal_places=2, localize=True
    )
    euros = forms.DecimalField(
        label=_("Euros"), required=False, min_value=0, max_value=MOST, decimal_places=2, localize=True
    )
    what = forms.CharField(label=_("What was done"), required=False, max_length=200)


class ResultForm(OnceForm):
    """What came of it, with its evidence."""

    day = forms.DateField(label=_("Day"), widget=DayInput())
    sentence = forms.CharField(
        label=_("In a sentence"), max_length=300, help_text=_("For example: Four builders used the discount.")
    )
    value = forms.DecimalField(label=_("Figure"), required=False, max_digits=14, decimal_places=2, localize=True)
    evidence_grade = forms.TypedChoiceField(
        label=_("How sure it is"), coerce=int, choices=EvidenceGrade.choices, initial=EvidenceGrade.DECLARED,
        widget=forms.RadioSelect,
    )  # fmt: skip
    evidence = forms.CharField(
        label=_("Evidence"), required=False, max_length=300, help_text=_("A document, a decision, a count: where it can be seen.")
    )  # fmt: skip

    def __init__(self, *args: Any, adoption: Adoption, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if adoption.indicator:
            self.fields["value"].help_text = adoption.indicator


class TaskFacts(forms.Form):
    """What is to be done, when, and by whom."""

    title = forms.CharField(label=_("What is to be done"), max_length=200)
    due_on = forms.DateField(label=_("Day"), widget=DayInput())
    officer = OfficerChoice(label=_("Who"), queryset=None, required=False, empty_label=_("The owner of the model"))
    kind = forms.ChoiceField(
        label=_("What it is"), widget=forms.RadioSelect, choices=TaskKind.choices, initial=TaskKind.TASK,
        help_text=_("A task is marked done. A date only stands in the year clock."),
    )  # fmt: skip
    is_yearly = forms.BooleanField(label=_("Comes back every year"), required=False)
    remind_days = forms.IntegerField(
        label=_("Reminder, days before"), min_value=0, max_value=MOST_DAYS, initial=7,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "3"}),
    )  # fmt: skip

    def __init__(self, *args: Any, municipality: Municipality, person: Officer | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        officers = Officer.objects.filter(municipality=municipality).select_related("user")
        here = officers.in_office()
        self.fields["officer"].queryset = here | officers.filter(pk=person.pk) if person else here

    def facts(self) -> dict[str, Any]:
        """What the operations take."""
        officer = self.cleaned_data["officer"]
        return {
            **{field: self.cleaned_data[field] for field in TASK_FACTS},
            "officer_id": officer.pk if officer else None,
        }


class NewTaskForm(TaskFacts, OnceForm):
    """A task or a date, of a model or of the whole."""

    adoption = forms.ModelChoiceField(
        label=_("Model"), queryset=None, required=False, empty_label=_("None: it concerns the whole")
    )

    def __init__(self, *args: Any, municipality: Municipality, today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"due_on": today, **(kwargs.get("initial") or {})}
        super().__init__(*args, municipality=municipality, **kwargs)
        running = Adoption.objects.filter(municipality=municipality).exclude(state=AdoptionState.ENDED)
        self.fields["adoption"].queryset = running


class TaskForm(TaskFacts, EditForm):
    """A task moved, worded anew, or given to somebody."""

    def __init__(self, *args: Any, task: Task, **kwargs: Any) -> None:
        kwargs["initial"] = {**self.values_of(task), "version": task.version}
        super().__init__(*args, municipality=task.municipality, person=task.officer, **kwargs)

    @staticmethod
    def values_of(task: Task) -> dict[str, Any]:
        return {**{field: getattr(task, field) for field in TASK_FACTS}, "officer": task.officer_id}
