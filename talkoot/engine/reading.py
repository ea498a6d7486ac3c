"""Reads a directory of factor files (TOML) as one release. The only module of the engine that opens files."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from talkoot.engine.factors import EnergyBehind, Factor, FactorSet, Kind, Role, Status
from talkoot.engine.gases import AssessmentReport, Blend, Potentials, potentials
from talkoot.engine.units import Properties

SHIPPED = Path(__file__).parent.parent / "data" / "factors"
ONE_FILE = {"gwp.toml", "prices.toml", "releases.toml", "estimates.toml"}
TAKEN_OVER = (
    "publisher", "document", "url", "licence", "geography", "valid_from", "valid_to", "published_on", "basis", "note",
    "reference", "variant", "since", "until", "uncertainty",
)  # fmt: skip


class FaultyFile(ValueError):
    """A factor file that cannot be used, with its name and what is wrong."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path.name}: {what}")
        self.path, self.what = path, what


@dataclass(frozen=True, slots=True)
class Release:
    """A version of the library, the day it came out and what it is about, by language."""

    version: str
    released_on: date
    note: Mapping[str, str]


def order_of(version: str) -> tuple[int, ...]:
    """ "2026.10" comes after "2026.9"."""
    return tuple(int(part) for part in version.split(".")) if version else ()


@cache
def _table(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file, parse_float=Decimal)


@cache
def releases(directory: Path = SHIPPED) -> tuple[Release, ...]:
    """The releases of the library, oldest first."""
    path = directory / "releases.toml"
    entries = _table(path)["release"] if path.exists() else []
    found = [Release(entry["version"], entry["released_on"], entry.get("note", {})) for entry in entries]
    return tuple(sorted(found, key=lambda release: order_of(release.version)))


@cache
def factor_set(version: str = "", directory: Path = SHIPPED) -> FactorSet:
    """One release of the factors of a directory, the newest without a version. Raises FaultyFile."""
    known = releases(directory)
    chosen = version or (known[-1].version if known else "")
    return assembled(chosen, kinds_of(directory).values(), _of_release(all_factors(directory), chosen), directory)


def assembled(version: str, kinds: Iterable[Kind], factors: Iterable[Factor], directory: Path = SHIPPED) -> FactorSet:
    """A factor set of given kinds and factors, with the potentials and prices of a directory (else the shipped)."""
    by_use: dict[tuple[str, str], list[Factor]] = defaultdict(list)
    for factor in factors:
        by_use[(factor.kind, factor.role)].append(factor)
    gwp, blends = _gwp(_nearest(directory, "gwp.toml"))
    rates, prices = _prices(_nearest(directory, "prices.toml"))
    return FactorSet(
        version=version,
        kinds={kind.code: kind for kind in kinds},
        by_use={use: tuple(found) for use, found in by_use.items()},
        potentials=gwp,
        blends=blends,
        eur_rates=rates,
        prices=prices,
    )


def _nearest(directory: Path, name: str) -> Path:
    own = directory / name
    return own if own.exists() else SHIPPED / name


def _of_release(factors: Iterable[Factor], version: str) -> Iterator[Factor]:
    """The factors that had come by this release and had not yet been replaced."""
    wanted = order_of(version)
    for factor in factors:
        came, went = order_of(factor.since), order_of(factor.until)
        if not wanted or (came <= wanted and (not went or wanted < went)):
            yield factor


@cache
def kinds_of(directory: Path) -> dict[str, Kind]:
    """The kinds of activity by code."""
    return {
        entry["code"]: kind(entry)
        for path in sorted((directory / "kinds").glob("*.toml"))
        for entry in _table(path).get("kind", [])
    }


@cache
def all_factors(directory: Path) -> tuple[Factor, ...]:
    """Every factor of every release."""
    found = []
    for path in sorted(directory.rglob("*.toml")):
        if path.name in ONE_FILE or path.parent.name == "kinds":
            continue
        table = _table(path)
        for entry in table.get("factor", []):
            try:
                found.append(factor({**table.get("source", {}), **entry}))
            except (KeyError, ValueError, TypeError) as error:
                raise FaultyFile(path, f"{entry.get('id', '?')}: {error}") from error
    return tuple(found)


def kind(entry: Mapping[str, Any]) -> Kind:
    """A kind from its table."""
    held, energy = entry.get("properties"), entry.get("energy")
    return Kind(
        code=entry["code"],
        family=entry["family"],
        name=entry.get("name", {}),
        unit=entry["unit"],
        scope=entry["scope"],
        category=entry.get("category", 0),
        question=entry.get("question", 7),
        units=tuple(entry.get("units", ())) or (entry["unit"],),
        tags=tuple(entry.get("tags", ())),
        properties=Properties(**_decimals(held)) if held else None,
        energy=EnergyBehind(**_decimals(energy)) if energy else None,
    )


def factor(entry: Mapping[str, Any]) -> Factor:
    """A factor from its table, the file's head merged in."""
    given = {key: entry[key] for key in TAKEN_OVER if key in entry}
    if "uncertainty" in given:
        given["uncertainty"] = Decimal(given["uncertainty"])
    return Factor(
        id=entry.get("id", f"{entry['kind']}-{entry['role']}"),
        kind=entry["kind"],
        role=Role(entry["role"]),
        unit=entry["unit"],
        gases={gas: Decimal(kg) for gas, kg in entry.get("gases", {}).items()},
        co2e=Decimal(entry["co2e"]) if "co2e" in entry else None,
        report=AssessmentReport(entry.get("ar", "ar5")),
        status=Status(entry.get("status", "seen")),
        **given,
    )


def _decimals(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: Decimal(value) if isinstance(value, int) else value for key, value in table.items()}


def _gwp(path: Path) -> tuple[dict[AssessmentReport, Potentials], dict[str, Blend]]:
    table = _table(path)
    found = {
        report: potentials(
            report, {gas["code"]: Decimal(gas[report]) for gas in table["gas"] if gas.get(report) is not None}
        )
        for report in AssessmentReport
    }
    blends = {
        entry["code"]: Blend(
            entry["code"],
            entry["name"],
            {gas: Decimal(share) for gas, share in entry["components"].items()},
            entry.get("source", ""),
        )
        for entry in table.get("blend", [])
    }
    return found, blends


def _prices(path: Path) -> tuple[dict[tuple[str, int], Decimal], dict[int, Decimal]]:
    """Exchange rates by (currency, year) in units per euro, and the price level by year."""
    table = _table(path) if path.exists() else {}
    rates = {(entry["currency"].lower(), entry["year"]): Decimal(entry["per_eur"]) for entry in table.get("rate", [])}
    prices: dict[int, Decimal] = {}
    for index in table.get("price_index", []):
        for year, value in index["values"].items():
            prices.setdefault(int(year), Decimal(value))
    return rates, prices
