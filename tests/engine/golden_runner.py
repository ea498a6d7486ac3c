"""Runs golden cases: published examples, one file each, through the engine's public functions."""

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, localcontext
from math import prod
from pathlib import Path
from typing import Any

from talkoot.engine import AssessmentReport, Footprint, Options, calculate, convert, factor_set
from talkoot.engine.activities import Activity, activity
from talkoot.engine.allocation import by_area, distribute
from talkoot.engine.change import Item, explain
from talkoot.engine.factors import FactorSet
from talkoot.engine.finance import Measure, annuity_factor, measure_value, yearly_cost
from talkoot.engine.gases import Potentials
from talkoot.engine.intensity import per_product
from talkoot.engine.networks import Member, Purchase, network_sum
from talkoot.engine.pedigree import Pedigree, label
from talkoot.engine.reading import assembled, factor, kind
from talkoot.engine.targets import RATE_1_5C, RATE_WELL_BELOW_2C, late_start_rate, sme_path
from talkoot.engine.targets import Path as Trajectory
from talkoot.engine.uncertainty import Part, spread
from talkoot.engine.units import Amount

GOLDEN = Path(__file__).parent / "golden"
RATES = {"1.5C": RATE_1_5C, "WB2C": RATE_WELL_BELOW_2C}
OWN_EMISSIONS = {"kgCO2e": Decimal(1), "tCO2e": Decimal(1000)}
ANY_YEAR = 2024
KG_PER_T = 1000

Case = Mapping[str, Any]
Results = dict[str, Any]


def paths() -> list[Path]:
    """Every case, in the order of its group and name."""
    return sorted(GOLDEN.rglob("*.toml"))


def read(path: Path) -> dict[str, Any]:
    """A case as it stands in its file, with exact decimals."""
    with path.open("rb") as file:
        return tomllib.load(file, parse_float=Decimal)


def run(case: Case) -> Results:
    """What the engine answers, by the keys that the case expects."""
    with localcontext() as context:
        context.prec = 50
        return ANSWERS[case["ask"]](case)


def differences(case: Case, results: Results) -> Iterator[str]:
    """Every expected figure that the results do not meet within the case's relative tolerance."""
    within = Decimal(str(case["expected"]["within"]))
    for name, wanted in case["expected"].items():
        if name == "within":
            continue
        yield from _compared(name, wanted, results.get(name.removesuffix("_t") + "_kg" * name.endswith("_t")), within)


def number(entry: Mapping[str, Any], name: str) -> Decimal:
    """A figure of the case: one printed number, or several to be multiplied, over those in `over`."""
    return _product(entry[name]) / _product(entry.get("over", 1))


def _product(value: Any) -> Decimal:
    return (
        prod((Decimal(str(one)) for one in value), start=Decimal(1)) if isinstance(value, list) else Decimal(str(value))
    )


def _compared(name: str, wanted: Any, found: Any, within: Decimal) -> Iterator[str]:
    if isinstance(wanted, dict):
        for key, one in wanted.items():
            yield from _compared(f"{name}.{key}", one, (found or {}).get(key), within)
    elif isinstance(wanted, list):
        for index, one in enumerate(wanted):
            yield from _compared(f"{name}.{index}", one, found[index], within)
    elif isinstance(wanted, str):
        if found != wanted:
            yield f"{name}: {found}, published {wanted}"
    else:
        target = Decimal(wanted) * (KG_PER_T if name.endswith("_t") else 1)
        if found is None or abs(found - target) > within * abs(target):
            yield f"{name}: {found}, published {target}"


# ------------------------------------------------------------------------------------------------ inventories


def _inventory(case: Case) -> Results:
    options = Options(report=AssessmentReport(case.get("gwp", "ar5")))
    factors = factor_set() if case.get("library") else _factors(case, options.report)
    footprint = calculate(_activities(case), factors, options)
    if footprint.refused:
        raise footprint.refused[0].error
    return {**_totals(footprint), **_breakdown(footprint)}


