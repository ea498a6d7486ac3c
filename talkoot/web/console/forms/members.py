"""What is written about a member: its state, place, facts, notes; and a new member by hand."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from talkoot.memberships.enums import STEPS, MembershipState, Precision
from talkoot.memberships.models import Membership
from talkoot.networks.models import Network
from talkoot.organisations.enums import SizeClass
from talkoot.organisations.industries import choices as industry_choices
from talkoot.organisations.models import Organisation
from talkoot.web.shared.editing import EditForm, OnceForm

LANGUAGES = (("fi", _("Finnish")), ("sv", _("Swedish")), ("en", _("English")))
NEEDS_REASON = frozenset({"declined", "paused", "lapsed", "left", "ended_by_merger"})
MOST_STAFF = 1_000_000


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class StateForm(EditForm):
    """The next step: only what may follow the present state."""

    state = forms.ChoiceField(label=_("The next step"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept in the history. Only the coordinators see it."),
    )

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:
        kwargs["initial"] = {"version": membership.version, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        steps = STEPS[membership.state]
        self.fields["state"].choices = [(step, MembershipState(step).label) for step in steps]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("state") in NEEDS_REASON and not data.get("reason"):
            self.add_error("reason", _("Write why, so that whoever comes after you knows."))
        return data


class PlaceForm(EditForm):
    """The tier and since when one is a member."""

    tier = forms.ModelChoiceField(label=_("Tier"), queryset=None, required=False, empty_label=_("No tier"))
    joined_on = forms.DateField(label=_("Member since"), required=False, widget=DayInput())
    joined_precision = forms.ChoiceField(
        label=_("How exactly the day is known"),
        choices=Precision.choices,
        initial=Precision.DAY,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tier"].queryset = network.tiers.all()

    @staticmethod
    def values_of(membership: Membership) -> dict[str, Any]:
        return {
            "tier": membership.tier,
            "joined_on": membership.joined_on,
            "joined_precision": membership.joined_precision,
        }


class NoteForm(OnceForm):
    """A private remark."""

    text = forms.CharField(
        label=_("New note"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only the coordinators of this network ever see it."),
    )


def _facts(form: forms.Form) -> None:
    """The facts of an organisation that several forms ask."""
    form.fields["industry"].choices = [("", _("Not known")), *industry_choices(get_language() or "fi")]


class OrganisationForm(EditForm):
    """The facts of the organisation itself; they are the same in every network it belongs to."""

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
        label=_("Employees"),
        required=False,
        min_value=0,
        max_value=MOST_STAFF,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
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
    language = forms.ChoiceField(label=_("Language of letters"), choices=LANGUAGES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _facts(self)

    @staticmethod
    def values_of(organisation: Organisation) -> dict[str, Any]:
        fields = ("name", "business_id", "register_number", "industry", "staff", "size_class", "website", "language")
        places = ", ".join(place.name for place in organisation.municipalities.all())
        return {**{field: getattr(organisation, field) for field in fields}, "municipalities": places}

    def facts(self) -> dict[str, Any]:
        """What the operation takes."""
        facts = {key: value for key, value in self.cleaned_data.items() if key not in {"version", "municipalities"}}
        return {**facts, "municipalities": names_in(self.cleaned_data["municipalities"])}


BY_HAND = ("lead", "contacted", "interested", "awaiting_signature", "active", "unknown")


class NewMemberForm(OnceForm):
    """An organisation brought in by hand."""

    name = forms.CharField(label=_("Name of the organisation"), max_length=300)
    business_id = forms.CharField(
        label=_("Business ID"), required=False, max_length=20,
        help_text=_("When the organisation is already known here, the ID finds it."),
    )  # fmt: skip
    municipalities = forms.CharField(
        label=_("Municipalities"), required=False, max_length=400, help_text=_("Several are separated by commas.")
    )
    industry = forms.ChoiceField(label=_("Industry"), required=False)
    staff = forms.IntegerField(
        label=_("Employees"),
        required=False,
        min_value=0,
        max_value=MOST_STAFF,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    language = forms.ChoiceField(label=_("Language of letters"), choices=LANGUAGES)
    state = forms.ChoiceField(
        label=_("How it stands"), widget=forms.RadioSelect, initial="lead",
        choices=[(state, MembershipState(state).label) for state in BY_HAND],
    )  # fmt: skip
    tier = forms.ModelChoiceField(label=_("Tier"), queryset=None, required=False, empty_label=_("No tier"))
    joined_on = forms.DateField(
        label=_("Member since"),
        required=False,
        widget=DayInput(),
        help_text=_("Leave empty when it is not a member yet."),
    )
    contact_name = forms.CharField(label=_("Contact person"), required=False, max_length=150)
    email = forms.EmailField(
        label=_("E-mail of the contact person"),
        required=False,
        help_text=_("With it the person can sign in and report."),
    )
    phone = forms.CharField(label=_("Phone"), required=False, max_length=60)
    note = forms.CharField(
        label=_("Private note"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tier"].queryset = network.tiers.all()
        self.fields["tier"].initial = network.tiers.first()
        self.fields["language"].initial = network.languages[0] if network.languages else "fi"
        _facts(self)

    def facts(self) -> dict[str, Any]:
        """What the operation takes."""
        data = {key: value for key, value in self.cleaned_data.items() if key not in {"once", "tier", "municipalities"}}
        tier = self.cleaned_data["tier"]
        return {
            **data,
            "tier_id": tier.pk if tier else None,
            "municipalities": names_in(self.cleaned_data["municipalities"]),
        }


def names_in(text: str) -> list[str]:
    """The names in a line separated by commas."""
    return [name.strip()[:120] for name in text.split(",") if name.strip()]
