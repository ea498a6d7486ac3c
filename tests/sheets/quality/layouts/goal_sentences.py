"""Goals as one free sentence (Swedish), with what a careful reader takes from each."""

import random
from dataclasses import dataclass

from tests.sheets.quality.firms import Firm
from tests.sheets.quality.layouts.goals import BASE
from tests.sheets.quality.oddities import number_text
from tests.sheets.quality.specs import Spec, free, right

Sentence = tuple[str, dict[str, Spec]]


@dataclass(frozen=True)
class Numbers:
    """What a sentence may speak of."""

    base_year: int
    year: int
    cut: int
    electricity: float
    km: int


def goal_sentence(rng: random.Random, firm: Firm, seen: set[int] | None = None) -> Sentence:
    """One sentence and its truth; `seen` keeps one member from promising the same twice."""
    electricity, km = (
        next(v for (_, name), v in firm.figures.items() if name == one) for one in ("electricity", "vehicle_km")
    )
    numbers = Numbers(
        rng.choice((2020, 2022)), rng.choice((2026, 2028, 2030)), rng.choice((10, 15, 25)), electricity, int(km)
    )
    at = rng.choice([at for at in range(len(KINDS)) if at not in (seen or ())])
    if seen is not None:
        seen |= {at, 1 - at} if at < 2 else {at}
    return KINDS[at](numbers)


def _electricity_cut(of: Numbers) -> Sentence:
    spec = {**BASE, **ELECTRICITY, "target.percent_change": right(-of.cut), "target.year": right(of.year)}
    return f"Sänka elförbrukningen med {of.cut} % till {of.year}", spec


def _electricity_level(of: Numbers) -> Sentence:
    aim = round(of.electricity * 0.8, 1)
    start, end = number_text(of.electricity, "sv"), number_text(aim, "sv")
    spec = {**BASE, **ELECTRICITY, **_start(of.electricity, of.base_year), **_end(aim, of.year)}
    return f"Elförbrukningen från {start} MWh ({of.base_year}) till {end} MWh ({of.year})", spec


def _driving(of: Numbers) -> Sentence:
    spec = {
        **BASE,
        "theme": right("mobility", "logistics"),
        "indicator": right("vehicle_km"),
        "unit": right("km"),
        **_start(of.km, of.base_year),
        "target.percent_change": right(-of.cut),
        "target.year": right(of.year),
    }
    km = number_text(of.km, "sv")
    return f"Köra mindre: -{of.cut} % senast {of.year} (basår {of.base_year}: {km} km)", spec


def _renewable(of: Numbers) -> Sentence:
    what = {"theme": right("renewable_energy"), "indicator": right("renewable_share"), "unit": right("fraction")}
    spec = {**BASE, **what, **_start(0.4, of.base_year), **_end(0.9, of.year)}
    return f"Andelen förnybar el från 40 % ({of.base_year}) till 90 % ({of.year})", spec


def _solar(of: Numbers) -> Sentence:
    what = {"theme": right("renewable_energy"), "indicator": right("solar_kwp"), "unit": right("kWp")}
    return f"Solceller på taket, 45 kWp, {of.year}", {**BASE, **what, **_end(45, of.year)}


def _footprint(of: Numbers) -> Sentence:
    what = {"type": right("milestone"), "theme": free(), "indicator": free("emissions"), "unit": free()}
    return f"Klimatavtrycket räknas ut för första gången {of.year}", {**BASE, **what, "target.year": right(of.year)}


def _meetings(of: Numbers) -> Sentence:
    what = {"type": right("practice", "milestone"), "theme": free(), "indicator": free(), "unit": free()}
    return "Alla möten med Helsingfors hålls på distans", {**BASE, **what}


def _start(value: float, year: int) -> dict[str, Spec]:
    return {"baseline.value": right(value), "baseline.year": right(year)}


def _end(value: float, year: int) -> dict[str, Spec]:
    return {"target.value": right(value), "target.year": right(year)}


ELECTRICITY = {"theme": right("energy_saving", "efficiency"), "indicator": right("electricity"), "unit": right("MWh")}
KINDS = (_electricity_cut, _electricity_level, _driving, _renewable, _solar, _footprint, _meetings)
