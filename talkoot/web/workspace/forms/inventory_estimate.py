"""Estimates: by floor area or staff, with the figure of the nearest trade."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.footprints.enums import RowDepth
from talkoot.footprints.operations.rows import RowFacts
from talkoot.web.workspace.calculator.entering import Entry, kept
from talkoot.web.workspace.calculator.estimate_words import estimate_group, estimate_name, estimate_note
from talkoot.web.workspace.calculator.estimating import (
    Estimate,
    estimates_of,
    mode_shares,
    nearness,
    wide_percent,
)
from talkoot.web.workspace.calculator.words import amount_words
from talkoot.web.workspace.forms.inventory_fields import AmountField
from talkoot.web.workspace.forms.inventory_quick import QuickForm
from talkoot.web.workspace.result.words import exact

PREFIX = "estimate-"  # before what is estimated, in the names of the form's fields
COMMUTING = 7  # category of scope 3


class EstimateForm(QuickForm):
    """One thing estimated: a figure per m² or person from the nearest trade, times the company's own size.

    Its prefix tells what is estimated: "estimate-electricity".
    """

    lines = (("wanted",), ("base", "like"))
    begins_with = ("wanted",)

    wanted = forms.BooleanField(label=_("Estimate this for us"), required=False)
    base = AmountField(label=_("Floor area, m²"), allow_negative=False)
    like = forms.ChoiceField(label=_("Our trade is nearest to"))

    def prepare(self) -> None:
        inventory, of = self.asked.inventory, str(self.prefix).removeprefix(PREFIX)
        self.title = estimate_group(of)
        every = [one for one in estimates_of(self.asked.question, inventory.industry) if one.of == of]
        near = [one for one in every if nearness(one, inventory.industry)] or every
        others = [one for one in every if one not in near]
        self.by_key = {one.key: one for one in every}
        self.choose("like", _choices(near, others), near[0].key if near else "")
        by_person = bool(near) and near[0].per == "person"
        self.fields["base"].initial = inventory.staff if by_person else inventory.floor_m2
        if by_person:
            self.fields["base"].label = _("People who work here")

    @property
    def chosen(self) -> Estimate:
        return self.by_key[self.cleaned_data["like"]]

    def entries(self) -> list[Entry]:
        chosen, base = self.chosen, self.cleaned_data["base"]
        note = estimate_note(chosen, exact(base))
        return [Entry(facts) for facts in self._facts(chosen, base, note)]

    def _facts(self, chosen: Estimate, base: Decimal, note: str) -> list[RowFacts]:
        total = base * chosen.value
        if chosen.of == "commuting":
            return [
                self._row(chosen, base, note, kind=mode.kind, amount=total * mode.share, scope=3, category=COMMUTING)
                for mode in mode_shares()
                if mode.kind in self.asked.factors.kinds
            ]
        kinds = (chosen.kind, "water-treatment") if chosen.of == "water-supply" else (chosen.kind,)
        return [self._row(chosen, base, note, kind=kind, amount=total) for kind in kinds]

    def _row(self, chosen: Estimate, base: Decimal, note: str, *, kind: str, amount: Decimal, **more: Any) -> RowFacts:
        network = self.asked.inventory.heat_network if kind == "district-heat" else ""
        return RowFacts(
            kind=kind,
            amount=kept(amount),
            unit=self.asked.factors.kinds[kind].unit if chosen.of == "commuting" else chosen.unit,
            depth=RowDepth.ESTIMATE,
            place=network or "FI",
            uncertainty_percent=wide_percent(chosen, self.asked.inventory.year),
            source=chosen.source[:300],
            note=note,
            estimate={"by": chosen.per, "of": f"{base.normalize():f}", "value": str(chosen.value), "what": chosen.key},
            **more,
        )


def _choices(near: list[Estimate], others: list[Estimate]) -> list[tuple[Any, Any]]:
    def told(one: Estimate) -> tuple[str, str]:
        amount = amount_words(one.value, one.unit)
        per = gettext("m²") if one.per == "m2" else gettext("person")
        words = gettext("%(what)s: %(amount)s per %(per)s (%(country)s %(year)s)") % {
            "what": estimate_name(one), "amount": amount, "per": per, "country": one.geography, "year": one.year,
        }  # fmt: skip
        return one.key, words

    far = [(gettext("Other trades"), [told(one) for one in others])] if others else []
    return [*(told(one) for one in near), *far]
