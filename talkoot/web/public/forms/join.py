"""The first step of joining: an address, and in an open network that is all."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.kernel.text import tidy
from talkoot.networks.models import Network
from talkoot.web.shared.editing import OnceForm


class AddressForm(OnceForm):
    """Whom we write to."""

    email = forms.EmailField(
        label=_("Your work e-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write your e-mail address."), "invalid": _("Write the address in full, for example aino@company.fi."),
        },
    )  # fmt: skip


class OpenJoinForm(AddressForm):
    """An open network asks for this and nothing more."""

    organisation = forms.CharField(
        label=_("Name of the organisation"), max_length=300, widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _("Write the organisation's name.")},
    )  # fmt: skip
    name = forms.CharField(
        label=_("Your name"), max_length=150, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    consent = forms.BooleanField(
        label=_("I give my consent"),
        help_text=_(
            "The network may keep our name and my address, show our name on its public page, and write to me about its work."
        ),
        error_messages={"required": _("Tick the consent so that we may keep your address and write to you.")},
    )
    field_order = ("organisation", "name", "email", "consent")

    def clean_organisation(self) -> str:
        name = tidy(self.cleaned_data["organisation"])
        if not name:
            raise forms.ValidationError(_("Write the organisation's name."))
        return name

    def clean_name(self) -> str:
        return tidy(self.cleaned_data["name"])


class BeginForm(AddressForm):
    """A closed network: the address to which the link of the application goes, and how one wants to take part."""

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tiers = [(str(tier.pk), tier.name) for tier in network.tiers.all()]
        if len(tiers) > 1:
            self.fields["tier"] = forms.ChoiceField(
                label=_("How would you like to take part?"), choices=tiers, initial=tiers[0][0], widget=forms.RadioSelect,
                help_text=_("You can change this later in the application."),
            )  # fmt: skip

    @property
    def tier_id(self) -> int | None:
        tier = self.cleaned_data.get("tier")
        return int(tier) if tier else None
