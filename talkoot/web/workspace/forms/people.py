"""The people who act for an organisation or read along."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from talkoot.kernel.text import tidy
from talkoot.organisations.enums import ContactRole
from talkoot.organisations.models import Contact, Organisation
from talkoot.web.shared.editing import OnceForm

RIGHTS = (
    ("act", _("May act: writes goals and reports, changes these pages")),
    ("read", _("May read only")),
)


class PersonForm(OnceForm):
    """One person. With an address they can sign in."""

    name = forms.CharField(label=_("Name"), max_length=150)
    email = forms.EmailField(
        label=_("Work e-mail"),
        max_length=254,
        help_text=_("The person signs in with a code that we send to this address."),
    )
    phone = forms.CharField(label=_("Phone"), max_length=60, required=False)
    title = forms.CharField(label=_("Title"), max_length=120, required=False)
    role = forms.ChoiceField(label=_("Role"), choices=ContactRole.choices)
    right = forms.ChoiceField(
        label=_("What may the person do here?"), choices=RIGHTS, widget=forms.RadioSelect, initial="act"
    )
    language = forms.ChoiceField(label=_("Language of our letters"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, organisation: Organisation, contact: Contact | None = None, **kwargs: Any) -> None:
        self.organisation, self.contact = organisation, contact
        super().__init__(*args, **kwargs)

    def clean_name(self) -> str:
        name = tidy(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(_("Write the person's name."))
        return name

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).strip().lower()
        others = self._others().filter(email__iexact=email)
        if others.exists():
            raise forms.ValidationError(_("Somebody among your people already has this address."))
        return email

    def clean_right(self) -> str:
        right = self.cleaned_data["right"]
        if right == "read" and self.contact and self.contact.may_act and is_last_acting(self.contact):
            raise forms.ValidationError(_("Somebody must be able to act. Give another person the right first."))
        return str(right)

    def facts(self) -> dict[str, Any]:
        """What the operations take."""
        names = ("name", "email", "phone", "title", "role", "language")
        return {**{name: self.cleaned_data[name] for name in names}, "may_act": self.cleaned_data["right"] == "act"}

    @staticmethod
    def initial_of(contact: Contact) -> dict[str, Any]:
        names = ("name", "email", "phone", "title", "role", "language")
        return {**{name: getattr(contact, name) for name in names}, "right": "act" if contact.may_act else "read"}

    def _others(self) -> Any:
        people = self.organisation.contacts.filter(until_on=None)
        return people.exclude(pk=self.contact.pk) if self.contact else people


def is_last_acting(contact: Contact) -> bool:
    """Whether nobody else who can sign in may act for the organisation."""
    others = contact.organisation.contacts.filter(until_on=None, may_act=True, user__isnull=False)
    return not others.exclude(pk=contact.pk).exists()
