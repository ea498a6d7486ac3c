"""The factor files themselves: complete, sourced, dated, unambiguous, and of a size like their neighbours."""

import tomllib
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

import pytest

FACTORS = Path(__file__).parents[2] / "talkoot" / "data" / "factors"
NOT_FACTORS = {"gwp.toml", "releases.toml", "networks.toml", "prices.toml", "estimates.toml"}
NEEDED = ("id", "kind", "role", "unit", "publisher", "document", "licence", "geography", "valid_from", "ar")
ROLES = {"combustion", "location", "market", "upstream", "losses", "lifecycle"}
STATUSES = {"seen", "quoted", "computed"}
MAIN_ROLES = {"combustion", "location", "lifecycle"}
SUPPLIED = {"electricity", "heat"}
TWO_PUBLISHERS = ("electricity", "market")  # residual mixes: an inventory says whose it prefers
TIMES = Decimal(3)

JOULES = {"J": "1", "MJ": "1e6", "GJ": "1e9", "TJ": "1e12", "kWh": "3.6e6", "MWh": "3.6e9", "GWh": "3.6e12"}
BASES = {"": "energy", "_net": "energy_net", "_gross": "energy_gross"}
UNITS = {
    **{name + end: (base, Decimal(size)) for end, base in BASES.items() for name, size in JOULES.items()},
    "kg": ("mass", Decimal(1)), "g": ("mass", Decimal("0.001")), "t": ("mass", Decimal(1000)),
    "l": ("volume", Decimal("0.001")), "m3": ("volume", Decimal(1)), "km": ("distance", Decimal(1)),
    "pkm": ("travel", Decimal(1)), "tkm": ("freight", Decimal(1)), "m2": ("area", Decimal(1)),
    "night": ("nights", Decimal(1)), "h": ("time", Decimal(1)), "day": ("time", Decimal(24)),
    "pcs": ("pieces", Decimal(1)),
}  # fmt: skip
CURRENCIES = {"eur", "usd", "gbp", "sek"}

# Factors that lie further than three times from their neighbours, and why that is right.
KNOWN_EXCEPTIONS = {
    "aib-2022-ch-electricity-location": "as printed: a grid nearly without fossil fuel, small changes are large ones",
    "tilastokeskus-2024-electricity-location": "Finland's electricity fell from about 0.1 to 0.03 kg a kilowatt-hour",
    "talkoot-2024-fi-electricity-losses": "follows the electricity of 2024",
    "helen-2019-cooling": "heat pumps: 0.018 in 2019, 0 since then",
    "vtt-2007-freight-ship-ropax-tkm-combustion": "VTT's ropax of the Baltic Sea; the British row is another kind of ferry",
    "vtt-2007-freight-ship-ropax-tkm-upstream": "follows the figure at sea",
    "finland-wood-chips-combustion": "methane of a fluidised bed boiler (10 kg/TJ), not of stoves",
    "finland-wood-waste-combustion": "methane of a fluidised bed boiler (10 kg/TJ), not of stoves",
    "ipcc-2006-wood-chips-combustion": "methane of small stoves and boilers of the world (300 kg/TJ)",
    "ipcc-2006-wood-waste-combustion": "methane of small stoves and boilers of the world (300 kg/TJ)",
}

Table = dict[str, Any]


def read(path: Path) -> Table:
    with path.open("rb") as file:
        return tomllib.load(file, parse_float=Decimal)


def factors_of(path: Path) -> list[Table]:
    table = read(path)
    return [{**table["source"], **entry, "file": str(path.relative_to(FACTORS))} for entry in table["factor"]]