def _totals(footprint: Footprint) -> Results:
    return {
        "total_kg": footprint.total_market,
        "scope_1_kg": footprint.scope_1,
        "scope_2_location_kg": footprint.scope_2_location,
        "scope_2_market_kg": footprint.scope_2_market,
        "scope_3_kg": footprint.scope_3,
        "biogenic_kg": footprint.biogenic,
        "gases": footprint.gases,
        **{f"category_{category}_kg": kg for category, kg in footprint.categories.items()},
    }


def _breakdown(footprint: Footprint) -> Results:
    parts: dict[str, Decimal] = defaultdict(Decimal)
    quantities: dict[str, Decimal] = defaultdict(Decimal)
    roles: dict[str, Decimal] = defaultdict(Decimal)
    for line in footprint.counted():
        parts[line.activity.key] += line.kg_co2e
        quantities[line.activity.key] += line.quantity
        roles[line.role] += line.kg_co2e
    return {"parts": parts, "quantities": quantities, "roles": roles}


def _activities(case: Case) -> list[Activity]:
    entries = [{**row, "kind": code, "key": row.get("part", "")} for code, row in _rows(case)]
    entries += case.get("activity", [])
    return [activity({"year": ANY_YEAR, **entry, "amount": number(entry, "amount")}) for entry in entries]


