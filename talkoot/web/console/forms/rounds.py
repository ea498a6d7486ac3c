"""A round: its year, its due day, its greeting, what is asked; and the reasons given in it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.footprints.models import Indicator
from talkoot.networks.models import Network
from talkoot.reporting.models import Round
from talkoot.web.console.forms.members import DayInput
from talkoot.web.shared.editing import EditForm, OnceForm
from talkoot.web.ui.numbers import unit_name

FIRST_YEAR, LAST_YEAR = 1990, 2100
STANDARD = ("electricity", "district_heat", "waste_total", "emissions")


def _with_unit(indicator: Indicator) -> str:
    unit = unit_name(indicator.unit)
    return f"{indicator.name} ({unit})" if unit else indicator.name


class IndicatorsField(forms.ModelMultipleChoiceField):
    """Which figures are asked."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Which figures are asked"), queryset=Indicator.objects.none(), widget=forms.CheckboxSelectMultiple,
            required=False, help_text=_("The fewer, the more members answer. Progress of goals and measures are always asked."),
        )  # fmt: skip

    def label_from_instance(self, obj: Indicator) -> str:
        return _with_unit(obj)


class _Plan(forms.Form):
    """What is decided of a round before and after it is opened."""

    due_on = forms.DateField(label=_("Reports are due on"), widget=DayInput())
    intro = forms.CharField(
        label=_("Greeting"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Stands at the beginning of the letter and of the form, as you write it. Leave empty for none."),
    )  # fmt: skip
    indicators = IndicatorsField()

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicators"].queryset = Indicator.objects.usable_in(network.pk)

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(_("Check the year."))
        return day

    def plan(self) -> dict[str, Any]:
        """What the operations take."""
        data = self.cleaned_data
        return {
            "due_on": data["due_on"],
            "intro": data["intro"],
            "indicator_ids": [each.pk for each in data["indicators"]],
        }


class NewRoundForm(_Plan, OnceForm):
    """A round for one year."""

    year = forms.IntegerField(
        label=_("Which year do the members tell about?"), min_value=FIRST_YEAR, max_value=LAST_YEAR,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "4"}),
    )  # fmt: skip
    field_order = ("year", "due_on", "intro", "indicators", "once")

    @staticmethod
    def values_after(last: Round | None, today: date) -> dict[str, Any]:
        """Last year's questions a year later; for a first round the usual ones."""
        if last is None:
            indicators = Indicator.objects.standard().filter(key__in=STANDARD)
            return {"year": today.year - 1, "due_on": _a_month_later(today), "indicators": indicators}
        due = _next_year(last.due_on)
        return {
            "year": last.year + 1, "due_on": due if due > today else _a_month_later(today), "intro": last.intro,
            "indicators": last.indicators.all(),
        }  # fmt: skip


class RoundForm(_Plan, EditForm):
    """A round as it may be changed: answers already given stay."""

    field_order = ("due_on", "intro", "indicators", "version")

    @staticmethod
    def values_of(round_: Round) -> dict[str, Any]:
        return {"due_on": round_.due_on, "intro": round_.intro, "indicators": list(round_.indicators.all())}


class LateMemberForm(OnceForm):
    """A member who joined after the round was opened."""

    member = forms.ChoiceField(label=_("Member who joined later"))

    def __init__(self, *args: Any, members: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [("", _("Choose a member")), *members]


class WaiverForm(OnceForm):
    """Why the chosen members need not report this year."""

    reason = forms.CharField(
        label=_("Why they need not report this year"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept in the history. They are not counted as silent."),
    )  # fmt: skip


def _next_year(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _a_month_later(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, min(day.day, 28))