KIND_FILES = sorted((FACTORS / "kinds").glob("*.toml"))
FACTOR_FILES = sorted(
    path for path in FACTORS.rglob("*.toml") if path.parent.name != "kinds" and path.name not in NOT_FACTORS
)
KINDS = [{**kind, "file": path.name} for path in KIND_FILES for kind in read(path)["kind"]]
KIND = {kind["code"]: kind for kind in KINDS}
FACTOR_LIST = [factor for path in FACTOR_FILES for factor in factors_of(path)]
RELEASES = [release["version"] for release in read(FACTORS / "releases.toml")["release"]]
GWP = {gas["code"]: gas for gas in read(FACTORS / "gwp.toml")["gas"]}


def dimension(unit: str) -> str:
    """What a unit measures; money by currency and price year. Empty when no unit is written so."""
    if unit in UNITS:
        return UNITS[unit][0]
    if unit[:3] in CURRENCIES and (not unit[3:] or (len(unit) == 7 and unit[3:].isdigit())):
        return "money"
    return ""


def in_common_unit(factor: Table) -> tuple[str, Decimal]:
    """The dimension in which factors of one kind compare, and how many of the factor's unit one of it is.

    Fuels compare per kilogram, or per net joule where no calorific value is known.
    """
    name, held = factor["unit"], KIND[factor["kind"]].get("properties", {})
    if dimension(name) == "money":
        return name, Decimal(1)
    base, size = UNITS[name]
    per_m3 = held.get("kg_per_m3") or (1000 * held["kg_per_l"] if "kg_per_l" in held else None)
    if base == "volume" and per_m3:
        base, size = "mass", size * per_m3
    if base == "energy_gross" and "gross_per_net" in held:
        base, size = "energy_net", size / held["gross_per_net"]
    if base == "energy_net" and "mj_net_per_kg" in held:
        base, size = "mass", size / (held["mj_net_per_kg"] * 1_000_000)
    return base, 1 / size


def kilograms(factor: Table) -> Decimal:
    """CO2e by AR5 per unit of the factor, the CO2 of plants left out."""
    if "co2e" in factor:
        return Decimal(factor["co2e"])
    gases = factor["gases"].items()
    return sum((kg * GWP[gas]["ar5"] for gas, kg in gases if gas != "co2_biogenic"), Decimal(0))


def kilograms_of_plants(factor: Table) -> Decimal:
    """The CO2 of plants per unit of the factor."""
    return Decimal(factor.get("gases", {}).get("co2_biogenic", 0))


def released(factor: Table) -> list[str]:
    """The releases a factor is in."""
    came = RELEASES.index(factor["since"])
    went = RELEASES.index(factor["until"]) if "until" in factor else len(RELEASES)
    return RELEASES[came:went]


def test_there_are_enough_factors_and_kinds() -> None:
    assert len(FACTOR_LIST) >= 600
    assert len(KINDS) >= 90


@pytest.mark.parametrize("path", FACTOR_FILES, ids=lambda path: str(path.relative_to(FACTORS)))
def test_factor_file_has_its_source_and_whole_factors(path: Path) -> None:
    table = read(path)
    assert {"publisher", "document"} <= set(table["source"])
    assert table["factor"], "no factor in the file"
    for factor in factors_of(path):
        name = factor.get("id", "?")
        assert [key for key in NEEDED if not factor.get(key)] == [], name
        assert factor["role"] in ROLES, name
        assert factor["status"] in STATUSES, name
        assert factor["ar"] in {"ar4", "ar5", "ar6"}, name
        assert "co2e" in factor or factor.get("gases"), f"{name}: neither gases nor co2e"
        assert "co2e" not in factor or set(factor.get("gases", {})) <= {"co2_biogenic"}, f"{name}: counted twice"
        assert factor["status"] != "computed" or factor.get("note") or factor.get("basis"), f"{name}: computed how?"


def test_factor_ids_are_unique() -> None:
    ids = [factor["id"] for factor in FACTOR_LIST]
    assert sorted({name for name in ids if ids.count(name) > 1}) == []


def test_factors_belong_to_known_kinds_of_their_folder() -> None:
    assert sorted({factor["kind"] for factor in FACTOR_LIST} - set(KIND)) == []
    strays = {f["file"] for f in FACTOR_LIST if KIND[f["kind"]]["family"] != f["file"].split("/")[0]}
    assert sorted(strays) == []


