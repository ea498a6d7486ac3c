"""Taking an operating model into use, and changing how it is used."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.adoptions.enums import AdoptionState
from talkoot.adoptions.models import Adoption, ProgrammeAction
from talkoot.adoptions.operations import place_of
from talkoot.catalogue.enums import MeasureUnit, Mechanism
from talkoot.catalogue.facts import OperatingModel
from talkoot.organisations.models import Municipality, Officer
from talkoot.web.console.forms.members import DayInput
from talkoot.web.shared.editing import EditForm, OnceForm

FUNDERS = (1, 2, 3)
MOST = 10_000_000
BEGINNINGS = (AdoptionState.RUNNING, AdoptionState.DECIDED, AdoptionState.IDEA)
FACTS = (
    "unit", "starts_on", "ends_on", "hours_planned", "budget_eur", "indicator", "indicator_unit", "target",
    "target_year", "forum", "note", "is_public",
)  # fmt: skip


class OfficerChoice(forms.ModelChoiceField):
    """A person who works for the municipality, with the unit."""

    def label_from_instance(self, officer: Officer) -> str:
        return f"{officer}, {officer.unit}" if officer.unit else str(officer)


class FactsForm(forms.Form):
    """Who owns it, from when, with which effort, measured how; all that a municipality decides about a model."""

    owner = OfficerChoice(label=_("Owner"), queryset=None, required=False, empty_label=_("Nobody yet"))
    unit = forms.CharField(label=_("Unit"), max_length=120, required=False)
    starts_on = forms.DateField(label=_("Begins"), widget=DayInput())
    ends_on = forms.DateField(
        label=_("Ends"), required=False, widget=DayInput(), help_text=_("Empty when it goes on for the time being.")
    )
    hours_planned = forms.DecimalField(
        label=_("Hours a year"), required=False, min_value=0, max_value=MOST, decimal_places=2, localize=True
    )
    budget_eur = forms.DecimalField(
        label=_("Euros a year"), required=False, min_value=0, max_value=MOST, decimal_places=2, localize=True
    )
    indicator = forms.CharField(label=_("What is measured"), max_length=200, required=False)
    indicator_unit = forms.ChoiceField(
        label=_("Unit of the figure"), required=False, choices=[("", "–"), *MeasureUnit.choices]
    )
    target = forms.DecimalField(label=_("Target"), required=False, max_digits=12, decimal_places=2, localize=True)
    target_year = forms.IntegerField(
        label=_("Target year"), required=False, min_value=2000, max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "4"}),
    )  # fmt: skip
    action = forms.ModelChoiceField(
        label=_("Action of the climate programme"), queryset=None, required=False, empty_label=_("None")
    )
    forum = forms.CharField(
        label=_("Existing forum or process it is part of"), max_length=120, required=False,
        help_text=_("For example the entrepreneurs’ training. The dates then come with its calendar."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("How we do it here"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    is_public = forms.BooleanField(label=_("Shown on the municipality’s public page"), required=False, initial=True)

    def __init__(self, *args: Any, municipality: Municipality, owner: Officer | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        officers = Officer.objects.filter(municipality=municipality).select_related("user")
        here = officers.in_office()
        self.fields["owner"].queryset = here | officers.filter(pk=owner.pk) if owner else here
        self.fields["action"].queryset = ProgrammeAction.objects.filter(municipality=municipality, ended_on=None)
        for n in FUNDERS:
            self.fields[f"funder_{n}"] = forms.CharField(
                label=_("Funder %(n)s") % {"n": n}, max_length=120, required=False
            )
            self.fields[f"share_{n}"] = forms.IntegerField(
                label=_("Share of funder %(n)s, %%") % {"n": n}, min_value=1, max_value=100, required=False,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "3"}),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The last day is before the first one. Correct one of them."))
        for n in FUNDERS:
            funder, share = data.get(f"funder_{n}"), data.get(f"share_{n}")
            if funder and not share and f"share_{n}" not in self.errors:
                self.add_error(f"share_{n}", _("Give this funder’s share in per cent."))
            if share and not funder:
                self.add_error(f"funder_{n}", _("Give the name of this funder."))
        return data

    def facts(self) -> dict[str, Any]:
        """What the operations take."""
        data = self.cleaned_data
        people = {"owner_id": _pk(data["owner"]), "action_id": _pk(data["action"])}
        return {**{field: data[field] for field in FACTS}, **people}

    def fundings(self) -> list[tuple[str, int]]:
        """The funders with their shares in per cent."""
        rows = [(self.cleaned_data[f"funder_{n}"], self.cleaned_data[f"share_{n}"]) for n in FUNDERS]
        return [(funder, share) for funder, share in rows if funder]

    @property
    def has_rare_errors(self) -> bool:
        """Whether something is wrong among the fields that are folded away."""
        return any(name not in {"owner", "unit", "starts_on", "hours_planned", "state"} for name in self.errors)


class AdoptForm(FactsForm, OnceForm):
    """One page: everything is filled in from the model."""

    state = forms.ChoiceField(
        label=_("Where it stands"), widget=forms.RadioSelect, initial=AdoptionState.RUNNING,
        choices=[(state.value, state.label) for state in BEGINNINGS],
    )  # fmt: skip
    create = forms.MultipleChoiceField(
        label=_("What is created for you"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, found: OperatingModel, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        things = [fact for fact in found.runs_on if fact.mechanism != Mechanism.CALENDAR]
        self.fields["create"].choices = [
            (place_of(fact), f"{fact.name} ({Mechanism(fact.mechanism).label})") for fact in things
        ]
        self.initial.setdefault("create", [place_of(fact) for fact in things])


class AdoptionForm(FactsForm, EditForm):
    """Changing how a model is used."""

    def __init__(self, *args: Any, adoption: Adoption, **kwargs: Any) -> None:
        kwargs["initial"] = {**self.values_of(adoption), "version": adoption.version}
        super().__init__(*args, municipality=adoption.municipality, owner=adoption.owner, **kwargs)
        if adoption.action_id:
            actions = ProgrammeAction.objects.filter(municipality=adoption.municipality)
            self.fields["action"].queryset = actions.filter(ended_on=None) | actions.filter(pk=adoption.action_id)
        unit = adoption.indicator_unit
        if unit and unit not in MeasureUnit.values:
            self.fields["indicator_unit"].choices = [*self.fields["indicator_unit"].choices, (unit, unit)]

    @staticmethod
    def values_of(adoption: Adoption) -> dict[str, Any]:
        values = {field: getattr(adoption, field) for field in FACTS}
        values |= {"owner": adoption.owner_id, "action": adoption.action_id}
        for n, funding in zip(FUNDERS, adoption.fundings.all(), strict=False):
            values |= {f"funder_{n}": funding.funder, f"share_{n}": funding.share_percent}
        return values


def _pk(found: Any) -> int | None:
    return found.pk if found else None
