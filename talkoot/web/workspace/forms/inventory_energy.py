"""Electricity and heat: amount, certificate, network, and the calorific value of a gas bill."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.engine import Instrument, InstrumentKind
from talkoot.footprints.operations.rows import RowFacts
from talkoot.web.workspace.calculator.entering import Entry
from talkoot.web.workspace.calculator.offered import COMMON, choices_of, network_choices
from talkoot.web.workspace.calculator.words import unit_words
from talkoot.web.workspace.forms.inventory_fields import AmountField
from talkoot.web.workspace.forms.inventory_quick import EURO, EuroForm, QuickForm

GRAMS = Decimal(1000)
ALL, PART, FIGURE, NONE = "all", "part", "figure", "none"
BY_HEAT_VALUE = {"kWh", "MWh", "GJ"}
GASES = (
    "fuel-natural-gas",
    "fuel-lpg",
)  # billed by gross or by net: the bill is asked, since the difference is a tenth
SUPPLIED_HEAT = ("district-heat", "district-cooling", "steam")


class ElectricityForm(EuroForm):
    """Bought electricity, and what certificate or contract it has."""

    title = _("Bought electricity")
    lines = (("amount", "unit"), ("site",), ("certificate",))
    more = (("covered", "grams"), ("source",), ("price",))
    more_title = _("More of the guarantee, the contract or the price")
    in_price = 100
    begins_with = ("amount", "covered", "grams")

    amount = AmountField(label=_("Amount in the year"), help_text=_("A credit note is written with a minus."))
    unit = forms.ChoiceField(label=_("Unit"), choices=[(u, unit_words(u)) for u in ("kWh", "MWh")], initial="kWh")
    certificate = forms.ChoiceField(
        label=_("Is it sold as renewable or nuclear, with a guarantee of origin?"),
        help_text=_("The bill or the contract says so. Without a guarantee, what nobody has bought separately is counted."),
        widget=forms.RadioSelect,
        choices=[
            (NONE, _("No, or we do not know")),
            (ALL, _("Yes, all of it")),
            (PART, _("Yes, a part of it")),
            (FIGURE, _("Our contract tells its own figure, g/kWh")),
        ],
        initial=NONE,
    )  # fmt: skip
    covered = AmountField(
        label=_("How much the guarantee covers, in the same unit"), required=False, allow_negative=False
    )
    grams = AmountField(label=_("The contract's figure, g CO₂e/kWh"), required=False, allow_negative=False)
    source = forms.CharField(
        label=_("Which guarantee or contract"), required=False, max_length=200,
        help_text=_("For example the seller and the name of the product."),
    )  # fmt: skip

    def prepare(self) -> None:
        self.add_site()
        self.fields["price"] = self.own_price(_("What one kWh cost, cents"))
        if self.asked.depth == "bill":
            self.choose("unit", [(u, unit_words(u)) for u in ("kWh", "MWh", EURO)], "kWh")
        else:
            del self.fields["price"]

    def has_changed(self) -> bool:
        """A guarantee without an amount is begun too: it would get lost otherwise."""
        return super().has_changed() or (self.is_bound and self["certificate"].data not in {None, "", NONE})

    def only_kind(self) -> str:
        return "electricity"

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        chosen, covered = data.get("certificate"), data.get("covered")
        if chosen == PART and covered is None and "covered" not in self.errors:
            self.add_error("covered", _("Write how much of it the guarantee covers."))
        if chosen == PART and data.get("unit") == EURO:
            self.add_error("unit", _("Write the amount in kWh or MWh, so that the guarantee can be set against it."))
        elif chosen == PART and covered and data.get("amount") and covered > data["amount"]:
            self.add_error("covered", _("The guarantee cannot cover more than you used."))
        if chosen == FIGURE and data.get("grams") is None and "grams" not in self.errors:
            self.add_error("grams", _("Write the figure of the contract. Zero is a figure too."))
        return data

    def entries(self) -> list[Entry]:
        told = self.measured_in("electricity", "kWh")
        facts = RowFacts(kind="electricity", site_id=self.site_id(), **told)
        return [Entry(facts, self._instruments())]

    def _instruments(self) -> tuple[Instrument, ...]:
        data = self.cleaned_data
        source = data["source"]
        return {
            ALL: (Instrument(InstrumentKind.CERTIFICATE, None, "kWh", Decimal(0), source),),
            PART: (Instrument(InstrumentKind.CERTIFICATE, data["covered"], data["unit"], Decimal(0), source),),
            FIGURE: (Instrument(InstrumentKind.CONTRACT, None, "kWh", (data["grams"] or Decimal(0)) / GRAMS, source),),
        }.get(data["certificate"], ())


class OwnPowerForm(QuickForm):
    """Own solar power that was used on the spot."""

    title = _("Own solar power")
    about = _("Only what you used yourselves. It has no emissions of its own, and shows in the energy figures.")
    lines = (("amount", "unit"),)
    folded = True

    amount = AmountField(label=_("Used yourselves"))
    unit = forms.ChoiceField(label=_("Unit"), choices=[(u, unit_words(u)) for u in ("kWh", "MWh")], initial="kWh")

    def entries(self) -> list[Entry]:
        data = self.cleaned_data
        return [Entry(RowFacts(kind="own-solar", amount=data["amount"], unit=data["unit"], depth=self.asked.depth))]


class HeatForm(EuroForm):
    """Heat and cold by kind; the network for district heat, the calorific value for gas."""

    title = _("Heat and cold")
    lines = (("kind",), ("amount", "unit"), ("site",), ("network",), ("calorific",))
    begins_with = ("kind", "amount")

    kind = forms.ChoiceField(
        label=_("How you heat or cool"), error_messages={"required": _("Choose how you heat or cool.")}
    )
    amount = AmountField(label=_("Amount in the year"))
    unit = forms.ChoiceField(
        label=_("Unit"), choices=[(u, unit_words(u)) for u in ("MWh", "kWh", "l", "kg", "t", "m3")], initial="MWh"
    )
    network = forms.ChoiceField(
        label=_("District heating network"), required=False,
        help_text=_("Networks differ much. If yours is not in the list, the mean of the country is used and the result says so."),
    )  # fmt: skip
    calorific = forms.ChoiceField(
        label=_("Gas: does the bill count by gross or by net calorific value?"),
        required=False,
        help_text=_("“Ylempi lämpöarvo” is gross, “alempi lämpöarvo” is net. The difference is a tenth. Only for gas in kWh or MWh."),
        choices=[("", _("This is not gas")), ("gross", _("Gross (ylempi)")), ("net", _("Net (alempi)"))],
    )  # fmt: skip

    def prepare(self) -> None:
        self.add_site()
        asked = self.asked
        self.choose("kind", [("", _("Choose")), *choices_of(COMMON[3], asked.factors, asked.language)])
        self.choose("network", network_choices(asked.factors), asked.inventory.heat_network)
        if asked.depth == "bill":
            self.fields["price"] = self.own_price(
                _("What one unit cost, euros"),
                _(
                    "Only if you wrote euros: one litre of oil, one tonne of pellets, one MWh of heat. Without it we use a mean price, and say which."
                ),
            )
            units = ("MWh", "kWh", "l", "kg", "t", "m3", EURO)
            self.choose("unit", [(u, unit_words(u)) for u in units], "MWh")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("kind") in GASES and not data.get("calorific") and self._is_heat_value(data):
            self.add_error("calorific", _("Look at the bill: gross or net? The seller's customer service knows too."))
        return data

    def _is_heat_value(self, data: dict[str, Any]) -> bool:
        """Whether the amount is energy: as such, or in euros at a price for energy."""
        if data.get("unit") == EURO:
            return self.asked.factors.kinds[data["kind"]].unit.startswith("MWh")
        return data.get("unit") in BY_HEAT_VALUE

    def entries(self) -> list[Entry]:
        data = self.cleaned_data
        told = self.measured_in(data["kind"], self.asked.factors.kinds[data["kind"]].unit.partition("_")[0])
        told["unit"] = self._unit(told["unit"])
        place = data["network"] or "FI" if data["kind"] in SUPPLIED_HEAT else "FI"
        return [Entry(RowFacts(kind=data["kind"], place=place, site_id=self.site_id(), **told))]

    def _unit(self, unit: str) -> str:
        """The energy of a fuel is by gross or by net value; solid fuels and oil are told by net."""
        kind = self.asked.factors.kinds[self.cleaned_data["kind"]]
        if kind.family != "fuel" or unit not in BY_HEAT_VALUE:
            return unit
        return f"{unit}_{'gross' if self.cleaned_data['calorific'] == 'gross' else 'net'}"
