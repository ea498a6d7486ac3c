"""The questions that lead to the models that fit: asked and worded by the rule in `talkoot/data/fit.toml`."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.catalogue.enums import Aim, CompanyKind, Owner
from talkoot.catalogue.fit_rule import FitRule
from talkoot.catalogue.fitting import Answers

PARAMETERS = ("hours", "euros", "companies", "kind", "aims", "owners")


class FitForm(forms.Form):
    """Five or six questions; what is wanted and who could do it may be left empty."""

    hours = forms.TypedChoiceField(
        coerce=int, widget=forms.RadioSelect, error_messages={"required": _("Choose how much time there is.")}
    )
    euros = forms.TypedChoiceField(
        coerce=int, widget=forms.RadioSelect, error_messages={"required": _("Choose how much money there is.")}
    )
    companies = forms.IntegerField(
        min_value=1, max_value=100_000,
        error_messages={
            "required": _("Write how many companies there are; an estimate is enough."),
            "invalid": _("Write the number of companies in figures, for example 40."),
            "min_value": _("Write a number from 1 up."),
            "max_value": _("Write a number of at most 100,000."),
        },
    )  # fmt: skip
    kind = forms.TypedChoiceField(
        coerce=CompanyKind, choices=CompanyKind.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the companies mostly are.")},
    )  # fmt: skip
    aims = forms.TypedMultipleChoiceField(
        coerce=Aim, choices=Aim.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    owners = forms.TypedMultipleChoiceField(
        coerce=Owner, choices=Owner.choices, widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, rule: FitRule, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in rule.questions:
            field = self.fields[question.key]
            field.label, field.help_text = question.words.here, question.hint.here
            if question.options:
                field.choices = [(str(option.value), option.words.here) for option in question.options]

    def answers(self) -> Answers:
        """What was answered."""
        facts = self.cleaned_data
        return Answers(
            hours_per_week=facts["hours"],
            euros_per_year=facts["euros"],
            companies=facts["companies"],
            kind=facts["kind"],
            aims=tuple(facts["aims"]),
            owners=tuple(facts["owners"]),
        )
