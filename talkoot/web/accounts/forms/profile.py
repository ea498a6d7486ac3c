"""One's own facts."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from talkoot.kernel.text import tidy

NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}


class ProfileForm(forms.Form):
    """Name and language; the address is how one is known and is changed by the coordinator."""

    name = forms.CharField(
        label=_("Your name"), max_length=150, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    language = forms.ChoiceField(
        label=_("The language of the messages that we send you"), widget=forms.RadioSelect,
        choices=[(code, NAMES.get(code, code)) for code, _name in settings.LANGUAGES],
    )  # fmt: skip

    def clean_name(self) -> str:
        return tidy(self.cleaned_data["name"])
