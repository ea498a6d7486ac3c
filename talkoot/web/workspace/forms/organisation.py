"""The organisation's facts, the same in every network it belongs to."""

from typing import Any, cast

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from talkoot.kernel.text import tidy
from talkoot.organisations.enums import SizeClass
from talkoot.organisations.industries import choices as industry_choices
from talkoot.organisations.industries import industry_name
from talkoot.organisations.models import Organisation
from talkoot.web.shared.editing import EditForm

MOST_STAFF = 1_000_000
FIELDS = ("name", "business_id", "register_number", "industry", "staff", "size_class", "website", "language")


class OrganisationForm(EditForm):
    """What is known of the organisation."""

    name = forms.CharField(label=_("Name"), max_length=300)
    business_id = forms.CharField(
        label=_("Business ID"),
        required=False,
        max_length=20,
        help_text=_("Seven digits, a hyphen and the check digit."),
    )
    register_number = forms.CharField(
        label=_("Other register number"), required=False, max_length=60, help_text=_("For organisations from abroad.")
    )
    industry = forms.ChoiceField(label=_("Industry"), required=False)
    staff = forms.IntegerField(
        label=_("Employees"), required=False, min_value=0, max_value=MOST_STAFF,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    size_class = forms.ChoiceField(
        label=_("Size class"),
        required=False,
        choices=[("", _("Not known")), *SizeClass.choices],
        help_text=_("Follows the number of employees when that is known."),
    )
    municipalities = forms.CharField(
        label=_("Municipalities"), required=False, max_length=400, help_text=_("Several are separated by commas.")
    )
    website = forms.URLField(label=_("Website"), required=False, max_length=200, assume_scheme="https")
    language = forms.ChoiceField(label=_("Language of letters"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        kwargs["initial"] = {"version": organisation.version, **values_of(organisation)}
        super().__init__(*args, **kwargs)
        self.industry_before = organisation.industry
        cast(forms.ChoiceField, self.fields["industry"]).choices = _industries(organisation.industry)

    def clean_name(self) -> str:
        name = tidy(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(_("Write the organisation's name."))
        return name

    def facts(self) -> dict[str, Any]:
        """What the operation takes; a finer industry code than the list has is kept as long as its division is."""
        facts = {field: self.cleaned_data[field] for field in FIELDS}
        if facts["industry"] == self.industry_before[:2]:
            facts["industry"] = self.industry_before
        places = (tidy(name)[:120] for name in self.cleaned_data["municipalities"].split(","))
        return {**facts, "municipalities": list(dict.fromkeys(name for name in places if name))}


def values_of(organisation: Organisation) -> dict[str, Any]:
    """The facts as the form shows them."""
    facts = {field: getattr(organisation, field) for field in FIELDS}
    known = {code for code, _name in _divisions(get_language() or "fi")}
    if facts["industry"][:2] in known:
        facts["industry"] = facts["industry"][:2]
    places = ", ".join(place.name for place in organisation.municipalities.all())
    return {**facts, "business_id": facts["business_id"] or "", "municipalities": places}


def _industries(current: str) -> list[Any]:
    language = get_language() or "fi"
    odd = [(current, industry_name(current, language) or current)] if current else []
    known = {code for code, _name in _divisions(language)}
    return [("", _("Not known")), *([] if current[:2] in known else odd), *industry_choices(language)]


def _divisions(language: str) -> list[tuple[str, str]]:
    return [division for _section, divisions in industry_choices(language) for division in divisions]
