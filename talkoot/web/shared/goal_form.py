"""The form in which a goal is written: in the workspace of a member and in an application.

form = GoalForm(request.POST or None, network=network, initial=…)
form.facts()                    after is_valid(): what the operations take
GoalForm.initial_of(goal)       a Goal or GoalFacts as the form shows it
initial_from_example(key, …)    in goal_examples, for ?example=<key>
"""

from decimal import Decimal
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.commitments.enums import ExceedsLaw, GoalKind, Theme
from talkoot.commitments.models import Goal
from talkoot.commitments.operations import GoalFacts
from talkoot.footprints.models import Indicator
from talkoot.kernel.text import tidy
from talkoot.networks.models import Network
from talkoot.web.shared.number_field import QuantityFormField
from talkoot.web.ui.numbers import unit_name

FIRST_YEAR, LAST_YEAR = 1990, 2100
LARGEST_CHANGE = Decimal(99_999)
HUNDRED = Decimal(100)
TOLERANCE = Decimal("0.01")  # of the baseline: a level and a change that say the same but for rounding
WAYS = (("less", _("less than the baseline")), ("more", _("more than the baseline")))


class YearField(forms.IntegerField):
    """A year between 1990 and 2100."""

    default_error_messages = {
        "invalid": _("Write the year with four digits, for example 2030."),
        "range": _("Write a year between %(first)s and %(last)s."),
    }

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "4", "autocomplete": "off"})
        super().__init__(required=False, widget=widget, **kwargs)

    def to_python(self, value: Any) -> int | None:
        year = super().to_python(value)
        if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
            limits = {"first": FIRST_YEAR, "last": LAST_YEAR}
            raise forms.ValidationError(self.error_messages["range"], code="range", params=limits)
        return year


class WayField(forms.ChoiceField):
    """Less unless more is said."""

    def clean(self, value: Any) -> Any:
        return super().clean(value or "less")


