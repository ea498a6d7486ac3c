"""Those who run a network: persons and organisations."""

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.web.console.forms.members import LANGUAGES
from talkoot.web.shared.editing import OnceForm


class CoordinatorForm(OnceForm):
    """A person who will run the network too."""

    email = forms.EmailField(label=_("E-mail"), help_text=_("With it the person signs in. Use the work address."))
    name = forms.CharField(label=_("Name"), max_length=150)
    language = forms.ChoiceField(label=_("Language of letters"), choices=LANGUAGES)


class CoordinatingForm(OnceForm):
    """An organisation that runs the network, alone or with others."""

    organisation = forms.CharField(
        label=_("Organisation"),
        max_length=300,
        help_text=_("Name or business ID. A known organisation is found, a new one is added."),
    )
