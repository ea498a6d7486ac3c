"""Beginning a year, and what the company is."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from talkoot.engine import FactorSet
from talkoot.footprints.models import Inventory
from talkoot.footprints.operations.answers import Profile
from talkoot.kernel.text import tidy
from talkoot.organisations.industries import choices as industry_choices
from talkoot.organisations.industries import industry_name
from talkoot.web.shared.editing import EditForm, OnceForm
from talkoot.web.ui.numbers import format_number
from talkoot.web.workspace.calculator.offered import network_choices
from talkoot.web.workspace.forms.inventory_fields import AmountField

YEARS_BACK = 10
FIELDS = tuple(Profile.__dataclass_fields__)
WORDS = (("ar6", _("AR6 (2021), the newest")), ("ar5", _("AR5 (2014)")), ("ar4", _("AR4 (2007)")))


class NewYearForm(OnceForm):
    """Which year is calculated."""

    year = forms.TypedChoiceField(label=_("Which year do you calculate?"), coerce=int)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["year"]).choices = [(year, str(year)) for year in years]


def years_to_open(this_year: int, taken: set[int]) -> list[int]:
    """The years that can be calculated, last year first; this year, which is not over, comes last."""
    past = [year for year in range(this_year - 1, this_year - 1 - YEARS_BACK, -1) if year not in taken]
    return past + ([this_year] if this_year not in taken else [])


class ProfileForm(EditForm):
    """What the company is, for estimates and for comparing with its size."""

    industry = forms.ChoiceField(label=_("Industry"), required=False)
    staff = AmountField(
        allow_negative=False,
        label=_("Employees"),
        required=False,
        help_text=_("As full-time people on average over the year, if you know it."),
    )
    floor_m2 = AmountField(allow_negative=False, label=_("Floor area, m²"), required=False)
    turnover_eur = AmountField(allow_negative=False, label=_("Turnover of the year, €"), required=False)
    heat_network = forms.ChoiceField(
        label=_("District heating network"), required=False, help_text=_("Only if you have district heat.")
    )
    boundary = forms.CharField(
        label=_("What belongs to the calculation"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Which premises and companies are counted, and which are not. Usually: everything that you run yourselves, "
            "also what you rent."
        ),
    )
    potentials = forms.ChoiceField(
        label=_("Global warming potentials"),
        choices=WORDS,
        help_text=_(
            "How much other gases weigh against carbon dioxide. Keep the newest, unless the result must be compared with "
            "one that uses another report."
        ),
    )
    radiative_forcing = forms.BooleanField(
        label=_("Count flights with their effects high in the air"),
        required=False,
        help_text=_("Vapour trails warm too. Without them, flights look smaller than they are."),
    )

    def __init__(self, *args: Any, inventory: Inventory, factors: FactorSet, **kwargs: Any) -> None:
        kwargs["initial"] = {"version": inventory.version, **values_of(inventory)}
        super().__init__(*args, **kwargs)
        self.industry_before = inventory.industry
        cast(forms.ChoiceField, self.fields["industry"]).choices = _industries(inventory.industry)
        cast(forms.ChoiceField, self.fields["heat_network"]).choices = network_choices(factors)

    def profile(self) -> Profile:
        """What the operation takes; a finer industry code than the list has is kept as long as its division is."""
        facts = {field: self.cleaned_data[field] for field in FIELDS}
        if facts["industry"] == self.industry_before[:2]:
            facts["industry"] = self.industry_before
        return Profile(**{**facts, "boundary": tidy(facts["boundary"])})

    def clean_staff(self) -> Any:
        return self._at_most("staff", 10_000_000)

    def clean_floor_m2(self) -> Any:
        return self._at_most("floor_m2", 1_000_000_000)

    def _at_most(self, name: str, limit: int) -> Any:
        value = self.cleaned_data[name]
        if value is not None and value > limit:
            raise forms.ValidationError(_("The figure is too large. Check the unit."))
        return None if value is None else round(value, 1)


def profile_facts(form: ProfileForm) -> list[tuple[str, Any]]:
    """The profile in words, for those who only read."""
    shown = []
    for bound in form:
        if bound.is_hidden:
            continue
        value = form.initial.get(bound.name)
        choices = dict(_flat(bound.field.choices)) if isinstance(bound.field, forms.ChoiceField) else {}
        words = choices.get(value, value)
        shown.append((str(bound.label), format_number(words) if isinstance(words, Decimal) else _said(words)))
    return shown


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    return str(value or "")


def _flat(choices: Any) -> Iterator[tuple[str, Any]]:
    for key, name in choices:
        if isinstance(name, (list, tuple)):
            yield from name
        else:
            yield key, name


def values_of(inventory: Inventory) -> dict[str, Any]:
    """The profile as its form shows it."""
    facts = {field: getattr(inventory, field) for field in FIELDS}
    known = {code for _section, divisions in industry_choices("fi") for code, _name in divisions}
    if facts["industry"][:2] in known:
        facts["industry"] = facts["industry"][:2]
    return facts


def _industries(current: str) -> list[Any]:
    language = get_language() or "fi"
    groups = industry_choices(language)
    known = {code for _section, divisions in groups for code, _name in divisions}
    odd = [(current, industry_name(current, language) or current)] if current and current[:2] not in known else []
    return [("", _("Not known")), *odd, *groups]
