"""Setting a reduction target, and recalculating its base year."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.engine.targets import SME_TARGET_YEAR
from talkoot.footprints.enums import RestatementReason, TargetKind
from talkoot.footprints.models import EmissionTarget
from talkoot.footprints.operations.targets import SME_CUT_PERCENT, TargetFacts, sme_facts
from talkoot.footprints.queries.targets import YearTotal
from talkoot.web.shared.editing import EditForm
from talkoot.web.shared.goal_form import YearField
from talkoot.web.shared.number_field import QuantityFormField
from talkoot.web.workspace.calculator.words import emissions_words

HUNDRED, TONNE_KG = Decimal(100), Decimal(1000)
SCOPES = (("all", _("Everything: scopes 1, 2 and 3")), ("own", _("Own emissions and purchased energy: scopes 1 and 2")))
METHODS = (
    ("market", _("By what you bought (market-based)")),
    ("location", _("By the network's mean (location-based)")),
)


class TargetForm(EditForm):
    """A target from one of the organisation's own years. The SBTi path brings its scopes, year and reduction itself."""

    use_required_attribute = False  # what is needed depends on the kind of path

    kind = forms.ChoiceField(
        label=_("What kind of path?"), choices=TargetKind.choices, initial=TargetKind.LINEAR, widget=forms.RadioSelect
    )
    base_year = forms.TypedChoiceField(
        label=_("Base year"), coerce=int, help_text=_("The year with which others are compared.")
    )
    scopes = forms.ChoiceField(label=_("What does it count?"), choices=SCOPES, initial="all", widget=forms.RadioSelect)
    method = forms.ChoiceField(
        label=_("How is purchased energy counted?"), choices=METHODS, initial="market", widget=forms.RadioSelect
    )
    target_year = YearField(label=_("Target year"))
    cut_percent = QuantityFormField(
        label=_("Reduction from the base year"), required=False, help_text=_("For example 50.")
    )

    def __init__(self, *args: Any, totals: Sequence[YearTotal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.totals = {one.year: one for one in totals}
        cast(forms.ChoiceField, self.fields["base_year"]).choices = [(one.year, _named(one)) for one in totals]
        self.fields["kind"].help_text = gettext(
            "The SBTi path for small and medium companies counts scopes 1 and 2 and cuts %(cut)s %% by %(year)s. It needs no answer to the questions on scopes, target year and reduction."
        ) % {"cut": int(SME_CUT_PERCENT), "year": SME_TARGET_YEAR}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("kind") == TargetKind.LINEAR:
            self._check_even(data)
        return data

    def facts(self) -> TargetFacts:
        """The target as it is kept."""
        data = self.cleaned_data
        base, method = self.totals[data["base_year"]], data["method"]
        if data["kind"] == TargetKind.SBTI_SME:
            return sme_facts(
                base_year=base.year, base_kg=_kept(base.kg(with_scope_3=False, method=method)), method=method
            )
        with_scope_3 = data["scopes"] == "all"
        return TargetFacts(
            kind=data["kind"],
            with_scope_3=with_scope_3,
            method=method,
            base_year=base.year,
            base_kg=_kept(base.kg(with_scope_3=with_scope_3, method=method)),
            target_year=data["target_year"],
            cut_percent=data["cut_percent"],
        )

    def _check_even(self, data: dict[str, Any]) -> None:
        if data.get("target_year") is None and "target_year" not in self.errors:
            self.add_error("target_year", gettext("Write the year by which the level is reached."))
        elif data.get("target_year") and data.get("base_year") and data["target_year"] <= data["base_year"]:
            self.add_error("target_year", gettext("The target year must come after the base year."))
        cut = data.get("cut_percent")
        if cut is None:
            if "cut_percent" not in self.errors:
                self.add_error("cut_percent", gettext("Write the reduction in per cent, for example 50."))
        elif not 0 < (cut := round(cut, 2)) <= HUNDRED:
            self.add_error("cut_percent", gettext("The reduction is more than 0 and at most 100 per cent."))
        else:
            data["cut_percent"] = cut


class RestateForm(EditForm):
    """A new base value with the reason; in tonnes."""

    new_t = QuantityFormField(label=_("New figure of the base year"))
    reason = forms.ChoiceField(label=_("Why?"), choices=RestatementReason.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What happened"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Growth is no reason, nor is energy that really became cleaner."),
    )

    def clean_new_t(self) -> Decimal:
        tonnes: Decimal = self.cleaned_data["new_t"]
        if tonnes <= 0:
            raise forms.ValidationError(_("Write a figure larger than 0."))
        return tonnes


def shown_target(target: EmissionTarget) -> dict[str, Any]:
    """A target as its form shows it."""
    return {
        "kind": target.kind,
        "base_year": target.base_year,
        "scopes": "all" if target.with_scope_3 else "own",
        "method": target.method,
        "target_year": target.target_year,
        "cut_percent": target.cut_percent,
        "version": target.version,
    }


def _named(one: YearTotal) -> str:
    amount = emissions_words(one.kg(with_scope_3=True, method="market"))
    if one.is_ready:
        return gettext("%(year)s: %(amount)s, ready") % {"year": one.year, "amount": amount}
    return gettext("%(year)s: %(amount)s so far") % {"year": one.year, "amount": amount}


def _kept(kg: Decimal) -> Decimal:
    return round(kg, 6)
