"""A network's texts, basics, colour and state."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from talkoot.networks.enums import NetworkKind, NetworkState
from talkoot.networks.models import Network
from talkoot.web.console.forms.members import LANGUAGES
from talkoot.web.console.queries.settings import TEXTS
from talkoot.web.shared.editing import EditForm
from talkoot.web.ui.theme import HEX, theme

LONG = 4000


def in_languages(label: str, languages: list[str], make: Any) -> dict[str, forms.Field]:
    """The same field once for each language, named `<language>`."""
    names = dict(LANGUAGES)
    return {
        code: make(_("%(label)s, %(language)s") % {"label": label, "language": names[code]}, code) for code in languages
    }


class TextsForm(EditForm):
    """What the public page says, the languages side by side."""

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        self.languages = [code for code, _name in LANGUAGES if code in network.languages]
        kwargs["initial"] = {**self.values_of(network), "version": network.version}
        super().__init__(*args, **kwargs)
        for field, label in TEXTS:
            for code, made in in_languages(str(label), self.languages, _text if field != "name" else _line).items():
                self.fields[f"{field}_{code}"] = made
        own = network.languages[0] if network.languages else "fi"
        if f"name_{own}" in self.fields:
            self.fields[f"name_{own}"].required = True

    @staticmethod
    def values_of(network: Network) -> dict[str, Any]:
        return {
            f"{field}_{code}": getattr(network, f"{field}_{code}") or ""
            for field, _label in TEXTS
            for code, _name in LANGUAGES
        }

    @property
    def rows(self) -> list[tuple[str, list[BoundField]]]:
        """Each text with its fields, one for each language."""
        return [(str(label), [self[f"{field}_{code}"] for code in self.languages]) for field, label in TEXTS]

    def facts(self) -> dict[str, Any]:
        """What the operation takes."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class BasicsForm(EditForm):
    """How one joins, which languages, whom to write to."""

    kind = forms.ChoiceField(
        label=_("How one joins"), widget=forms.RadioSelect,
        choices=[
            (NetworkKind.OPEN, _("Open: an address and consent are enough")),
            (NetworkKind.CLOSED, _("Closed: the coordinator answers each application")),
            (NetworkKind.PAID, _("Paid: an application, and a yearly fee by tier")),
        ],
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=_("Languages of the network"), choices=LANGUAGES, widget=forms.CheckboxSelectMultiple
    )
    contact_email = forms.EmailField(
        label=_("Contact address"),
        required=False,
        help_text=_("Shown on the public pages; answers to letters come here."),
    )
    reply_days = forms.IntegerField(
        label=_("In how many days an application is answered"), min_value=1, max_value=90,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "2"}), help_text=_("The joining page promises this."),
    )  # fmt: skip

    @staticmethod
    def values_of(network: Network) -> dict[str, Any]:
        return {name: getattr(network, name) for name in ("kind", "languages", "contact_email", "reply_days")}

    def facts(self) -> dict[str, Any]:
        """What the operation takes."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class ColourForm(EditForm):
    """One colour; the theme follows from it."""

    colour = forms.CharField(
        label=_("Theme colour"), max_length=7, widget=forms.TextInput(attrs={"maxlength": "7", "spellcheck": "false", "autocomplete": "off"}),
        help_text=_("Six digits as in the graphic guidelines of the municipality, for example #0d5668."),
    )  # fmt: skip

    def clean_colour(self) -> str:
        colour = self.cleaned_data["colour"].strip().removeprefix("#").lower()
        if not HEX.fullmatch(colour):
            raise forms.ValidationError(_("Give the colour as six digits, for example 0d5668."))
        if theme(colour).shortfalls:
            raise forms.ValidationError(
                _("With this colour some texts would be hard to read. Choose a darker or a lighter one.")
            )
        return str(colour)


class StateForm(forms.Form):
    """Opening a network, ending it."""

    state = forms.ChoiceField(choices=NetworkState.choices, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept in the history."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("state") != NetworkState.ACTIVE and not data.get("reason"):
            self.add_error("reason", _("Write why, so that whoever comes after you knows."))
        return data


def _text(label: Any, code: str) -> forms.Field:
    return forms.CharField(
        label=label, required=False, max_length=LONG, widget=forms.Textarea(attrs={"rows": 6, "lang": code})
    )


def _line(label: Any, code: str) -> forms.Field:
    return forms.CharField(label=label, required=False, max_length=150, widget=forms.TextInput(attrs={"lang": code}))