class GoalForm(forms.Form):
    """One promise. Shares are typed and shown as per cent, everything else in the indicator's unit."""

    use_required_attribute = False  # what is needed depends on the kind of goal

    theme = forms.ChoiceField(
        label=_("Theme"),
        choices=[("", _("Choose a theme")), *Theme.choices],
        error_messages={"required": _("Choose a theme.")},
    )
    text = forms.CharField(
        label=_("The goal in one sentence"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write in one sentence what you promise.")},
        help_text=_("Say what changes, by how much and by when. This sentence is public once the goal is agreed."),
    )
    kind = forms.ChoiceField(
        label=_("What kind of goal is it?"),
        choices=GoalKind.choices,
        initial=GoalKind.NUMERIC,
        widget=forms.RadioSelect,
    )
    indicator = forms.ChoiceField(
        label=_("What is measured"),
        required=False,
        help_text=_("The unit stands after the name. A thing done once or a lasting practice needs no figure."),
    )
    baseline_value = QuantityFormField(label=_("Where you start from"), required=False)
    baseline_year = YearField(label=_("Year of the starting point"))
    target_value = QuantityFormField(
        label=_("The level to reach"), required=False, help_text=_("Write the level here, or the change below.")
    )
    percent = QuantityFormField(
        label=_("Or the change in per cent"), required=False, allow_negative=True, help_text=_("For example 20.")
    )
    percent_way = WayField(label=_("Less or more?"), choices=WAYS, initial="less", widget=forms.RadioSelect)
    target_year = YearField(label=_("By the end of the year"))
    exceeds_law = forms.ChoiceField(
        label=_("Does it go beyond what the law requires?"),
        choices=ExceedsLaw.choices,
        initial=ExceedsLaw.UNKNOWN,
        widget=forms.RadioSelect,
    )
    why_exceeds = forms.CharField(
        label=_("Why it goes beyond the law"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What does the law ask for, and what do you do more? Needed when you answered yes."),
    )

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.indicators = {indicator.pk: indicator for indicator in Indicator.objects.usable_in(network.pk)}
        names = [(str(pk), _named(indicator)) for pk, indicator in self.indicators.items()]
        cast(forms.ChoiceField, self.fields["indicator"]).choices = [("", _("No figure")), *names]
        is_numeric = self["kind"].value() == GoalKind.NUMERIC
        for name in ("indicator", "target_year"):
            self.fields[name].required = is_numeric
        self.fields["indicator"].error_messages["required"] = _(
            "Choose what is measured, or another kind of goal above."
        )
        self.fields["target_year"].error_messages["required"] = _("Write the year by which the level is reached.")

    @property
    def chosen_indicator(self) -> Indicator | None:
        """The indicator that is chosen now, also before the form is checked."""
        value = str(self["indicator"].value() or "")
        return self.indicators.get(int(value)) if value.isdecimal() else None

    @property
    def unit(self) -> str:
        """The unit of the figures below, as it is shown."""
        return unit_name(self.chosen_indicator.unit) if self.chosen_indicator else ""

    def clean_text(self) -> str:
        text = tidy(self.cleaned_data["text"])
        if not text:
            raise forms.ValidationError(_("Write in one sentence what you promise."))
        return text

    def clean_percent(self) -> Decimal | None:
        percent = self.cleaned_data["percent"]
        if percent is not None and abs(percent) > LARGEST_CHANGE:
            raise forms.ValidationError(_("The change is too large. Write for example 20."))
        return None if percent is None else round(percent, 2)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("kind") == GoalKind.NUMERIC:
            self._check_complete(data)
        self._check_units(data)
        self._check_percent(data)
        self._check_years(data)
        if data.get("exceeds_law") == ExceedsLaw.YES and not tidy(data.get("why_exceeds") or ""):
            self._wrong("why_exceeds", _("Tell in a sentence why the goal goes beyond the law."))
        return data

    def facts(self) -> GoalFacts:
        """The goal as written, in the units in which it is kept."""
        data, divisor = self.cleaned_data, self._divisor()
        baseline, target = data["baseline_value"], data["target_value"]
        return GoalFacts(
            theme=data["theme"],
            text=data["text"],
            kind=data["kind"],
            indicator_id=self.chosen_indicator.pk if self.chosen_indicator else None,
            baseline_value=None if baseline is None else baseline / divisor,
            baseline_year=data["baseline_year"],
            target_value=None if target is None else target / divisor,
            target_year=data["target_year"],
            percent_change=self._signed_percent(data),
            exceeds_law=data["exceeds_law"],
            why_exceeds=data["why_exceeds"],
        )

    @staticmethod
    def initial_of(written: Goal | GoalFacts, *, is_share: bool) -> dict[str, Any]:
        """A saved goal as the form shows it."""
        factor, change = HUNDRED if is_share else Decimal(1), written.percent_change
        names = ("theme", "text", "kind", "baseline_year", "target_year", "exceeds_law", "why_exceeds")
        return {
            **{name: getattr(written, name) for name in names},
            "indicator": written.indicator_id or "",
            "baseline_value": None if written.baseline_value is None else written.baseline_value * factor,
            "target_value": None if written.target_value is None else written.target_value * factor,
            "percent": None if change is None else abs(change),
            "percent_way": "more" if change is not None and change > 0 else "less",
        }

    def _check_complete(self, data: dict[str, Any]) -> None:
        if data.get("target_value") is None and data.get("percent") is None:
            self._wrong("target_value", _("Write the level to reach, or the change in per cent."))

    def _check_units(self, data: dict[str, Any]) -> None:
        figures = [name for name in ("baseline_value", "target_value") if data.get(name) is not None]
        if not data.get("indicator") and data.get("kind") != GoalKind.NUMERIC and figures:
            self._wrong("indicator", _("Choose what is measured, so that the figure has its unit."))
        if self.chosen_indicator and self.chosen_indicator.is_share:
            for name in figures:
                if data[name] > HUNDRED:
                    self._wrong(name, _("A share is at most 100 per cent."))
            if data.get("percent") is not None:
                self._wrong(
                    "percent",
                    _("For a share, write the level to reach, for example 80 per cent, and leave this empty."),
                )

    def _check_percent(self, data: dict[str, Any]) -> None:
        percent, target, baseline = self._signed_percent(data), data.get("target_value"), data.get("baseline_value")
        if percent is None:
            return
        if percent < -HUNDRED:
            self._wrong("percent", _("Nothing can become smaller by more than 100 per cent."))
        if target is None:
            return
        if baseline is None or abs(baseline * (1 + percent / HUNDRED) - target) > TOLERANCE * abs(baseline):
            self._wrong(
                "percent",
                _("The level and the change do not say the same. Keep one of them and leave the other empty."),
            )

    def _check_years(self, data: dict[str, Any]) -> None:
        baseline, target = data.get("baseline_year"), data.get("target_year")
        if data.get("baseline_value") is not None and not baseline and "baseline_year" not in self.errors:
            self._wrong("baseline_year", _("Write the year of the starting point."))
        if baseline and target and target < baseline:
            self._wrong("target_year", _("The target year must be after the baseline year."))

    def _wrong(self, name: str, sentence: Any) -> None:
        """One error a field is enough."""
        if name not in self.errors:
            self.add_error(name, sentence)

    def _divisor(self) -> Decimal:
        return HUNDRED if self.chosen_indicator and self.chosen_indicator.is_share else Decimal(1)

    def _signed_percent(self, data: dict[str, Any]) -> Decimal | None:
        percent = data.get("percent")
        if percent is None:
            return None
        return -abs(percent) if percent < 0 or data.get("percent_way") != "more" else percent


def _named(indicator: Indicator) -> str:
    unit = unit_name(indicator.unit)
    return f"{indicator.name} ({unit})" if unit else indicator.name