def _rows(case: Case) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Rows of a printed table, each with a factor of its own."""
    for index, row in enumerate(case.get("row", [])):
        yield f"row-{index}", row


def _factors(case: Case, report: AssessmentReport) -> FactorSet:
    empty = assembled("golden", (), ())
    kinds, factors = list(case.get("kind", [])), list(case.get("factor", []))
    for code, row in _rows(case):
        scope, category = row.get("scope", case.get("scope")), row.get("category", case.get("category", 0))
        kinds.append({"code": code, "family": "row", "unit": row["unit"], "scope": scope, "category": category})
        factors.append({**_emissions(row), "kind": code, "role": "lifecycle", "unit": row.get("per", row["unit"])})
    potentials = empty.potentials[report]
    return assembled(
        "golden", [kind(_exact(entry)) for entry in kinds], [factor(_weighed(entry, potentials)) for entry in factors]
    )


def _emissions(row: Mapping[str, Any]) -> dict[str, Any]:
    if "gases" in row:
        return {"gases": row["gases"]}
    return {"co2e": row.get("co2e", OWN_EMISSIONS.get(row["unit"]))}


def _exact(entry: Mapping[str, Any]) -> dict[str, Any]:
    """A kind whose properties may be quotients of printed figures."""
    held = dict(entry.get("properties", {}))
    over = held.pop("over", 1)
    return {**entry, "properties": {name: number({name: value, "over": over}, name) for name, value in held.items()}}


def _weighed(entry: Mapping[str, Any], potentials: Potentials) -> dict[str, Any]:
    """A factor in kg of gas, of figures that may be printed as kg CO2e of each gas."""
    found = {name: value for name, value in entry.items() if name not in {"gases_co2e", "over"}}
    if "co2e" in entry:
        found["co2e"] = number(entry, "co2e")
    if "gases_co2e" in entry:
        found["gases"] = {gas: Decimal(kg) / potentials.of(gas) for gas, kg in entry["gases_co2e"].items()}
    return {"geography": "WORLD", "ar": potentials.report, "id": f"{entry['kind']}-{entry['role']}", **found}


# ------------------------------------------------------------------------------------------------ formulas


def _gwp(case: Case) -> Results:
    given = case["given"]
    potentials = assembled("golden", (), ()).potentials[AssessmentReport(given["ar"])]
    return {"gwp": potentials.co2e(given["components"])}


def _conversion(case: Case) -> Results:
    given = case["given"]
    return {"value": convert(Amount(Decimal(given["amount"]), given["unit"]), given["to"])}


def _allocation(case: Case) -> Results:
    given = case["given"]
    if given["by"] == "area":
        of_building = (Decimal(given["tenant_m2"]), Decimal(given["building_m2"]), given["occupancy"])
        return {"part": {name: by_area(Decimal(whole), *of_building) for name, whole in given["whole"].items()}}
    weights = {name: Decimal(weight) for name, weight in given["basis"].items()}
    return {"shares_kg": distribute(Decimal(given["total_kg"]), weights)}


def _intensity(case: Case) -> Results:
    given = case["given"]
    return {"kg_per_unit": per_product(Decimal(given["emissions_kg"]), number(given, "per")).value}


def _network(case: Case) -> Results:
    members = [_member(entry) for entry in case["given"]["members"]]
    each = {member.scope1_kg + member.scope2_location_kg + (member.scope3_kg or 0) for member in members}
    return {"each_kg": each.pop() if len(each) == 1 else None, "network_kg": network_sum(members).total_location}


def _member(entry: Mapping[str, Any]) -> Member:
    kg = {name: Decimal(entry[f"{name}_t"]) * KG_PER_T for name in ("scope1", "scope2", "scope3")}
    bought = tuple(Purchase(one["from"], Decimal(one["t"]) * KG_PER_T, True) for one in entry.get("bought", ()))
    return Member(entry["key"], kg["scope1"], kg["scope2"], kg["scope2"], kg["scope3"], bought)


def _uncertainty(case: Case) -> Results:
    parts = [
        Part(Decimal(entry["value_kg"]), Decimal(entry["activity"]), number(entry, "factor"), str(index))
        for index, entry in enumerate(case["given"]["parts"])
    ]
    found = spread(parts)
    return {"relative": found.relative, "low_kg": found.low, "high_kg": found.high}


def _pedigree(case: Case) -> Results:
    given = case["given"]
    make: Callable[..., Pedigree] = Pedigree.from_five_is_best if given["best"] == 5 else Pedigree
    gsd2 = make(**given["scores"]).gsd2()
    return {"gsd2": gsd2, "label": label(gsd2)}


def _trajectory(given: Mapping[str, Any]) -> Trajectory:
    base_year, base_kg = given["base_year"], Decimal(given["base_kg"])
    if given["rate"] == "SME":
        return sme_path(base_year, base_kg)
    return Trajectory(base_year, base_kg, RATES.get(given["rate"], given["rate"]))


def _target(case: Case) -> Results:
    return {"path_kg": _trajectory(case["given"]).at(case["given"]["year"])}


def _budget(case: Case) -> Results:
    emitted = {int(year): Decimal(kg) for year, kg in case["given"]["emitted_kg"].items()}
    rate = late_start_rate(_trajectory(case["given"]), emitted)
    last = max(emitted)
    return {"rate_percent": rate * 100, "next_year_kg": Trajectory(last, emitted[last], rate).at(last + 1)}


def _measure(case: Case) -> Results:
    given = case["given"]
    rate, years = given["rate"], given["years"]
    saving = Decimal(given.get("yearly_saving_eur", 0))
    measure = Measure("measure", Decimal(given.get("capex_eur", 0)), saving, years, Decimal(0))
    return {
        "annuity_factor": annuity_factor(rate, years),
        "yearly_cost_eur": yearly_cost(measure, rate),
        "present_value_eur": measure_value(measure, rate),
    }


def _decomposition(case: Case) -> Results:
    """A product of several factors is decomposed once for each: that one as the amount, the rest as its factor."""
    items = case["given"]["items"]
    changes = [explain(_item(entry, place) for entry in items) for place in range(len(items[0]["before"]))]
    return {
        "total_kg": changes[0].total,
        "structure_kg": changes[0].structure,
        "effects_kg": [change.activity for change in changes],
    }


def _item(entry: Mapping[str, Any], place: int) -> Item:
    before, after = [Decimal(x) for x in entry["before"]], [Decimal(x) for x in entry["after"]]
    return Item(entry["key"], before.pop(place), prod(before), after.pop(place), prod(after))


ANSWERS: dict[str, Callable[[Case], Results]] = {
    "inventory": _inventory,
    "gwp": _gwp,
    "conversion": _conversion,
    "allocation": _allocation,
    "intensity": _intensity,
    "network": _network,
    "uncertainty": _uncertainty,
    "pedigree": _pedigree,
    "target": _target,
    "budget": _budget,
    "measure": _measure,
    "decomposition": _decomposition,
}