def test_factor_units_are_known_and_gases_have_a_potential() -> None:
    assert sorted({f["unit"] for f in FACTOR_LIST if not dimension(f["unit"])}) == []
    gases = {gas for factor in FACTOR_LIST for gas in factor.get("gases", {})} - {"co2_biogenic"}
    assert sorted(gas for gas in gases if {"ar4", "ar5", "ar6"} - set(GWP.get(gas, {}))) == []


def test_factor_dates_are_in_order() -> None:
    wrong = [
        factor["id"]
        for factor in FACTOR_LIST
        if not isinstance(factor["valid_from"], date)
        or factor.get("valid_to", date.max) < factor["valid_from"]
        or factor.get("published_on", date.min) > date(2026, 11, 16)
    ]
    assert wrong == []


def test_factor_releases_exist_and_run_forward() -> None:
    for factor in FACTOR_LIST:
        assert factor.get("since") in RELEASES, factor["id"]
        assert released(factor), f"{factor['id']}: withdrawn before it came"
    ids = {factor["id"] for factor in FACTOR_LIST}
    assert [f["id"] for f in FACTOR_LIST if "superseded_by" in f and f["superseded_by"] not in ids] == []


def test_each_release_changes_something() -> None:
    """A changelog is what came and what went with a release."""
    for version in RELEASES:
        came = [f["id"] for f in FACTOR_LIST if f["since"] == version]
        assert came, f"nothing came with {version}"
    assert [f["id"] for f in FACTOR_LIST if f.get("until") in RELEASES[1:]], "no release replaces anything"


def test_kinds_are_unique_and_named_in_three_languages() -> None:
    codes = [kind["code"] for kind in KINDS]
    assert sorted({code for code in codes if codes.count(code) > 1}) == []
    for kind in KINDS:
        assert {language for language, name in kind["name"].items() if name} == {"fi", "sv", "en"}, kind["code"]
        assert kind["family"] == kind["file"].removesuffix(".toml"), kind["code"]
        assert dimension(kind["unit"]), f"{kind['code']}: unknown unit {kind['unit']}"
        assert kind["unit"] in kind.get("units", [kind["unit"]]), f"{kind['code']}: first unit not among its units"
        assert (kind["scope"], kind["category"] > 0) in {(1, False), (2, False), (3, True)}, kind["code"]
        assert kind["question"] in range(2, 9), kind["code"]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_names_of_kinds_differ_within_a_family(language: str) -> None:
    names = [(kind["family"], kind["name"][language]) for kind in KINDS]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_every_kind_can_be_calculated() -> None:
    """A factor of a main role, or the energy behind a service."""
    covered = {factor["kind"] for factor in FACTOR_LIST if factor["role"] in MAIN_ROLES}
    without = [kind["code"] for kind in KINDS if kind["code"] not in covered and "energy" not in kind]
    assert without == []
    assert [kind["code"] for kind in KINDS if "energy" in kind and kind["energy"]["kind"] not in covered] == []


def test_properties_and_energies_of_kinds_are_sourced() -> None:
    for kind in KINDS:
        for part in ("properties", "energy"):
            assert part not in kind or kind[part].get("source"), f"{kind['code']}: {part} without a source"


def test_units_offered_for_a_kind_can_be_turned_into_its_factors() -> None:
    """By the same dimension, or by density and calorific value."""
    stuck = []
    for factor in FACTOR_LIST:
        kind = KIND[factor["kind"]]
        reached, _ = in_common_unit(factor)
        for name in kind.get("units", [kind["unit"]]):
            given, _ = in_common_unit({**factor, "unit": name})
            if "energy" not in kind and given != reached and dimension(name) != "money":
                stuck.append(f"{kind['code']}: {name} -> {factor['unit']} ({factor['id']})")
    assert stuck == []


