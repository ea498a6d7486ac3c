"""The parts of an application. Only names are needed; everything else may be told later."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from talkoot.kernel.errors import Refused
from talkoot.kernel.text import tidy
from talkoot.memberships.enums import Wish
from talkoot.networks.models import Network
from talkoot.organisations.enums import SizeClass, size_class_of
from talkoot.organisations.industries import choices as industry_choices
from talkoot.organisations.models import Municipality
from talkoot.organisations.operations import checked_business_id
from talkoot.web.shared.number_field import QuantityFormField

MOST_STAFF = 10_000_000


class PartForm(forms.Form):
    """One part; `answers()` is what the application keeps, empty where something was wrong or missing."""

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.network = network

    def answers(self) -> dict[str, Any]:
        self.is_valid()
        return {name: self.cleaned_data.get(name) or "" for name in self.fields if name != "tier"}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return {name: tidy(value) if isinstance(value, str) else value for name, value in data.items()}


class WhoForm(PartForm):
    """Which organisation it is."""

    name = forms.CharField(
        label=_("Name of the organisation"), max_length=300, help_text=_("As in the trade register or the association register."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}), error_messages={"required": _("Write the organisation's name.")},
    )  # fmt: skip
    business_id = forms.CharField(
        label=_("Business ID"), max_length=40, required=False,
        help_text=_("For example 1234567-1. Leave this empty if the organisation has none."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "size": "12"}),
    )  # fmt: skip
    register_number = forms.CharField(
        label=_("Number in another register"), max_length=60, required=False,
        help_text=_("Only if the organisation is registered in another country, or as an association without a business ID."),
    )  # fmt: skip
    industry = forms.ChoiceField(label=_("Industry"), required=False, help_text=_("The nearest one will do."))
    staff = QuantityFormField(
        label=_("Employees"),
        required=False,
        help_text=_("About how many, counted as full-time. If you do not know, choose below."),
        error_messages={"number": _("Write the number of employees with digits, for example 25.")},
    )
    size_class = forms.ChoiceField(
        label=_("Size class"), required=False, choices=[("", _("I do not know")), *SizeClass.choices]
    )
    municipality = forms.CharField(
        label=_("Municipality"), max_length=120, required=False, help_text=_("Where you mostly work."),
        widget=forms.TextInput(attrs={"list": "municipalities", "autocomplete": "off"}),
    )  # fmt: skip
    website = forms.URLField(
        label=_("Website"), max_length=200, required=False, assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "url"}),
        error_messages={"invalid": _("Write the address of the site, for example www.company.fi.")},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [(name, divisions) for name, divisions in industry_choices((get_language() or "fi")[:2])]
        self.fields["industry"].choices = [("", _("Choose")), *groups]
        tiers = [(str(tier.pk), tier.name) for tier in self.network.tiers.all()]
        if len(tiers) > 1:
            self.fields["tier"] = forms.ChoiceField(
                label=_("How would you like to take part?"), choices=tiers, widget=forms.RadioSelect,
                error_messages={"required": _("Choose how you would like to take part.")},
            )  # fmt: skip

    def municipalities(self) -> list[str]:
        """Names to choose from; another one may be written."""
        return sorted(Municipality.objects.values_list("name", flat=True))

    def clean_business_id(self) -> str:
        try:
            return checked_business_id(self.cleaned_data["business_id"]) or ""
        except Refused as refusal:
            raise forms.ValidationError(refusal.message) from refusal

    def clean_staff(self) -> int | None:
        staff = self.cleaned_data["staff"]
        if staff is not None and staff > MOST_STAFF:
            raise forms.ValidationError(_("The figure is too large. Write the number of employees, for example 25."))
        return None if staff is None else round(staff)

    def answers(self) -> dict[str, Any]:
        kept = super().answers()
        kept["staff"] = self.cleaned_data.get("staff")
        kept["size_class"] = size_class_of(kept["staff"]) or kept["size_class"]
        return kept

    @property
    def tier_id(self) -> int | None:
        tier = self.cleaned_data.get("tier")
        return int(tier) if tier else None


class ContactForm(PartForm):
    """Who answers for the application, and what one hopes for."""

    contact_name = forms.CharField(
        label=_("Contact person"), max_length=150, help_text=_("Who answers our questions. The coordinator sees this, the public does not."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}), error_messages={"required": _("Write the contact person's name.")},
    )  # fmt: skip
    contact_title = forms.CharField(
        label=_("Title"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    contact_phone = forms.CharField(
        label=_("Phone"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    wishes = forms.MultipleChoiceField(
        label=_("What would you like to get from the network?"),
        required=False,
        choices=Wish.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    message = forms.CharField(
        label=_("Anything else that you would like to say"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def answers(self) -> dict[str, Any]:
        kept = super().answers()
        return {**kept, "wishes": kept["wishes"] or []}


class ConsentForm(forms.Form):
    """The last thing before sending."""

    consent = forms.BooleanField(
        label=_("We give our consent"),
        help_text=_(
            "The network may handle this application and keep the contact person's name, address and phone number for its work. "
            "Nothing in the application is public. The organisation's name and its agreed goals become public when it is a member."
        ),
        error_messages={"required": _("Tick the consent: without it the application cannot be handled.")},
    )  # fmt: skip
