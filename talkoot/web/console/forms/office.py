"""A municipality's settings: names, contact, colour, languages, the whole, its people; and a new municipality."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.adoptions.models import Portfolio
from talkoot.organisations.models import Municipality, Officer
from talkoot.web.console.forms.members import LANGUAGES
from talkoot.web.console.forms.settings import ColourForm
from talkoot.web.shared.editing import EditForm, OnceForm

MOST_HOURS = 2000
NAMES = ("name_fi", "name_sv", "name_en")


class BasicsForm(EditForm):
    """Names, languages, contact address, colour."""

    name_fi = forms.CharField(label=_("Name in Finnish"), max_length=120, required=False)
    name_sv = forms.CharField(label=_("Name in Swedish"), max_length=120, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=120, required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages of the municipality"), choices=LANGUAGES, widget=forms.CheckboxSelectMultiple
    )
    contact_email = forms.EmailField(
        label=_("Contact address"),
        required=False,
        help_text=_("Shown on the public pages; answers to letters come here."),
    )
    theme_colour = forms.CharField(
        label=_("Theme colour"), max_length=7,
        widget=forms.TextInput(attrs={"maxlength": "7", "spellcheck": "false", "autocomplete": "off"}),
        help_text=_("Six digits as in the graphic guidelines of the municipality, for example #0d5668."),
    )  # fmt: skip

    @staticmethod
    def values_of(municipality: Municipality) -> dict[str, Any]:
        rest = {name: getattr(municipality, name) for name in ("languages", "contact_email", "theme_colour")}
        return {**{name: getattr(municipality, name) or "" for name in NAMES}, **rest}

    def clean_theme_colour(self) -> str:
        form = ColourForm({"colour": self.cleaned_data["theme_colour"]})
        if not form.is_valid():
            raise forms.ValidationError(form.errors["colour"])
        return str(form.cleaned_data["colour"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not any(data.get(name) for name in NAMES):
            self.add_error("name_fi", _("Give the name in at least one language."))
        return data

    def facts(self) -> dict[str, Any]:
        """What the operation takes."""
        data = self.cleaned_data
        names = {name: data[name] or None for name in NAMES}
        return {**{name: data[name] for name in ("languages", "contact_email", "theme_colour")}, **names}


class PortfolioForm(EditForm):
    """How much time there is, and the climate programme."""

    hours_per_week = forms.DecimalField(
        label=_("Hours a week for the whole"), required=False, min_value=0, max_value=MOST_HOURS, decimal_places=2,
        localize=True, help_text=_("Of everybody together. The overview compares it with what is planned."),
    )  # fmt: skip
    programme = forms.CharField(label=_("Climate programme"), max_length=200, required=False)
    programme_url = forms.URLField(
        label=_("Address of the climate programme"), required=False, assume_scheme="https", max_length=200
    )

    @staticmethod
    def values_of(portfolio: Portfolio) -> dict[str, Any]:
        return {name: getattr(portfolio, name) for name in ("hours_per_week", "programme", "programme_url")}


class OfficerForm(OnceForm):
    """A person who will work for the municipality too."""

    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("The person signs in with it, and gets a letter on how to begin. Use the work address."),
    )
    name = forms.CharField(label=_("Name"), max_length=150)
    unit = forms.CharField(label=_("Unit"), max_length=120, required=False)
    title = forms.CharField(label=_("Title"), max_length=120, required=False)
    language = forms.ChoiceField(label=_("Language of letters"), choices=LANGUAGES)
    is_lead = forms.BooleanField(
        label=_("In charge of the whole"), required=False,
        help_text=_("May change people, settings and the way of coordinating."),
    )  # fmt: skip


class RoleForm(forms.Form):
    """A person's unit, title and charge."""

    unit = forms.CharField(label=_("Unit"), max_length=120, required=False)
    title = forms.CharField(label=_("Title"), max_length=120, required=False)
    is_lead = forms.BooleanField(
        label=_("In charge of the whole"), required=False,
        help_text=_("May change people, settings and the way of coordinating."),
    )  # fmt: skip

    @staticmethod
    def values_of(officer: Officer) -> dict[str, Any]:
        return {"unit": officer.unit, "title": officer.title, "is_lead": officer.is_lead}


class NewMunicipalityForm(OnceForm):
    """Enough to begin with: the municipality and the person in charge."""

    name = forms.CharField(label=_("Name of the municipality"), max_length=120)
    lead_email = forms.EmailField(
        label=_("E-mail of the person in charge"),
        help_text=_("The person signs in with it. We send there a letter on how to begin."),
    )
    lead_name = forms.CharField(label=_("Name of the person in charge"), max_length=150)
    unit = forms.CharField(label=_("Unit"), max_length=120, required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages of the municipality"), choices=LANGUAGES, widget=forms.CheckboxSelectMultiple,
        initial=[code for code, _name in LANGUAGES],
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language of letters"), choices=LANGUAGES)
