"""Units in which people have their figures at hand, and their size in the unit in which a figure is kept."""

from collections.abc import Iterable
from decimal import Decimal

from talkoot.web.ui.numbers import format_amount

Unit = tuple[str, Decimal]  # name, size in the kept unit

SAME = Decimal(1)
MIXED: dict[str, tuple[Unit, ...]] = {
    "MWh": (("kWh", Decimal("0.001")), ("MWh", SAME)),
    "m3": (("m3", SAME), ("l", Decimal("0.001"))),
    "l": (("l", SAME), ("m3", Decimal(1000))),
    "kg": (("kg", SAME), ("t", Decimal(1000))),
    "tCO2e": (("tCO2e", SAME), ("kgCO2e", Decimal("0.001"))),
    "fraction": (("percent", Decimal("0.01")),),
}
SMALL_MWH = Decimal(100)  # below this, bills speak of kWh


def units_for(kept: str) -> tuple[Unit, ...]:
    """The units that may be chosen for a figure kept in `kept`; the kept one alone when nobody mixes them."""
    return MIXED.get(kept, ((kept, SAME),))


def size_of(unit: str, kept: str) -> Decimal:
    """How much one `unit` is in the kept unit."""
    return dict(units_for(kept)).get(unit, SAME)


def usual_unit(kept: str, values: Iterable[Decimal | None]) -> str:
    """The unit to show first: kWh for who uses little, else the kept one."""
    known = [value for value in values if value is not None]
    if kept == "fraction":
        return "percent"
    if kept == "MWh" and known and max(known) < SMALL_MWH:
        return "kWh"
    return kept


def shown_number(value: Decimal | None, unit: str, kept: str) -> Decimal | None:
    """A kept value as a number of `unit`."""
    return None if value is None else value / size_of(unit, kept)


def shown_amount(value: Decimal | None, unit: str, kept: str) -> str:
    """A kept value with its unit, as words."""
    return format_amount(shown_number(value, unit, kept), unit, None)
