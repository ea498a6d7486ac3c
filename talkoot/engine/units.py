"""Units of measurement that convert within one kind of quantity and refuse to mix with another."""

from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from functools import cache

J_PER_KWH = Decimal(3_600_000)
PRECISE = Context(prec=40)


class UnknownUnit(ValueError):
    """No unit is written so."""

    def __init__(self, name: str) -> None:
        super().__init__(f"unknown unit {name!r}")
        self.name = name


class UnitsDoNotMix(ValueError):
    """Two units measure different things, and nothing known connects them."""

    def __init__(self, given: str, wanted: str) -> None:
        super().__init__(f"{given} cannot be turned into {wanted}")
        self.given, self.wanted = given, wanted


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: what it measures and how many base units of that one of it is."""

    code: str
    dimension: str
    in_base: Decimal


def _scaled(dimension: str, **units: str) -> list[Unit]:
    return [Unit(code, dimension, Decimal(value)) for code, value in units.items()]


ENERGY = {"J": "1", "kJ": "1e3", "MJ": "1e6", "GJ": "1e9", "TJ": "1e12"}
HOURS = {"Wh": "0.001", "kWh": "1", "MWh": "1e3", "GWh": "1e6"}
ENERGY_BASES = {"": "energy", "_net": "energy_net", "_gross": "energy_gross"}

UNITS: dict[str, Unit] = {
    unit.code: unit
    for unit in [
        *(
            Unit(code + ending, dimension, Decimal(value))
            for ending, dimension in ENERGY_BASES.items()
            for code, value in [*ENERGY.items(), *((h, str(Decimal(v) * J_PER_KWH)) for h, v in HOURS.items())]
        ),
        *_scaled("mass", g="0.001", kg="1", t="1000", kt="1e6", Mt="1e9", lb="0.45359237"),
        *_scaled("volume", ml="0.000001", l="0.001", m3="1", ft3="0.028316846592", gal_us="0.003785411784"),
        *_scaled("distance", m="1", km="1000", mi="1609.344"),
        *_scaled("passenger_distance", pkm="1", pmi="1.609344"),
        *_scaled("freight", kgkm="0.001", tkm="1", tmi="1.609344"),
        *_scaled("area", m2="1", ha="10000", ft2="0.09290304"),
        *_scaled("time", min="60", h="3600", day="86400", year="31557600"),
        *_scaled("nights", night="1"),
        *_scaled("count", pcs="1"),
        *_scaled("people", person="1"),
        *_scaled("area_time", m2year="1"),
        *_scaled("storage", pallet_day="1"),
        *_scaled("emissions", gCO2e="0.001", kgCO2e="1", tCO2e="1000"),
    ]
}
SPELLINGS = {
    "kwh": "kWh", "mwh": "MWh", "gwh": "GWh", "wh": "Wh", "litre": "l", "litres": "l", "liter": "l", "litraa": "l",
    "L": "l", "m³": "m3", "m²": "m2", "kuutio": "m3", "tonnes": "t", "tonne": "t", "tn": "t", "tonnia": "t",
    "tonne.km": "tkm", "passenger.km": "pkm", "hkm": "pkm", "vkm": "km", "hours": "h", "nights": "night",
    "room per night": "night", "pc": "pcs", "kpl": "pcs", "st": "pcs", "pv": "day", "€": "eur",
    "kWh (Net CV)": "kWh_net", "kWh (Gross CV)": "kWh_gross",
}  # fmt: skip


CURRENCIES = frozenset({"eur", "usd", "gbp", "sek", "nok", "dkk", "chf", "jpy", "cny", "cad", "aud", "pln"})


def is_money(name: str) -> bool:
    """Money is a currency with or without the year of its prices: "eur", "eur2013", "usd2022"."""
    return name[:3] in CURRENCIES and (len(name) == 3 or (len(name) == 7 and name[3:].isdigit()))


@cache
def unit(name: str) -> Unit:
    """The unit written so; raises UnknownUnit. Currencies are units of the dimension "money <currency><year>"."""
    plain = name.strip()
    found = UNITS.get(plain) or UNITS.get(SPELLINGS.get(plain, "")) or UNITS.get(SPELLINGS.get(plain.lower(), ""))
    if found is not None:
        return found
    code = SPELLINGS.get(plain, plain).lower()
    if is_money(code):
        return Unit(code, f"money {code}", Decimal(1))
    raise UnknownUnit(name)


@cache
def ratio(given: str, wanted: str) -> Decimal:
    """How many `wanted` one `given` is, when both measure the same; raises UnitsDoNotMix.

    Energy whose calorific basis is not told (heat, electricity) does not turn into net or gross energy of a fuel.
    """
    one, other = unit(given), unit(wanted)
    if one.dimension != other.dimension:
        raise UnitsDoNotMix(one.code, other.code)
    with localcontext(PRECISE):
        return one.in_base / other.in_base


@dataclass(frozen=True, slots=True)
class Amount:
    """A value with its unit: Amount(Decimal("1.5"), "MWh")."""

    value: Decimal
    unit: str

    def to(self, wanted: str) -> "Amount":
        """The same amount in another unit; raises UnitsDoNotMix or UnknownUnit."""
        return Amount(self.value * ratio(self.unit, wanted), unit(wanted).code)

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.value + other.to(self.unit).value, self.unit)

    def __neg__(self) -> "Amount":
        return Amount(-self.value, self.unit)


@dataclass(frozen=True, slots=True)
class Properties:
    """What connects the units of one fuel. Densities in kg per l and kg per m3, net calorific value in MJ per kg."""

    kg_per_l: Decimal | None = None
    kg_per_m3: Decimal | None = None
    mj_net_per_kg: Decimal | None = None
    gross_per_net: Decimal | None = None
    source: str = ""

    def kilograms(self, amount: Amount) -> Decimal | None:
        """The mass of an amount of the fuel, or None when nothing known leads there."""
        there = unit(amount.unit)
        base = amount.value * there.in_base
        if there.dimension == "mass":
            return base
        if there.dimension == "volume":
            per_m3 = self.kg_per_m3 if self.kg_per_m3 is not None else _thousand(self.kg_per_l)
            return None if per_m3 is None else base * per_m3
        joules = self._net_joules(there.dimension, base)
        if joules is None or not self.mj_net_per_kg:
            return None
        return joules / (self.mj_net_per_kg * 1_000_000)

    def _net_joules(self, dimension: str, joules: Decimal) -> Decimal | None:
        if dimension == "energy_net":
            return joules
        if dimension == "energy_gross" and self.gross_per_net:
            return joules / self.gross_per_net
        return None


def _thousand(per_l: Decimal | None) -> Decimal | None:
    return None if per_l is None else per_l * 1000


def convert(amount: Amount, wanted: str, properties: Properties | None = None) -> Decimal:
    """The value of `amount` in `wanted`, by way of the fuel's own density and calorific value where needed.

    Raises UnitsDoNotMix, naming both units, when they measure different things and no property connects them.
    """
    one, other = unit(amount.unit), unit(wanted)
    if one.dimension == other.dimension:
        return amount.value * ratio(one.code, other.code)
    if properties is not None:
        energies = _between_energies(amount, one, other, properties)
        if energies is not None:
            return energies
        mass, one_of_it = properties.kilograms(amount), properties.kilograms(Amount(Decimal(1), other.code))
        if mass is not None and one_of_it:
            return mass / one_of_it
    raise UnitsDoNotMix(one.code, other.code)


def _between_energies(amount: Amount, one: Unit, other: Unit, properties: Properties) -> Decimal | None:
    """Net and gross energy of one fuel, without going through its mass."""
    if properties.gross_per_net is None or {one.dimension, other.dimension} != {"energy_net", "energy_gross"}:
        return None
    factor = properties.gross_per_net if one.dimension == "energy_net" else 1 / properties.gross_per_net
    return amount.value * factor * one.in_base / other.in_base
