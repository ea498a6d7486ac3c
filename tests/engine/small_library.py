"""A library small enough to calculate by hand. Its figures are round and belong to nobody."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from talkoot.engine import Activity, AssessmentReport, FactorSet
from talkoot.engine.gases import potentials
from talkoot.engine.reading import factor, kind

D = Decimal

KINDS = """
[[kind]]
code = "electricity"
family = "electricity"
unit = "kWh"
scope = 2
[[kind]]
code = "district-heat"
family = "heat"
unit = "MWh"
scope = 2
[[kind]]
code = "diesel"
family = "fuel"
unit = "l"
scope = 1
properties = { kg_per_l = 0.8, mj_net_per_kg = 45.0, gross_per_net = 1.25 }
[[kind]]
code = "wood-chips"
family = "fuel"
unit = "MWh_net"
scope = 1
[[kind]]
code = "refrigerant"
family = "refrigerant"
unit = "kg"
scope = 1
[[kind]]
code = "hotel-night"
family = "stay"
unit = "night"
scope = 3
category = 6
[[kind]]
code = "flight"
family = "travel"
unit = "pkm"
scope = 3
category = 6
[[kind]]
code = "car-electric"
family = "vehicle"
unit = "km"
scope = 1
energy = { kind = "electricity", amount = 0.2, unit = "kWh", per = "km" }
[[kind]]
code = "accounting"
family = "spend"
unit = "eur"
scope = 3
category = 1
"""
FACTORS = """
[[factor]]
id = "el-location-2023"
kind = "electricity"
role = "location"
unit = "kWh"
gases = { co2 = 0.04 }
valid_from = 2023-01-01
valid_to = 2023-12-31
[[factor]]
id = "el-location-2024"
kind = "electricity"
role = "location"
unit = "kWh"
gases = { co2 = 0.03, ch4 = 0.00001, n2o = 0.000001 }
valid_from = 2024-01-01
valid_to = 2024-12-31
[[factor]]
id = "el-residual-authority-2024"
kind = "electricity"
role = "market"
unit = "kWh"
co2e = 0.4
ar = "ar5"
publisher = "Energiavirasto"
valid_from = 2024-01-01
valid_to = 2024-12-31
[[factor]]
id = "el-residual-association-2024"
kind = "electricity"
role = "market"
unit = "kWh"
co2e = 0.5
ar = "ar5"
publisher = "AIB"
valid_from = 2024-01-01
valid_to = 2024-12-31
[[factor]]
id = "el-upstream"
kind = "electricity"
role = "upstream"
unit = "MWh"
gases = { co2 = 10 }
[[factor]]
id = "el-location-se"
kind = "electricity"
role = "location"
unit = "kWh"
gases = { co2 = 0.02 }
geography = "SE"
[[factor]]
id = "heat-se"
kind = "district-heat"
role = "location"
unit = "kWh"
gases = { co2 = 0.07 }
geography = "SE"
[[factor]]
id = "el-losses"
kind = "electricity"
role = "losses"
unit = "kWh"
gases = { co2 = 0.001 }
[[factor]]
id = "heat-country-2024"
kind = "district-heat"
role = "location"
unit = "kWh"
gases = { co2 = 0.1, co2_biogenic = 0.2 }
valid_from = 2024-01-01
valid_to = 2024-12-31
[[factor]]
id = "heat-town-2024"
kind = "district-heat"
role = "location"
unit = "kWh"
gases = { co2 = 0.05 }
geography = "FI-TOWN"
valid_from = 2024-01-01
valid_to = 2024-12-31
[[factor]]
id = "diesel-combustion"
kind = "diesel"
role = "combustion"
unit = "l"
gases = { co2 = 2.5, ch4_fossil = 0.00001, n2o = 0.0001, co2_biogenic = 0.3 }
[[factor]]
id = "diesel-upstream"
kind = "diesel"
role = "upstream"
unit = "l"
co2e = 0.6
ar = "ar4"
geography = "GB"
[[factor]]
id = "chips"
kind = "wood-chips"
role = "combustion"
unit = "kWh_net"
gases = { ch4 = 0.0001, n2o = 0.00001, co2_biogenic = 0.4 }
[[factor]]
id = "refrigerant"
kind = "refrigerant"
role = "combustion"
unit = "kg"
gases = { hfc-32 = 0.5, hfc-125 = 0.5 }
[[factor]]
id = "hotel-fi"
kind = "hotel-night"
role = "lifecycle"
unit = "night"
co2e = 10
ar = "ar6"
status = "quoted"
[[factor]]
id = "hotel-se"
kind = "hotel-night"
role = "lifecycle"
unit = "night"
co2e = 7
ar = "ar6"
geography = "SE"
[[factor]]
id = "flight-with"
kind = "flight"
role = "lifecycle"
unit = "pkm"
gases = { co2 = 0.2 }
geography = "WORLD"
variant = "with-rf"
[[factor]]
id = "flight-without"
kind = "flight"
role = "lifecycle"
unit = "pkm"
gases = { co2 = 0.1 }
geography = "WORLD"
variant = "without-rf"
[[factor]]
id = "accounting-us"
kind = "accounting"
role = "lifecycle"
unit = "usd2020"
co2e = 0.2
ar = "ar6"
geography = "US"
"""
POTENTIALS = {
    AssessmentReport.AR4: {"ch4": 20, "ch4_fossil": 20, "n2o": 300, "hfc-32": 600, "hfc-125": 3000},
    AssessmentReport.AR5: {"ch4": 25, "ch4_fossil": 30, "n2o": 250, "hfc-32": 700, "hfc-125": 3200},
    AssessmentReport.AR6: {"ch4": 30, "ch4_fossil": 32, "n2o": 200, "hfc-32": 800},
}
EUR_RATES = {("usd", 2020): D("1.25"), ("sek", 2020): D(10)}
PRICES = {2020: D(100), 2024: D(125)}


def kinds(text: str = KINDS) -> list[dict[str, Any]]:
    """The entries of kinds, to be changed by a test."""
    return tomllib.loads(text, parse_float=Decimal)["kind"]


def factors(text: str = FACTORS) -> list[dict[str, Any]]:
    """The entries of factors, to be changed by a test."""
    return tomllib.loads(text, parse_float=Decimal)["factor"]


def library(
    entries: Iterable[dict[str, Any]] | None = None,
    version: str = "1.1",
    of_kinds: Iterable[dict[str, Any]] | None = None,
) -> FactorSet:
    """A factor set of these entries, or of all of the small library."""
    by_use = defaultdict(list)
    for one in map(factor, factors() if entries is None else entries):
        by_use[one.kind, one.role].append(one)
    return FactorSet(
        version=version,
        kinds={one.code: one for one in map(kind, kinds() if of_kinds is None else of_kinds)},
        by_use={use: tuple(found) for use, found in by_use.items()},
        potentials={
            report: potentials(report, {gas: D(value) for gas, value in values.items()})
            for report, values in POTENTIALS.items()
        },
        eur_rates=EUR_RATES,
        prices=PRICES,
    )


def did(kind: str, amount: str | int, unit: str, year: int = 2024, **more: Any) -> Activity:
    """An activity in short."""
    return Activity(kind, D(amount), unit, year, **more)