def test_no_two_factors_answer_the_same_question() -> None:
    """One kind, role, place, variant and day of one release: one factor, except two publishers' residual mixes."""
    groups: dict[tuple[str, ...], list[Table]] = defaultdict(list)
    for factor in FACTOR_LIST:
        key = (factor["kind"], factor["role"], factor["geography"], factor.get("variant", ""), factor["unit"])
        groups[key].append(factor)
    clashes = []
    for key, found in groups.items():
        found.sort(key=lambda f: f["valid_from"])
        for index, one in enumerate(found):
            for other in found[index + 1 :]:
                overlap = other["valid_from"] <= one.get("valid_to", date.max)
                excused = key[:2] == TWO_PUBLISHERS and one["publisher"] != other["publisher"]
                if overlap and not excused and set(released(one)) & set(released(other)):
                    clashes.append(f"{one['id']} and {other['id']}")
    assert clashes == []


def neighbours(measure: Callable[[Table], Decimal]) -> list[list[tuple[str, Decimal]]]:
    """Factors that measure the same thing: kind, role, variant and dimension; of supplied energy also the place."""
    groups: dict[tuple[str, ...], list[tuple[str, Decimal]]] = defaultdict(list)
    for factor in FACTOR_LIST:
        base, times = in_common_unit(factor)
        place = factor["geography"] if KIND[factor["kind"]]["family"] in SUPPLIED else ""
        key = (factor["kind"], factor["role"], factor.get("variant", ""), base, place)
        if value := measure(factor) * times:
            groups[key].append((factor["id"], value))
    return list(groups.values())


def test_factors_are_of_a_size_like_their_neighbours() -> None:
    """Each within three times the median of the others, known exceptions apart; this catches slips of unit.

    A figure of 0 has no size: it is looked at by itself, not against others.
    """
    far = {}
    for found in neighbours(kilograms) + neighbours(kilograms_of_plants):
        for name, value in found:
            others = [other for other_name, other in found if other_name != name]
            middle = median(others) if others else value
            if not middle / TIMES <= value <= middle * TIMES:
                far[name] = f"{float(value):.3g} against {float(middle):.3g}"
    assert {name: text for name, text in far.items() if name not in KNOWN_EXCEPTIONS} == {}
    assert sorted(set(KNOWN_EXCEPTIONS) - set(far)) == [], "no exception any more"


def test_factors_of_supplied_energy_are_possible() -> None:
    """No grid or network lets out more than oil shale burnt in an old plant: 1.5 kg a kilowatt-hour."""
    supplied = [f for f in FACTOR_LIST if KIND[f["kind"]]["family"] in SUPPLIED]
    assert [
        f["id"] for f in supplied if not 0 <= kilograms(f) / UNITS[f["unit"]][1] * 3_600_000 <= Decimal("1.5")
    ] == []


def test_british_electricity_and_heating_are_not_used() -> None:
    british = [f for f in FACTOR_LIST if f["publisher"] == "DESNZ" and f["geography"] == "GB"]
    assert [f["id"] for f in british if KIND[f["kind"]]["family"] in SUPPLIED] == []
    assert [f["id"] for f in british if f["kind"] in {"freight-rail", "car-electric", "van-electric"}] == []


def test_refrigerant_blends_agree_with_the_published_potential() -> None:
    """The sum of the parts by AR5 is the figure of the British conversion factors 2025, within its rounding."""
    blends = read(FACTORS / "gwp.toml")["blend"]
    for blend in blends:
        total = sum(share * GWP[gas]["ar5"] for gas, share in blend["components"].items())
        assert abs(total - blend.get("ar5_check", total)) <= 1, f"{blend['name']}: {total}"
        assert sum(blend["components"].values()) <= 1, blend["name"]
    shares = {f"refrigerant-{blend['code']}": blend["components"] for blend in blends}
    assert {f["kind"]: f["gases"] for f in FACTOR_LIST if f["kind"] in shares} == shares
