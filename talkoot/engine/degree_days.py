"""Heat as if the year had been a normal one: consumption corrected by heating degree days."""

from decimal import Decimal

ONE = Decimal(1)


def normalised_heat(
    consumption: Decimal,
    *,
    hot_water: Decimal,
    normal_hdd: Decimal,
    year_hdd: Decimal,
    municipal_factor: Decimal = ONE,
) -> Decimal:
    """Heat in a normal year, in the unit of `consumption`: Q = Q_water + k · (Q_total − Q_water) · S_N / S_year.

    Water is heated alike in any weather and is taken out first. `normal_hdd` (S_N) and `year_hdd` are degree days of the
    municipality's reference place. `municipal_factor` (k) is Motiva's factor of the municipality: leave it out to
    compare a building with itself over the years, give k2 to compare buildings all over Finland (as if in Jyväskylä), or the
    factor to the reference place to compare within its area. The result is for comparison: emissions of the year are those of real consumption.

    Raises ValueError where hot water is more than all heat, or degree days or the factor are not above 0. Source: Motiva,
    "Kulutuksen normitus, laskukaavat: lämmitysenergiankulutus", formulas 1–3, motiva.fi/kulutuksennormitus.
    """
    if not 0 <= hot_water <= consumption:
        raise ValueError("hot water is part of the heat")
    if min(normal_hdd, year_hdd, municipal_factor) <= 0:
        raise ValueError("degree days and the municipal factor are above 0")
    return hot_water + municipal_factor * (consumption - hot_water) * normal_hdd / year_hdd


def weather_effect(consumption: Decimal, normalised: Decimal) -> Decimal:
    """What the weather added, in the unit of consumption: negative in a mild year."""
    return consumption - normalised
