"""Asking for advice, and telling afterwards how it went."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from talkoot.cases.enums import MeasureState
from talkoot.cases.models import CaseMeasure, Desk
from talkoot.cases.operations import Answer, Reach
from talkoot.kernel.errors import Refused
from talkoot.organisations.operations import checked_business_id
from talkoot.web.shared.case_words import UNITS, topic_choices
from talkoot.web.shared.editing import OnceForm
from talkoot.web.shared.number_field import QuantityFormField

HOW = (
    (MeasureState.DONE, pgettext_lazy("measure", "Done")),
    (MeasureState.DECIDED, pgettext_lazy("measure", "Under way")),
    (MeasureState.DROPPED, pgettext_lazy("measure", "Not done")),
)


class AskForm(OnceForm):
    """A company's question to an adviser."""

    company = forms.CharField(
        label=_("Company"), max_length=300, widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _("Write the name of the company or its business ID.")},
    )  # fmt: skip
    business_id = forms.CharField(
        label=_("Business ID"),
        max_length=20,
        required=False,
        help_text=_("Seven digits, a hyphen and the check digit."),
    )
    contact_name = forms.CharField(
        label=_("Your name"), max_length=150, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("Your e-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("To it comes the link to your own page, where you see how the matter goes on."),
        error_messages={
            "required": _("Write your e-mail address."), "invalid": _("Write the address in full, for example aino@company.fi."),
        },
    )  # fmt: skip
    phone = forms.CharField(
        label=_("Phone"), max_length=60, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )  # fmt: skip
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    question = forms.CharField(
        label=_("What would you like to ask or do?"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("A few words are enough. The adviser asks for more."),
        error_messages={"required": _("Write in a few words what it is about.")},
    )  # fmt: skip
    agreed = forms.BooleanField(
        label=_("You may keep what I wrote here"),
        help_text=_("We use it to advise the company. You can have your contact details erased at any time on your own page."),
        error_messages={"required": _("Tick the box so that we may keep your question and answer it.")},
    )  # fmt: skip

    def __init__(self, *args: Any, desks: Sequence[Desk], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.desks = desks
        self.fields["topic"].choices = topic_choices()
        if len(desks) > 1:
            self.fields["desk"] = forms.ChoiceField(
                label=_("Which service?"), choices=[(str(desk.pk), desk.name) for desk in desks],
                widget=forms.RadioSelect, error_messages={"required": _("Choose a service.")},
            )  # fmt: skip
            self.order_fields(["desk"])

    def clean_business_id(self) -> str:
        try:
            return checked_business_id(self.cleaned_data["business_id"]) or ""
        except Refused as refusal:
            raise forms.ValidationError(refusal.message) from refusal

    def facts(self) -> dict[str, Any]:
        """What the operation takes."""
        data = self.cleaned_data
        return {
            "desk_id": int(data["desk"]) if "desk" in data else self.desks[0].pk,
            "reach": Reach(data["contact_name"], data["email"], data["phone"]),
            **{key: data[key] for key in ("company", "business_id", "topic", "question", "agreed")},
        }


class AnswerForm(forms.Form):
    """How it went: a word for each measure and a figure if there is one; without measures, what was done."""

    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, measures: Sequence[CaseMeasure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measures = measures
        for measure in measures:
            self._ask(f"m{measure.pk}", measure.text, measure.expected_unit)
        if not measures:
            self._ask("own", _("Did you do what was advised?"), "")
        self.fields["text"] = forms.CharField(
            label=_("In your own words") if measures else _("What have you done or are doing?"), required=False,
            max_length=4000, widget=forms.Textarea(attrs={"rows": 3}),
        )  # fmt: skip

    def _ask(self, name: str, label: Any, unit: str) -> None:
        self.fields[name] = forms.ChoiceField(
            label=label, choices=HOW, widget=forms.RadioSelect, error_messages={"required": _("Choose an answer.")}
        )
        self.fields[f"{name}_value"] = QuantityFormField(
            label=_("What it saves a year"), required=False, help_text=_("If it is done and you know the figure.")
        )
        self.fields[f"{name}_unit"] = forms.ChoiceField(label=_("Unit"), choices=UNITS, required=False, initial=unit)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in [key for key in self.fields if f"{key}_unit" in self.fields]:
            if data.get(f"{name}_value") is not None and not data.get(f"{name}_unit"):
                self.add_error(f"{name}_unit", _("Choose the unit of the figure."))
        return data

    def facts(self) -> dict[str, Any]:
        """What the operation takes."""
        answers = {measure.pk: self._answer(f"m{measure.pk}") for measure in self.measures}
        own = None if self.measures else self._answer("own")
        return {"answers": answers, "own": own, "text": self.cleaned_data["text"]}

    def _answer(self, name: str) -> Answer:
        data = self.cleaned_data
        return Answer(data[name], data[f"{name}_value"], data[f"{name}_unit"])
