"""Own vehicles, travel for work, the way to work and work at home."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.footprints.enums import RowDepth
from talkoot.footprints.operations.rows import RowFacts
from talkoot.web.workspace.calculator.entering import Entry, kept
from talkoot.web.workspace.calculator.offered import CARS, COMMON, FLIGHTS, STAYS, choices_of
from talkoot.web.workspace.calculator.words import unit_words
from talkoot.web.workspace.forms.inventory_fields import AmountField
from talkoot.web.workspace.forms.inventory_quick import EURO, EuroForm, QuickForm
from talkoot.web.workspace.result.words import exact

HUNDRED = Decimal(100)
BOTH_WAYS = 2
TRAVEL, COMMUTING = 6, 7  # categories of scope 3
OWN_CAR = "car-average"
MODES = (("car", OWN_CAR), ("bus", "bus"), ("train", "train-commuter"), ("rail", "metro"))


class FuelForm(EuroForm):
    """Fuel of own vehicles and machines: litres, kilograms or euros."""

    title = _("Fuel")
    lines = (("kind",), ("amount", "unit"), ("site",))
    begins_with = ("kind", "amount")
    in_price = 100

    kind = forms.ChoiceField(label=_("Fuel"), error_messages={"required": _("Choose the fuel.")})
    amount = AmountField(label=_("Amount in the year"))
    unit = forms.ChoiceField(
        label=_("Unit"), choices=[(u, unit_words(u)) for u in ("l", "kg", EURO)], initial="l",
        help_text=_("Euros without value added tax."),
    )  # fmt: skip

    def prepare(self) -> None:
        self.add_site()
        self.choose("kind", [("", _("Choose")), *choices_of(COMMON[4], self.asked.factors, self.asked.language)])
        self.fields["price"] = self.own_price(_("What one litre cost, cents"))

    def entries(self) -> list[Entry]:
        kind = self.cleaned_data["kind"]
        return [Entry(RowFacts(kind=kind, site_id=self.site_id(), **self.measured_in(kind, "l")))]


class DrivingForm(QuickForm):
    """Kilometres, where litres are not known."""

    title = _("Kilometres, if you do not know the litres")
    about = _(
        "Not for vehicles whose fuel is above. Charging of electric cars at your own premises is in the electricity."
    )
    lines = (("kind", "amount"),)
    begins_with = ("kind", "amount")

    kind = forms.ChoiceField(label=_("Vehicle"), error_messages={"required": _("Choose the vehicle.")})
    amount = AmountField(label=_("Kilometres in the year"))

    def prepare(self) -> None:
        self.choose("kind", [("", _("Choose")), *choices_of(CARS, self.asked.factors, self.asked.language)])

    def entries(self) -> list[Entry]:
        data = self.cleaned_data
        return [Entry(RowFacts(kind=data["kind"], amount=data["amount"], unit="km", depth=self.asked.depth))]


class FlightForm(QuickForm):
    """Flights: distance, times persons, and the way back."""

    title = _("Flights")
    lines = (("kind",), ("distance", "persons"), ("return_trip",))
    begins_with = ("kind", "distance")

    kind = forms.ChoiceField(
        label=_("Flight and class"), error_messages={"required": _("Choose the flight and class.")}
    )
    distance = AmountField(
        label=_("Distance one way, km"), allow_negative=False, help_text=_("Along the globe, from airport to airport.")
    )
    persons = AmountField(
        label=_("How many trips by one person"), allow_negative=False, initial=Decimal(1),
        help_text=_("Two people three times is six."),
    )  # fmt: skip
    return_trip = forms.BooleanField(label=_("There and back"), required=False, initial=True)

    def prepare(self) -> None:
        self.choose("kind", [("", _("Choose")), *choices_of(FLIGHTS, self.asked.factors, self.asked.language)])

    def entries(self) -> list[Entry]:
        data = self.cleaned_data
        ways = BOTH_WAYS if data["return_trip"] else 1
        note = gettext("%(km)s km × %(persons)s trips × %(ways)s") % {
            "km": exact(data["distance"]), "persons": exact(data["persons"]), "ways": ways,
        }  # fmt: skip
        facts = RowFacts(
            kind=data["kind"], amount=kept(data["distance"] * data["persons"] * ways), unit="pkm",
            depth=self.asked.depth, note=note,
        )  # fmt: skip
        return [Entry(facts)]


class TripForm(QuickForm):
    """Trains, buses, taxis, ferries and kilometre allowances."""

    title = _("Other trips for work")
    lines = (("kind", "amount"),)
    begins_with = ("kind", "amount")

    kind = forms.ChoiceField(label=_("How"), error_messages={"required": _("Choose how people travelled.")})
    amount = AmountField(label=_("Kilometres in the year, all people together"))

    def prepare(self) -> None:
        own_car = [(OWN_CAR, _("Employees' own cars (kilometre allowance)"))]
        common = choices_of(COMMON[6], self.asked.factors, self.asked.language)
        self.choose("kind", [("", _("Choose")), *own_car, *common])

    def entries(self) -> list[Entry]:
        data = self.cleaned_data
        is_own_car = data["kind"] == OWN_CAR
        facts = RowFacts(
            kind=data["kind"], amount=data["amount"], depth=self.asked.depth,
            unit=self.asked.factors.kinds[data["kind"]].unit,
            scope=3 if is_own_car else 0, category=TRAVEL if is_own_car else 0,
        )  # fmt: skip
        return [Entry(facts)]


class StayForm(QuickForm):
    """Hotel nights."""

    title = _("Nights in hotels")
    lines = (("kind", "amount"),)

    kind = forms.ChoiceField(label=_("Country"))
    amount = AmountField(label=_("Nights, all people together"))

    def prepare(self) -> None:
        self.choose("kind", choices_of(STAYS, self.asked.factors, self.asked.language))

    def entries(self) -> list[Entry]:
        data = self.cleaned_data
        return [Entry(RowFacts(kind=data["kind"], amount=data["amount"], unit="night", depth=self.asked.depth))]


class CommutingForm(QuickForm):
    """The way to work: n · one-way km · 2 · days · share of each way (GHG Protocol, Scope 3 guidance, category 7)."""

    title = _("The way to work")
    about = _("Shares of the kilometres, in per cent. Walking, cycling and being a passenger need no figure.")
    lines = (("people", "distance"), ("days",), ("car", "bus"), ("train", "rail"))
    begins_with = ("distance", "days", "car", "bus", "train", "rail")

    people = AmountField(label=_("People"), allow_negative=False)
    distance = AmountField(label=_("Way to work one way, km, on average"), allow_negative=False)
    days = AmountField(
        label=_("Days at the workplace in the year, per person"), allow_negative=False,
        help_text=_("Without holidays and days at home."),
    )  # fmt: skip
    car = AmountField(label=_("Own car, driving, %"), required=False, allow_negative=False)
    bus = AmountField(label=_("Bus, %"), required=False, allow_negative=False)
    train = AmountField(label=_("Commuter train, %"), required=False, allow_negative=False)
    rail = AmountField(label=_("Metro or tram, %"), required=False, allow_negative=False)

    def prepare(self) -> None:
        self.fields["people"].initial = self.asked.inventory.staff

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        shares = [data.get(mode) or Decimal(0) for mode, _kind in MODES]
        if sum(shares) > HUNDRED:
            self.add_error("car", _("The shares together are more than 100 %."))
        if not self.errors and not any(shares):
            self.add_error(
                "car", _("Write a share for at least one way. If everybody walks or cycles, leave this empty.")
            )
        return data

    def entries(self) -> list[Entry]:
        data = self.cleaned_data
        km = data["people"] * data["distance"] * BOTH_WAYS * data["days"]
        told = {name: str(data[name]) for name in ("people", "distance", "days")}
        return [self._of_mode(kind, km, data[mode], told) for mode, kind in MODES if data.get(mode)]

    def _of_mode(self, kind: str, km: Decimal, share: Decimal, told: dict[str, str]) -> Entry:
        depth = RowDepth.MEASURED if self.asked.depth == RowDepth.MEASURED else RowDepth.ESTIMATE
        note = gettext("%(people)s people × %(distance)s km × 2 × %(days)s days × %(share)s %%") % {
            **{name: exact(Decimal(value)) for name, value in told.items()},
            "share": exact(share),
        }  # fmt: skip
        facts = RowFacts(
            kind=kind, amount=kept(km * share / HUNDRED), unit=self.asked.factors.kinds[kind].unit, depth=depth,
            scope=3, category=COMMUTING, note=note, estimate={"by": "commuting", **told, "share": str(share)},
        )  # fmt: skip
        return Entry(facts)


class HomeWorkForm(QuickForm):
    """Work at home in hours."""

    title = _("Work at home")
    about = _("Counts the equipment only; the home's heating is the home's own.")
    lines = (("people", "days"), ("hours",))
    begins_with = ("days", "hours")
    folded = True

    people = AmountField(label=_("People who work at home"), allow_negative=False)
    days = AmountField(label=_("Days at home in the year, per person"), allow_negative=False)
    hours = AmountField(label=_("Hours a day"), allow_negative=False)

    def entries(self) -> list[Entry]:
        data = self.cleaned_data
        told = {name: str(data[name]) for name in ("people", "days", "hours")}
        facts = RowFacts(
            kind="home-working", amount=kept(data["people"] * data["days"] * data["hours"]), unit="h",
            depth=RowDepth.ESTIMATE, estimate={"by": "home-working", **told},
        )  # fmt: skip
        return [Entry(facts)]
