"""What a company knows of a measure of its own: its share, what it costs and saves, when it begins."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.footprints.enums import MeasureState
from talkoot.footprints.models import ChosenMeasure
from talkoot.footprints.operations.measures import Plan
from talkoot.web.shared.editing import EditForm
from talkoot.web.shared.goal_form import YearField
from talkoot.web.shared.number_field import QuantityFormField

STATES = [choice for choice in MeasureState.choices if choice[0] != MeasureState.DROPPED]
HUNDRED = Decimal(100)


class PlanForm(EditForm):
    """The plan of one measure; an empty share means that the typical one holds."""

    state = forms.ChoiceField(label=_("Where are you with it?"), choices=STATES, widget=forms.RadioSelect)
    begins_year = YearField(label=_("First year in which it has its effect"))
    share_percent = QuantityFormField(required=False)
    investment_eur = QuantityFormField(
        label=_("Investment"), required=False, help_text=_("Without value added tax, after any support.")
    )
    saving_eur = QuantityFormField(
        label=_("What it saves in a year"),
        required=False,
        allow_negative=True,
        help_text=_("Energy and other costs together. If it costs more each year, write a minus sign before it."),
    )

    def __init__(self, *args: Any, question: str = "", typical: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not question:
            del self.fields["share_percent"]
            return
        self.fields["share_percent"].label = question
        self.fields["share_percent"].help_text = gettext("Typical: %(share)s. Leave empty if you do not know.") % {
            "share": typical
        }

    def clean_share_percent(self) -> Decimal | None:
        share = self.cleaned_data["share_percent"]
        if share is not None and share > HUNDRED:
            raise forms.ValidationError(_("A share is at most 100 per cent."))
        return None if share is None else round(share, 1)

    def plan(self) -> Plan:
        """What was typed, as it is kept."""
        data = self.cleaned_data
        return Plan(
            state=data["state"],
            share_percent=data.get("share_percent"),
            investment_eur=_cents(data["investment_eur"]),
            saving_eur=_cents(data["saving_eur"]),
            begins_year=data["begins_year"],
        )


def shown_plan(choice: ChosenMeasure) -> dict[str, Any]:
    """A plan as its form shows it."""
    names = ("state", "begins_year", "share_percent", "investment_eur", "saving_eur", "version")
    return {name: getattr(choice, name) for name in names}


def _cents(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else round(amount, 2)
