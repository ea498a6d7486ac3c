"""A regional body: its names, its municipalities, who reads for it."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.organisations.models import Municipality, RegionalBody
from talkoot.web.shared.editing import OnceForm

NAMES = ("name_fi", "name_sv", "name_en")


class RegionForm(OnceForm):
    """At least one name; the municipalities must be on the service."""

    name_fi = forms.CharField(label=_("Name in Finnish"), max_length=150, required=False)
    name_sv = forms.CharField(label=_("Name in Swedish"), max_length=150, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=150, required=False)
    municipalities = forms.ModelMultipleChoiceField(
        label=_("Municipalities"), queryset=Municipality.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    readers = forms.CharField(
        label=_("Who reads"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("E-mail addresses, one on each line. They sign in with their address."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipalities"].queryset = Municipality.objects.on_the_service()

    @staticmethod
    def values_of(body: RegionalBody) -> dict[str, Any]:
        """A body as it stands in the form."""
        readers = body.readers.filter(until_on=None).values_list("user__email", flat=True)
        return {
            **{name: getattr(body, name) or "" for name in NAMES},
            "municipalities": list(body.municipalities.values_list("pk", flat=True)), "readers": "\n".join(readers),
        }  # fmt: skip

    def clean_readers(self) -> list[str]:
        addresses = [piece for piece in re.split(r"[\s,;]+", self.cleaned_data["readers"]) if piece]
        for address in addresses:
            try:
                validate_email(address)
            except ValidationError:
                raise ValidationError(
                    gettext("“%(address)s” is not an e-mail address.") % {"address": address}
                ) from None
        return addresses

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not any(data.get(name) for name in NAMES):
            self.add_error("name_fi", _("Give the name in at least one language."))
        return data

    def facts(self) -> dict[str, Any]:
        """What the operation takes; a name that is not given falls back to another language's."""
        names = {name: self.cleaned_data[name] or None for name in NAMES}
        return {**names, "municipalities": self.cleaned_data["municipalities"], "readers": self.cleaned_data["readers"]}
