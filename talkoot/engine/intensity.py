"""Emissions per person, square metre, euro of turnover and product: figures that can be compared."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Per(StrEnum):
    """What emissions are divided by; the intensity's unit is kg CO2e per this."""

    PERSON = "person"  # full-time equivalent
    M2 = "m2"
    EUR = "eur"  # of turnover; the same number is tonnes per thousand euros
    PRODUCT = "product"


@dataclass(frozen=True, slots=True)
class Intensity:
    """`value` kg CO2e per one of `per`; `price_year` where euros are in another year's prices."""

    value: Decimal
    per: Per
    price_year: int | None = None

    @property
    def tonnes_per_million(self) -> Decimal:
        """The same per million (tonnes per million euros of turnover): kg/1 = 1,000 t/1,000,000."""
        return self.value * 1000


class NothingToDivideBy(ValueError):
    """No people, area, turnover or products."""


def per_person(kg: Decimal, persons: Decimal) -> Intensity:
    """kg CO2e per full-time equivalent; raises NothingToDivideBy."""
    return Intensity(_divided(kg, persons), Per.PERSON)


def per_m2(kg: Decimal, area_m2: Decimal) -> Intensity:
    """kg CO2e per square metre; raises NothingToDivideBy."""
    return Intensity(_divided(kg, area_m2), Per.M2)


def per_product(kg: Decimal, products: Decimal) -> Intensity:
    """kg CO2e per product made or served; raises NothingToDivideBy."""
    return Intensity(_divided(kg, products), Per.PRODUCT)


def per_turnover(kg: Decimal, turnover_eur: Decimal) -> Intensity:
    """kg CO2e per euro of turnover in the year's own prices; raises NothingToDivideBy.

    VSME asks for (scope 1 + scope 2) / turnover. For a comparison over years use `per_real_turnover`.
    """
    return Intensity(_divided(kg, turnover_eur), Per.EUR)


def per_real_turnover(
    kg: Decimal, turnover_eur: Decimal, *, price_index: Decimal, base_index: Decimal, price_year: int
) -> Intensity:
    """kg CO2e per euro in the prices of `price_year`, so that dearer is not mistaken for cleaner.

    `price_index` is the year's, `base_index` that of `price_year`, of one series (Statistics Finland's producer or
    consumer prices). Raises NothingToDivideBy.
    """
    return Intensity(_divided(kg, real_eur(turnover_eur, price_index, base_index)), Per.EUR, price_year)


def real_eur(turnover_eur: Decimal, price_index: Decimal, base_index: Decimal) -> Decimal:
    """Euros in base-year prices: nominal · P_base / P_year; raises NothingToDivideBy unless both indices are above 0."""
    if price_index <= 0 or base_index <= 0:
        raise NothingToDivideBy("price index")
    return turnover_eur * base_index / price_index


def _divided(kg: Decimal, amount: Decimal) -> Decimal:
    if amount <= 0:
        raise NothingToDivideBy(amount)
    return kg / amount
