"""The words of the calculator: what each question asks, where the figure is found, how amounts and depths are said."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from talkoot.footprints.enums import Question, RowDepth
from talkoot.web.ui.numbers import NBSP, format_amount, format_number, unit_name

TONNE_KG = Decimal(1000)
DOTS = {RowDepth.MEASURED: 3, RowDepth.BILL: 2, RowDepth.ESTIMATE: 1, RowDepth.SPEND: 1}  # the quality dot
ORDER = (RowDepth.MEASURED, RowDepth.BILL, RowDepth.ESTIMATE, RowDepth.SPEND)  # best first
UNITS = {
    "eur": "€",
    "kWh_net": pgettext_lazy("unit", "kWh, net calorific value"),
    "MWh_net": pgettext_lazy("unit", "MWh, net calorific value"),
    "GJ_net": pgettext_lazy("unit", "GJ, net calorific value"),
    "kWh_gross": pgettext_lazy("unit", "kWh, gross calorific value"),
    "MWh_gross": pgettext_lazy("unit", "MWh, gross calorific value"),
    "night": pgettext_lazy("unit", "nights"),
}


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """One question in plain words; `asks` and `belongs` may name the year."""

    asks: Any
    belongs: Any
    found: Any
    none: Any


WORDS = {
    Question.ELECTRICITY: QuestionWords(
        _("How much electricity did you buy in %(year)s?"),
        _("All the electricity you paid for: lights, machines, cooling, electric heating and heat pumps, own charging."),
        _("The electricity seller's summary of the year tells it in kWh; so does the network company's web service."),
        _("We bought no electricity"),
    ),
    Question.HEAT: QuestionWords(
        _("How did you heat and cool your premises in %(year)s?"),
        _("District heat and cooling, oil, gas, pellets, wood. Electric heating is already in the electricity."),
        _("The heat company's summary of the year tells it in MWh, an oil bill in litres. Heat within the rent: ask the landlord."),
        _("We heat with electricity only"),
    ),
    Question.VEHICLES: QuestionWords(
        _("What did your own vehicles and machines use in %(year)s?"),
        _("Vehicles and machines that the company owns or leases. Trips with employees' own cars belong to travel."),
        _("The fuel card's summary of the year tells litres. Without it: what the fuel cost, or the kilometres driven."),
        _("We have no vehicles or machines"),
    ),
    Question.REFRIGERANTS: QuestionWords(
        _("How much refrigerant was added to your equipment in %(year)s?"),
        _("Cold rooms, freezers, heat pumps and air conditioning: what was added has leaked out before."),
        _("The service company's record tells which refrigerant and how many kilograms. A sealed fridge needs nothing."),
        _("Nothing was added"),
    ),
    Question.TRAVEL: QuestionWords(
        _("How did people travel for work and to work in %(year)s?"),
        _("Flights, trains, hotels and kilometre allowances; the way to work and work at home."),
        _("Travel bills and expense claims tell the trips. For the way to work, a good guess per person is enough."),
        _("Nobody travelled"),
    ),
    Question.PURCHASES: QuestionWords(
        _("What did you buy most in %(year)s?"),
        _("The five biggest lines are enough to begin. Energy, fuel and trips are already in the other questions."),
        _("Your accounts tell what each kind cost. Write euros without value added tax."),
        _("We bought nothing else"),
    ),
    Question.WASTE: QuestionWords(
        _("How much waste and water was there in %(year)s?"),
        _("Waste by kind, and the water you paid for."),
        _("The waste company's web service tells kilograms, the water bill cubic metres."),
        _("There was none of our own"),
    ),
}  # fmt: skip


def unit_words(unit: str) -> str:
    """A unit as it stands on a page."""
    return str(UNITS[unit]) if unit in UNITS else unit_name(unit)


def amount_words(amount: Decimal | None, unit: str) -> str:
    """An amount with its unit, in as many decimals as it needs and at most six."""
    if amount is None:
        return ""
    plain = amount.normalize()
    places = max(0, min(6, -int(plain.as_tuple().exponent))) if abs(amount) < 1 else None
    if unit == "eur":
        return format_amount(plain, "EUR", places)
    return f"{format_number(plain, places)}{NBSP}{unit_words(unit)}"


def emissions_words(kg: Decimal) -> str:
    """Kilograms below a tonne, else tonnes, so that two or three figures say it."""
    if abs(kg) < TONNE_KG:
        places = 1 if 0 < abs(kg) < 10 else 0
        return f"{format_number(kg, places)}{NBSP}{unit_name('kgCO2e')}"
    tonnes = kg / TONNE_KG
    return f"{format_number(tonnes, 0 if abs(tonnes) >= 100 else 1)}{NBSP}{unit_name('tCO2e')}"


def depth_words(depth: str) -> str:
    """How an amount is known, as it stands after the amount."""
    return {
        RowDepth.MEASURED: gettext("measured"),
        RowDepth.BILL: gettext("from bills"),
        RowDepth.ESTIMATE: gettext("estimated"),
        RowDepth.SPEND: gettext("from what it cost"),
    }.get(RowDepth(depth), "")
