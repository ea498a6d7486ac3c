"""A person of an organisation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.organisations.enums import ContactRole
from talkoot.organisations.models import Contact
from talkoot.web.console.forms.members import LANGUAGES
from talkoot.web.shared.editing import OnceForm

FIELDS = ("name", "email", "phone", "title", "role", "may_act", "language")


class ContactForm(OnceForm):
    """Work contact only: nothing private is asked."""

    name = forms.CharField(label=_("Name"), max_length=150)
    email = forms.EmailField(label=_("E-mail"), required=False, help_text=_("With it the person can sign in."))
    phone = forms.CharField(label=_("Phone"), required=False, max_length=60)
    title = forms.CharField(label=_("Title"), required=False, max_length=120)
    role = forms.ChoiceField(label=_("Role"), choices=ContactRole.choices, initial=ContactRole.CONTACT)
    may_act = forms.BooleanField(
        label=_("May write and send on behalf of the organisation"), required=False, initial=True,
        help_text=_("Otherwise the person may only read."),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language of letters"), choices=LANGUAGES)

    @staticmethod
    def values_of(contact: Contact) -> dict[str, Any]:
        return {field: getattr(contact, field) for field in FIELDS}

    def facts(self) -> dict[str, Any]:
        """What the operations take."""
        return {field: self.cleaned_data[field] for field in FIELDS}
