"""Refrigerants, purchases, waste, water, and anything else by name."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.footprints.enums import RowDepth
from talkoot.footprints.operations.rows import RowFacts
from talkoot.web.workspace.calculator.entering import Entry
from talkoot.web.workspace.calculator.offered import COMMON, choices_of, kinds_for
from talkoot.web.workspace.calculator.words import unit_words
from talkoot.web.workspace.forms.inventory_fields import AmountField, KindField
from talkoot.web.workspace.forms.inventory_quick import EURO, QuickForm

ELSE_UNITS = (
    "kg", "t", "l", "m3", "kWh", "MWh", "kWh_net", "MWh_net", "kWh_gross", "MWh_gross", "km", "pkm", "tkm", "night",
    "h", "pcs", "m2", EURO,
)  # fmt: skip


class RefrigerantForm(QuickForm):
    """Refrigerant that was added, by type."""

    title = _("Refrigerant added")
    lines = (("kind", "amount"),)
    begins_with = ("kind", "amount")

    kind = forms.ChoiceField(label=_("Refrigerant"), error_messages={"required": _("Choose the refrigerant.")})
    amount = AmountField(label=_("Kilograms added in the year"), allow_negative=False)

    def prepare(self) -> None:
        self.choose("kind", [("", _("Choose")), *choices_of(COMMON[5], self.asked.factors, self.asked.language)])

    def entries(self) -> list[Entry]:
        data = self.cleaned_data
        return [Entry(RowFacts(kind=data["kind"], amount=data["amount"], unit="kg", depth=self.asked.depth))]


class PurchaseForm(QuickForm):
    """One line of spending: what, and euros without value added tax."""

    lines = (("kind", "amount"),)
    begins_with = ("kind", "amount")

    kind = KindField(label=_("What"))
    amount = AmountField(label=_("Euros without VAT"))

    def prepare(self) -> None:
        field = self.fields["kind"]
        assert isinstance(field, KindField)  # noqa: S101
        field.kinds = [kind for kind in kinds_for(7, self.asked.factors) if kind.unit == EURO]
        field.widget.attrs["list"] = "kinds-money"

    def entries(self) -> list[Entry]:
        data = self.cleaned_data
        return [Entry(RowFacts(kind=data["kind"], amount=data["amount"], unit=EURO, depth=RowDepth.SPEND))]


class WasteForm(QuickForm):
    """One kind of waste."""

    lines = (("kind",), ("amount", "unit"))
    begins_with = ("kind", "amount")

    kind = forms.ChoiceField(label=_("Waste"), error_messages={"required": _("Choose the kind of waste.")})
    amount = AmountField(label=_("Amount in the year"))
    unit = forms.ChoiceField(label=_("Unit"), choices=[(u, unit_words(u)) for u in ("kg", "t")], initial="kg")

    def prepare(self) -> None:
        self.choose("kind", [("", _("Choose")), *choices_of(COMMON[8], self.asked.factors, self.asked.language)])

    def entries(self) -> list[Entry]:
        data = self.cleaned_data
        return [Entry(RowFacts(kind=data["kind"], amount=data["amount"], unit=data["unit"], depth=self.asked.depth))]


class WaterForm(QuickForm):
    """Water in, and the same out."""

    title = _("Water")
    lines = (("amount",), ("goes_out",))

    amount = AmountField(label=_("Tap water in the year, m³"))
    goes_out = forms.BooleanField(label=_("The same amount went down the drain"), required=False, initial=True)

    def entries(self) -> list[Entry]:
        data = self.cleaned_data
        kinds = ("water-supply", "water-treatment") if data["goes_out"] else ("water-supply",)
        amount: Decimal = data["amount"]
        return [Entry(RowFacts(kind=kind, amount=amount, unit="m3", depth=self.asked.depth)) for kind in kinds]


class ElseForm(QuickForm):
    """Anything else that belongs to the question, found by a few letters of its name."""

    title = _("Something else")
    about = _(
        "Begin to write, in Finnish, Swedish or English: the browser suggests names, and we ask back if several fit."
    )
    lines = (("kind",), ("amount", "unit"))
    begins_with = ("kind", "amount")
    folded = True

    kind = KindField(label=_("What"))
    amount = AmountField(label=_("Amount in the year"))
    unit = forms.ChoiceField(label=_("Unit"))

    def prepare(self) -> None:
        field = self.fields["kind"]
        assert isinstance(field, KindField)  # noqa: S101
        field.kinds = kinds_for(self.asked.question, self.asked.factors)
        field.widget.attrs["list"] = "kinds-else"
        offered = {unit for kind in field.kinds for unit in kind.units}
        units = [(unit, unit_words(unit)) for unit in ELSE_UNITS if unit in offered]
        self.choose("unit", [("", _("The usual one")), *units])
        self.fields["unit"].required = False

    def entries(self) -> list[Entry]:
        data = self.cleaned_data
        unit = data["unit"] or self.asked.factors.kinds[data["kind"]].unit
        depth = RowDepth.SPEND if unit == EURO else self.asked.depth
        return [Entry(RowFacts(kind=data["kind"], amount=data["amount"], unit=unit, depth=depth))]
