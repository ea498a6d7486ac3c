"""The library of emission factors as a dataset: one row for each factor of a release."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from talkoot.engine import AssessmentReport, Factor, FactorSet, UnknownGas
from talkoot.opendata.datasets import Dataset, Field
from talkoot.opendata.rows import Row

GASES = ("co2", "ch4", "ch4_fossil", "n2o", "co2_biogenic")
FACTORS = Dataset(
    "factors",
    "Emission factors",
    "Dated and sourced figures, each under the licence of its publisher.",
    (
        Field("id", "text", "Identifier of the factor; stable"),
        Field("kind", "text", "Code of the kind of activity; what an activity is entered with"),
        Field("kind_name", "text", "Name of the kind"),
        Field("family", "text", "Group of kinds"),
        Field("role", "text", "Part of the chain: combustion, location, market, upstream, losses or lifecycle"),
        Field("unit", "text", "What the figures are per one of"),
        Field("kg_co2e", "number", "Kilograms of CO2e per unit in the potentials asked for, else as published"),
        *(Field(f"kg_{gas}", "number", f"Kilograms of {gas} per unit, empty when not told apart") for gas in GASES),
        Field("other_gases", "list", "Other gases with kilograms per unit"),
        Field("published_gwp", "text", "Report whose potentials are in a figure that was published in CO2e only"),
        Field("geography", "text", "Country, network, EU, NORDIC or WORLD"),
        Field("valid_from", "date", "First day it is meant for"),
        Field("valid_to", "date", "Last day it is meant for, empty when open"),
        Field("variant", "text", "with-rf or without-rf for flights; the method for combined heat and power"),
        Field("publisher", "text", "Who published it"),
        Field("document", "text", "In which document"),
        Field("reference", "text", "Where in it"),
        Field("url", "text", "Where to find it"),
        Field("licence", "text", "Under which terms"),
        Field("published_on", "date", "When it was published"),
        Field("basis", "text", "What one must know to use it"),
        Field("status", "text", "seen in the source, quoted from another, or computed from seen figures"),
        Field("uncertainty", "number", "Half width of the 95 % interval as a share, when the source gives one"),
        Field("note", "text", "How it was computed, doubts"),
        Field("since", "text", "Release in which it came"),
    ),
)
TEXTS = (
    "unit", "geography", "variant", "publisher", "document", "reference", "url", "licence", "published_on", "basis",
    "status", "uncertainty", "note", "since",
)  # fmt: skip


def factor_rows(
    factors: FactorSet, report: AssessmentReport, wanted: dict[str, str], year: int | None
) -> Iterator[Row]:
    """The factors that have what is wanted (kind, family, role, geography) and are meant for the year."""
    for factor in sorted(
        factors.all_factors(), key=lambda one: (one.kind, one.role, one.geography, one.valid_from, one.id)
    ):
        if year is not None and not (factor.valid_from.year <= year <= factor.valid_to.year):
            continue
        row = factor_row(factor, factors, report)
        if all(row[name] == value for name, value in wanted.items()):
            yield row


def factor_row(factor: Factor, factors: FactorSet, report: AssessmentReport) -> Row:
    """One row, with every documented field in its order."""
    kind = factors.kinds.get(factor.kind)
    others = sorted(factor.gases.keys() - set(GASES))
    values: Row = {
        "id": factor.id,
        "kind": factor.kind,
        "kind_name": kind.name.get("en", "") if kind else "",
        "family": kind.family if kind else "",
        "role": str(factor.role),
        "kg_co2e": _kg_co2e(factor, factors, report),
        **{f"kg_{gas}": factor.gases.get(gas) for gas in GASES},
        "other_gases": "; ".join(f"{gas} {factor.gases[gas]:f}" for gas in others),
        "published_gwp": "" if factor.co2e is None else str(factor.report),
        "valid_from": None if factor.valid_from == date.min else factor.valid_from,
        "valid_to": None if factor.valid_to == date.max else factor.valid_to,
        **{name: getattr(factor, name) for name in TEXTS},
    }
    values["status"] = str(factor.status)
    return {field.name: values[field.name] for field in FACTORS.fields}


def _kg_co2e(factor: Factor, factors: FactorSet, report: AssessmentReport) -> Decimal | None:
    try:
        return factor.kg_co2e(factors.potentials[report])
    except UnknownGas:
        return None
