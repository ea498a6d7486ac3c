"""An input is corrected by its giver; a company subscribes to a product group."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.dialogue.models import Input
from talkoot.dialogue.queries import input_for_link
from talkoot.web.public.forms.join import AddressForm
from talkoot.web.shared.dialogues import group_choices
from talkoot.web.shared.editing import EditForm
from talkoot.web.shared.input_form import WordsForm


class CorrectionForm(WordsForm, EditForm):
    """The giver's own words again."""

    def __init__(self, *args: Any, of: Input, **kwargs: Any) -> None:
        kwargs["initial"] = {**self.values_of(of), "version": of.version}
        super().__init__(*args, dialogue=of.dialogue, **kwargs)

    @staticmethod
    def values_of(found: Input) -> dict[str, Any]:
        return {"text": found.text, "place": found.place, "publication": found.publication}

    @classmethod
    def fresh(cls, token: str) -> tuple[int, dict[str, Any]]:
        found = input_for_link(token)
        return (found.version, cls.values_of(found)) if found else (0, {})


class SubscribeForm(AddressForm):
    """Which product group, for whom."""

    product_group = forms.ChoiceField(
        label=_("Product group"), error_messages={"required": _("Choose a product group.")}
    )
    organisation_name = forms.CharField(
        label=_("Company or organisation"), max_length=300, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )  # fmt: skip
    field_order = ("product_group", "organisation_name", "email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["product_group"].choices = [("", _("Choose a product group")), *group_choices()]
