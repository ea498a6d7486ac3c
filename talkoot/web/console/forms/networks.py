"""A new network."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.networks.enums import NetworkKind
from talkoot.web.console.forms.members import LANGUAGES
from talkoot.web.shared.editing import OnceForm


class NewNetworkForm(OnceForm):
    """Enough to begin with; the rest is done in peace, since a network in formation is not public."""

    name = forms.CharField(label=_("Name of the network"), max_length=150)
    slug = forms.SlugField(
        label=_("Address"),
        max_length=60,
        help_text=_("Small letters, digits and hyphens, for example jarvikaupunki. It cannot be changed later."),
    )
    kind = forms.ChoiceField(
        label=_("How one joins"), widget=forms.RadioSelect, initial=NetworkKind.CLOSED,
        choices=[
            (NetworkKind.OPEN, _("Open: an address and consent are enough")),
            (NetworkKind.CLOSED, _("Closed: the coordinator answers each application")),
            (NetworkKind.PAID, _("Paid: an application, and a yearly fee by tier")),
        ],
    )  # fmt: skip
    language = forms.ChoiceField(label=_("The network's own language"), choices=LANGUAGES)
    contact_email = forms.EmailField(label=_("Contact address"), required=False)
    coordinator_email = forms.EmailField(
        label=_("E-mail of the first coordinator"), help_text=_("With it the person signs in and takes over.")
    )
    coordinator_name = forms.CharField(label=_("Name of the first coordinator"), max_length=150)

    def clean_slug(self) -> str:
        return str(self.cleaned_data["slug"]).lower()

    def facts(self) -> dict[str, Any]:
        """What the operation takes."""
        data = self.cleaned_data
        own = data["language"]
        return {
            "slug": data["slug"], "kind": data["kind"], "contact_email": data["contact_email"], f"name_{own}": data["name"],
            "languages": [own, *(code for code, _name in LANGUAGES if code != own)],
        }  # fmt: skip
