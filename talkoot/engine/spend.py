"""Money against factors of another currency and another year's prices."""

from decimal import Decimal

from talkoot.engine.factors import FactorSet


class NoPriceLevel(LookupError):
    """The exchange rate or the price level of a year is not known."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def money_multiplier(given: str, year: int, wanted: str, factors: FactorSet) -> tuple[Decimal, bool]:
    """What one `given` (say "eur", spent in `year`) is in `wanted` (say "usd2022"), and whether prices were levelled.

    EF(EUR, y) = EF(USD 2022) · FX 2022 (USD/EUR) · P2022 / Py: the money is first brought to the prices of the factor's
    year with the consumer price index, then exchanged at that year's rate. Raises NoPriceLevel without the rate;
    without an index for one of the years the nearest year's stands in, and the second value is False.
    """
    currency, own_year = given[:3], int(given[3:] or year)
    other_currency, other_year = wanted[:3], int(wanted[3:] or own_year)
    levelled = own_year == other_year
    multiplier = Decimal(1)
    if not levelled and factors.prices:
        multiplier = _price_level(other_year, factors) / _price_level(own_year, factors)
        levelled = own_year in factors.prices and other_year in factors.prices
    return multiplier * _exchange(currency, other_currency, other_year, factors), levelled


def _price_level(year: int, factors: FactorSet) -> Decimal:
    """The index of the year, else of the nearest one, of two equally near the earlier."""
    return factors.prices[min(factors.prices, key=lambda known: (abs(known - year), known))]


def _exchange(currency: str, other: str, year: int, factors: FactorSet) -> Decimal:
    if currency == other:
        return Decimal(1)
    try:
        per_eur = Decimal(1) if currency == "eur" else factors.eur_rates[(currency, year)]
        other_per_eur = Decimal(1) if other == "eur" else factors.eur_rates[(other, year)]
    except KeyError as error:
        raise NoPriceLevel(f"{currency}/{other} {year}") from error
    return other_per_eur / per_eur
